import { clamp } from '../core/math/clamp.ts';
import { TICK_SECONDS } from '../core/tick.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';

/** What of an angle can be had a tick after another one, by the limits of angle and rate [rad]. */
export function limitedSteer(angle: number, before: number, { maxSteer, maxSteerRate }: VehicleSpecification): number {
  const reach = maxSteerRate * TICK_SECONDS;
  return clamp(clamp(angle, -maxSteer, maxSteer), before - reach, before + reach);
}
