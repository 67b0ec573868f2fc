import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import { findAlternatives } from '../../planning/route/find-alternatives.ts';
import { findRoute } from '../../planning/route/find-route.ts';
import { findTour } from '../../planning/route/find-tour.ts';
import { QUICKEST } from '../../planning/route/route-wish.ts';
import { findPlace } from '../find-place.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { nearestName } from '../nearest-name.ts';
import { sceneSchema } from '../scene.ts';
import { placesOf, plainWishOf, trueMissionOf } from './mission-of-scene.ts';

const STOPS = ['ego', 'stops'];
const ROUTE = ['ego', 'route'];

/**
 * Checks the way of a document to its goal: that its stops are places outside of junctions, that each can be reached from the
 * one before, that the roads which it speaks of are there, and that there are as many ways as it asks for.
 */
export function checkWay(
  map: RoadMap,
  { start, goal }: { readonly start: LanePosition | null; readonly goal: LanePosition | null },
  document: JsonDocument,
  problems: InputProblem[],
): void {
  const stops = listOf(document.valueAt(STOPS)).map((_, i) => checkStop(map, [...STOPS, i], document, problems));
  const roadsAreThere = ['avoid', 'closed'].map((key) => checkRoads(map, [...ROUTE, key], document, problems));
  const { data: ego } = sceneSchema.shape.ego.safeParse(document.valueAt(['ego']));
  if (ego === undefined || (ego.stops.length === 0 && ego.route === undefined) || roadsAreThere.includes(false)) return;
  const scene = { ego };
  const wish = plainWishOf({ scene, map });
  const places = [start, ...stops, goal];
  const names = ['ego.start', ...stops.map((_, i) => `ego.stops[${i}]`), 'ego.goal'];
  let isWhole = true;
  for (let i = 1; i < places.length; i++) {
    const [from, to] = [places[i - 1], places[i]];
    const route = from === null || to === null ? null : findRoute(map, from, to, wish);
    isWhole &&= route?.valid === true;
    // A goal that no lanes lead to from the start has been told of.
    const isTold =
      i === 1 && stops.length === 0 && from !== null && to !== null && !findRoute(map, from, to, QUICKEST).valid;
    if (route?.valid !== false || isTold) continue;
    const path = i <= stops.length ? [...STOPS, i - 1] : ['ego', 'goal'];
    problems.push(document.problem(path, `cannot be reached from ${names[i - 1]}: ${route.reason}; choose another`));
  }
  if (!isWhole || start === null || goal === null) return;
  const parts = { scene, map, start, goal };
  const truth = trueMissionOf(parts);
  const targets = placesOf(truth.stops, goal);
  const around = findTour(map, start, targets, truth.wish);
  if (!around.valid)
    problems.push(
      document.problem([...ROUTE, 'closed'], `leaves no way to the goal: ${around.reason}; close fewer roads`),
    );
  const asked = ego.route?.alternative ?? 1;
  const ways = asked === 1 ? [] : findAlternatives(map, start, targets, asked, wish);
  if (asked > 1 && Array.isArray(ways) && ways.length < asked) {
    const message = `found ${asked}, expected at most ${ways.length}: there are no more ways that differ enough`;
    problems.push(document.problem([...ROUTE, 'alternative'], message));
  }
}

function checkStop(
  map: RoadMap,
  path: JsonPath,
  document: JsonDocument,
  problems: InputProblem[],
): LanePosition | null {
  const place = findPlace(map, path, document, problems);
  if (place === null || map.lanes[place.lane].junction < 0) return place;
  const message = 'found a place in a junction, where nobody may stand; expected one on a road before or after it';
  problems.push(document.problem(path, message));
  return null;
}

/** Whether all roads of a list are on the map. */
function checkRoads(map: RoadMap, path: JsonPath, document: JsonDocument, problems: InputProblem[]): boolean {
  const ids = map.document.roads.map(({ id }) => id);
  let areThere = true;
  for (const [i, road] of listOf(document.valueAt(path)).entries()) {
    if (typeof road !== 'string' || ids.includes(road)) continue;
    areThere = false;
    const message = `found road "${road}", expected one of the map's roads; the nearest id is "${nearestName(road, ids)}"`;
    problems.push(document.problem([...path, i], message));
  }
  return areThere;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
