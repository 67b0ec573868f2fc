import { degreesToRadians } from '../../core/math/angle.ts';
import { snowCover, type Weather } from './weather.ts';

/** What a state of the road or of the air does to driving. */
export interface Effect {
  /** Friction of the road over that of dry asphalt [1]. */
  readonly friction: number;
  /** Free speed over that in fair weather [1]. */
  readonly speed: number;
  /** Loss of capacity [%]; what the time gap follows from. */
  readonly capacityLoss: number;
}

/** Amounts that the HCM tells apart [mm/h], and the visibility below which it counts fog (a quarter of a mile) [m]. */
const MEDIUM_RAIN = 2.54;
const HEAVY_RAIN = 6.35;
const FOG = 402;

/** Wetness from which on a road is wet without rain, and snow cover from which on it is snowed over [1]. */
const WET = 0.25;
const SNOWED = 0.3;

/**
 * The one table, docs/traffic.md has it with its sources. Friction: Wong, "Theory of ground vehicles", 2001, table 1.2,
 * over the mean of dry asphalt, 0.85. Speeds: FHWA, "How do weather events impact roads?" (arterials); fog: Agarwal, Maze
 * and Souleyrette 2005. Capacity: HCM 2010, exhibit 10-15.
 */
export const EFFECTS = {
  dry: { friction: 1, speed: 1, capacityLoss: 0 },
  wet: { friction: 0.7, speed: 0.9, capacityLoss: 2.01 },
  'moderate rain': { friction: 0.7, speed: 0.83, capacityLoss: 7.24 },
  'heavy rain': { friction: 0.6, speed: 0.75, capacityLoss: 14.13 },
  'snowed over': { friction: 0.24, speed: 0.65, capacityLoss: 11.04 },
  icy: { friction: 0.12, speed: 0.6, capacityLoss: 22.43 },
  'thick fog': { friction: 1, speed: 0.89, capacityLoss: 10.49 },
} as const satisfies Readonly<Record<string, Effect>>;

export type ConditionName = keyof typeof EFFECTS;

/** The road under a weather. */
export function roadCondition(weather: Weather): ConditionName {
  if (weather.ice) return 'icy';
  if (snowCover(weather) >= SNOWED) return 'snowed over';
  if (weather.rain > HEAVY_RAIN) return 'heavy rain';
  if (weather.rain > MEDIUM_RAIN) return 'moderate rain';
  return weather.rain > 0 || weather.wetness >= WET ? 'wet' : 'dry';
}

/** Below this the sun leaves less than 1000 lx, at which automatic dipped beams come on (UN Regulation 48) [rad]. */
const LOW_SUN = degreesToRadians(2);

/** How a weather changes driving. */
export interface WeatherEffects {
  readonly road: ConditionName;
  readonly friction: number;
  /** Factor on the speed that others wish [1]. */
  readonly speed: number;
  /** Factor on the time gap that they keep [1]. */
  readonly timeGap: number;
  /** Whether lamps of vehicles and streets burn. */
  readonly lamps: boolean;
}

/** No weather: as ever. */
const NO_EFFECTS: WeatherEffects = { road: 'dry', friction: 1, speed: 1, timeGap: 1, lamps: false };

/** What a weather does; where road and air both slow traffic down, the worse of them holds. */
export function effectsOf(weather: Weather | null): WeatherEffects {
  if (weather === null) return NO_EFFECTS;
  const road = roadCondition(weather);
  const isFoggy = weather.visibility < FOG;
  const { friction, speed, capacityLoss } = EFFECTS[road];
  const slower = isFoggy ? Math.min(speed, EFFECTS['thick fog'].speed) : speed;
  const loss = isFoggy ? Math.max(capacityLoss, EFFECTS['thick fog'].capacityLoss) : capacityLoss;
  return {
    road,
    friction,
    speed: slower,
    timeGap: timeGapFactor(slower, loss),
    lamps: weather.sun.elevation < LOW_SUN || isFoggy || weather.rain > 0 || weather.snowfall > 0,
  };
}

/** Traffic of town in fair weather: time gap [s], way of a vehicle with its gap at standstill [m], speed [m/s]. */
const TIME_GAP = 1.3;
const WAY = 6.9;
const SPEED = 12.8;

/**
 * The factor on the time gap at which capacity falls by `loss` [%] at a speed factor: followers at speed v come every
 * T + way / v seconds, so T' = (T + way / v) / (1 - loss) - way / (speed v). Never below 1.
 */
function timeGapFactor(speed: number, loss: number): number {
  const headway = (TIME_GAP + WAY / SPEED) / (1 - loss / 100);
  return Math.max(1, (headway - WAY / (speed * SPEED)) / TIME_GAP);
}
