import type { PlainData } from '../core/snapshot.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { LateralController, PathSight } from './lateral-controller.ts';
import { limitedSteer } from './steering-limits.ts';

/** A law of steering that remembers nothing: the road-wheel angle that it asks for, limits aside [rad]. */
export interface SteeringLaw {
  angle(sight: PathSight): number;
}

/** Steers by a law within the limits of angle and rate. */
export class LawController implements LateralController {
  private readonly vehicle: VehicleSpecification;
  private readonly law: SteeringLaw;
  private steer = 0;

  constructor(vehicle: VehicleSpecification, law: SteeringLaw) {
    this.vehicle = vehicle;
    this.law = law;
  }

  get held(): number {
    return this.steer;
  }

  step(sight: PathSight): number {
    return this.hold(this.law.angle(sight));
  }

  hold(angle: number): number {
    this.steer = limitedSteer(angle, this.steer, this.vehicle);
    return this.steer;
  }

  snapshot(): PlainData {
    return { steer: this.steer };
  }

  restore(state: PlainData): void {
    this.steer = (state as { steer: number }).steer;
  }
}
