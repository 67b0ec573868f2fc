import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { mapPartsOf } from '../map-parts.ts';

/** People and things have to be this near to the map's lanes [m]: the ground that is built around them ends not far beyond. */
export const NEAR_MAP = 100;
/** Wheels have to be this near to a lane [m]: farther off the ground is not the road's any more. */
const NEAR_LANE = 40;

/** Whether a place is on the map or about it; else adds a problem. */
export function isNearMap(
  map: RoadMap,
  point: { readonly x: number; readonly y: number },
  path: JsonPath,
  document: JsonDocument,
  problems: InputProblem[],
): boolean {
  const [xMin, yMin, xMax, yMax] = map.bounds;
  const beyond = Math.max(xMin - point.x, point.x - xMax, yMin - point.y, point.y - yMax);
  if (beyond <= NEAR_MAP) return true;
  const range = `x ${xMin.toFixed(0)} to ${xMax.toFixed(0)}, y ${yMin.toFixed(0)} to ${yMax.toFixed(0)}`;
  const message = `found x ${point.x}, y ${point.y}, expected a place within ${NEAR_MAP} m of the map's lanes: ${range}`;
  problems.push(document.problem(path, message));
  return false;
}

/** The same for wheels, which need a road near. */
export function isNearLane(
  map: RoadMap,
  point: { readonly x: number; readonly y: number },
  path: JsonPath,
  document: JsonDocument,
  problems: InputProblem[],
): boolean {
  if (!isNearMap(map, point, path, document, problems)) return false;
  mapPartsOf(map).index.nearestLane(point.x, point.y, Number.NaN, NEAR_LANE, place);
  if (place.lane >= 0) return true;
  const at = `x ${point.x.toFixed(1)}, y ${point.y.toFixed(1)}`;
  const message = `found ${at}, off the road; expected a place within ${NEAR_LANE} m of a lane's centre`;
  problems.push(document.problem(path, message));
  return false;
}

const place: LanePosition = { lane: -1, s: 0, d: 0 };
