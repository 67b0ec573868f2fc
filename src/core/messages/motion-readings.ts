export interface Gnss {
  valid: boolean;
  /** Position of the antenna projected to the vehicle's origin, map frame [m]. */
  x: number;
  y: number;
  z: number;
  /** Standard deviation that the receiver states, each horizontal axis [m]. */
  sigma: number;
}

export interface Imu {
  /** Specific force in the vehicle frame [m/s^2]; at rest on level ground az = +9.81. */
  ax: number;
  ay: number;
  az: number;
  /** Angular velocity in the vehicle frame [rad/s]. */
  rollRate: number;
  pitchRate: number;
  yawRate: number;
}

export interface Odometry {
  /** Forward speed from the rear wheels [m/s]. */
  speed: number;
  /** Measured road-wheel angle [rad]. */
  steer: number;
}
