import { clamp } from '../core/math/clamp.ts';
import type { PlainData } from '../core/snapshot.ts';

/** Gains of a PID controller; their units follow from error and output. Where "seconds" stands, it may be metres of way. */
export interface PidGains {
  readonly proportional: number;
  /** Per second. */
  readonly integral: number;
  /** Seconds. */
  readonly derivative: number;
  /** Time constant with which the integrator follows a saturated output back [s]. */
  readonly tracking: number;
  /** Greatest size of the integral, in units of the output. */
  readonly limit: number;
}

/**
 * PID controller with anti-windup by back-calculation (Astrom and Hagglund, "Advanced PID Control", ISA 2006, chapter
 * 3.5):  u = P e + I + D de/dt,  dI/dt = K_i e + (u_applied - u) / T_t.
 * The caller gives the rate of the error, for it knows a better one than differences of noise, and says which output the
 * actuator could apply: where that is less than asked, the integrator runs back instead of up.
 */
export class Pid {
  private readonly gains: PidGains;
  private sum = 0;
  private asked = 0;

  constructor(gains: PidGains) {
    this.gains = gains;
  }

  /** The output for an error and its rate [1/s]. */
  output(error: number, rate: number): number {
    const { proportional, derivative } = this.gains;
    this.asked = proportional * error + this.sum + derivative * rate;
    return this.asked;
  }

  /** Moves the integrator on by `dt` [s], given how much of the last output was applied. */
  integrate(error: number, applied: number, dt: number): void {
    const { integral, tracking, limit } = this.gains;
    const sum = this.sum + (integral * error + (applied - this.asked) / tracking) * dt;
    this.sum = clamp(sum, -limit, limit);
  }

  /** @param sum what the integrator begins with, where it is known beforehand, in units of the output */
  reset(sum = 0): void {
    const { limit } = this.gains;
    this.sum = clamp(sum, -limit, limit);
    this.asked = 0;
  }

  snapshot(): PlainData {
    return [this.sum, this.asked];
  }

  restore(state: PlainData): void {
    [this.sum, this.asked] = state as [number, number];
  }
}
