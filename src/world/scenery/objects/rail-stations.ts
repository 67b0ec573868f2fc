import type { Road } from '../../../map/opendrive/document.ts';
import { roadPoint } from '../../../map/road-geometry.ts';

/** Longest and shortest step, and farthest that a straight piece may leave its line [m]. */
const LONGEST = 10;
const SHORTEST = 0.5;
const SAG = 0.03;

const a = { x: 0, y: 0, z: 0, heading: 0 };
const b = { x: 0, y: 0, z: 0, heading: 0 };
const middle = { x: 0, y: 0, z: 0, heading: 0 };

/** Stations between which the line that keeps `tAt` beside a road is all but straight, both ends among them. */
export function railStations(road: Road, from: number, to: number, tAt: (s: number) => number): number[] {
  const count = Math.max(1, Math.ceil((to - from) / LONGEST));
  const stations = [from];
  const add = (s0: number, s1: number): void => {
    const half = (s0 + s1) / 2;
    if (s1 - s0 > 2 * SHORTEST && sags(road, s0, half, s1, tAt)) {
      add(s0, half);
      add(half, s1);
    } else stations.push(s1);
  };
  for (let k = 0; k < count; k++) add(from + ((to - from) * k) / count, from + ((to - from) * (k + 1)) / count);
  return stations;
}

function sags(road: Road, s0: number, half: number, s1: number, tAt: (s: number) => number): boolean {
  roadPoint(road, s0, tAt(s0), a);
  roadPoint(road, s1, tAt(s1), b);
  roadPoint(road, half, tAt(half), middle);
  const dx = (a.x + b.x) / 2 - middle.x;
  const dy = (a.y + b.y) / 2 - middle.y;
  const dz = (a.z + b.z) / 2 - middle.z;
  return dx * dx + dy * dy + dz * dz > SAG * SAG;
}
