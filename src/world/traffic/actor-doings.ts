import { DRIVER, DRIVER_SIZE } from './driver-table.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR } from './traffic-state.ts';

/** What an actor does, for those who look on. */
export const DOING = {
  drivesFreely: 0,
  follows: 1,
  stopsForLight: 2,
  givesWay: 3,
  changesLeft: 4,
  changesRight: 5,
  wantsLeft: 6,
  wantsRight: 7,
  stands: 8,
  crashed: 9,
} as const;

/** Who is slowed by more than this share of its acceleration follows somebody [1]. */
const FOLLOWING = 0.25;
/** A line or junction is waited for from this near on [m], or so long before [s]. */
const NEAR = 15;
const TIME = 3;

/** @param mayEnter whether it holds the junction ahead */
export function doingOf({ state, drivers, outlook }: TrafficScene, actor: number, mayEnter: boolean): number {
  const { behaviour, changeSide, wish, speed, hindrance } = state;
  if (behaviour[actor] === BEHAVIOUR.crashed) return DOING.crashed;
  if (behaviour[actor] === BEHAVIOUR.stoppedUntil) return DOING.stands;
  if (behaviour[actor] === BEHAVIOUR.puppet) return speed[actor] === 0 ? DOING.stands : DOING.drivesFreely;
  if (changeSide[actor] !== 0) return changeSide[actor] > 0 ? DOING.changesLeft : DOING.changesRight;
  if (wish[actor] !== 0) return wish[actor] > 0 ? DOING.wantsLeft : DOING.wantsRight;
  const near = Math.max(NEAR, TIME * speed[actor]);
  const follows = hindrance[actor] > FOLLOWING * drivers[DRIVER_SIZE * actor + DRIVER.acceleration];
  if (outlook.toRed[actor] < near) return DOING.stopsForLight;
  if (outlook.entry[actor] > 0 && !mayEnter && outlook.toWait[actor] < near && !follows) return DOING.givesWay;
  return follows ? DOING.follows : DOING.drivesFreely;
}
