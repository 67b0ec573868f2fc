/** What the driver asks of the actuators. */
export interface Command {
  /** Wished road-wheel angle, left positive [rad]. */
  steer: number;
  /** 0 to 1. */
  throttle: number;
  brake: number;
  /** Whether to drive backwards; left out where not. The gear changes below 0.5 m/s. */
  reverse?: true;
  /** Errors that the controller worked on: signed distance from the path, left positive [m]; [rad]; [m/s]. */
  crossTrack: number;
  headingError: number;
  speedError: number;
  targetSpeed: number;
}
