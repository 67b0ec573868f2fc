import type { AxleTyre } from '../core/vehicle-specification.ts';

/** Gravity [m/s^2] (CODATA standard value, rounded). */
const GRAVITY = 9.81;

/**
 * Slip angle of an axle in a steady turn with lateral acceleration v r [rad], left positive. Each axle bears its share of the
 * weight and gives the same share of the lateral force, so with stiffness K times load  alpha = v r / (g K).
 */
export function tyreSlip({ corneringCoefficient }: AxleTyre, speed: number, yawRate: number): number {
  return (speed * yawRate) / (GRAVITY * corneringCoefficient);
}
