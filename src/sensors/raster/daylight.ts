import { clamp } from '../../core/math/clamp.ts';
import { exp } from '../../core/math/exp.ts';
import type { Atmosphere, WeatherLight } from '../../world/scenery/mesh.ts';
import { noiseAt } from './noise-tile.ts';
import type { PixelRow } from './pixel-row.ts';
import { SRGB_TO_LINEAR } from './tone-curve.ts';

/** Light of the sun on a surface that faces it, and of the sky on one that faces up, at strength 1 (1 = white card). */
const SUN_LIGHT = 1.95;
const SKY_LIGHT = 0.52;

/** Distances up to which haze is tabulated, and how finely [m]. */
const HAZE_REACH = 1600;
const HAZE_STEPS_PER_METRE = 2;

/** Sun, sky and haze of an atmosphere in linear light. */
export class Daylight {
  /** Unit vector towards the sun, map frame. */
  readonly toSun: Float64Array;
  /** Linear red, green, blue, here and below. */
  readonly sun: Float64Array;
  /** Light from above and from below: what falls on a surface is mixed by where its normal points. */
  readonly sky: Float64Array;
  readonly ground: Float64Array;
  readonly zenith: Float64Array;
  readonly horizon: Float64Array;
  private readonly transmission: Float32Array;
  private readonly clouds: Clouds;
  /** Brightness of the air around the sun [1]. */
  private readonly halo: number;

  constructor(atmosphere: Atmosphere) {
    const { sun, sunStrength, skyStrength, weather } = atmosphere;
    this.toSun = Float64Array.from(sun);
    this.transmission = Float32Array.from({ length: HAZE_REACH * HAZE_STEPS_PER_METRE }, (_, i) =>
      exp((-atmosphere.extinction * i) / HAZE_STEPS_PER_METRE),
    );
    this.clouds = weather === undefined ? FAIR_CLOUDS : cloudsOf(weather);
    this.halo = weather?.halo ?? 1;
    if (weather !== undefined) {
      this.sun = Float64Array.from(weather.sunlight);
      this.sky = Float64Array.from(weather.skylight);
      this.ground = Float64Array.from(weather.groundlight);
      this.zenith = Float64Array.from(weather.zenithLight);
      this.horizon = Float64Array.from(weather.horizonLight);
      return;
    }
    // The lower the sun, the longer its way through the air and the redder its light.
    const height = clamp(sun[2] / 0.6, 0, 1);
    const strength = SUN_LIGHT * sunStrength;
    this.sun = Float64Array.of(strength, strength * (0.8 + 0.16 * height), strength * (0.56 + 0.34 * height));
    const sky = SKY_LIGHT * skyStrength;
    this.sky = Float64Array.of(0.78 * sky, 0.92 * sky, 1.15 * sky);
    this.ground = Float64Array.of(0.42 * sky, 0.38 * sky, 0.33 * sky);
    this.zenith = linear(atmosphere.zenith);
    this.horizon = linear(atmosphere.horizon);
  }

  /** The sky of a row's pixels [from, to). */
  skyRun(row: PixelRow, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const inverse = 1 / row.rayLength[i];
      this.skyAt(row.dx[i] * inverse, row.dy[i] * inverse, row.dz[i] * inverse, row.light, 3 * i);
    }
  }

  /** Lays the air before the surfaces of a row's pixels [from, to). */
  hazeRun(row: PixelRow, from: number, to: number): void {
    const { toSun, sun, horizon } = this;
    const { light } = row;
    for (let i = from; i < to; i++) {
      const through = this.transmissionAt(row.distance[i]);
      const air = 1 - through;
      const inverse = 1 / row.rayLength[i];
      const halo = this.haloAt((row.dx[i] * toSun[0] + row.dy[i] * toSun[1] + row.dz[i] * toSun[2]) * inverse);
      light[3 * i] = light[3 * i] * through + air * (horizon[0] + halo * sun[0]);
      light[3 * i + 1] = light[3 * i + 1] * through + air * (horizon[1] + halo * sun[1]);
      light[3 * i + 2] = light[3 * i + 2] * through + air * (horizon[2] + halo * sun[2]);
    }
  }

  /** The clear or clouded sky in direction (dx, dy, dz), a unit vector of the map frame, to out[at] and the next two. */
  skyAt(dx: number, dy: number, dz: number, out: Float64Array, at: number): void {
    const { zenith, horizon, sun, clouds } = this;
    const height = Math.max(dz, 0);
    const low = 1 - height;
    const towardsHorizon = low * low * low;
    const cosine = dx * this.toSun[0] + dy * this.toSun[1] + dz * this.toSun[2];
    const halo = this.haloAt(cosine);
    const cover = dz > 0.02 ? cloudCover(dx, dy, dz, clouds) : 0;
    const lit = 0.62 + 2 * halo;
    for (let c = 0; c < 3; c++) {
      const clear = zenith[c] + towardsHorizon * (horizon[c] - zenith[c]) + halo * sun[c];
      const cloud = lit * (clouds.light + (0.3 * sun[c]) / SUN_LIGHT + 0.3 * horizon[c]);
      out[at + c] = clear + cover * (cloud - clear);
    }
  }

  /** Share of a surface's light that reaches the eye through `distance` [m] of air (Koschmieder 1924). */
  private transmissionAt(distance: number): number {
    const i = (distance * HAZE_STEPS_PER_METRE) | 0;
    return this.transmission[i < this.transmission.length ? i : this.transmission.length - 1];
  }

  /** Brightening of the air around the sun, for the cosine of the angle to it. */
  private haloAt(cosine: number): number {
    if (cosine <= 0) return 0;
    const c2 = cosine * cosine;
    const c4 = c2 * c2;
    const c8 = c4 * c4;
    const c64 = c8 * c8 * c8 * c8 * c8 * c8 * c8 * c8;
    return (0.06 * c8 + 0.22 * c64) * this.halo;
  }
}

/** Where noise makes clouds. */
interface Clouds {
  /** Noise from which on there is cloud, what it hides of the sky at most, and its own light [1]. */
  readonly from: number;
  readonly most: number;
  readonly light: number;
}

const FAIR_CLOUDS: Clouds = { from: 0.48, most: 0.85, light: 0.4 };

/** The more cover the less gaps; a closed cover is the sky's own colour, with folds. */
function cloudsOf({ cloudCover, cloudLight }: WeatherLight): Clouds {
  const isClosed = cloudCover > 0.9;
  return {
    from: isClosed ? 0.42 : 0.78 - 0.55 * cloudCover,
    most: isClosed ? 0.35 : cloudCover > 0 ? 0.85 : 0,
    light: (isClosed ? 0.42 : 0.4) * cloudLight,
  };
}

/** Share of cloud, 0 to `most`: a layer of flat cumulus that thins out towards the horizon. */
function cloudCover(dx: number, dy: number, dz: number, { from, most }: Clouds): number {
  const scale = 1 / (dz + 0.1);
  const x = dx * scale;
  const y = dy * scale;
  const n = 0.68 * noiseAt(x * 11 + 60, y * 11 + 20) + 0.32 * noiseAt(x * 43, y * 43 + 99);
  const cover = clamp((n - from) * 5, 0, 1) * clamp((dz - 0.02) * 8, 0, 1);
  return most * cover * cover * (3 - 2 * cover);
}

function linear(colour: readonly [number, number, number]): Float64Array {
  return Float64Array.from(colour, (value) => SRGB_TO_LINEAR[clamp(Math.round(value), 0, 255)]);
}
