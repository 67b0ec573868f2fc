import { z } from 'zod';
import type { LanePosition, RoadMap } from '../map/road-map.ts';
import type { InputProblem } from './input-problem.ts';
import type { JsonDocument, JsonPath } from './json-document.ts';
import { lanePlaceSchema } from './lane-place-schema.ts';
import { lanePositionOf, lanesAt } from './lane-position-of.ts';
import { nearestName } from './nearest-name.ts';

/** A place on a lane, whatever else is said of it. */
const lanePlacePart = z.object(lanePlaceSchema.shape);

/** The lane position of the place at `path`; null with a problem, or where the document has no place there. */
export function findPlace(
  map: RoadMap,
  path: JsonPath,
  document: JsonDocument,
  problems: InputProblem[],
): LanePosition | null {
  const { data: place } = lanePlacePart.safeParse(document.valueAt(path));
  if (place === undefined) return null;
  const position = lanePositionOf(map, place);
  if (position !== null) return position;
  const road = map.document.roads.find(({ id }) => id === place.road);
  const lanes = lanesAt(map, place);
  if (road === undefined) {
    const nearest = nearestName(
      place.road,
      map.document.roads.map(({ id }) => id),
    );
    const hint = nearest === null ? 'it has none' : `the nearest id is "${nearest}"`;
    problems.push(
      document.problem([...path, 'road'], `found road "${place.road}", expected one of the map's roads; ${hint}`),
    );
  } else if (lanes.length === 0) {
    const ids = [...new Set(map.lanes.filter((lane) => lane.road === road.index).map((lane) => lane.id))];
    problems.push(
      document.problem(
        [...path, 'lane'],
        `found ${place.lane}, expected a driving lane of road "${place.road}": ${ids.join(', ') || 'it has none'}`,
      ),
    );
  } else {
    const length = lanes.reduce((sum, lane) => sum + lane.length, 0);
    problems.push(
      document.problem([...path, 's'], `found ${place.s}, expected at most the lane's length, ${length.toFixed(2)} m`),
    );
  }
  return null;
}
