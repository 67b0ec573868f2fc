import { isOutOfUse } from '../../core/messages/signals.ts';
import type { LaneRights } from './right-of-way.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Who is slower than this has stopped [m/s], and stops at a line if it is no farther before it [m]. */
const STANDING = 0.1;
const AT_LINE = 3;
/** Farther before the line an earlier stop on the same lane does not count [m]. */
const AWAY = 20;

/** Whether the lights of an approach work, so that its signs do not hold. */
export function isSignalled({ approach }: LaneRights, signals: Uint8Array): boolean {
  return approach.light >= 0 && !isOutOfUse(signals[approach.light]);
}

/** Whether an actor has yet to come to a stop before it may think of the connecting lane that it comes to. */
export function hasToStop(
  { state, outlook }: TrafficScene,
  actor: number,
  rights: LaneRights,
  signals: Uint8Array,
): boolean {
  const { sign } = rights.approach;
  if ((sign !== 'stop' && sign !== 'all-way-stop') || isSignalled(rights, signals)) return false;
  return state.stoppedOn[actor] !== state.path[actor * PATH_LENGTH + outlook.entry[actor] - 1];
}

/** Keeps in mind where an actor has come to a stop. */
export function noteStop({ state, outlook }: TrafficScene, actor: number): void {
  const entry = outlook.entry[actor];
  const before = entry === 0 ? -1 : state.path[actor * PATH_LENGTH + entry - 1];
  if (state.stoppedOn[actor] >= 0 && (state.stoppedOn[actor] !== before || outlook.toWait[actor] > AWAY))
    state.stoppedOn[actor] = -1;
  if (before >= 0 && state.speed[actor] < STANDING && outlook.toWait[actor] < AT_LINE) state.stoppedOn[actor] = before;
}
