import { clamp } from '../../../core/math/clamp.ts';
import type { LampPlace } from '../../scenery/mesh.ts';

/** Side of a cell [m] where the map is not too large for SIDE_LIMIT cells a side. */
const CELL = 1;
const SIDE_LIMIT = 2048;

/** As far from under a lamp as its light is drawn, and its height over the street by default [m]. */
const REACH = 26;
const HEIGHT = 6.05;

/** Over this height under the lamp its light comes to its full [m]. */
const SHADE = 1.2;

/** Light of the street lamps seen from above, made once: what falls on level ground in each cell. */
export interface LampMap {
  readonly width: number;
  readonly height: number;
  /** Of the first cell's middle, map frame, and a cell's side [m]. */
  readonly x: number;
  readonly y: number;
  readonly cell: number;
  /** Light on ground that faces up, 1 right under a lamp, rows from south to north. */
  readonly light: Float32Array;
  /** Height of the lamp that lights a cell most: above it there is none of its light [m]. */
  readonly top: Float32Array;
}

/**
 * The map of these lamps; null without any. Each shines as E = (h / r)^3 of what it gives right under it, r the way from
 * the lamp and h its height (inverse square, times the cosine at the lamp's flat glass, here not that on the ground).
 */
export function lampMap(lamps: readonly LampPlace[]): LampMap | null {
  if (lamps.length === 0) return null;
  const span = (axis: 'x' | 'y') => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const lamp of lamps) {
      low = Math.min(low, lamp[axis] - REACH);
      high = Math.max(high, lamp[axis] + REACH);
    }
    return [low, high] as const;
  };
  const [west, east] = span('x');
  const [south, north] = span('y');
  const cell = Math.max(CELL, (east - west) / SIDE_LIMIT, (north - south) / SIDE_LIMIT);
  const width = Math.ceil((east - west) / cell) + 1;
  const height = Math.ceil((north - south) / cell) + 1;
  const map = { width, height, x: west, y: south, cell };
  const light = new Float32Array(width * height);
  const top = new Float32Array(width * height);
  const strongest = new Float32Array(width * height);
  for (const lamp of lamps) {
    const column = Math.round((lamp.x - west) / cell);
    const row = Math.round((lamp.y - south) / cell);
    const reach = Math.ceil(REACH / cell);
    for (let j = Math.max(0, row - reach); j <= Math.min(height - 1, row + reach); j++) {
      for (let i = Math.max(0, column - reach); i <= Math.min(width - 1, column + reach); i++) {
        const share = lampShare(west + i * cell - lamp.x, south + j * cell - lamp.y);
        const k = j * width + i;
        light[k] += share;
        if (share <= strongest[k]) continue;
        strongest[k] = share;
        top[k] = lamp.z;
      }
    }
  }
  return { ...map, light, top };
}

/** Light at (dx, dy) from under a lamp over that right under it, smoothly 0 at REACH. */
function lampShare(dx: number, dy: number): number {
  const out2 = (dx * dx + dy * dy) / (HEIGHT * HEIGHT);
  const edge = clamp(1 - (out2 * HEIGHT * HEIGHT) / (REACH * REACH), 0, 1);
  return edge / ((1 + out2) * Math.sqrt(1 + out2));
}

/** Light of the lamps at a place of the map frame, linear between cells. */
export function lampLightAt(
  { width, height, x, y, cell, light, top }: LampMap,
  px: number,
  py: number,
  pz: number,
): number {
  const u = (px - x) / cell;
  const v = (py - y) / cell;
  if (!(u >= 0 && v >= 0 && u < width - 1 && v < height - 1)) return 0;
  const column = u | 0;
  const row = v | 0;
  const k = row * width + column;
  const below = clamp((top[k] - pz) / SHADE, 0, 1);
  if (below === 0) return 0;
  const fu = u - column;
  const lower = light[k] + fu * (light[k + 1] - light[k]);
  const upper = light[k + width] + fu * (light[k + width + 1] - light[k + width]);
  return below * (lower + (v - row) * (upper - lower));
}
