import type { BoundFor } from './bound-for.ts';
import { holdsPartOf } from './held-lanes.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH, type TrafficState } from './traffic-state.ts';

/** Room that a car needs behind another one, beside its length [m]. */
export const BEHIND = 2.5;
/** Hardest braking that is expected of cars beyond a junction [m/s^2]. */
const EXPECTED_BRAKING = 4;
/** Who is faster and brakes by less goes on until it comes to a queue [m/s], [m/s^2]. */
const GOING_ON = 2;
const LEAST_BRAKING = 0.5;
/** Who is not so far out of the junction may yet stop for people who cross there [m]. */
const CLEAR = 2;
/** Room of those in such a queue that is yet to form, beside their length [m]: the widest of drivers' gaps, and a little. */
const IN_QUEUE = 3.5;

/**
 * Whether an actor would come to stand behind a junction and not on it. The last car there is reckoned with where it
 * would stand if it braked hard, or, where it drives on, with where it would stand at the end of the queue before it, and
 * so are those before it. Those that hold the junction will be there first.
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
  const exit = state.path[first + place];
  /** What those take up that will be between the actor and who is looked at. */
  let taken = 0;
  for (let other = bound.following(exit, -1); other >= 0; other = bound.following(exit, other))
    taken += length[other] + BEHIND;
  let span = 0;
  for (let k = place; k < PATH_LENGTH && span - taken < needed; k++) {
    const lane = state.path[first + k];
    if (lane < 0 || lanes.isConnecting(lane)) break;
    const obstacle = obstacles?.beyond(lane, Number.NEGATIVE_INFINITY, halfWidth[actor]) ?? -1;
    /** To the ego or to what stands in the lane: nobody is reckoned to drive on beyond. */
    let toOther = ego.isOn(lane) ? span + ego.from[lane] + standingDistance(ego.speedAlong[lane]) : NOT_THERE;
    if (obstacles !== null && obstacle >= 0)
      toOther = Math.min(toOther, span + obstacles.from[obstacle] + standingDistance(obstacles.speed[obstacle]));
    if (toOther - taken < needed) return false;
    for (let other = order.rearmost(lane); other >= 0; other = order.ahead(other)) {
      const tail = span + state.s[other] - length[other] / 2;
      if (tail + standingDistance(state.speed[other]) - taken >= needed) return true;
      if (toOther < NOT_THERE || tail < CLEAR || !goesOn(state, other)) return false;
      taken += length[other] + IN_QUEUE;
    }
    if (toOther < NOT_THERE) return true;
    span += lanes.length(lane);
  }
  return span - taken >= (before < 0 ? Math.min(needed, span) : needed);
}

/** Farther than anything [m]. */
const NOT_THERE = Number.POSITIVE_INFINITY;

/**
 * Whether a lane between two junctions that is too short to wait on will be left by all who are on it or on their way to
 * it, since they hold the junction behind it.
 *
 * @param next the connecting lane behind it
 */
export function isLeftByAll(scene: TrafficScene, bound: BoundFor, lane: number, next: number): boolean {
  const { lanes, state, order, ego } = scene;
  if (ego.isOn(lane)) return false;
  const last = order.rearmost(lane);
  if (last >= 0 && !holdsPartOf(lanes, state, last, lanes.junction(next))) return false;
  return bound.following(lane, -1) < 0;
}

/** Whether an entry of the order of lanes drives on, so that it will not be at the end of a queue where it is now. */
function goesOn({ speed, acceleration }: TrafficState, entry: number): boolean {
  return speed[entry] >= GOING_ON && acceleration[entry] >= -LEAST_BRAKING;
}

/** How far a car comes that brakes as hard as is expected [m]. */
function standingDistance(speed: number): number {
  return (speed * speed) / (2 * EXPECTED_BRAKING);
}
