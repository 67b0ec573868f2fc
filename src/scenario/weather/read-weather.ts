import { degreesToRadians } from '../../core/math/angle.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { julianDayOf, parseLocalTime } from '../../world/weather/local-time.ts';
import { placeOfMap } from '../../world/weather/map-place.ts';
import { type SunPlace, sunPosition } from '../../world/weather/sun-position.ts';
import type { Weather } from '../../world/weather/weather.ts';
import { calmWeather, presetWeather } from '../../world/weather/weather-presets.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { type SceneWeather, type WeatherFields, weatherSchema } from './weather-schema.ts';

/** Rain that makes a road as wet as it gets [mm/h]. */
const SOAKING = 8;

/** Visibility in rain and snowfall falls to about this at 1 mm/h, and on as 1 / sqrt of what falls [m]. */
const IN_RAIN = 4000;
const IN_SNOW = 800;

/** The sun of a fair afternoon, for weather that says nothing of it [degrees]. */
const AFTERNOON = { azimuth: degreesToRadians(235), elevation: degreesToRadians(32) };

/** Fair weather, for a drive that begins in it and whose weather turns. */
export const FAIR_START: Weather = { ...calmWeather(AFTERNOON), name: 'fair' };

/** The weather that a scene asks for; null where it asks for none, or with problems. */
export function readWeather(map: RoadMap, document: JsonDocument, problems: InputProblem[]): Weather | null {
  const { data: asked } = weatherSchema.safeParse(document.valueAt(['weather']));
  if (asked === undefined) {
    // Told even where other fields are at fault, so that all is told at once.
    const time = document.valueAt(['weather', 'time']);
    if (typeof time === 'string' && parseLocalTime(time) === null)
      problems.push(document.problem(['weather', 'time'], noTime(time)));
    return null;
  }
  const said = typeof asked === 'string' ? {} : asked;
  const sun = sunOf(said, map, document, problems);
  return sun === undefined ? null : weatherOf(asked, sun);
}

function noTime(found: string): string {
  return `found "${found}", expected a date and time of day such as "2026-12-24T16:30" or "2026-12-24T16:30+01:00"`;
}

/** The weather of checked fields, under a sun of its own where there is one. */
export function weatherOf(asked: NonNullable<SceneWeather>, sun: SunPlace | null): Weather {
  if (typeof asked === 'string') return presetWeather(asked);
  const base = asked.preset === undefined ? calmWeather(AFTERNOON) : presetWeather(asked.preset);
  const rain = asked.rain ?? base.rain;
  const snowfall = asked.snowfall ?? base.snowfall;
  const isOnlySun = Object.keys(asked).every((key) => key === 'preset');
  return {
    name: isOnlySun ? base.name : 'custom',
    sun: sun ?? base.sun,
    cloudCover: asked.cloudCover ?? (rain + snowfall > base.rain + base.snowfall ? 1 : base.cloudCover),
    visibility: asked.fog ?? Math.min(base.visibility, visibilityIn(asked)),
    rain,
    snowfall,
    snowDepth: asked.snow ?? base.snowDepth,
    wetness: asked.wetness ?? (asked.rain === undefined ? base.wetness : Math.min(1, asked.rain / SOAKING)),
    ice: asked.ice ?? base.ice,
    wind: asked.wind === undefined ? base.wind : { speed: asked.wind.speed, from: degreesToRadians(asked.wind.from) },
  };
}

/** What falls takes so much of the view [m]. */
function visibilityIn({ rain = 0, snowfall = 0 }: WeatherFields): number {
  const least = (at: number, amount: number) => (amount > 0 ? at / Math.sqrt(amount) : Number.POSITIVE_INFINITY);
  return Math.min(least(IN_RAIN, rain), least(IN_SNOW, snowfall));
}

/** The sun that fields ask for: null where they ask for none, undefined with problems. */
function sunOf(
  { time, sun, latitude, longitude }: WeatherFields,
  map: RoadMap,
  document: JsonDocument,
  problems: InputProblem[],
): SunPlace | null | undefined {
  if (sun !== undefined) return { azimuth: degreesToRadians(sun.azimuth), elevation: degreesToRadians(sun.elevation) };
  if (time === undefined) return null;
  const refuse = (message: string) => {
    const path: JsonPath = ['weather', 'time'];
    problems.push(document.problem(path, message));
    return undefined;
  };
  const local = parseLocalTime(time);
  if (local === null) return refuse(noTime(time));
  const place =
    latitude === undefined || longitude === undefined ? placeOfMap(map.document.header) : { latitude, longitude };
  if (place === null)
    return refuse(
      'expected weather.latitude and weather.longitude beside it: the map does not say where on earth it lies; or give weather.sun',
    );
  return sunPosition(julianDayOf(local, place.longitude), place.latitude, place.longitude);
}
