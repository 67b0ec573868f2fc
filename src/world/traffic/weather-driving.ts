import { GRAVITY } from '../gravity.ts';
import type { TrafficDriver } from './driver-styles.ts';

/** What a weather makes of drivers, world/weather/weather-effects.ts. */
export interface WeatherDriving {
  /** Factors on the speed that they wish and on the time gap that they keep [1]. */
  readonly speed: number;
  readonly timeGap: number;
  /** The road's friction over that of dry asphalt [1]. */
  readonly friction: number;
}

export const FAIR: WeatherDriving = { speed: 1, timeGap: 1, friction: 1 };

/** Of the tyres' friction drivers use this much when they brake in comfort [1]. */
const USED = 0.5;

/** A driver in this weather: slower, farther behind, and never braking in comfort by what the road does not hold. */
export function inWeather(driver: TrafficDriver, { speed, timeGap, friction }: WeatherDriving): TrafficDriver {
  const held = USED * friction * GRAVITY;
  return {
    ...driver,
    acceleration: Math.min(driver.acceleration, held),
    deceleration: Math.min(driver.deceleration, held),
    timeGap: driver.timeGap * timeGap,
    speedFactor: driver.speedFactor * speed,
  };
}
