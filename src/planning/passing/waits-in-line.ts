import { boxInLaneFrame, type LaneBox, makeLaneBox } from '../behaviour/box-in-lane-frame.ts';
import type { PassingScene } from './passing-scene.ts';
import type { TrackClock } from './track-clock.ts';

/** Who stands before a junction, a stop line or a crosswalk this near waits there [m]; a bit past it still does [m]. */
const QUEUE_REACH = 40;
const PAST = 3;
/** Who stands this near behind one who waits, waits too [m]; how many are looked at one behind the other. */
const QUEUE_GAP = 15;
const QUEUE_DEPTH = 6;
/** Others are looked for up to here [m]. */
const AHEAD = 110;
const BEHIND = 10;
/** Who has stood for less may be about to go [s]. */
const STOOD = 4;
/** Cosine of the angle to the line within which a vehicle goes our way: 60 degrees. */
const OUR_WAY = 0.5;

/** Whether one who stands waits for a junction, a line, or somebody who waits. */
export function waitsInLine(
  scene: PassingScene,
  clock: TrackClock,
  id: number,
  place: LaneBox,
  depth: number = QUEUE_DEPTH,
): boolean {
  const { line, map, ego, vehicle, tracks, waitingPlaces, tick } = scene;
  const { sMax, d } = place;
  const until = sMax + QUEUE_REACH;
  if (waitingPlaces.some((s) => s > sMax - PAST && s < until)) return true;
  for (const { lane, from, to } of line.legs) {
    if (map.lanes[lane].junction >= 0 && to > sMax - PAST && from < until) return true;
  }
  if (depth === 0) return false;
  for (const other of tracks) {
    if (other.id === id) continue;
    const { x, y, yaw, length, width } = other;
    if (!boxInLaneFrame(line, x, y, yaw, length, width, ego.s - BEHIND, ego.s + AHEAD, box)) continue;
    if (box.sMin < sMax || box.sMin > sMax + QUEUE_GAP || Math.abs(box.d - d) > vehicle.width) continue;
    if (box.along < OUR_WAY) continue;
    if (clock.standing(tick, other.id) < STOOD) return true;
    return waitsInLine(scene, clock, other.id, { ...box }, depth - 1);
  }
  return false;
}

const box = makeLaneBox();
