import type { Body } from 'cannon-es';
import type { PlainData } from '../../core/snapshot.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { GRAVITY } from '../gravity.ts';

/** A body slower than this [m/s], [rad/s] ... */
const STILL_SPEED = 0.01;
const STILL_RATE = 0.01;
/** ... for this many ticks in a row has come to rest: longer than a rocking body stays at the end of its swing. */
const STILL_TICKS = 25;

/**
 * Decides when a braked car stands as if nailed down. Dry friction in time steps leaves micrometres a second; a
 * standing car shall not creep, nor tremble in front of a camera.
 */
export class Standstill {
  private stillTicks = 0;
  private readonly vehicle: VehicleSpecification;

  constructor(vehicle: VehicleSpecification) {
    this.vehicle = vehicle;
  }

  /**
   * @param forwardZ vertical part of the body's forward direction: the sine of the slope it stands on
   * @returns whether the body is to be held where it is for this tick
   */
  holds(body: Body, forwardZ: number, driveForce: number, brakeForce: number): boolean {
    const { mass } = this.vehicle;
    const canHold = brakeForce > Math.abs(driveForce) + mass * GRAVITY * Math.abs(forwardZ);
    const isStill =
      body.velocity.lengthSquared() < STILL_SPEED * STILL_SPEED &&
      body.angularVelocity.lengthSquared() < STILL_RATE * STILL_RATE;
    this.stillTicks = canHold && isStill ? this.stillTicks + 1 : 0;
    return this.stillTicks >= STILL_TICKS;
  }

  snapshot(): PlainData {
    return this.stillTicks;
  }

  restore(state: PlainData): void {
    this.stillTicks = state as number;
  }
}
