import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { boxInLaneFrame, type LaneBox, makeLaneBox } from '../behaviour/box-in-lane-frame.ts';
import { referenceSample } from '../route/reference-line.ts';
import type { BeaconMemory } from './beacon-memory.ts';
import { frontOf, type PassingScene } from './passing-scene.ts';

/** An emergency vehicle behind us matters from so far [m], and until its rear is so far before our front [m]. */
const BEHIND = 80;
const PAST = 4;
/** It goes our way: cosine of the angle to the line. */
const ALONG = 0.5;
/** It comes if it is faster than this, and hardly slower than we are [m/s]. */
const COMES = 2;
const SLOWER = 1;
/** On our lane or the one beside it, over which it passes: so many half widths of ours from its middle. */
const REACH = 3;

/** An emergency vehicle that is to be let past. */
export interface Behind {
  readonly id: number;
  /** From its front to our rear [m]; negative beside us. */
  readonly gap: number;
}

/**
 * The nearest of those with a beacon who come from behind; null for nobody. Who is let past already, `id`, counts until it is,
 * standing or not.
 */
export function whoIsBehind(
  scene: PassingScene,
  beacons: BeaconMemory,
  unwilling: readonly number[],
  id: number,
): Behind | null {
  const { ego, vehicle, line, tracks } = scene;
  const reach = REACH * line.halfWidth[referenceSample(line, ego.s)];
  let nearest: Behind | null = null;
  for (const track of tracks) {
    if (!beacons.isOn(track.id) || unwilling.includes(track.id) || !locate(scene, track, box)) continue;
    if (box.along < ALONG || Math.abs(box.d) > reach || box.sMin > ego.s + frontOf(scene) + PAST) continue;
    const comes = box.s < ego.s && track.speed > COMES && track.speed > ego.speed - SLOWER;
    if (track.id !== id && !comes) continue;
    const gap = ego.s - vehicle.rearOverhang - box.sMax;
    if (nearest === null || gap < nearest.gap) nearest = { id: track.id, gap };
  }
  return nearest;
}

/** The box in the lane frame; before its start the line comes straight. */
function locate({ line, ego }: PassingScene, track: Track, out: LaneBox): boolean {
  const { x, y, yaw, length, width } = track;
  const cosine = cos(line.heading[0]);
  const sine = sin(line.heading[0]);
  const s = (x - line.x[0]) * cosine + (y - line.y[0]) * sine;
  if (s > 0 || s < ego.s - BEHIND) {
    return boxInLaneFrame(line, x, y, yaw, length, width, ego.s - BEHIND, ego.s + BEHIND, out);
  }
  const d = (y - line.y[0]) * cosine - (x - line.x[0]) * sine;
  out.s = s;
  out.d = d;
  out.along = cos(yaw - line.heading[0]);
  out.sMin = s - length / 2;
  out.sMax = s + length / 2;
  out.dMin = d - width / 2;
  out.dMax = d + width / 2;
  return true;
}

const box = makeLaneBox();
