import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { compactHatchback } from './compact-hatchback.ts';
import { fordEscort } from './ford-escort.ts';

const VEHICLES: readonly VehicleSpecification[] = [compactHatchback, fordEscort];

/** Names of all vehicles that an ego can be, for messages and forms. */
export const VEHICLE_NAMES: readonly string[] = VEHICLES.map(({ name }) => name);

/** The specification of that name, or null where there is none. */
export function findVehicle(name: string): VehicleSpecification | null {
  return VEHICLES.find((vehicle) => vehicle.name === name) ?? null;
}
