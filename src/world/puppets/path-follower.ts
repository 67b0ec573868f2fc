import { cos, sin } from '../../core/math/sin-cos.ts';
import { TICK_SECONDS, TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { PuppetPath } from './puppet-path.ts';
import { PUPPET, type PuppetState } from './puppet-state.ts';

/** How a puppet speeds up and slows down for the speeds of its way, at most [m/s^2]. */
const ACCELERATION = 4;
/** It speeds up at least with that, and keeps the speed of the next place when it has it [m/s^2]; it slows down evenly. */
const BRISKLY = 2.5;
const BRAKING = 8;
/** From a stand to a stand it drives so fast [m/s], and begins to slow down with that [m/s^2]. */
const CREEP = 1.5;
const GENTLY = 1;
/** Who was told to brake down to a speed keeps it with that [m/s^2]. */
const KEEPING = 2;
/** Braking before what is in the way [m/s^2]. */
const CAREFUL_BRAKING = 4;
/** Nearer than this to a place it is there [m]. */
const THERE = 0.02;
/** It takes so long to change gear [ticks]. */
const CHANGE_GEAR = TICKS_PER_SECOND / 2;

/** Moves puppets along their ways. Where a leg ends they change gear; where the way ends they stand. */
export class PathFollower {
  /** Pose of the box of the last `poseAt`: middle of its footprint [m], heading [rad]. */
  x = 0.5;
  y = 0.5;
  yaw = 0.5;
  private readonly state: PuppetState;
  private readonly axle: Float64Array;
  private wished = 0.5;

  /** @param axle per actor: from the middle of its box back to its rear axle [m] */
  constructor(state: PuppetState, axle: Float64Array) {
    this.state = state;
    this.axle = axle;
  }

  /** Moves an actor on by a tick: its way, speed and acceleration; not yet its pose. */
  step(tick: Tick, actor: number, path: PuppetPath): void {
    const { state } = this;
    const leg = state.leg[actor];
    const gear = path.gear[leg];
    const before = Math.abs(state.speed[actor]);
    const end = path.s[path.from[leg + 1] - 1];
    let after = 0;
    if (tick >= state.pauseUntil[actor]) {
      this.wish(actor, path, before);
      after = Math.min(Math.max(0, before + this.wished * TICK_SECONDS), this.mostAt(actor, path, before));
    }
    const way = ((before + after) / 2) * TICK_SECONDS;
    state.s[actor] += way;
    state.free[actor] -= way;
    if (end - state.s[actor] < THERE / 2) {
      state.s[actor] = end;
      after = 0;
      if (leg + 1 < path.gear.length) {
        state.leg[actor]++;
        state.pauseUntil[actor] = tick + CHANGE_GEAR;
      } else state.does[actor] = PUPPET.stands;
    }
    // No negative zero: it would tell one run from another.
    state.acceleration[actor] = after === before ? 0 : (gear * (after - before)) / TICK_SECONDS;
    state.speed[actor] = after === 0 ? 0 : gear * after;
  }

  /** The pose at `s` of its way [m], no further than to the end of the leg that an actor is in. */
  poseAt(actor: number, path: PuppetPath, s: number): void {
    const leg = this.state.leg[actor];
    const first = path.from[leg];
    const last = path.from[leg + 1] - 1;
    const at = Math.min(s, path.s[last]);
    const i = sampleBefore(path, first, last, at);
    const step = path.s[i + 1] - path.s[i];
    const u = step > 0 ? Math.max(0, (at - path.s[i]) / step) : 0;
    this.yaw = path.heading[i] + u * (path.heading[i + 1] - path.heading[i]);
    const axle = this.axle[actor];
    this.x = path.x[i] + u * (path.x[i + 1] - path.x[i]) + axle * cos(this.yaw);
    this.y = path.y[i] + u * (path.y[i + 1] - path.y[i]) + axle * sin(this.yaw);
  }

  /** Finds the acceleration that an actor wants [m/s^2]. */
  private wish(actor: number, path: PuppetPath, speed: number): void {
    const { state } = this;
    if (state.braking[actor] > 0) {
      const above = speed - state.brakeTo[actor];
      this.wished = -Math.min(state.braking[actor], Math.max(0, above) / TICK_SECONDS);
      if (above > 0) return;
      state.braking[actor] = 0;
      state.told[actor] = state.brakeTo[actor];
      state.toldAcceleration[actor] = KEEPING;
    }
    if (state.told[actor] >= 0) {
      const most = state.toldAcceleration[actor];
      this.wished = Math.max(-most, Math.min(most, (state.told[actor] - speed) / TICK_SECONDS));
      return;
    }
    this.wished = 0;
    const s = state.s[actor];
    for (let k = 0; k < path.at.length; k++) {
      const way = path.at[k] - s;
      if (way < THERE) continue;
      const goal = path.speed[k];
      const isSlow = speed < CREEP && goal < CREEP;
      const soon = isSlow ? Math.min(CREEP, Math.sqrt(goal * goal + 2 * GENTLY * way)) : 0;
      const even = isSlow ? (soon - speed) / TICK_SECONDS : (goal * goal - speed * speed) / (2 * way);
      const quick = speed < goal ? Math.min(Math.max(even, BRISKLY), (goal - speed) / TICK_SECONDS) : even;
      this.wished = Math.max(-BRAKING, Math.min(ACCELERATION, isSlow ? even : quick));
      return;
    }
  }

  /** Speed that bends, the end of the leg and what is in the way allow a tick from now [m/s]. */
  private mostAt(actor: number, path: PuppetPath, speed: number): number {
    const { state } = this;
    const leg = state.leg[actor];
    const last = path.from[leg + 1] - 1;
    const at = Math.min(path.s[last], state.s[actor] + speed * TICK_SECONDS);
    const i = sampleBefore(path, path.from[leg], last, at);
    const step = path.s[i + 1] - path.s[i];
    const u = step > 0 ? Math.max(0, (at - path.s[i]) / step) : 0;
    const [a, b] = [path.most[i], path.most[i + 1]];
    const square = a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY ? Math.min(a, b) : a + u * (b - a);
    // At the very end it still has to come there.
    const most = Math.sqrt(Math.max(square, CREEP * THERE));
    if (state.isCareful[actor] === 0) return most;
    return Math.min(most, Math.sqrt(2 * CAREFUL_BRAKING * Math.max(0, state.free[actor])));
  }
}

/** The last sample of a leg at or before `s` that another one follows. */
function sampleBefore({ s }: PuppetPath, first: number, last: number, at: number): number {
  let [low, high] = [first, Math.max(first, last - 1)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (s[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
