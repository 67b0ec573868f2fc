import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import { RouteTable } from '../../world/traffic/route-table.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { type LanePlace, lanePlaceSchema } from '../lane-place-schema.ts';
import { nearestName } from '../nearest-name.ts';
import { firstLaneOf, lanesOfPlace, type RoadPlace } from './flows-of-scene.ts';
import { flowSchema, roadPlaceSchema } from './traffic-schema.ts';

/** Checks the flows of a document against the map: every problem at once. */
export function checkFlows(map: RoadMap, document: JsonDocument, problems: InputProblem[]): void {
  const flows = document.valueAt(['traffic', 'flows']);
  if (!Array.isArray(flows)) return;
  for (const [index, flow] of flows.entries()) {
    const path: JsonPath = ['traffic', 'flows', index];
    // What is no flow at all has been reported already.
    const { data } = flowSchema.safeParse(flow);
    if (data === undefined) continue;
    const isFrom = isThere(map, data.from, [...path, 'from'], document, problems);
    if (data.to === undefined || !isThere(map, data.to, [...path, 'to'], document, problems) || !isFrom) continue;
    checkLeg(map, firstLaneOf(map, data.from), data.to, [...path, 'to'], document, problems);
  }
}

/** Checks the routes of the named actors: every place there, and to be reached from the one before. */
export function checkRoutes(
  map: RoadMap,
  document: JsonDocument,
  positionOf: (map: RoadMap, place: LanePlace) => LanePosition | null,
  problems: InputProblem[],
): void {
  const actors = document.valueAt(['actors']);
  if (!Array.isArray(actors)) return;
  for (const actor of actors.keys()) {
    const route = document.valueAt(['actors', actor, 'route']);
    if (!Array.isArray(route)) continue;
    const { data: start } = lanePlaceSchema.safeParse(document.valueAt(['actors', actor, 'start']));
    let from = start === undefined ? -1 : (positionOf(map, start)?.lane ?? -1);
    for (const [leg, value] of route.entries()) {
      const path: JsonPath = ['actors', actor, 'route', leg];
      const { data: place } = roadPlaceSchema.safeParse(value);
      if (place === undefined || !isThere(map, place, path, document, problems)) {
        from = -1;
        continue;
      }
      from = checkLeg(map, from, place, path, document, problems);
    }
  }
}

/** The lane of a place to which the way from a lane leads; -1, with a problem if the lane is known, for none. */
function checkLeg(
  map: RoadMap,
  from: number,
  place: RoadPlace,
  path: JsonPath,
  document: JsonDocument,
  problems: InputProblem[],
): number {
  if (from < 0) return -1;
  const table = new RouteTable(map, lanesOfPlace(map, place));
  if (table.distance[from] === Number.POSITIVE_INFINITY) {
    const where = `found road "${place.road}", to which no way leads from lane ${map.lanes[from].key}`;
    problems.push(document.problem(path, `${where}; expected a place ahead of it`));
    return -1;
  }
  let lane = from;
  while (!table.isDestination(lane)) lane = table.step(lane);
  return lane;
}

/** Whether a place is on the map; else adds a problem. */
function isThere(
  map: RoadMap,
  place: RoadPlace,
  path: JsonPath,
  document: JsonDocument,
  problems: InputProblem[],
): boolean {
  if (lanesOfPlace(map, place).length > 0) return true;
  const road = map.document.roads.find(({ id }) => id === place.road);
  if (road === undefined) {
    const nearest = nearestName(
      place.road,
      map.document.roads.map(({ id }) => id),
    );
    const hint = nearest === null ? 'it has none' : `the nearest id is "${nearest}"`;
    problems.push(
      document.problem([...path, 'road'], `found road "${place.road}", expected one of the map's roads; ${hint}`),
    );
    return false;
  }
  const ids = [...new Set(map.lanes.filter((lane) => lane.road === road.index).map(({ id }) => id))];
  const found = place.lane === undefined ? `road "${place.road}"` : String(place.lane);
  const expected = place.lane === undefined ? 'a road with driving lanes' : `a driving lane of road "${place.road}"`;
  problems.push(
    document.problem(
      [...path, place.lane === undefined ? 'road' : 'lane'],
      `found ${found}, expected ${expected}: ${ids.join(', ') || 'it has none'}`,
    ),
  );
  return false;
}
