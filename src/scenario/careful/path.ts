import { KNOT_COUNT } from '../../planning/trajectory-search.ts';
import type { LaneChain } from './lane-chain.ts';

/** A way to drive: offsets to the left of a chain's line, straight between knots and held after the last [m]. */
export interface Path {
  readonly chain: LaneChain;
  readonly s: Float64Array;
  readonly d: Float64Array;
}

/** A path through knots [s, d], ascending; fewer than KNOT_COUNT are filled up with the last. */
export function makePath(chain: LaneChain, knots: readonly (readonly [number, number])[]): Path {
  const s = new Float64Array(KNOT_COUNT);
  const d = new Float64Array(KNOT_COUNT);
  for (let k = 0; k < KNOT_COUNT; k++) {
    const [station, offset] = knots[Math.min(k, knots.length - 1)];
    s[k] = station + Math.max(0, k - knots.length + 1);
    d[k] = offset;
  }
  return { chain, s, d };
}

/** Offset at a station [m]. */
export function offsetAt({ s, d }: Path, station: number): number {
  if (station <= s[0]) return d[0];
  for (let k = 1; k < KNOT_COUNT; k++) {
    if (station > s[k]) continue;
    return d[k - 1] + ((d[k] - d[k - 1]) * (station - s[k - 1])) / Math.max(s[k] - s[k - 1], 1e-6);
  }
  return d[KNOT_COUNT - 1];
}
