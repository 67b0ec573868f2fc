import { isOutOfUse, SIGNAL_STATE } from '../../core/messages/signals.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Decelerations that drivers find right to stop for amber, and possible to stop for red [m/s^2] (ITE 2020: 3.05 for amber). */
const AMBER_BRAKING = 3;
const RED_BRAKING = 7;

/**
 * Who stops for amber does so this far before the line [m]; of what is left to the line so much is taken by who has come
 * nearer, braking or slowly; the least way that is reckoned with, for those who stand.
 */
const SHORT_OF_LINE = 0.7;
const NEAR_LINE = 0.3;
const LEAST_WAY = 0.05;

/** What lies ahead of each actor up to and including its next junction, index-aligned. */
export interface Outlook {
  /** Place in its path of the first connecting lane after the current lane; 0 for none in sight. */
  readonly entry: Uint8Array;
  /** From its front to the junction, and to where it waits for it [m]; negative once it is past. */
  readonly toEntry: Float64Array;
  readonly toWait: Float64Array;
  /** From its front to a stop line whose light tells it to stop [m]; Infinity for none. */
  readonly toRed: Float64Array;
  /** From its front to where it waits in the middle of a junction [m]; Infinity where it need not. JunctionReservations writes it. */
  readonly toMiddle: Float64Array;
  /** One number for `lineToStopAt`: from the front of who looks to the start of the lane that it looks at [m]. */
  readonly toStart: Float64Array;
}

export function createOutlook(count: number): Outlook {
  return {
    entry: new Uint8Array(count),
    toEntry: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    toWait: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    toRed: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    toMiddle: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    toStart: new Float64Array(1),
  };
}

/** Looks along the path of an actor. `signals` are the states by index in RoadMap.signals. */
export function lookAhead(scene: TrafficScene, signals: Uint8Array, actor: number): void {
  const { lanes, state, outlook } = scene;
  const { path } = state;
  const { toStart } = outlook;
  outlook.entry[actor] = 0;
  outlook.toEntry[actor] = Number.POSITIVE_INFINITY;
  outlook.toWait[actor] = Number.POSITIVE_INFINITY;
  outlook.toRed[actor] = Number.POSITIVE_INFINITY;
  outlook.toMiddle[actor] = Number.POSITIVE_INFINITY;
  let hasRed = false;
  toStart[0] = -state.s[actor] - scene.length[actor] / 2;
  for (let k = 0; k + 1 < PATH_LENGTH; k++) {
    const lane = path[actor * PATH_LENGTH + k];
    const next = path[actor * PATH_LENGTH + k + 1];
    if (lane < 0 || (k > 0 && lanes.isConnecting(lane))) return;
    if (!hasRed && lanes.linesFrom(lane) < lanes.linesTo(lane)) {
      const line = lineToStopAt(scene, signals, actor, lane, next);
      hasRed = line >= 0;
      if (hasRed) outlook.toRed[actor] = toStart[0] + lanes.lineAt[line];
    }
    if (next >= 0 && lanes.isConnecting(next)) {
      outlook.entry[actor] = k + 1;
      outlook.toEntry[actor] = toStart[0] + lanes.length(lane);
      outlook.toWait[actor] = toStart[0] + lanes.waitAt(lane);
      return;
    }
    toStart[0] += lanes.length(lane);
  }
}

/**
 * The first stop line on a lane, `outlook.toStart` before it, that an actor on its way to `next` is to stop at, as a place in
 * LaneTable.lineAt; -1 for none.
 */
export function lineToStopAt(
  scene: TrafficScene,
  signals: Uint8Array,
  actor: number,
  lane: number,
  next: number,
): number {
  const { lanes, outlook } = scene;
  const end = lanes.linesTo(lane);
  const speed = scene.state.speed[actor];
  for (let i = lanes.linesFrom(lane); i < end; i++) {
    const way = lanes.lineWay(i);
    if (way >= 0 && way !== next) continue;
    const signal = signals[lanes.lineSignal(i)];
    const distance = outlook.toStart[0] + lanes.lineAt[i];
    if (distance < 0 || isOutOfUse(signal) || signal === SIGNAL_STATE.green) continue;
    // At amber and at red, who can stop does; amber only asks for as much braking as is comfortable (dilemma zone).
    const isAmber = signal === SIGNAL_STATE.amber;
    const room = isAmber ? Math.max(LEAST_WAY, distance - SHORT_OF_LINE, Math.min(distance, NEAR_LINE)) : distance;
    if (speed * speed <= 2 * (isAmber ? AMBER_BRAKING : RED_BRAKING) * room) return i;
  }
  return -1;
}
