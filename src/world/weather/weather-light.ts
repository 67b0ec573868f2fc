import { radiansToDegrees } from '../../core/math/angle.ts';
import { clamp } from '../../core/math/clamp.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { KOSCHMIEDER } from '../scenery/atmosphere.ts';
import type { Atmosphere, WeatherLight } from '../scenery/mesh.ts';
import { clearLight, mixed, type Rgb, scaled } from './light-by-elevation.ts';
import { snowCover, type Weather } from './weather.ts';
import { effectsOf } from './weather-effects.ts';

/** Shadows are not drawn for a sun lower than this [rad]. */
const LEAST_ELEVATION = 0.05;

/** Light of the sky by day, which clouds and fog scale with: its green on a surface that faces up. */
const DAY = 0.5;

/** Under a closed cover at DAY: on what faces up, and the cover itself above and at the horizon; snow clouds are paler. */
const COVERED_SKY: Rgb = [0.82, 0.86, 0.92];
const COVERED_ZENITH: Rgb = [0.5, 0.53, 0.57];
const COVERED_HORIZON: Rgb = [0.64, 0.66, 0.68];
const FOG: Rgb = [0.62, 0.64, 0.65];

/** Light that streets throw on the underside of fog and clouds at night. */
const TOWN_GLOW: Rgb = [0.02, 0.014, 0.009];

/** Rain at which clouds are as dark as they get [mm/h], and how dark. */
const DARK_RAIN = 20;
const DARKENING = 0.4;

/** What the ground throws back up, and snow. */
const GROUND: Rgb = [0.55, 0.46, 0.36];
const SNOW: Rgb = [0.85, 0.88, 0.95];

/** Below this visibility one begins to see fog, and at this one sees nothing else [m]. */
const HAZY = 1500;
const FOGGY = 250;

/** Sun, sky and air of a weather, for both renderers. */
export function weatherAtmosphere(weather: Weather): Atmosphere {
  const { sun, cloudCover, visibility } = weather;
  const light = lightOf(weather);
  const elevation = Math.max(sun.elevation, LEAST_ELEVATION);
  // Azimuths are counted from north (y) towards east (x).
  return {
    sun: [cos(elevation) * sin(sun.azimuth), cos(elevation) * cos(sun.azimuth), sin(elevation)],
    sunStrength: 1,
    skyStrength: 1,
    zenith: [0, 0, 0],
    horizon: [0, 0, 0],
    extinction: KOSCHMIEDER / visibility,
    weather: { ...light, cloudCover: cloudCover * (1 - fogginess(visibility)) },
  };
}

function lightOf(weather: Weather): Omit<WeatherLight, 'cloudCover'> {
  const { sun, cloudCover: cover, visibility, wetness, rain, snowfall, ice, wind } = weather;
  const clear = clearLight(radiansToDegrees(sun.elevation));
  const thick = fogginess(visibility);
  const shade = 1 - DARKENING * clamp(rain / DARK_RAIN, 0, 1);
  const day = (clear.sky[1] / DAY) * shade;
  const night = clear.lamps * clear.lamps;
  const veil = (colour: Rgb): Rgb => mixed(scaled(colour, day), sum(scaled(colour, day), TOWN_GLOW), night);
  const covered = Math.max(cover * cover, thick);
  const snow = snowCover(weather);
  const sky = mixed(clear.sky, scaled(COVERED_SKY, day), covered);
  const { lamps } = effectsOf(weather);
  return {
    sunlight: scaled(clear.sun, (1 - cover) * (1 - 0.9 * thick)),
    skylight: sky,
    groundlight: multiply(sky, mixed(GROUND, SNOW, snow)),
    zenithLight: mixed(mixed(clear.zenith, veil(COVERED_ZENITH), cover * cover), veil(FOG), thick),
    horizonLight: mixed(mixed(clear.horizon, veil(COVERED_HORIZON), cover * cover), veil(FOG), thick),
    cloudLight: day,
    halo: (1 - cover) * (1 - thick) * clamp(2 * clear.sun[0], 0, 1),
    lamps: lamps ? Math.max(clear.lamps, 0.15 * thick) : 0,
    areBeamsOn: lamps,
    wetness: wetness,
    snow,
    ice: ice ? 1 : 0,
    rain,
    snowfall,
    // Towards where the wind blows.
    drift: [-wind.speed * sin(wind.from), -wind.speed * cos(wind.from)],
    noise: 1 + 1.8 * night * (1 - clamp(day, 0, 1)),
  };
}

/** 0 in clear air, 1 where one sees nothing but fog. */
function fogginess(visibility: number): number {
  const t = clamp((HAZY - visibility) / (HAZY - FOGGY), 0, 1);
  return t * t;
}

function sum(a: Rgb, b: Rgb): Rgb {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function multiply(a: Rgb, b: Rgb): Rgb {
  return [a[0] * b[0], a[1] * b[1], a[2] * b[2]];
}
