import { SAMPLE_COUNT } from '../planning-problem.ts';

/** A trajectory in the lane frame of a reference line, by sample of the plan. */
export interface LaneTrajectory {
  /** Station and offset [m]. */
  s: Float64Array;
  d: Float64Array;
  /** Slope dd/ds [1] and its change [1/m]. */
  slope: Float64Array;
  bend: Float64Array;
  /** [m/s], [m/s^2] */
  speed: Float64Array;
  acceleration: Float64Array;
}

export function makeLaneTrajectory(): LaneTrajectory {
  const samples = () => new Float64Array(SAMPLE_COUNT);
  return { s: samples(), d: samples(), slope: samples(), bend: samples(), speed: samples(), acceleration: samples() };
}

export function copyLaneTrajectory(from: LaneTrajectory, to: LaneTrajectory): void {
  to.s.set(from.s);
  to.d.set(from.d);
  to.slope.set(from.slope);
  to.bend.set(from.bend);
  to.speed.set(from.speed);
  to.acceleration.set(from.acceleration);
}
