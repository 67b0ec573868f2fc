import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Room that a car needs behind another one, beside its length [m]. */
const BEHIND = 2.5;
/** Hardest braking that is expected of the last car beyond a junction [m/s^2]. */
const EXPECTED_BRAKING = 4;

/**
 * Whether an actor would come to stand behind a junction and not on it. The last car there is reckoned with where it
 * would stand if it braked hard, and so are those that hold the junction and will be there first.
 *
 * @param lane the one behind the junction
 */
export function hasRoomBeyond(scene: TrafficScene, actor: number, lane: number): boolean {
  const { map, state, order, length, ego } = scene;
  let room = map.lanes[lane].length;
  const last = order.rearmost(lane);
  if (last >= 0) room = Math.min(room, state.s[last] - length[last] / 2 + standingDistance(state.speed[last]));
  if (ego.isOn(lane)) room = Math.min(room, ego.from[lane] + standingDistance(ego.speedAlong[lane]));
  for (let other = 0; other < length.length; other++) {
    const isOnItsWay = state.heldExit[other] === lane && state.path[other * PATH_LENGTH] !== lane;
    if (isOnItsWay) room -= length[other] + BEHIND;
  }
  return room >= Math.min(length[actor] + BEHIND, map.lanes[lane].length);
}

/** How far a car comes that brakes as hard as is expected [m]. */
function standingDistance(speed: number): number {
  return (speed * speed) / (2 * EXPECTED_BRAKING);
}
