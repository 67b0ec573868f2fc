import { clamp } from '../core/math/clamp.ts';
import type { PlainData } from '../core/snapshot.ts';
import { TICK_SECONDS } from '../core/tick.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { GainsOf } from './control-gains.ts';
import { Pid } from './pid.ts';

/**
 * Of the PID from speed to acceleration, beside its gains: time in which the integrator follows pedals at their limit [s],
 * and its limit [m/s^2], which may stand for a slope of 3 / 9.81 = 30 %.
 */
const SHAPE = { tracking: 0.5, limit: 3 };

/**
 * The integrator sees no greater error than this [m/s]: what it is for, a slope or a wrong mass, makes no greater one for long,
 * and a step of the plan's speed is not to wind it up.
 */
const GREATEST_ERROR = 0.5;

/** Gravity [m/s^2] (CODATA standard value, rounded) and air density at 15 degC, sea level (ISA) [kg/m^3]. */
const GRAVITY = 9.81;
const AIR_DENSITY = 1.225;

/** Throttle and brake are not pressed in turn while the wished force stays within this of none [N]. */
const DEAD_BAND = 60;

/** Standing: the plan wants less than this speed [m/s] and the vehicle is slower than that [m/s]. */
const HOLD_PLAN_SPEED = 0.05;
const HOLD_SPEED = 0.25;
/** Brake that holds the vehicle, on a slope of 25 % too. */
const HOLD_BRAKE = 0.3;

export interface Pedals {
  throttle: number;
  brake: number;
}

/**
 * Speed to pedals. Wished acceleration: the plan's plus a PID of the speed error. Force for it by the vehicle's
 * specification:  F = m a + c_d A rho v^2 / 2 + c_r m g,  F > 0 by throttle as a share of the engine's greatest force
 * min(F_max, P / v), F < 0 by brake as a share of the greatest braking force. While driving, the integrator finds the
 * road's slope. Coming to rest the brake is pressed to hold the car on a slope: at once, or at a rate, without a jerk.
 * Pulling away, the integrator begins with  g sin(slope)  of the plan's way, so that the drive carries the car when the
 * brake lets go.
 */
export class SpeedController {
  private readonly vehicle: VehicleSpecification;
  private readonly gains: GainsOf<'speed'>;
  private readonly pid: Pid;
  /** Error of acceleration behind its filter [m/s^2], and the last brake. */
  private rate = 0;
  private brake = 0;
  private held = true;

  constructor(vehicle: VehicleSpecification, gains: GainsOf<'speed'>) {
    this.vehicle = vehicle;
    this.gains = gains;
    this.pid = new Pid({ ...SHAPE, ...gains });
  }

  /** The car is held, or has not driven yet: the next step may pull away. */
  get isHeld(): boolean {
    return this.held;
  }

  /**
   * @param speedAhead greatest speed that the plan wants in the next moments [m/s]
   * @param slope of the way ahead [1], uphill positive; of effect when pulling away
   */
  step(
    target: number,
    acceleration: number,
    speedAhead: number,
    speed: number,
    measuredAcceleration: number,
    slope: number,
    out: Pedals,
  ): void {
    if (speedAhead < HOLD_PLAN_SPEED && Math.abs(speed) < HOLD_SPEED) {
      this.reset();
      this.held = true;
      const { holdRate } = this.gains;
      this.brake = holdRate > 0 ? Math.min(HOLD_BRAKE, this.brake + holdRate * TICK_SECONDS) : HOLD_BRAKE;
      out.throttle = 0;
      out.brake = this.brake;
      return;
    }
    if (this.held) {
      this.held = false;
      // A gentler slope is held by the rolling resistance.
      const isSteep = Math.abs(slope) > this.vehicle.rollingResistance;
      if (isSteep && Math.abs(speed) < HOLD_SPEED) this.pid.reset((GRAVITY * slope) / Math.sqrt(1 + slope * slope));
    }
    const error = target - speed;
    const correction = this.pid.output(error, this.filtered(acceleration - measuredAcceleration));
    const applied = this.press(acceleration + correction, speed, out);
    this.pid.integrate(clamp(error, -GREATEST_ERROR, GREATEST_ERROR), applied - acceleration, TICK_SECONDS);
    this.brake = out.brake;
  }

  reset(): void {
    this.pid.reset();
    this.rate = 0;
  }

  snapshot(): PlainData {
    return { pid: this.pid.snapshot(), rate: this.rate, brake: this.brake, held: this.held };
  }

  restore(state: PlainData): void {
    const { pid, rate, brake, held } = state as { pid: PlainData; rate: number; brake: number; held: boolean };
    this.pid.restore(pid);
    this.rate = rate;
    this.brake = brake;
    this.held = held;
  }

  /** First-order low pass with the time constant of the gains; without one, as it comes. */
  private filtered(rate: number): number {
    const { derivativeFilter } = this.gains;
    this.rate =
      derivativeFilter > 0 ? this.rate + ((rate - this.rate) * TICK_SECONDS) / (derivativeFilter + TICK_SECONDS) : rate;
    return this.rate;
  }

  /** Presses the pedals for a wished acceleration; returns the one that they can give [m/s^2]. */
  private press(acceleration: number, speed: number, out: Pedals): number {
    const { mass, maxDriveForce, maxPower, maxBrakeForce, dragArea, rollingResistance } = this.vehicle;
    const drag = 0.5 * AIR_DENSITY * dragArea * speed * Math.abs(speed);
    const resistance = drag + rollingResistance * mass * GRAVITY;
    const force = mass * acceleration + resistance;
    const driveForce = Math.min(maxDriveForce, maxPower / Math.max(speed, 1));
    out.throttle = force > 0 ? clamp(force / driveForce, 0, 1) : 0;
    out.brake = force < -DEAD_BAND ? clamp(-force / maxBrakeForce, 0, 1) : 0;
    const given = clamp(force, -maxBrakeForce, driveForce);
    return (given - resistance) / mass;
  }
}
