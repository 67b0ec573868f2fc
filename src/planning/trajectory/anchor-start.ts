import { clamp } from '../../core/math/clamp.ts';
import { type LaneState, SAMPLE_COUNT, SAMPLE_SECONDS } from '../planning-problem.ts';
import type { LaneTrajectory } from './lane-trajectory.ts';

/** A new plan begins on the last one as long as the ego is no farther from it than this: to the side [m], in speed [m/s]. */
const SIDE_TETHER = 0.5;
const SPEED_TETHER = 0.5;

/**
 * Ties the start of a plan to the last plan, so that the noise of localisation does not shake the path: offset, slope
 * and bend from the last plan at the ego's station, speed and acceleration from it at the present time. Where the ego is
 * off by more than the tether, the start is dragged along: it never jumps.
 * @param elapsed since the last plan [s]
 */
export function anchorStart(measured: LaneState, last: LaneTrajectory, elapsed: number, out: LaneState): void {
  const byTime = clamp(elapsed / SAMPLE_SECONDS, 0, SAMPLE_COUNT - 1);
  const byStation = placeOfStation(last.s, measured.s);
  out.s = measured.s;
  out.d = measured.d + clamp(valueAt(last.d, byStation) - measured.d, -SIDE_TETHER, SIDE_TETHER);
  out.slope = valueAt(last.slope, byStation);
  out.bend = valueAt(last.bend, byStation);
  const tether = valueAt(last.speed, byTime) - measured.speed;
  out.speed = Math.max(0, measured.speed + clamp(tether, -SPEED_TETHER, SPEED_TETHER));
  out.acceleration = valueAt(last.acceleration, byTime);
}

/** Index, with a fraction, at which ascending stations reach `s`. */
function placeOfStation(stations: Float64Array, s: number): number {
  if (s <= stations[0]) return 0;
  for (let i = 1; i < stations.length; i++) {
    if (stations[i] >= s) return i - 1 + (s - stations[i - 1]) / (stations[i] - stations[i - 1]);
  }
  return stations.length - 1;
}

function valueAt(values: Float64Array, place: number): number {
  const i = Math.min(Math.floor(place), values.length - 2);
  return values[i] + (place - i) * (values[i + 1] - values[i]);
}
