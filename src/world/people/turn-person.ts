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

/** Where one is to turn to [rad]. */
const heading = new Float64Array(1);

/** Lets person i turn to where it walks, or to where it wishes to go [m/s]. */
export function turnPerson(state: PeopleState, i: number, wish: Vector): void {
  const { vx, vy, yaw, yawRate } = state;
  const isWalking = vx[i] * vx[i] + vy[i] * vy[i] > TURNS_ABOVE * TURNS_ABOVE;
  const wishes = wish.x * wish.x + wish.y * wish.y > TURNS_ABOVE * TURNS_ABOVE;
  if (!isWalking && !wishes) {
    yawRate[i] = 0;
    return;
  }
  findHeading(state, i, isWalking, wish);
  yawRate[i] = clamp(EAGERNESS * angleDifference(heading[0], yaw[i]), -TURN_RATE, TURN_RATE);
}

/** Found by itself, since numbers that functions hand on may come to lie on the heap. */
function findHeading({ vx, vy }: PeopleState, i: number, isWalking: boolean, wish: Vector): void {
  heading[0] = atan2(isWalking ? vy[i] : wish.y, isWalking ? vx[i] : wish.x);
}
