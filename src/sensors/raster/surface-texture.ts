import { MATERIAL } from '../../world/scenery/mesh.ts';
import { noiseAt } from './noise-tile.ts';
import type { PixelRow } from './pixel-row.ts';
import { type PrimitiveTable, SURFACE } from './primitive-table.ts';

/** Beyond this distance detail of a hand's size, and of a pace's size, is averaged out by the pixels [m]. */
const FINE_REACH = 30;
const MIDDLE_REACH = 110;

/**
 * Procedural texture of the pixels [from, to) of a row, all of one material: writes their brightness and warmth.
 * Detail fades where it would be smaller than a pixel, so far surfaces do not sparkle.
 */
export function textureRun(material: number, row: PixelRow, from: number, to: number, table: PrimitiveTable): void {
  switch (material) {
    case MATERIAL.asphalt:
      asphalt(row, from, to);
      return;
    case MATERIAL.paint:
      paint(row, from, to);
      return;
    case MATERIAL.concrete:
      concrete(row, from, to);
      return;
    case MATERIAL.grass:
      grass(row, from, to);
      return;
    case MATERIAL.foliage:
      foliage(row, from, to, table);
      return;
    case MATERIAL.facade:
      facade(row, from, to, table);
      return;
    default:
      row.brightness.fill(1, from, to);
      row.warmth.fill(0, from, to);
  }
}

/** 1 at the eye, falling to 0 at `reach`. */
function fade(distance: number, reach: number): number {
  return distance < reach ? 1 - distance / reach : 0;
}

/** Broad patches, mottling, grain, and tar-filled cracks along the contour lines of slow noise. */
function asphalt(row: PixelRow, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const x = row.x[i];
    const y = row.y[i];
    const distance = row.distance[i];
    const broad = noiseAt(x * 2.3 + 17, y * 2.3 + 5) - 0.5;
    let brightness = 1 + 0.6 * broad;
    if (distance < FINE_REACH) {
      const fine = fade(distance, FINE_REACH);
      brightness += 0.65 * fine * (noiseAt(x * 47, y * 47) - 0.5);
      // Cracks are the contour lines of slow noise, but only where other noise lets them.
      const open = noiseAt(x * 3.1 + 7, y * 3.1 + 151) - 0.55;
      if (open > 0) {
        const crack = Math.abs(noiseAt(x * 6.1 + 90, y * 6.1 + 33) - 0.5);
        const width = 0.007 + 0.0005 * distance;
        if (crack < width) brightness -= Math.min(0.3, 3 * open) * fine * (1 - crack / width);
      }
    }
    row.brightness[i] = brightness;
    row.warmth[i] = 0;
  }
}

/** Paint wears away in flecks. */
function paint(row: PixelRow, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const x = row.x[i];
    const y = row.y[i];
    const wear = noiseAt(x * 14 + 3, y * 14 + 71) - 0.54;
    const worn = wear > 0 ? Math.min(0.55, 4 * wear) * fade(row.distance[i], MIDDLE_REACH) : 0;
    row.brightness[i] = 1.04 - worn - 0.3 * noiseAt(x * 1.7, y * 1.7);
    row.warmth[i] = 0;
  }
}

function concrete(row: PixelRow, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const x = row.x[i];
    const y = row.y[i];
    const z = row.z[i];
    const distance = row.distance[i];
    const stain = noiseAt(x * 3.7 + 11, y * 3.7 + z * 5 + 57) - 0.5;
    let brightness = 1 + 0.4 * stain;
    if (distance < FINE_REACH) {
      brightness += 0.4 * fade(distance, FINE_REACH) * (noiseAt(x * 27 + 5, y * 27 + z * 27) - 0.5);
    }
    row.brightness[i] = brightness;
    row.warmth[i] = 0;
  }
}

/** Mown green, dry straw and bare spots. */
function grass(row: PixelRow, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const x = row.x[i];
    const y = row.y[i];
    const distance = row.distance[i];
    const dry = noiseAt(x * 1.9 + 41, y * 1.9 + 3) - 0.5;
    let brightness = 1 + 0.6 * dry;
    let warmth = 0.6 * dry;
    if (distance < MIDDLE_REACH) {
      const tufts = noiseAt(x * 19, y * 19 + 13) - 0.5;
      brightness += 1.5 * fade(distance, MIDDLE_REACH) * tufts;
      warmth += 0.3 * fade(distance, MIDDLE_REACH) * tufts;
    }
    row.brightness[i] = brightness;
    row.warmth[i] = warmth;
  }
}

/** Leaves in clumps: bright outside, dark between. */
function foliage(row: PixelRow, from: number, to: number, table: PrimitiveTable): void {
  const surface = table.surface;
  for (let i = from; i < to; i++) {
    const x = row.x[i];
    const y = row.y[i];
    const s = SURFACE.stride * row.primitive[i];
    const nz = surface[s + SURFACE.nz];
    // Along the surface: seen from above by x and y, on the sides by what is across and up.
    const level = nz > 0.7 || nz < -0.7;
    const u = level ? x : surface[s + SURFACE.nx] * y - surface[s + SURFACE.ny] * x + 0.3 * x;
    const v = level ? y : row.z[i];
    const distance = row.distance[i];
    const clump = noiseAt(u * 17 + 31, v * 17) - 0.5;
    let brightness = 0.95 + 2.4 * (0.3 + 0.7 * fade(distance, MIDDLE_REACH)) * clump;
    if (distance < 2 * FINE_REACH) {
      brightness += 2 * fade(distance, 2 * FINE_REACH) * (noiseAt(u * 53, v * 53 + 77) - 0.5);
    }
    row.brightness[i] = Math.max(0.2, brightness);
    row.warmth[i] = 0.6 * clump;
  }
}

/** Plaster with stains that run down. */
function facade(row: PixelRow, from: number, to: number, table: PrimitiveTable): void {
  const surface = table.surface;
  for (let i = from; i < to; i++) {
    const s = SURFACE.stride * row.primitive[i];
    const u = surface[s + SURFACE.nx] * row.y[i] - surface[s + SURFACE.ny] * row.x[i];
    const v = row.z[i];
    const distance = row.distance[i];
    const streak = noiseAt(u * 9 + 13, v * 2.3) - 0.5;
    let brightness = 1 + 0.35 * streak;
    if (distance < FINE_REACH) {
      brightness += 0.25 * fade(distance, FINE_REACH) * (noiseAt(u * 37, v * 37 + 21) - 0.5);
    }
    row.brightness[i] = brightness;
    row.warmth[i] = 0;
  }
}
