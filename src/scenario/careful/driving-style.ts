import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { WeatherEffects } from '../../world/weather/weather-effects.ts';

/** How the careful driver drives on a road of some friction in some weather. */
export interface DrivingStyle {
  /** Friction over that of dry asphalt [1]. */
  readonly friction: number;
  /** Speed in the middle of nowhere over the limit, and at most [m/s]. */
  readonly speedShare: number;
  readonly topSpeed: number;
  /** Comfortable acceleration and braking, lateral acceleration in curves [m/s^2]. */
  readonly acceleration: number;
  readonly braking: number;
  readonly lateralAcceleration: number;
  /** How fast the curvature that it drives may change [1/(m s)]: the wheel turns only so fast. */
  readonly bendRate: number;
  /** Braking to which it goes for an amber light, and the hardest it has [m/s^2]. */
  readonly firmBraking: number;
  readonly hardestBraking: number;
  /** Time gap [s] and room at standstill [m] to who is in front. */
  readonly timeGap: number;
  readonly standstillGap: number;
}

const GRAVITY = 9.81; // [m/s^2]
/** Share of the limit: the speedometer's needle just below it. */
const BELOW_LIMIT = 0.97;
/** Share of the friction that is used in ordinary driving, and at all [1]. */
const USED = 0.45;
const USABLE = 0.85;
/** Braking of a careful driver who sees far, and its share of what he would use at all. */
const HARDEST = 7.5; // [m/s^2]

/** Share of the greatest steering rate that is counted on [1]. */
const STEERED = 0.4;

export function drivingStyle(
  { maxSteerRate, wheelbase }: VehicleSpecification,
  friction: number,
  effects: WeatherEffects,
  visibility: number,
): DrivingStyle {
  const ordinary = USED * GRAVITY * friction;
  const hardest = Math.min(HARDEST, USABLE * GRAVITY * friction);
  const firm = Math.min(3, 0.7 * hardest);
  return {
    friction,
    speedShare: BELOW_LIMIT * effects.speed,
    topSpeed: sightSpeed(visibility, firm),
    acceleration: Math.min(1.5, ordinary),
    braking: Math.min(1.8, ordinary),
    lateralAcceleration: Math.min(1.8, 0.8 * ordinary),
    bendRate: (STEERED * maxSteerRate) / wheelbase,
    firmBraking: firm,
    hardestBraking: hardest,
    timeGap: 1.5 * effects.timeGap,
    standstillGap: 2.5,
  };
}

/** Reaction of somebody who is awake [s]. */
const REACTION = 1;

/** The speed from which one can stop within what one sees: v t + v^2 / (2 b) = sight [m/s]. */
function sightSpeed(sight: number, braking: number): number {
  return braking * (Math.sqrt(REACTION * REACTION + (2 * sight) / braking) - REACTION);
}
