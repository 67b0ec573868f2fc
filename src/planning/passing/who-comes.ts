import { cos, sin } from '../../core/math/sin-cos.ts';
import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { boxInLaneFrame, type LaneBox, makeLaneBox } from '../behaviour/box-in-lane-frame.ts';
import { REFERENCE_STEP, type ReferenceLine, referenceSample } from '../route/reference-line.ts';
import type { Block } from './find-block.ts';
import type { PassingScene } from './passing-scene.ts';
import type { Swing } from './swing.ts';

/** How far ahead somebody who comes towards us matters, how far behind somebody who overtakes [m]. */
const FAR = 300;
const BEHIND = 80;
/** Farther to the side than this nobody is in the way [m]. */
const SIDE_REACH = 12;
/** Room to who comes, beside [m]. */
const ROOM = 0.8;
/** Speed and acceleration that passing is reckoned with [m/s], [m/s^2]. */
const PASSING_SPEED = 9;
const FASTEST = 16;
const PASSING_ACCELERATION = 1.2;
/** Way and time to spare before who comes [m], [s]. */
const SPARE_WAY = 12;
const SPARE_TIME = 1.5;
/** Slower than this one stands [m/s]. */
const STANDS = 0.3;
/** Gap to who comes from behind: time [s], at standstill [m], braking that he is asked for [m/s^2]. */
const GAP_BEHIND = 1;
const LEAST_GAP_BEHIND = 2;
const ASKED_BRAKING = 1.2;

/** Somebody who needs the part of the road that a swing needs before the ego is back; null where it is free. */
export function whoComes(scene: PassingScene, block: Block, swing: Swing): Track | null {
  const { line, profile, vehicle, ego, tracks } = scene;
  const half = vehicle.width / 2;
  const sample = referenceSample(line, ego.s);
  if (Math.abs(swing.shift) + half < line.halfWidth[sample]) return null;
  const most = swing.pace ?? Math.max(Math.min(profile[sample], FASTEST), PASSING_SPEED);
  const time = timeFor(swing.end - ego.s, ego.speed, most) + SPARE_TIME;
  for (const track of tracks) {
    if (track.kind === ACTOR_KIND.pedestrian || block.ids.includes(track.id)) continue;
    if (!locate(line, track, ego.s)) continue;
    if (box.dMin > swing.shift + half + ROOM || box.dMax < swing.shift - half - ROOM) continue;
    if (box.along < 0) {
      if (box.s > ego.s && box.sMin - Math.max(0, track.speed) * time < swing.end + SPARE_WAY) return track;
      continue;
    }
    if (box.d * swing.shift < 0) continue;
    if (box.s < ego.s + half) {
      if (Math.abs(box.d) > half && isClose(scene, track, box)) return track;
    } else if (track.speed < STANDS && box.sMin < block.to + SPARE_WAY) return track;
  }
  return null;
}

/** The box in the lane frame; past its end the line goes on straight. */
function locate(line: ReferenceLine, { x, y, yaw, length, width }: Track, egoS: number): boolean {
  if (boxInLaneFrame(line, x, y, yaw, length, width, egoS - BEHIND, egoS + FAR, box)) return true;
  const last = line.count - 1;
  const cosine = cos(line.heading[last]);
  const sine = sin(line.heading[last]);
  const dx = x - line.x[last];
  const dy = y - line.y[last];
  const beyond = dx * cosine + dy * sine;
  const d = dy * cosine - dx * sine;
  const s = last * REFERENCE_STEP + beyond;
  if (beyond < 0 || s > egoS + FAR || Math.abs(d) > SIDE_REACH) return false;
  box.s = s;
  box.d = d;
  box.along = cos(yaw - line.heading[last]);
  box.sMin = s - length / 2;
  box.sMax = s + length / 2;
  box.dMin = d - width / 2;
  box.dMax = d + width / 2;
  return true;
}

function isClose({ ego, vehicle }: PassingScene, { speed }: Track, { sMax }: LaneBox): boolean {
  const closing = Math.max(0, speed - ego.speed);
  const needed = LEAST_GAP_BEHIND + GAP_BEHIND * speed + (closing * closing) / (2 * ASKED_BRAKING);
  return ego.s - vehicle.rearOverhang - sMax < needed;
}

/** Time for a way from a speed on [s]. */
function timeFor(way: number, speed: number, wished: number): number {
  const most = Math.max(speed, wished);
  const gains = (most * most - speed * speed) / (2 * PASSING_ACCELERATION);
  if (way <= gains) {
    return (Math.sqrt(speed * speed + 2 * PASSING_ACCELERATION * Math.max(0, way)) - speed) / PASSING_ACCELERATION;
  }
  return (most - speed) / PASSING_ACCELERATION + (way - gains) / most;
}

const box = makeLaneBox();
