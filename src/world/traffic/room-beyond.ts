import type { BoundFor } from './bound-for.ts';
import { holdsPartOf } from './held-lanes.ts';
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
 * @param place in the actor's path, of the lane behind the junction; short lanes count with those that follow them
 * @param before another actor whose turn it is to go there, -1 for none: there has to be room for it, too
 */
export function hasRoomBeyond(
  scene: TrafficScene,
  bound: BoundFor,
  actor: number,
  place: number,
  before: number,
): boolean {
  const { lanes, state, order, length, ego, obstacles, halfWidth } = scene;
  const first = actor * PATH_LENGTH;
  const reserved = before < 0 ? 0 : length[before] + BEHIND;
  const needed = length[actor] + BEHIND + reserved;
  let room = 0;
  let span = 0;
  for (let k = place; k < PATH_LENGTH && span < needed; k++) {
    const lane = state.path[first + k];
    if (lane < 0 || lanes.isConnecting[lane] === 1) break;
    room = span + lanes.length[lane];
    const last = order.rearmost(lane);
    if (last >= 0) room = Math.min(room, span + state.s[last] - length[last] / 2 + standingDistance(state.speed[last]));
    if (ego.isOn(lane)) room = Math.min(room, span + ego.from[lane] + standingDistance(ego.speedAlong[lane]));
    const obstacle = obstacles?.beyond(lane, Number.NEGATIVE_INFINITY, halfWidth[actor]) ?? -1;
    if (obstacles !== null && obstacle >= 0)
      room = Math.min(room, span + obstacles.from[obstacle] + standingDistance(obstacles.speed[obstacle]));
    span += lanes.length[lane];
    if (last >= 0 || ego.isOn(lane) || obstacle >= 0) break;
  }
  const exit = state.path[first + place];
  for (let other = bound.following(exit, -1); other >= 0; other = bound.following(exit, other))
    room -= length[other] + BEHIND;
  return room >= (before < 0 ? Math.min(needed, span) : needed);
}

/**
 * Whether a lane between two junctions that is too short to wait on will be left by all who are on it or on their way to
 * it, since they hold the junction behind it.
 *
 * @param next the connecting lane behind it
 */
export function isLeftByAll(scene: TrafficScene, bound: BoundFor, lane: number, next: number): boolean {
  const { map, state, order, ego } = scene;
  if (ego.isOn(lane)) return false;
  const last = order.rearmost(lane);
  if (last >= 0 && !holdsPartOf(map, state, last, map.lanes[next].junction)) return false;
  return bound.following(lane, -1) < 0;
}

/** How far a car comes that brakes as hard as is expected [m]. */
function standingDistance(speed: number): number {
  return (speed * speed) / (2 * EXPECTED_BRAKING);
}
