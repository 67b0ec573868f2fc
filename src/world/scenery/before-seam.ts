import type { Road } from '../../map/opendrive/document.ts';

/** How far before the end of a stretch its last row is measured [m]: more than the slack within which records begin. */
const BEFORE = 2e-6;
const SLACK = 1e-5;

/**
 * The station at which the borders of a stretch from `from` to `to` are to be measured at station `s`: its end belongs
 * to the next lane section, and where the centre lane jumps there, the borders of this one do not.
 */
export function beforeSeam(road: Road, from: number, to: number, s: number): number {
  if (s < to || to - from < BEFORE) return s;
  const jumps = road.laneOffset.some((record) => record.s > from && Math.abs(record.s - to) < SLACK);
  return jumps ? to - BEFORE : s;
}
