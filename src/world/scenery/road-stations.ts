import { cubicBendAt } from '../../map/cubic.ts';
import type { Road } from '../../map/opendrive/document.ts';
import { createReferencePoint, referencePoint } from '../../map/road-geometry.ts';

/** Farthest that a chord may leave a bend of the road, sideways or in height [m]. */
const SAG = 0.025;

/** Steps between stations [m]. */
const LONGEST = 10;
const SHORTEST = 1;

/** Stations closer than this are one [m]. */
const APART = 0.02;

const point = createReferencePoint();

/** `wanted` stations sorted, with more between them where the road bends too much for straight pieces. */
export function roadStations(road: Road, wanted: readonly number[]): number[] {
  const sorted = [...wanted].sort((a, b) => a - b);
  const stations = [sorted[0]];
  const end = sorted[sorted.length - 1];
  for (const s of sorted.slice(1)) {
    const last = stations[stations.length - 1];
    if (s - last < APART) {
      // The end stays where it is, however short the piece: the next one begins there.
      if (s === end && s > last) stations[Math.max(1, stations.length - 1)] = s;
      continue;
    }
    const count = Math.ceil((s - last) / stepBetween(road, last, s));
    for (let k = 1; k <= count; k++) stations.push(k === count ? s : last + ((s - last) * k) / count);
  }
  return stations;
}

/** The chord of an arc of curvature k sags by k step^2 / 8. */
function stepBetween(road: Road, from: number, to: number): number {
  let bend = 0;
  for (let k = 0; k <= 4; k++) {
    const s = from + ((to - from) * k) / 4;
    referencePoint(road, s, point);
    bend = Math.max(bend, Math.abs(point.curvature), Math.abs(cubicBendAt(road.elevation, s)));
  }
  return Math.max(SHORTEST, Math.min(LONGEST, Math.sqrt((8 * SAG) / Math.max(bend, 1e-9))));
}
