import { isOutOfUse, SIGNAL_STATE, type SignalView } from '../../core/messages/signals.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import { DRY, type Grip } from '../grip/grip.ts';
import type { Fence } from '../planning-problem.ts';
import { comfortableStop } from '../speed-profile.ts';
import type { RouteStopLine } from './route-stop-lines.ts';

/** Room kept between the front bumper and a stop line [m]. */
export const LINE_ROOM = 0.7;

/** Lines farther ahead than this and than the comfortable way to stop are left for later [m]. */
const LOOK_AHEAD = 90;

/** Amber: stop if this braking is enough [m/s^2], as the lengths of amber times assume (RiLSA: 3.5 at 50 km/h). */
const AMBER_BRAKING = 3;
/** Red: stop unless more than this is needed [m/s^2]. */
const RED_BRAKING = 6;

/**
 * How long to stand at a stop sign [ticks], and how near before its line that counts [m]: a metre less than judges ask for
 * (CARLA's RunningStopTest: 4), since the ego knows its place to some decimetres only.
 */
const SIGN_TICKS = 1 * TICKS_PER_SECOND;
const SIGN_REACH = 3;
const STANDSTILL = 0.1;

/**
 * Rules of lights and stop signs. A choice to go on at amber holds until the line is passed, else noise could change it
 * where it is too late; the other choice needs no memory, for the nearer the line the harder the braking that is needed.
 */
export class SignalRule {
  /** Station of the line that the ego chose to cross, NaN for none [m]. */
  private committed = Number.NaN;
  /** Station of the stop sign's line that has been honoured, and since when the ego stands at the next. */
  private honoured = Number.NEGATIVE_INFINITY;
  private standingSince: Tick = -1;

  /**
   * The fence of the first line that must be stopped at; null for none.
   * @param front station of the front bumper [m]
   * @param toAxle from the rear axle to the front bumper [m]
   */
  fence(
    tick: Tick,
    lines: readonly RouteStopLine[],
    signals: SignalView | null,
    front: number,
    toAxle: number,
    speed: number,
    grip = DRY,
  ): Fence | null {
    const ahead = Math.max(LOOK_AHEAD, comfortableStop(speed));
    for (const line of lines) {
      const left = line.s - front;
      if (left < -LINE_ROOM || left > ahead) continue;
      const reason = this.reasonToStop(tick, line, signals, Math.max(left, 0.1), speed, grip);
      if (reason === null) continue;
      const cause = line.kind === 'light' ? 'signal' : 'sign';
      return { s: line.s - LINE_ROOM - toAxle, cause, reason };
    }
    return null;
  }

  snapshot(): PlainData {
    return [this.committed, this.honoured, this.standingSince];
  }

  restore(state: PlainData): void {
    [this.committed, this.honoured, this.standingSince] = state as [number, number, Tick];
  }

  private reasonToStop(
    tick: Tick,
    line: RouteStopLine,
    signals: SignalView | null,
    left: number,
    speed: number,
    grip: Grip,
  ): string | null {
    if (line.kind === 'stop') return this.standAtSign(tick, line, left, speed);
    if (line.kind !== 'light') return null;
    if (signals === null) return 'signal not seen yet';
    const state = signals.state[line.signal];
    if (state === SIGNAL_STATE.green || isOutOfUse(state)) {
      if (this.committed === line.s) this.committed = Number.NaN;
      return null;
    }
    if (this.committed === line.s) return null;
    const braking = (speed * speed) / (2 * left);
    const enough =
      state === SIGNAL_STATE.amber ? Math.min(AMBER_BRAKING, grip.sight) : Math.min(RED_BRAKING, grip.hardest);
    if (braking > enough) {
      this.committed = line.s;
      return null;
    }
    return state === SIGNAL_STATE.amber ? 'amber light' : 'red light';
  }

  private standAtSign(tick: Tick, line: RouteStopLine, left: number, speed: number): string | null {
    if (this.honoured >= line.s) return null;
    const stands = speed < STANDSTILL && left < SIGN_REACH;
    if (!stands) this.standingSince = -1;
    else if (this.standingSince < 0) this.standingSince = tick;
    if (stands && tick - this.standingSince >= SIGN_TICKS) {
      this.honoured = line.s;
      this.standingSince = -1;
      return null;
    }
    return 'stop sign';
  }
}
