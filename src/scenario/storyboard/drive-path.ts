import type { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { placePoint } from './place-point.ts';
import type { PathPoint } from './place-schema.ts';

/** Between two places on one lane a path follows the lane, by points so far apart [m]. */
const SPACING = 2;

/** A polyline to drive along; arrays are index-aligned. */
export interface DrivePath {
  /** Map frame [m]. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** [m/s]; NaN where the scene says none. */
  readonly speed: Float64Array;
}

/**
 * The path of a list of places: straight from one to the next, but along the lane between two places on the same one,
 * with an offset that goes over smoothly. Null where the map has no such lane.
 */
export function drivePath(
  map: RoadMap,
  index: LaneIndex,
  points: readonly PathPoint[],
  usual: number | undefined,
): DrivePath | null {
  const x: number[] = [];
  const y: number[] = [];
  const speed: number[] = [];
  for (const [i, point] of points.entries()) {
    const before = i === 0 ? null : points[i - 1];
    for (const place of [...(before === null ? [] : along(before, point)), point]) {
      const at = placePoint(map, index, place);
      if (at === null) return null;
      x.push(at.x);
      y.push(at.y);
      speed.push(place.speed ?? usual ?? Number.NaN);
    }
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y), speed: Float64Array.from(speed) };
}

/** Places between two on one lane; none else. */
function along(from: PathPoint, to: PathPoint): PathPoint[] {
  if (from.road === undefined || from.road !== to.road || from.lane !== to.lane) return [];
  if (from.s === undefined || to.s === undefined) return [];
  const count = Math.ceil(Math.abs(to.s - from.s) / SPACING) - 1;
  const places: PathPoint[] = [];
  for (let k = 1; k <= count; k++) {
    const u = k / (count + 1);
    const eased = u * u * (3 - 2 * u);
    const offset = (from.offset ?? 0) + eased * ((to.offset ?? 0) - (from.offset ?? 0));
    places.push({ ...to, s: from.s + u * (to.s - from.s), offset, speed: speedBetween(from, to, u) });
  }
  return places;
}

function speedBetween(from: PathPoint, to: PathPoint, u: number): number | undefined {
  if (from.speed === undefined || to.speed === undefined) return to.speed ?? from.speed;
  return from.speed + u * (to.speed - from.speed);
}
