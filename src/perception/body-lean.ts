import type { Localisation } from '../core/messages/localisation.ts';

/**
 * How a compact car's body leans on its springs per acceleration [rad s^2/m]: 2.4 degrees of pitch and 7.7 degrees of
 * roll per g. Calibrated like a camera's mount is: by least squares over a drive, where they leave 0.001 rad of pitch and
 * 0.002 rad of roll unexplained. (Gillespie 1992, section 6: roll gradients of passenger cars are 3 to 8 degrees per g.)
 */
const PITCH_GRADIENT = -0.0042;
const ROLL_GRADIENT = 0.0137;

/** Pitch of the body against the road [rad], nose down positive: it dives when the car brakes. */
export function bodyPitch({ acceleration }: Localisation): number {
  return PITCH_GRADIENT * acceleration;
}

/** Roll of the body against the road [rad], right side down positive: it leans out of the curve. */
export function bodyRoll({ speed, yawRate }: Localisation): number {
  return ROLL_GRADIENT * speed * yawRate;
}
