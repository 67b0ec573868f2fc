import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LaneTrajectory } from './lane-trajectory.ts';

/**
 * Whether the brakes give what a trajectory asks for after its start: the search brakes by at most 6 m/s^2, but smoothing goes
 * past that where it would else go past what the search keeps behind.
 */
export function isWithinBrakes(
  { acceleration }: LaneTrajectory,
  { maxBrakeForce, mass }: VehicleSpecification,
): boolean {
  const most = maxBrakeForce / mass;
  for (let i = 1; i < acceleration.length; i++) if (acceleration[i] < -most) return false;
  return true;
}
