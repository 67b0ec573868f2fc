import type { DocumentHeader } from '../../map/opendrive/document.ts';
import type { Atmosphere } from '../../world/scenery/mesh.ts';
import { julianDayOf } from '../../world/weather/local-time.ts';
import { type EarthPlace, placeOfMap } from '../../world/weather/map-place.ts';
import { type SunPlace, sunPosition } from '../../world/weather/sun-position.ts';
import { weatherAtmosphere } from '../../world/weather/weather-light.ts';
import { calmWeather, presetWeather } from '../../world/weather/weather-presets.ts';

/** Skies that a map is looked at under. Fog and what falls are left to drives: from above they would hide the map. */
export const MAP_SKIES = ['clear', 'overcast', 'rain', 'snow'] as const;
export type MapSky = (typeof MAP_SKIES)[number];

/** Light that a map is looked at in: the hour by the sun [h], and the sky. */
export interface MapLight {
  readonly hour: number;
  readonly sky: MapSky;
}

/** What the slider shows while the map has the light that it came with: a late afternoon. */
export const LATE_AFTERNOON: MapLight = { hour: 16.5, sky: 'clear' };

/** Days and nights are neither short nor long then. */
const DAY = { year: 2026, month: 5, day: 1 };
/** Where a map is taken to lie that does not say. */
const SOMEWHERE: EarthPlace = { latitude: 50, longitude: 10 };

/** Where the sun stands over a map at an hour; east and west of the middle of a time zone noon is as elsewhere in it. */
export function mapSun(hour: number, header: DocumentHeader): SunPlace {
  const { latitude, longitude } = placeOfMap(header) ?? SOMEWHERE;
  const whole = Math.floor(hour);
  const time = { ...DAY, hour: whole, minute: 60 * (hour - whole), second: 0, zone: null };
  return sunPosition(julianDayOf(time, longitude), latitude, longitude);
}

/** Sun, sky and air over a map. */
export function mapAtmosphere({ hour, sky }: MapLight, header: DocumentHeader): Atmosphere {
  const sun = mapSun(hour, header);
  return weatherAtmosphere(sky === 'clear' ? calmWeather(sun) : { ...presetWeather(sky), name: 'custom', sun });
}
