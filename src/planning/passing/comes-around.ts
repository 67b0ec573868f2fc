import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { boxInLaneFrame, type LaneBox, makeLaneBox } from '../behaviour/box-in-lane-frame.ts';
import type { Fence } from '../planning-problem.ts';
import { referenceSample } from '../route/reference-line.ts';
import { COMFORTABLE_BRAKING } from '../speed-profile.ts';
import { kindInWords } from './kind-in-words.ts';
import { frontOf, type PassingScene } from './passing-scene.ts';
import type { TrackClock } from './track-clock.ts';

/** What stands beside our lane is looked for so far ahead, and who comes so far behind it [m]. */
const AHEAD = 70;
const COMES_FROM = 60;
/** Room that who comes leaves to what it passes [m]; it needs our lane if nearer to us than this [m]. */
const ITS_ROOM = 0.5;
const OUR_ROOM = 0.3;
/** It is back on its own side this far after what it passes [m]. */
const BACK_AFTER = 20;
/** Slower than this it waits for us [m/s]; slower than this nobody is reckoned to pass [m/s]. */
const WAITS = 0.3;
const LEAST_SPEED = 6;
/** Time between us and it that is enough [s]. */
const SPARE_TIME = 2;
/** The ego stops for it if this is enough braking [m/s^2]. */
const MOST_BRAKING = 3;
/** Cosine of the angle to the line from which on a vehicle comes towards us. */
const TOWARDS = -0.5;

/**
 * Where to wait for somebody who comes towards us around what blocks its own lane, and so needs ours: before the place where
 * it swings back. Null where nobody does, or the ego is past that place before it comes.
 */
export function comesAround(scene: PassingScene, clock: TrackClock): Fence | null {
  let first: Fence | null = null;
  for (const track of scene.tracks) {
    if (!clock.isStanding(track.id) || !locate(scene, track, block)) continue;
    const side = block.d > 0 ? 1 : -1;
    const inner = side > 0 ? block.dMin : -block.dMax;
    const laneHalf = scene.line.halfWidth[referenceSample(scene.line, block.s)];
    // Within our own lane it is ours to pass; beyond the next lane it is in nobody's way.
    if (inner < laneHalf / 2 || inner > 3 * laneHalf) continue;
    const fence = waitsFor(scene, clock, track, side, inner);
    if (fence !== null && (first === null || fence.s < first.s)) first = fence;
  }
  return first;
}

function waitsFor(scene: PassingScene, clock: TrackClock, standing: Track, side: number, inner: number): Fence | null {
  const { ego, vehicle, tracks } = scene;
  const stop = block.sMin - BACK_AFTER - frontOf(scene);
  const left = stop - ego.s;
  if (left < (ego.speed * ego.speed) / (2 * MOST_BRAKING)) return null;
  for (const track of tracks) {
    if (track.id === standing.id || track.kind === ACTOR_KIND.pedestrian) continue;
    if (clock.isStanding(track.id) || track.speed < WAITS || !locate(scene, track, comer)) continue;
    if (comer.along > TOWARDS || comer.sMax < block.sMin || comer.sMin > block.sMax + COMES_FROM) continue;
    const overlaps = comer.dMin < block.dMax && comer.dMax > block.dMin;
    const reach = inner - ITS_ROOM - track.width - vehicle.width / 2;
    const isOut = side > 0 ? comer.dMin < inner : -comer.dMax < inner;
    if ((!overlaps && !isOut) || reach > OUR_ROOM) continue;
    const itsTime = (comer.sMin - block.sMax - BACK_AFTER) / Math.max(track.speed, LEAST_SPEED);
    const ourTime = (block.sMax + vehicle.rearOverhang - ego.s) / Math.max(ego.speed, LEAST_SPEED);
    if (itsTime > ourTime + SPARE_TIME) continue;
    const words = `${kindInWords(track.kind)} ${track.id} comes around standing ${kindInWords(standing.kind)} ${standing.id}`;
    return {
      s: Math.max(stop, ego.s + (ego.speed * ego.speed) / (2 * COMFORTABLE_BRAKING)),
      cause: 'passing',
      reason: words,
    };
  }
  return null;
}

function locate({ line, ego }: PassingScene, { x, y, yaw, length, width }: Track, out: LaneBox): boolean {
  return boxInLaneFrame(line, x, y, yaw, length, width, ego.s, ego.s + AHEAD + COMES_FROM, out);
}

const block = makeLaneBox();
const comer = makeLaneBox();
