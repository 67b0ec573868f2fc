import { isOutOfUse, SIGNAL_STATE } from '../../core/messages/signals.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { RouteStopLine } from '../../planning/behaviour/route-stop-lines.ts';
import type { DrivingStyle } from './driving-style.ts';
import type { Stop } from './roll-out.ts';

/** Room kept between the front bumper and a stop line [m]. */
export const LINE_ROOM = 0.7;
/** Lines are looked for up to the way that comfortable braking takes, and this much more [m]. */
const NOTICE = 40;
/** How long to stand at a stop sign [ticks], how near before its line that counts [m], slower than this one stands [m/s]. */
const SIGN_TICKS = 1.2 * TICKS_PER_SECOND;
const SIGN_REACH = 3;
const STANDSTILL = 0.08;

/**
 * Lights and stop signs. Red: stop, unless not even the brakes' most will do. Amber: stop if firm braking will do, else
 * go on, and stay with that choice. Stop sign: stand first.
 */
export class LineRule {
  /** Station of the line that the ego chose to cross, NaN for none [m]. */
  private committed = Number.NaN;
  /** Station of the last stop sign that has been honoured [m], and since when the ego stands at the next; -1 for not yet. */
  private honoured = Number.NEGATIVE_INFINITY;
  private standsFrom: Tick = -1;

  /** Stations are new: `shift` is what the old ones grow by [m]. */
  shift(shift: number): void {
    this.committed += shift;
    this.honoured += shift;
  }

  /**
   * Stops before the lines ahead.
   * @param front station of the front bumper [m]
   * @param toAxle from the rear axle to the front bumper [m]
   */
  stops(
    tick: Tick,
    lines: readonly RouteStopLine[],
    states: Uint8Array,
    front: number,
    toAxle: number,
    speed: number,
    style: DrivingStyle,
    out: Stop[],
  ): void {
    const reach = (speed * speed) / (2 * style.braking) + NOTICE;
    for (const line of lines) {
      const left = line.s - front;
      if (left < -LINE_ROOM || left > reach) continue;
      const reason = this.reasonToStop(tick, line, states, Math.max(left, 0.1), speed, style);
      if (reason === null) continue;
      const cause = line.kind === 'light' ? 'signal' : 'sign';
      out.push({ s: line.s - LINE_ROOM - toAxle, until: Number.POSITIVE_INFINITY, cause, reason });
    }
  }

  snapshot(): PlainData {
    return [this.committed, this.honoured, this.standsFrom];
  }

  restore(state: PlainData): void {
    [this.committed, this.honoured, this.standsFrom] = state as [number, number, Tick];
  }

  private reasonToStop(
    tick: Tick,
    line: RouteStopLine,
    states: Uint8Array,
    left: number,
    speed: number,
    style: DrivingStyle,
  ): string | null {
    if (line.kind === 'stop') return this.standAtSign(tick, line, left, speed);
    if (line.kind !== 'light') return null;
    const state = states[line.signal];
    if (state === SIGNAL_STATE.green || isOutOfUse(state)) {
      if (this.committed === line.s) this.committed = Number.NaN;
      return null;
    }
    if (Math.abs(this.committed - line.s) < 0.1) return null;
    const braking = (speed * speed) / (2 * left);
    const isAmber = state === SIGNAL_STATE.amber;
    if (braking > (isAmber ? style.firmBraking : style.hardestBraking)) {
      this.committed = line.s;
      return null;
    }
    return isAmber ? 'amber light' : 'red light';
  }

  private standAtSign(tick: Tick, line: RouteStopLine, left: number, speed: number): string | null {
    if (this.honoured >= line.s - 0.1) return null;
    const stands = speed < STANDSTILL && left < SIGN_REACH;
    if (!stands) this.standsFrom = -1;
    else if (this.standsFrom < 0) this.standsFrom = tick;
    if (stands && tick - this.standsFrom >= SIGN_TICKS) {
      this.honoured = line.s;
      this.standsFrom = -1;
      return null;
    }
    return 'stop sign';
  }
}
