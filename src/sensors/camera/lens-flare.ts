import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import type { Atmosphere, Scenery } from '../../world/scenery/mesh.ts';
import type { View } from '../raster/view.ts';
import type { Lens } from './lens.ts';
import type { LensMap } from './lens-map.ts';

/** Sunlight of a clear afternoon, red [linear light]; flare is in proportion to the sun's. */
const CLEAR_SUN = 1.95;

/**
 * Stray light at an angle t off the sun: GLARE / (1 + (t / CORE)^2) + VEIL, as shares of the sunlight on the lens. The
 * form is that of measured glare spread functions (ISO 9358, CIE 146), the numbers are set by eye.
 */
const GLARE = 0.55;
const CORE = 0.06;
const VEIL = 0.02;

/** Half side of the patch that tells how much of the sun is free [pixels]. */
const PATCH = 2;

/** Below this height of the sun over the horizon there is none. */
const LOWEST = 0.02;

/** Ghosts: place on the line from the sun (1) through the middle (0), radius over the picture's height, and colour. */
const GHOSTS: readonly (readonly [number, number, number, number, number])[] = [
  [0.55, 0.05, 0.02, 0.05, 0.03],
  [0.25, 0.025, 0.05, 0.03, 0.02],
  [-0.3, 0.07, 0.02, 0.02, 0.05],
  [-0.6, 0.035, 0.05, 0.05, 0.02],
  [-1.05, 0.13, 0.025, 0.015, 0.03],
];

/** Light that the sun throws into the lens, in or beside the picture, where nothing stands before it. */
export class LensFlare {
  private readonly strength: number;
  private readonly sun: readonly [number, number, number];
  private colour: readonly [number, number, number];
  private readonly calibration: CameraCalibration;
  private readonly lens: Lens;
  private readonly map: LensMap;
  private readonly place = new Float64Array(2);

  constructor(strength: number, scenery: Scenery, calibration: CameraCalibration, lens: Lens, map: LensMap) {
    this.sun = scenery.atmosphere.sun;
    this.strength = strength / CLEAR_SUN;
    this.colour = colourOf(scenery.atmosphere);
    this.calibration = calibration;
    this.lens = lens;
    this.map = map;
  }

  /** Other air before the same sun. */
  setAtmosphere(atmosphere: Atmosphere): void {
    this.colour = colourOf(atmosphere);
  }

  /** Adds to linear light; `isLit` tells whether static scenery lets the sun onto the lens. */
  addTo(light: Float32Array, range: Float64Array, view: View, isLit: boolean): void {
    const { sun, strength, colour, calibration, place, map } = this;
    if (strength <= 0 || sun[2] < LOWEST) return;
    const r = view.rotation;
    const x = r[0] * sun[0] + r[1] * sun[1] + r[2] * sun[2];
    const y = r[3] * sun[0] + r[4] * sun[1] + r[5] * sun[2];
    const z = r[6] * sun[0] + r[7] * sun[1] + r[8] * sun[2];
    if (z <= 0) return;
    const hasPlace = this.lens.project(x, y, z, place);
    const u = calibration.fx * place[0] + calibration.cx;
    const v = calibration.fy * place[1] + calibration.cy;
    const { width, height } = calibration;
    const isInside = hasPlace && u >= 0 && v >= 0 && u < width && v < height;
    const free = isInside ? this.freeShare(range, u, v) : isLit ? 1 : 0;
    // The lens takes less light the more it comes from the side.
    const share = strength * free * z;
    if (share <= 0) return;
    const { direction } = map;
    const core = 1 / (CORE * CORE);
    for (let p = 0; p < range.length; p++) {
      const cosine = direction[3 * p] * x + direction[3 * p + 1] * y + direction[3 * p + 2] * z;
      const glare = share * (GLARE / (1 + 2 * (1 - cosine) * core) + VEIL);
      light[3 * p] += glare * colour[0];
      light[3 * p + 1] += glare * colour[1];
      light[3 * p + 2] += glare * colour[2];
    }
    if (hasPlace) this.addGhosts(light, u, v, share);
  }

  private freeShare(range: Float64Array, u: number, v: number): number {
    const { width, height } = this.calibration;
    let free = 0;
    let all = 0;
    for (let row = Math.floor(v) - PATCH; row <= v + PATCH; row++) {
      for (let column = Math.floor(u) - PATCH; column <= u + PATCH; column++) {
        if (row < 0 || column < 0 || row >= height || column >= width) continue;
        all++;
        if (range[row * width + column] === Number.POSITIVE_INFINITY) free++;
      }
    }
    return free / all;
  }

  private addGhosts(light: Float32Array, u: number, v: number, share: number): void {
    const { width, height, cx, cy } = this.calibration;
    for (const [at, size, ...tint] of GHOSTS) {
      const column = cx + at * (u - cx);
      const row = cy + at * (v - cy);
      const radius = Math.max(1.5, size * height);
      for (let y = Math.max(0, Math.ceil(row - radius)); y < Math.min(height, row + radius); y++) {
        for (let x = Math.max(0, Math.ceil(column - radius)); x < Math.min(width, column + radius); x++) {
          const dx = (x + 0.5 - column) / radius;
          const dy = (y + 0.5 - row) / radius;
          const off = dx * dx + dy * dy;
          if (off >= 1) continue;
          // Brighter towards the rim, which ends softly.
          const bright = share * (0.5 + 0.5 * off) * Math.min(1, 6 * (1 - off));
          for (let c = 0; c < 3; c++) light[3 * (y * width + x) + c] += bright * tint[c] * this.colour[c];
        }
      }
    }
  }
}

/** Light of the sun as it comes through the air, linear. */
function colourOf({ sunStrength, weather }: Atmosphere): [number, number, number] {
  if (weather !== undefined) return [weather.sunlight[0], weather.sunlight[1], weather.sunlight[2]];
  return [CLEAR_SUN * sunStrength, 0.9 * CLEAR_SUN * sunStrength, 0.8 * CLEAR_SUN * sunStrength];
}
