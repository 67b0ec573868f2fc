import { clamp } from '../../core/math/clamp.ts';
import type { Command } from '../../core/messages/command.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';

/** Time constants of first order [s]: electric power steering, engine torque, build-up of brake pressure. */
const STEER_LAG = 0.08;
const DRIVE_LAG = 0.2;
const BRAKE_LAG = 0.08;

/** A gearbox goes into the other direction only below this speed [m/s]; above it the engine is cut off meanwhile. */
const SHIFT_SPEED = 0.5;

/** Below this share of its full travel a released pedal counts as released [1]. */
const PEDAL_DEAD_BAND = 1e-3;

/** What the actuators are asked; the rest of the command is for the eye. */
export type Pedals = Pick<Command, 'steer' | 'throttle' | 'brake' | 'reverse'>;

/** What a car does that no one drives. */
export const PARKED: Pedals = { steer: 0, throttle: 0, brake: 1 };

/** Turns commands into a road-wheel angle and forces at the wheels, each behind a first-order lag and its limits. */
export class Actuators {
  /** Road-wheel angle, bicycle equivalent, left positive [rad]. */
  steer = 0;
  private throttle = 0;
  private brake = 0;
  private reverse = false;
  private readonly vehicle: VehicleSpecification;

  constructor(vehicle: VehicleSpecification) {
    this.vehicle = vehicle;
  }

  /**
   * Moves on by `dt` [s] by the implicit Euler rule, with which all that is missing of a step of the wish adds up to the
   * time constant T, however long `dt` is. A number that is none is taken as the safe one: straight on, no throttle, full
   * brake.
   * @param speed forward speed, which says whether the gear can be changed [m/s]
   */
  step(wish: Pedals, dt: number, speed: number): void {
    const { maxSteer, maxSteerRate } = this.vehicle;
    const steer = clamp(finiteOr(wish.steer, 0), -maxSteer, maxSteer);
    this.steer += clamp((steer - this.steer) / (STEER_LAG + dt), -maxSteerRate, maxSteerRate) * dt;
    const reverse = wish.reverse === true;
    if (reverse !== this.reverse && Math.abs(speed) < SHIFT_SPEED) {
      this.reverse = reverse;
      this.throttle = 0;
    }
    const throttle = reverse === this.reverse ? pedal(wish.throttle, 0) : 0;
    this.throttle += (throttle - this.throttle) * (dt / (DRIVE_LAG + dt));
    this.brake += (pedal(wish.brake, 1) - this.brake) * (dt / (BRAKE_LAG + dt));
  }

  /** Force that drives the car at a forward speed [m/s], no more than the engine's power gives; negative in reverse [N]. */
  driveForce(speed: number): number {
    const { maxDriveForce, maxPower } = this.vehicle;
    const sense = this.reverse ? -1 : 1;
    return sense * released(this.throttle) * Math.min(maxDriveForce, maxPower / Math.max(sense * speed, 1));
  }

  /** Force that all brakes together can give now [N]. */
  brakeForce(): number {
    return released(this.brake) * this.vehicle.maxBrakeForce;
  }

  snapshot(): PlainData {
    return [this.steer, this.throttle, this.brake, this.reverse];
  }

  restore(state: PlainData): void {
    [this.steer, this.throttle, this.brake, this.reverse] = state as [number, number, number, boolean];
  }
}

function pedal(wish: number, fallback: number): number {
  return clamp(finiteOr(wish, fallback), 0, 1);
}

function finiteOr(value: number, fallback: number): number {
  return Number.isFinite(value) ? value : fallback;
}

function released(travel: number): number {
  return travel < PEDAL_DEAD_BAND ? 0 : travel;
}
