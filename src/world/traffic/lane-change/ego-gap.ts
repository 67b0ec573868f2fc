import type { TrafficScene } from '../traffic-scene.ts';

/** Gap to the ego that a change needs [m], and so long at the speed by which one comes nearer, or at a tenth of its own [s]. */
const GAP = 3;
const CLOSING_TIME = 3;
const TIME_GAP = 0.6;

/** Whether the ego and all that follows no lane leave room for an actor at station `s` of a lane. */
export function isEgoClear(scene: TrafficScene, actor: number, lane: number, s: number): boolean {
  const { ego, obstacles, state, length, halfWidth } = scene;
  if (obstacles !== null) {
    const reach = length[actor] / 2 + GAP;
    const ahead = reach + (TIME_GAP + CLOSING_TIME) * state.speed[actor];
    if (obstacles.blocks(lane, s - reach, s + ahead, halfWidth[actor])) return false;
  }
  if (!ego.isOn(lane)) return true;
  const speed = state.speed[actor];
  const egoSpeed = ego.speedAlong[lane];
  const half = length[actor] / 2;
  const ahead = ego.from[lane] - s - half;
  const behind = s - half - ego.to[lane];
  return (
    ahead > GAP + TIME_GAP * speed + CLOSING_TIME * Math.max(0, speed - egoSpeed) ||
    behind > GAP + TIME_GAP * egoSpeed + CLOSING_TIME * Math.max(0, egoSpeed - speed)
  );
}
