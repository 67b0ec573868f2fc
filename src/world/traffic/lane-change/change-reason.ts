import type { TrafficScene } from '../traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from '../traffic-state.ts';
import type { VehiclePaths } from '../vehicle-paths.ts';

/** From so far before its lane ends or a junction, or so long before, a vehicle has to change for its way [m], [s]. */
const MUST_WITHIN = 350;
const MUST_BEFORE = 15;
/** A lane that begins ahead is made for from so far [m]. */
const OPENING = 40;
/** One makes way for a blue light that is so near behind [m]. */
export const URGENT_WITHIN = 60;

/** Side that an actor has to change to for its way on, 0 for none or not yet. */
export function sideItMust({ lanes, state }: TrafficScene, paths: VehiclePaths, actor: number): number {
  const choice = paths.choiceOf(actor);
  const lane = state.path[actor * PATH_LENGTH];
  const isDropped = !choice.leadsOnAlone(lane);
  const ofRoute = isDropped ? 0 : paths.sideOfRoute(actor, 0);
  if (!isDropped && ofRoute === 0) return 0;
  const reach = Math.max(MUST_WITHIN, MUST_BEFORE * state.speed[actor]);
  let toEnd = -state.s[actor];
  for (let k = 0; k < PATH_LENGTH && toEnd < reach; k++) {
    const next = state.path[actor * PATH_LENGTH + k];
    if (isDropped && next < 0) return choice.sideToLeadOn(lane);
    if (!isDropped && (next < 0 || lanes.isConnecting(next))) return ofRoute;
    toEnd += lanes.length(next);
  }
  return 0;
}

/** Side on which the lane opens that an actor's route leads to, before it is beside it; 0 for none within so far [m]. */
export function sideToOpen({ lanes, state }: TrafficScene, paths: VehiclePaths, actor: number): number {
  let toStart = lanes.length(state.path[actor * PATH_LENGTH]) - state.s[actor];
  for (let k = 1; k < PATH_LENGTH && toStart < OPENING; k++) {
    const lane = state.path[actor * PATH_LENGTH + k];
    if (lane < 0 || lanes.isConnecting(lane)) return 0;
    const side = paths.sideOfRoute(actor, k);
    if (side !== 0) return side;
    toStart += lanes.length(lane);
  }
  return 0;
}

/** Gap to who or what stands for good before an actor on its lane, as far as one can see [m]; Infinity for none. */
export function gapToStopped(scene: TrafficScene, actor: number): number {
  const { state, length, obstacles, halfWidth } = scene;
  const ahead = stoppedAhead(scene, actor);
  const gap =
    ahead < 0 ? Number.POSITIVE_INFINITY : state.s[ahead] - state.s[actor] - (length[ahead] + length[actor]) / 2;
  if (obstacles === null) return gap;
  const obstacle = obstacles.beyond(
    state.path[actor * PATH_LENGTH],
    state.s[actor],
    halfWidth[actor],
    state.swerveTo[actor],
  );
  const stands = obstacle >= 0 && obstacles.speed[obstacle] === 0 && obstacles.isComing[obstacle] === 0;
  return stands ? Math.min(gap, obstacles.from[obstacle] - state.s[actor] - length[actor] / 2) : gap;
}

/** The entry before an actor on its lane that stands for good; -1 for none. */
function stoppedAhead({ order, state, count }: TrafficScene, actor: number): number {
  let ahead = order.ahead(actor);
  // Those who are leaving the lane before it are no reason to come nearer.
  while (ahead >= count) ahead = order.ahead(ahead);
  return ahead >= 0 && standsForGood(state, ahead, count) ? ahead : -1;
}

/** Whether an entry of TrafficState is an actor, of `count`, that stands and has no mind to drive. */
export function standsForGood({ speed, behaviour }: TrafficScene['state'], entry: number, count: number): boolean {
  return entry < count && speed[entry] === 0 && behaviour[entry] !== BEHAVIOUR.laneFollow;
}

/**
 * Outer side to which an actor makes way for a blue light behind it on its lane, 1 left, -1 right; 0 for none near.
 */
export function sideForUrgent({ map, order, state, beacon, count }: TrafficScene, actor: number): number {
  if (beacon[actor] === 1) return 0;
  const lane = map.lanes[state.path[actor * PATH_LENGTH]];
  for (let behind = order.behind(actor); behind >= 0; behind = order.behind(behind)) {
    if (state.s[actor] - state.s[behind] > URGENT_WITHIN) return 0;
    if (behind < count && beacon[behind] === 1) return map.document.roads[lane.road].leftHand ? 1 : -1;
  }
  return 0;
}
