import { cos, sin } from '../core/math/sin-cos.ts';
import type { ParkingSpace } from './road-map.ts';

/** Corners of marked parking spaces, map frame, index-aligned [m]. */
export interface BayCorners {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Neighbours share a corner where theirs are this near [m]. */
const SAME = 0.2;

/** The corners of all spaces, those that neighbours share once, in the order of the spaces. */
export function bayCorners(spaces: readonly ParkingSpace[]): BayCorners {
  const x: number[] = [];
  const y: number[] = [];
  for (const space of spaces) {
    const c = cos(space.heading);
    const s = sin(space.heading);
    for (const along of [-space.length / 2, space.length / 2]) {
      for (const left of [-space.width / 2, space.width / 2]) {
        const cx = space.x + along * c - left * s;
        const cy = space.y + along * s + left * c;
        if (x.some((other, i) => Math.abs(other - cx) < SAME && Math.abs(y[i] - cy) < SAME)) continue;
        x.push(cx);
        y.push(cy);
      }
    }
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}
