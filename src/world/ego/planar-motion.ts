/** Velocity of a body in the plane that it stands on, seen from itself. */
export interface PlanarVelocity {
  /** Forward and left, of the centre of mass [m/s]. */
  vx: number;
  vy: number;
  /** About the plane's normal [rad/s]. */
  yawRate: number;
}

/** What acts on the body in a step. */
export interface PlanarInput {
  /** Road-wheel angle, bicycle equivalent, left positive [rad]. */
  steer: number;
  /** Force that the engine asks of the front wheels, negative in reverse, and the most that all brakes together can give [N]. */
  driveForce: number;
  brakeForce: number;
  /** Parts of the acceleration of free fall along the body's forward, left and down directions [m/s^2]. */
  gravityX: number;
  gravityY: number;
  gravityDown: number;
}

/** A law of motion in the plane. */
export interface PlanarMotion {
  /** Moves the velocity on by `dt` [s]. */
  step(velocity: PlanarVelocity, input: Readonly<PlanarInput>, dt: number): void;
  /** Friction of the road over that at the start [1]. */
  grip: number;
  /** Longitudinal force of all tyres over the last step, which moves load between the axles [N]. */
  tyreForce: number;
}
