/** Where the driver believes the vehicle is. */
export interface Localisation {
  valid: boolean;
  /** Centre of the rear axle, map frame. */
  x: number;
  y: number;
  z: number;
  yaw: number;
  /** Forward speed [m/s], acceleration [m/s^2], yaw rate [rad/s]. */
  speed: number;
  acceleration: number;
  yawRate: number;
  /** Standard deviations across and along the heading [m] and of the heading [rad]. */
  lateralSigma: number;
  longitudinalSigma: number;
  yawSigma: number;
}
