/** True state of the ego vehicle. */
export interface EgoTruth {
  /** Centre of the rear axle on the ground, map frame [m]. */
  x: number;
  y: number;
  z: number;
  /** Rotation map <- vehicle as yaw, pitch, roll about z, y', x'' [rad]; positive pitch is nose down. */
  yaw: number;
  pitch: number;
  roll: number;
  /** Velocity of the origin in the vehicle frame [m/s]. */
  vx: number;
  vy: number;
  /** Angular velocity in the vehicle frame [rad/s]. */
  rollRate: number;
  pitchRate: number;
  yawRate: number;
  /** Acceleration of the origin in the vehicle frame, gravity not included [m/s^2]. */
  ax: number;
  ay: number;
  az: number;
  /** Road-wheel angle, bicycle equivalent, left positive [rad]. */
  steer: number;
  /** Forward rolling angle of each wheel: front left, front right, rear left, rear right [rad]. */
  wheelAngles: Float64Array;
  /** Height of each wheel's centre over its place at rest, same order [m]. */
  wheelTravel: Float64Array;
  /** Whether the brake lamps burn. */
  braking: boolean;
}
