import { degreesToRadians } from '../../core/math/angle.ts';
import type { Weather } from './weather.ts';

export const WEATHER_NAMES = [
  'clear-noon',
  'low-sun',
  'dusk',
  'night',
  'overcast',
  'fog',
  'rain',
  'heavy-rain',
  'rainy-night',
  'snow',
  'black-ice',
] as const;
export type WeatherName = (typeof WEATHER_NAMES)[number];

/** What a preset says apart from what CALM says. */
interface Preset extends Partial<Omit<Weather, 'name' | 'sun'>> {
  /** [degrees] */
  readonly azimuth: number;
  readonly elevation: number;
}

/** Fair weather. */
const CALM: Omit<Weather, 'name' | 'sun'> = {
  cloudCover: 0.2,
  visibility: 4000,
  rain: 0,
  snowfall: 0,
  snowDepth: 0,
  wetness: 0,
  ice: false,
  wind: { speed: 2, from: degreesToRadians(250) },
};

const breeze = { speed: 6, from: degreesToRadians(250) };

const PRESETS: Readonly<Record<WeatherName, Preset>> = {
  'clear-noon': { azimuth: 180, elevation: 56 },
  'low-sun': { azimuth: 245, elevation: 7 },
  dusk: { azimuth: 295, elevation: -2.5 },
  night: { azimuth: 0, elevation: -30 },
  overcast: { azimuth: 200, elevation: 38, cloudCover: 1, visibility: 2500 },
  fog: { azimuth: 150, elevation: 22, cloudCover: 1, visibility: 90, wetness: 0.3 },
  rain: { azimuth: 200, elevation: 34, cloudCover: 1, visibility: 1200, rain: 4, wetness: 0.75, wind: breeze },
  'heavy-rain': { azimuth: 200, elevation: 26, cloudCover: 1, visibility: 350, rain: 25, wetness: 1, wind: breeze },
  'rainy-night': { azimuth: 0, elevation: -30, cloudCover: 1, visibility: 900, rain: 5, wetness: 0.9, wind: breeze },
  snow: { azimuth: 190, elevation: 17, cloudCover: 1, visibility: 450, snowfall: 2, snowDepth: 0.05 },
  'black-ice': { azimuth: 125, elevation: 9, cloudCover: 0.1, visibility: 2500, ice: true },
};

/** The weather of that name. */
export function presetWeather(name: WeatherName): Weather {
  const { azimuth, elevation, ...rest } = PRESETS[name];
  const sun = { azimuth: degreesToRadians(azimuth), elevation: degreesToRadians(elevation) };
  return { ...CALM, ...rest, name, sun };
}

/** Fair weather under a sun of its own, to change from. */
export function calmWeather(sun: Weather['sun']): Weather {
  return { ...CALM, name: 'custom', sun };
}
