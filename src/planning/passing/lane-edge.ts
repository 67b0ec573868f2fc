import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import { boxInLaneFrame, makeLaneBox } from '../behaviour/box-in-lane-frame.ts';
import { referenceSample } from '../route/reference-line.ts';
import { frontOf, type PassingScene } from './passing-scene.ts';

/** Room kept to the edge of the lane [m]. */
const EDGE_ROOM = 0.15;
/** Room beside what stands or walks there, and before and behind it [m]. */
const ROOM = 0.5;
const BEFORE = 3;
const BEHIND = 8;

/** How far from the line the ego is at the lane's edge, where that is narrowest between two stations [m]. */
export function edgeOffset({ line, vehicle }: PassingScene, from: number, to: number): number {
  let half = Number.POSITIVE_INFINITY;
  for (let i = referenceSample(line, from); i <= referenceSample(line, to); i++)
    half = Math.min(half, line.halfWidth[i]);
  return Math.max(0, half - vehicle.width / 2 - EDGE_ROOM);
}

/** Whether nobody is at the edge to which the ego is to move until a station, nor comes along there from behind. */
export function isEdgeFree(scene: PassingScene, shift: number, stop: number): boolean {
  const { line, vehicle, ego, tracks } = scene;
  const side = shift > 0 ? 1 : -1;
  const reach = Math.abs(shift) + vehicle.width / 2 + ROOM;
  const [from, to] = [ego.s - vehicle.rearOverhang - BEHIND, stop + frontOf(scene) + BEFORE];
  for (const { x, y, yaw, length, width, kind } of tracks) {
    if (!boxInLaneFrame(line, x, y, yaw, length, width, from, to, box)) continue;
    if (box.sMax < from || box.sMin > to) continue;
    const inner = side > 0 ? box.dMin : -box.dMax;
    const outer = side > 0 ? box.dMax : -box.dMin;
    // Vehicles over the middle of the lane are followed, wherever the ego is on it.
    const isOnLane = inner < 0 && kind !== ACTOR_KIND.pedestrian && kind !== ACTOR_KIND.bicycle;
    if (outer > 0 && inner < reach && !isOnLane) return false;
  }
  return true;
}

const box = makeLaneBox();
