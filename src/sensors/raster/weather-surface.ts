import { clamp } from '../../core/math/clamp.ts';
import { type LampPlace, MATERIAL, type WeatherLight } from '../../world/scenery/mesh.ts';
import { type LampMap, lampLightAt, lampMap } from '../../world/weather/look/lamp-map.ts';
import {
  BARE,
  BEAM_LIGHT,
  FILM,
  LEVEL,
  OPEN_SKY,
  PUDDLES_FROM,
  SNOW_COLOUR,
  SOAKED,
  STREET_LIGHT,
  WATER,
} from '../../world/weather/look/surface-weather.ts';
import type { ActorShadow } from './actor-shadow.ts';
import type { Daylight } from './daylight.ts';
import type { HeadlampBeams } from './headlamp-beams.ts';
import { noiseAt } from './noise-tile.ts';
import type { PixelRow } from './pixel-row.ts';
import { type PrimitiveTable, SURFACE } from './primitive-table.ts';
import type { ShadowMap } from './shadow-map.ts';

/** Lamps by day light nothing that one sees [1]. */
export const LEAST_LAMPS = 0.12;

/** Sunlight below this is not looked for. */
const LEAST_SUN = 0.02;

/**
 * Light of surfaces in weather: wet, snowed on, under lamps. What picture-shader.ts does on a fair day, and more; a
 * scene without weather never comes here.
 */
export class WeatherSurface {
  readonly beams: HeadlampBeams;
  private readonly look: WeatherLight;
  private readonly lamps: LampMap | null;
  private readonly mirrored = new Float64Array(3);

  constructor(look: WeatherLight, lamps: readonly LampPlace[], beams: HeadlampBeams) {
    this.look = look;
    this.beams = beams;
    this.lamps = look.lamps > 0 ? lampMap(lamps) : null;
  }

  /** Light that leaves the surfaces of pixels [from, to) towards the eye by diffuse reflection. */
  lightRun(
    material: number,
    row: PixelRow,
    from: number,
    to: number,
    first: number,
    table: PrimitiveTable,
    actors: ActorShadow,
    shadows: ShadowMap,
    daylight: Daylight,
  ): void {
    const { look, lamps, beams } = this;
    const { toSun, sun, sky, ground } = daylight;
    const { surface } = table;
    const { light } = row;
    const isSunny = sun[0] > LEAST_SUN;
    const kept = SOAKED[material] ?? 1;
    const paved = material === MATERIAL.asphalt || material === MATERIAL.paint;
    const takesSnow = material !== MATERIAL.carPaint && material !== MATERIAL.glass && material !== MATERIAL.lamp;
    const snow = takesSnow ? look.snow : 0;
    const lampLight = look.lamps < LEAST_LAMPS ? 0 : look.lamps;
    for (let i = from; i < to; i++) {
      const s = SURFACE.stride * row.primitive[i];
      const nx = surface[s + SURFACE.nx];
      const ny = surface[s + SURFACE.ny];
      const nz = surface[s + SURFACE.nz];
      const x = row.x[i];
      const y = row.y[i];
      const z = row.z[i];
      const open = 1 - actors.contact[first + i] / 255;
      let sunShare = 0;
      if (isSunny && actors.sunHidden[first + i] === 0) {
        let facing = nx * toSun[0] + ny * toSun[1] + nz * toSun[2];
        if (material === MATERIAL.foliage) facing = 0.36 + 0.36 * facing;
        if (facing > 0) sunShare = facing * open * shadows.sunlightAt(x, y, z, nx, ny, nz);
      }
      row.sunShare[i] = sunShare;
      const brightness = row.brightness[i] * (1 - look.wetness * (1 - kept));
      const warmth = row.warmth[i];
      let red = surface[s + SURFACE.red] * brightness * (1 + warmth);
      let green = surface[s + SURFACE.green] * brightness;
      let blue = surface[s + SURFACE.blue] * brightness * (1 - warmth);
      if (snow > 0) {
        const lies = snow * snowShare(paved, x, y, nz);
        const shade = 0.9 + 0.1 * row.brightness[i];
        red += lies * (SNOW_COLOUR[0] * shade - red);
        green += lies * (SNOW_COLOUR[1] * shade - green);
        blue += lies * (SNOW_COLOUR[2] * shade - blue);
      }
      const up = (0.5 + 0.5 * nz) * open;
      const below = (0.5 - 0.5 * nz) * open;
      let street = 0;
      let beam = 0;
      if (lampLight > 0) {
        if (lamps !== null) street = lampLight * (0.35 + 0.65 * Math.max(nz, 0)) * open * lampLightAt(lamps, x, y, z);
        beam = lampLight * beams.lightAt(x, y, z, nx, ny, nz);
      }
      const glow = surface[s + SURFACE.glow];
      const r = sunShare * sun[0] + up * sky[0] + below * ground[0] + street * STREET_LIGHT[0] + beam * BEAM_LIGHT[0];
      const g = sunShare * sun[1] + up * sky[1] + below * ground[1] + street * STREET_LIGHT[1] + beam * BEAM_LIGHT[1];
      const b = sunShare * sun[2] + up * sky[2] + below * ground[2] + street * STREET_LIGHT[2] + beam * BEAM_LIGHT[2];
      light[3 * i] = red * (r + glow);
      light[3 * i + 1] = green * (g + glow);
      light[3 * i + 2] = blue * (b + glow);
    }
    if (look.wetness + look.ice > 0 && (paved || material === MATERIAL.concrete)) {
      this.mirrorRun(row, from, to, table, daylight);
    }
  }

  /** Mixes in what a film of water or ice on level ground mirrors (Schlick 1994): more of it in puddles. */
  private mirrorRun(row: PixelRow, from: number, to: number, table: PrimitiveTable, daylight: Daylight): void {
    const { look, mirrored } = this;
    const { light } = row;
    const ripple = look.rain > 0 ? 0.05 : 0;
    const film = FILM * Math.max(look.wetness, 0.8 * look.ice);
    for (let i = from; i < to; i++) {
      const nz = table.surface[SURFACE.stride * row.primitive[i] + SURFACE.nz];
      if (nz < LEVEL) continue;
      const x = row.x[i];
      const y = row.y[i];
      const inverse = 1 / row.rayLength[i];
      const graze = 1 - clamp(-row.dz[i] * inverse, 0, 1);
      const g2 = graze * graze;
      const fresnel = WATER + (1 - WATER) * g2 * g2 * graze;
      const puddle = look.wetness * clamp(6 * (noiseAt(x * 2.1 + 70, y * 2.1 + 9) - PUDDLES_FROM), 0, 1);
      const share = fresnel * (film + (1 - film) * 0.75 * puddle);
      const swing = ripple * (noiseAt(x * 41, y * 41 + 60) - 0.5);
      const rise = Math.max(0.02, -row.dz[i] * inverse + 0.05 + swing);
      daylight.skyAt(row.dx[i] * inverse, row.dy[i] * inverse, rise, mirrored, 0);
      for (let c = 0; c < 3; c++) light[3 * i + c] += share * (OPEN_SKY * mirrored[c] - light[3 * i + c]);
    }
  }
}

/** Share of a surface that lying snow hides: level ones all, steep ones nothing, roads in patches that traffic leaves. */
function snowShare(paved: boolean, x: number, y: number, nz: number): number {
  const level = clamp((nz - 0.25) * 2.2, 0, 1);
  if (!paved) return level * clamp(1.25 - 0.5 * noiseAt(x * 4.1, y * 4.1 + 31), 0, 1);
  return level * clamp((noiseAt(x * 11 + 8, y * 11 + 40) - BARE) * 3.2 + 0.35, 0.12, 0.95);
}
