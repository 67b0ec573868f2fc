import { REFERENCE_STEP } from '../route/reference-line.ts';

/** A way out of the lane and back: stations of the route's line between which it swings out, and back [m]. */
export interface Swing {
  readonly from: number;
  readonly out: number;
  readonly back: number;
  readonly end: number;
  /** Offset beside what is passed, left positive [m]. */
  readonly shift: number;
  /** Whether it leads over lanes of those who come. */
  readonly oncoming: boolean;
  /** Greatest speed where it is on them [m/s]; null where it need not be slow. */
  readonly pace: number | null;
}

/** Offset at a station [m]: the quintic w = 10 p^3 - 15 p^4 + 6 p^5 out, and the same back. */
export function swingOffset(swing: Swing | null, s: number): number {
  if (swing === null) return 0;
  const { from, out, back, end, shift } = swing;
  return shift * (rise((s - from) / (out - from)) - rise((s - back) / (end - back)));
}

/** Slope of the offset [1]. */
export function swingSlope(swing: Swing | null, s: number): number {
  if (swing === null) return 0;
  const { from, out, back, end, shift } = swing;
  return (
    shift * (steepness((s - from) / (out - from)) / (out - from) - steepness((s - back) / (end - back)) / (end - back))
  );
}

/** Change of the slope [1/m], the mean over a step of the line to each side: its corners are none that a car could drive. */
export function swingBend(swing: Swing | null, s: number): number {
  return (swingSlope(swing, s + REFERENCE_STEP) - swingSlope(swing, s - REFERENCE_STEP)) / (2 * REFERENCE_STEP);
}

function rise(p: number): number {
  if (p <= 0) return 0;
  return p >= 1 ? 1 : p * p * p * (10 - 15 * p + 6 * p * p);
}

function steepness(p: number): number {
  return p <= 0 || p >= 1 ? 0 : 30 * p * p * (1 - p) * (1 - p);
}
