import type { Odometry } from './messages/motion-readings.ts';

/** What wheel encoders tell in full; of its fields, `Odometry` has what the driver's own reads. Wheels: front left, front right, rear left, rear right. */
export interface WheelReading extends Odometry {
  /** Teeth that have passed each wheel's sensor since the start. */
  ticks: Int32Array;
  /** Speed of each wheel's rim by the time between teeth and the assumed radius [m/s]. */
  wheelSpeeds: Float64Array;
}
