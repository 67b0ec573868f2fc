import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { GRAVITY } from '../gravity.ts';

/** Natural frequency of the body's bounce, alike on both axles [rad/s]: 1.4 Hz, usual for cars (Gillespie 1992, section 5). */
const RIDE_FREQUENCY = 2 * Math.PI * 1.4;

/** Share of critical damping [1], same source. */
const DAMPING_RATIO = 0.4;

/** Distance from a wheel's centre to where its strut meets the body, standing on level ground [m]. */
export const STRUT_LENGTH_AT_REST = 0.3;

/**
 * Length of an unloaded strut [m]. Springs of one frequency carry every wheel's share of the weight at the same
 * deflection g / omega^2, so that the body at rest is level.
 */
export const STRUT_FREE_LENGTH = STRUT_LENGTH_AT_REST + GRAVITY / (RIDE_FREQUENCY * RIDE_FREQUENCY);

/** Spring stiffness [1/s^2] and damping [1/s] of one wheel over the mass of the whole car, as cannon-es takes them. */
export interface WheelSuspension {
  readonly stiffness: number;
  readonly damping: number;
}

/** The suspension of one wheel of the front or the rear axle. */
export function wheelSuspension(vehicle: VehicleSpecification, isFront: boolean): WheelSuspension {
  const frontLoad = vehicle.centreOfMassForward / vehicle.wheelbase;
  const share = (isFront ? frontLoad : 1 - frontLoad) / 2;
  return {
    stiffness: RIDE_FREQUENCY * RIDE_FREQUENCY * share,
    damping: 2 * DAMPING_RATIO * RIDE_FREQUENCY * share,
  };
}
