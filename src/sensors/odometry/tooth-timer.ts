import type { RandomStream } from '../../core/random.ts';

const TURN = 2 * Math.PI;

/** Longest time without a tooth until the wheel counts as standing [s]. */
const STANDING = 0.5;

/**
 * A toothed wheel and its sensor: counts teeth, and tells the speed by the time between those that passed, as the control
 * unit of anti-lock brakes does. Between two teeth the speed can only be less than what the wait allows.
 */
export class ToothTimer {
  /** Teeth that have passed: less by those that went back. */
  count = 0;
  /** Turning rate by them [rad/s]. */
  rate = 0;
  private readonly pitch: number;
  private readonly error: number;
  private readonly dt: number;
  private readonly random: RandomStream;
  /** Angle since the start, time since the last tooth that counted [s], and how far that stood from its place [rad]. */
  private angle: number;
  private since = Number.POSITIVE_INFINITY;
  private shift = 0;

  /** @param error deviation of a tooth's place over the distance of teeth [1] @param dt time of a step [s] */
  constructor(teeth: number, error: number, dt: number, random: RandomStream) {
    this.pitch = TURN / teeth;
    this.error = error;
    this.dt = dt;
    this.random = random;
    this.angle = this.pitch * random.uniform();
  }

  /** The wheel has been turning at this rate for long [rad/s]: a drive may begin in motion. */
  begin(rate: number): void {
    this.rate = rate;
    if (rate === 0) return;
    const within = this.angle - this.pitch * this.count;
    this.since = rate > 0 ? within / rate : (within - this.pitch) / rate;
  }

  /** The wheel has turned this far in a step [rad]. */
  step(turned: number): void {
    const before = this.angle;
    this.angle += turned;
    const count = Math.floor(this.angle / this.pitch);
    const passed = count - this.count;
    this.count = count;
    // One number a step, so that what a wheel does moves no later draws.
    const shift = this.error * this.pitch * this.random.normal();
    if (passed === 0) {
      this.since += this.dt;
      const most = this.pitch / this.since;
      if (this.since > STANDING) this.rate = 0;
      else if (Math.abs(this.rate) > most) this.rate = this.rate < 0 ? -most : most;
      return;
    }
    // Time within the step at which the last tooth passed.
    const edge = this.pitch * (passed > 0 ? count : count + 1);
    const at = (this.dt * (edge - before)) / turned;
    const period = this.since + at;
    this.rate = Number.isFinite(period) ? (passed * this.pitch + shift - this.shift) / period : 0;
    this.since = this.dt - at;
    this.shift = shift;
  }

  snapshot(): readonly number[] {
    return [this.count, this.rate, this.angle, this.since, this.shift];
  }

  restore(values: readonly number[]): void {
    [this.count, this.rate, this.angle, this.since, this.shift] = values;
  }
}
