import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Gap to the vehicles ahead and behind: this at standstill [m], and so long at the speed of who is behind [s]. */
const GAP = 5;
const TIME_GAP = 1.5;
/** Half the width that has to be free [m]: that of the widest. */
const WIDE = 1.3;
/** How hard those behind are expected to brake [m/s^2], and how far back they are looked for [m]. */
const BRAKING = 2;
const BACK = 100;

/**
 * Whether a vehicle can appear with its tail at the start of a lane, at a speed [m/s]: nobody too near before it or behind
 * it, and nobody who holds a junction on its way there.
 */
export function hasRoomToEnter(scene: TrafficScene, lane: number, length: number, speed: number): boolean {
  const { map, order, state } = scene;
  const wished = GAP + TIME_GAP * speed;
  if (scene.obstacles?.blocks(lane, -GAP, length + wished, WIDE) === true) return false;
  const last = order.rearmost(lane);
  if (last >= 0) {
    if (state.s[last] - scene.length[last] / 2 - length < wished) return false;
  } else if (!isClearBeyond(scene, lane, map.lanes[lane].length - length, wished)) return false;
  const { predecessors } = map.lanes[lane];
  if (predecessors.length === 0) return true;
  for (let actor = 0; actor < scene.length.length; actor++) {
    if (state.heldExit[actor] === lane && state.path[actor * PATH_LENGTH] !== lane) return false;
  }
  return predecessors.every((before) => isClearBehind(scene, before, 0, speed));
}

/** @param way from the vehicle's front to the lane's end [m] */
function isClearBeyond(
  { map, order, state, length }: TrafficScene,
  lane: number,
  way: number,
  wished: number,
): boolean {
  return map.lanes[lane].successors.every((next) => {
    const last = order.rearmost(next);
    return last < 0 || way + state.s[last] - length[last] / 2 >= wished;
  });
}

/** @param way from the end of a lane to the vehicle's tail [m] */
function isClearBehind(scene: TrafficScene, lane: number, way: number, speed: number): boolean {
  const { map, order, state, length } = scene;
  const { length: laneLength, predecessors } = map.lanes[lane];
  for (let actor = order.rearmost(lane); actor >= 0; actor = order.ahead(actor)) {
    const gap = way + laneLength - state.s[actor] - length[actor] / 2;
    const own = state.speed[actor];
    if (gap < GAP + TIME_GAP * own + Math.max(0, own * own - speed * speed) / (2 * BRAKING)) return false;
  }
  const further = way + laneLength;
  return further >= BACK || predecessors.every((before) => isClearBehind(scene, before, further, speed));
}
