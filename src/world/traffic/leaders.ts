import { besideLane } from './lane-change/change-room.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Beyond this nobody is followed [m], or farther than it takes to stand with this braking [m/s^2]. */
const SIGHT = 120;
const FORESIGHT_BRAKING = 1.4;

/** Called with each car or thing that an actor has to keep its distance from: bumper to bumper [m], its speed and acceleration. */
export type LeaderVisitor = (gap: number, speed: number, acceleration: number) => void;

/**
 * Everybody whom an actor may have in front: on its lanes, on lanes that part from them and are not yet clear, and the
 * ego where it is in the way.
 */
export function visitLeaders(scene: TrafficScene, actor: number, visit: LeaderVisitor): void {
  const { lanes, state } = scene;
  const s = state.s[actor];
  const half = scene.length[actor] / 2;
  const speed = state.speed[actor];
  const sight = Math.max(SIGHT, (speed * speed) / (2 * FORESIGHT_BRAKING));
  let toStart = -s - half;
  for (let k = 0; k < PATH_LENGTH && toStart < sight; k++) {
    const lane = state.path[actor * PATH_LENGTH + k];
    if (lane < 0) return;
    const behind = k === 0 ? s : Number.NEGATIVE_INFINITY;
    const isFound = visitActorOn(
      scene,
      lane,
      k === 0 ? scene.order.ahead(actor) : scene.order.rearmost(lane),
      toStart,
      visit,
    );
    visitSiblings(scene, lane, behind, toStart, visit);
    visitEgo(scene, lane, behind, toStart, visit);
    if (isFound) return;
    toStart += lanes.length[lane];
  }
}

function visitActorOn(
  scene: TrafficScene,
  lane: number,
  other: number,
  toStart: number,
  visit: LeaderVisitor,
): boolean {
  if (lane < 0 || other < 0) return false;
  const { s, speed, acceleration } = scene.state;
  visit(toStart + s[other] - scene.length[other] / 2, speed[other], acceleration[other]);
  return true;
}

function visitSiblings(scene: TrafficScene, lane: number, behind: number, toStart: number, visit: LeaderVisitor): void {
  const { siblings, siblingsFrom, partedAt } = scene.lanes;
  const end = siblingsFrom[lane + 1];
  for (let i = siblingsFrom[lane]; i < end; i++) {
    const other = scene.order.beyond(siblings[i], behind);
    if (other < 0) continue;
    const tail = scene.state.s[other] - scene.length[other] / 2;
    if (tail < partedAt[siblings[i]]) visit(toStart + tail, scene.state.speed[other], scene.state.acceleration[other]);
  }
}

function visitEgo({ ego }: TrafficScene, lane: number, behind: number, toStart: number, visit: LeaderVisitor): void {
  if (!ego.isOn(lane) || (ego.from[lane] + ego.to[lane]) / 2 <= behind) return;
  visit(toStart + ego.from[lane], ego.speedAlong[lane], 0);
}

/** The same on the lane that an actor leaves while it changes lanes. */
export function visitLeadersOfShadow(scene: TrafficScene, actor: number, visit: LeaderVisitor): void {
  const { map, state, order } = scene;
  const shadow = scene.drivers.length + actor;
  const lane = state.path[shadow * PATH_LENGTH];
  if (state.changeSide[actor] === 0 || lane < 0) return;
  const toStart = -state.s[shadow] - scene.length[actor] / 2;
  visitEgo(scene, lane, state.s[shadow], toStart, visit);
  if (visitActorOn(scene, lane, order.ahead(shadow), toStart, visit)) return;
  const next = state.path[actor * PATH_LENGTH + 1];
  const beside = next < 0 ? -1 : besideLane(map, next, -state.changeSide[actor]);
  if (beside < 0) return;
  visitEgo(scene, beside, Number.NEGATIVE_INFINITY, toStart + map.lanes[lane].length, visit);
  visitActorOn(scene, beside, order.rearmost(beside), toStart + map.lanes[lane].length, visit);
}
