import { isOutOfUse, SIGNAL_STATE } from '../../core/messages.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Decelerations that drivers find right to stop for amber, and possible to stop for red [m/s^2] (ITE 2020: 3.05 for amber). */
const AMBER_BRAKING = 3;
const RED_BRAKING = 7;

/** Who stops for amber does so this far before the line [m]; the least way that is reckoned with, for those who stand. */
const SHORT_OF_LINE = 0.7;
const LEAST_WAY = 0.05;

/** What lies ahead of one actor up to and including the next junction. */
export interface Outlook {
  /** Place in its path of the first connecting lane after the current lane; 0 for none in sight. */
  entry: number;
  /** From its front to the junction, and to where it waits for it [m]; negative once it is past. */
  toEntry: number;
  toWait: number;
  /** From its front to a stop line whose light tells it to stop [m]; Infinity for none. */
  toRed: number;
}

export function createOutlook(): Outlook {
  return {
    entry: 0,
    toEntry: Number.POSITIVE_INFINITY,
    toWait: Number.POSITIVE_INFINITY,
    toRed: Number.POSITIVE_INFINITY,
  };
}

/** Looks along the path of an actor. `signals` are the states by index in RoadMap.signals. */
export function lookAhead(scene: TrafficScene, signals: Uint8Array, actor: number, out: Outlook): void {
  const { facts, lanes, state } = scene;
  out.entry = 0;
  out.toEntry = Number.POSITIVE_INFINITY;
  out.toWait = Number.POSITIVE_INFINITY;
  out.toRed = Number.POSITIVE_INFINITY;
  /** From the actor's front to the start of the lane. */
  let toStart = -state.s[actor] - scene.length[actor] / 2;
  for (let k = 0; k + 1 < PATH_LENGTH; k++) {
    const lane = state.path[actor * PATH_LENGTH + k];
    const next = state.path[actor * PATH_LENGTH + k + 1];
    if (lane < 0 || (k > 0 && lanes.isConnecting[lane] === 1)) return;
    if (out.toRed === Number.POSITIVE_INFINITY) out.toRed = redAhead(scene, signals, actor, lane, next, toStart);
    if (next >= 0 && lanes.isConnecting[next] === 1) {
      out.entry = k + 1;
      out.toEntry = toStart + lanes.length[lane];
      out.toWait = toStart + facts[lane].waitAt;
      return;
    }
    toStart += lanes.length[lane];
  }
}

/** Distance to the first stop line on a lane that the actor is to stop at [m]; Infinity for none. */
export function redAhead(
  scene: TrafficScene,
  signals: Uint8Array,
  actor: number,
  lane: number,
  next: number,
  toStart: number,
): number {
  const { linesFrom, lineAt, lineSignal, lineWay } = scene.lanes;
  const end = linesFrom[lane + 1];
  for (let i = linesFrom[lane]; i < end; i++) {
    if (lineWay[i] >= 0 && lineWay[i] !== next) continue;
    const distance = toStart + lineAt[i];
    if (distance >= 0 && tellsToStop(signals[lineSignal[i]], scene.state.speed[actor], distance)) return distance;
  }
  return Number.POSITIVE_INFINITY;
}

/** At amber and at red, who can stop does; amber only asks for as much braking as is comfortable (dilemma zone). */
function tellsToStop(signal: number, speed: number, distance: number): boolean {
  if (isOutOfUse(signal) || signal === SIGNAL_STATE.green) return false;
  if (signal === SIGNAL_STATE.amber)
    return speed * speed <= 2 * AMBER_BRAKING * Math.max(LEAST_WAY, distance - SHORT_OF_LINE);
  return speed * speed <= 2 * RED_BRAKING * distance;
}
