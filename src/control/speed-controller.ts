import { clamp } from '../core/math/clamp.ts';
import type { PlainData } from '../core/snapshot.ts';
import { TICK_SECONDS } from '../core/tick.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { Pid } from './pid.ts';

/**
 * [m/s^2] per (m/s), per m, and per (m/s^2): a speed error is worked off in a second. The integral may stand for a slope
 * of 3 / 9.81 = 30 %.
 */
const GAINS = { proportional: 1.2, integral: 0.4, derivative: 0.1, tracking: 0.5, limit: 3 };

/** Gravity [m/s^2] (CODATA standard value, rounded) and air density at 15 degC, sea level (ISA) [kg/m^3]. */
const GRAVITY = 9.81;
const AIR_DENSITY = 1.225;

/** Throttle and brake are not pressed in turn while the wished force stays within this of none [N]. */
const DEAD_BAND = 60;

/** Standing: the plan wants less than this speed [m/s] and the vehicle is slower than that [m/s]. */
const HOLD_PLAN_SPEED = 0.05;
const HOLD_SPEED = 0.25;
/** Brake that holds the vehicle, on a slope of 10 % too. */
const HOLD_BRAKE = 0.3;

export interface Pedals {
  throttle: number;
  brake: number;
}

/**
 * Speed to pedals. Wished acceleration: the plan's plus a PID of the speed error. Force for it by the vehicle's
 * specification:  F = m a + c_d A rho v^2 / 2 + c_r m g,  F > 0 by throttle as a share of the engine's greatest force
 * min(F_max, P / v), F < 0 by brake as a share of the greatest braking force. The road's slope is not known: the
 * integrator finds it.
 */
export class SpeedController {
  private readonly vehicle: VehicleSpecification;
  private readonly pid = new Pid(GAINS);

  constructor(vehicle: VehicleSpecification) {
    this.vehicle = vehicle;
  }

  /**
   * @param speedAhead greatest speed that the plan wants in the next moments [m/s]
   */
  step(
    target: number,
    acceleration: number,
    speedAhead: number,
    speed: number,
    measuredAcceleration: number,
    out: Pedals,
  ): void {
    if (speedAhead < HOLD_PLAN_SPEED && Math.abs(speed) < HOLD_SPEED) {
      this.pid.reset();
      out.throttle = 0;
      out.brake = HOLD_BRAKE;
      return;
    }
    const error = target - speed;
    const correction = this.pid.output(error, acceleration - measuredAcceleration);
    const applied = this.press(acceleration + correction, speed, out);
    this.pid.integrate(error, applied - acceleration, TICK_SECONDS);
  }

  reset(): void {
    this.pid.reset();
  }

  snapshot(): PlainData {
    return this.pid.snapshot();
  }

  restore(state: PlainData): void {
    this.pid.restore(state);
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
