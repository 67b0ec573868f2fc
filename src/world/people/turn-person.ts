import { angleDifference } from '../../core/math/angle.ts';
import { atan2 } from '../../core/math/atan.ts';
import { clamp } from '../../core/math/clamp.ts';
import type { PeopleState } from './people-state.ts';
import type { Vector } from './social-force.ts';

/** Who moves slower than this keeps facing where it did [m/s]; people turn at most so fast [rad/s]. */
const TURNS_ABOVE = 0.25;
const TURN_RATE = 3;
/** Share of what it lacks to where it goes that one turns in a second [1/s]. */
const EAGERNESS = 5;

/** Lets person i turn to where it walks, or to where it wishes to go [m/s]. */
export function turnPerson({ vx, vy, yaw, yawRate }: PeopleState, i: number, { x: wx, y: wy }: Vector): void {
  const isWalking = vx[i] * vx[i] + vy[i] * vy[i] > TURNS_ABOVE * TURNS_ABOVE;
  const wishes = wx * wx + wy * wy > TURNS_ABOVE * TURNS_ABOVE;
  if (!isWalking && !wishes) {
    yawRate[i] = 0;
    return;
  }
  const heading = isWalking ? atan2(vy[i], vx[i]) : atan2(wy, wx);
  yawRate[i] = clamp(EAGERNESS * angleDifference(heading, yaw[i]), -TURN_RATE, TURN_RATE);
}
