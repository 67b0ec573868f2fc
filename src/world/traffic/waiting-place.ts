import { LONG } from './long-body.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/**
 * Room that a car needs beside its length to stand between two junctions [m]: what it stops short of the line, what its
 * tail must be out of the junction behind it, and a little for how exactly it stops.
 */
export const STANDING_ROOM = 0.7 + 0.5 + 0.3;

/**
 * Nobody waits on less [m]: lanes that hold one or two cars lie in rings and aisles, and when every lane of a ring has
 * its car nobody can move any more. Three cars' room; the rings of larger roundabouts have more between their arms.
 */
export const LEAST_ROOM = 20;

/** Length of lanes before a junction that is long enough for a vehicle of a length to wait there [m]. */
export function roomToWait(length: number): number {
  return Math.max(LEAST_ROOM, length + STANDING_ROOM);
}

/** Whether an actor can wait on a lane alone, whatever lies before and behind it. */
export function canWaitOn(scene: TrafficScene, actor: number, lane: number): boolean {
  return scene.lanes.waitAt(lane) >= roomToWait(scene.length[actor]);
}

/**
 * Place in an actor's path of the first lane from `from` on where it can wait without standing on a connecting lane:
 * where the lanes up to the next junction are long enough for it, on a small circle (small-circles.ts), or where its path
 * ends. At most PATH_LENGTH, for none.
 *
 * Whoever enters a junction must be able to go on to there: a car that waits on a short lane between two junctions, as
 * in a small roundabout, has its tail in the one behind and keeps others from the way that they need to make room.
 */
export function waitingPlace(scene: TrafficScene, actor: number, from: number): number {
  const { lanes, state } = scene;
  const { path } = state;
  const needed = roomToWait(scene.length[actor]);
  const first = actor * PATH_LENGTH;
  let start = -1;
  let room = 0;
  for (let k = from; k < PATH_LENGTH; k++) {
    const lane = path[first + k];
    if (lane < 0) return start < 0 ? k : start;
    if (lanes.isConnecting(lane)) {
      start = -1;
      room = 0;
      continue;
    }
    if (start < 0) start = k;
    if (lanes.circle(lane) >= 0 && scene.length[actor] <= LONG && goesOnAround(scene, actor, k)) return start;
    const next = k + 1 < PATH_LENGTH ? path[first + k + 1] : -1;
    const isLast = next >= 0 && lanes.isConnecting(next);
    room += isLast ? lanes.waitAt(lane) : lanes.length(lane);
    if (room >= needed) return start;
  }
  return start < 0 ? PATH_LENGTH : start;
}

/** Whether a path goes on along the circle that its place `k` is on: who leaves it at the next arm need not wait before. */
function goesOnAround({ lanes, state }: TrafficScene, actor: number, k: number): boolean {
  const next = k + 2 < PATH_LENGTH ? state.path[actor * PATH_LENGTH + k + 2] : -1;
  return next < 0 || lanes.circle(next) >= 0;
}
