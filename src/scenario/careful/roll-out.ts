import { clamp } from '../../core/math/clamp.ts';
import { type LaneState, SAMPLE_COUNT, SAMPLE_SECONDS } from '../../planning/planning-problem.ts';
import { referenceSample } from '../../planning/route/reference-line.ts';
import type { LaneTrajectory } from '../../planning/trajectory/lane-trajectory.ts';
import type { DrivingStyle } from './driving-style.ts';
import type { LaneChain } from './lane-chain.ts';

/** What holds the ego back, for the decision that is told. */
export type Cause = 'signal' | 'sign' | 'vehicle' | 'pedestrian' | 'junction' | 'goal' | 'lane' | 'obstacle';

/** A station that the rear axle must not pass before a time [s]. */
export interface Stop {
  readonly s: number;
  readonly until: number;
  readonly cause: Cause;
  readonly reason: string;
}

/** Somebody to stay behind: the rear axle's station that touches him now, his speed, and from when to when he is there. */
export interface Leader {
  readonly s: number;
  readonly speed: number;
  readonly acceleration: number;
  readonly from: number;
  readonly until: number;
  readonly cause: Cause;
  readonly reason: string;
}

/** A stretch to drive slowly on, for a reason. */
export interface SlowStretch {
  readonly from: number;
  readonly to: number;
  readonly speed: number;
  readonly reason: string;
  /** Whether the brakes' most may be used. */
  readonly firm?: boolean;
}

/** Everything that bounds the speed along a path. */
export interface Bounds {
  readonly stops: Stop[];
  readonly leaders: Leader[];
  readonly slow: SlowStretch[];
  /** Whether it brakes as hard as it can, whatever the rest says. */
  readonly brakes?: boolean;
}

/** How speed errors are worked off [s], and how far ahead the wished speed is read [s]. */
const SETTLE = 0.8;
const PREVIEW = 0.5;
/** Change of acceleration: in ordinary driving, and when it must be [m/s^3]. */
const JERK = 2.5;
const FIRM_JERK = 14;
/** Who brakes for us is believed to go on braking for so long [s]. */
const BRAKES_ON = 2;
/** Gaps are never taken for shorter [m]. */
const LEAST_GAP = 0.1;

/**
 * Drives the bounds forward: every 0.1 s the least of the accelerations that the wished speed, each stop and each leader
 * allow (stops by constant braking, leaders by the intelligent driver model; Treiber, Hennecke, Helbing 2000), with
 * limited jerk unless more is needed. Fills s, speed and acceleration of `out`; returns what held it back most in the first
 * second, or null.
 */
export function rollOut(
  chain: LaneChain,
  style: DrivingStyle,
  start: LaneState,
  bounds: Bounds,
  out: LaneTrajectory,
): Stop | Leader | SlowStretch | null {
  let { s, speed, acceleration } = start;
  let binding: Stop | Leader | SlowStretch | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    const t = i * SAMPLE_SECONDS;
    const asked = ask(chain, style, bounds, t, s, speed);
    if (i < TOLD && askedBy !== null && asked < least) [least, binding] = [asked, askedBy];
    const jerk = (asked < -style.firmBraking * HURRY ? FIRM_JERK : JERK) * SAMPLE_SECONDS;
    const bounded = clamp(asked, acceleration - jerk, acceleration + Math.max(jerk, JERK_UP));
    acceleration = speed <= 0 && bounded < 0 ? 0 : bounded;
    out.s[i] = s;
    out.speed[i] = speed;
    out.acceleration[i] = acceleration;
    const next = Math.max(0, speed + acceleration * SAMPLE_SECONDS);
    s += ((speed + next) / 2) * SAMPLE_SECONDS;
    speed = next < STANDS && asked <= 0 ? 0 : next;
  }
  return binding;
}

/** Samples in which it is seen what binds; braking that hurries; release of the brake in one step; standing [m/s]. */
const TOLD = 10;
const HURRY = 0.9;
const JERK_UP = 0.3;
const STANDS = 0.05;

let askedBy: Stop | Leader | SlowStretch | null = null;

function ask(chain: LaneChain, style: DrivingStyle, bounds: Bounds, t: number, s: number, speed: number): number {
  if (bounds.brakes) {
    askedBy = null;
    return speed > 0 ? -style.hardestBraking : 0;
  }
  const ahead = s + speed * PREVIEW;
  let wished = chain.profile[referenceSample(chain.line, ahead)];
  let most = style.firmBraking;
  askedBy = null;
  for (const stretch of bounds.slow) {
    const allowed = slowSpeed(stretch, ahead, style.braking);
    if (allowed >= wished) continue;
    [wished, askedBy] = [allowed, stretch];
    most = stretch.firm ? style.hardestBraking : style.firmBraking;
  }
  let asked = clamp((wished - speed) / SETTLE, -most, style.acceleration);
  for (const stop of bounds.stops) {
    if (t >= stop.until || stop.s < s - PASSED) continue;
    const needed = stopFor(stop.s - s, speed, style);
    if (needed < asked) [asked, askedBy] = [needed, stop];
  }
  for (const leader of bounds.leaders) {
    if (t < leader.from - NOTICED || t > leader.until) continue;
    const needed = followed(leader, t, s, speed, style);
    if (needed < asked) [asked, askedBy] = [needed, leader];
  }
  return Math.max(asked, -style.hardestBraking);
}

/** Stops that lie this far behind are over [m]; leaders are seen this long before they come in the way [s]. */
const PASSED = 1.5;
const NOTICED = 2;

function slowSpeed({ from, to, speed }: SlowStretch, s: number, braking: number): number {
  if (s > to) return Number.POSITIVE_INFINITY;
  return s >= from ? speed : Math.sqrt(speed * speed + 2 * braking * (from - s));
}

/** Acceleration that stops within a gap: towards v = sqrt(2 b gap), or what is needed where that is more. */
function stopFor(gap: number, speed: number, { braking, acceleration, hardestBraking }: DrivingStyle): number {
  if (gap <= 0) return -Math.min(hardestBraking, Math.max(1, speed / 0.3));
  const needed = (speed * speed) / (2 * gap);
  if (needed > braking) return -Math.min(hardestBraking, needed * 1.05);
  const allowed = Math.sqrt(2 * braking * Math.max(0, gap - speed * 0.3));
  return clamp((allowed - speed) / (SETTLE / 2), -braking, acceleration);
}

/** The intelligent driver model behind a leader who keeps his speed, or brakes on for a while. */
function followed(leader: Leader, t: number, s: number, speed: number, style: DrivingStyle): number {
  const braked = leader.acceleration < 0 ? Math.min(t, BRAKES_ON, leader.speed / -leader.acceleration) : 0;
  const leaderSpeed = leader.speed + leader.acceleration * braked;
  const way = leader.speed * t + leader.acceleration * braked * (t - braked / 2);
  const gap = Math.max(LEAST_GAP, leader.s + way - s);
  const { acceleration: a, braking: b, timeGap, standstillGap } = style;
  const approach = (speed * (speed - leaderSpeed)) / (2 * Math.sqrt(a * b));
  const wished = standstillGap + Math.max(0, speed * timeGap + approach);
  const ratio = wished / gap;
  const needed = a * (1 - ratio * ratio);
  // Somebody who draws away is let go without a stamp on the brake.
  const drawsAway = leaderSpeed > speed && gap > standstillGap / 2;
  return drawsAway ? Math.max(needed, -0.6 * b) : needed;
}
