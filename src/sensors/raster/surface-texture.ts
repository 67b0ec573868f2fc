import { MATERIAL } from '../../world/scenery/mesh.ts';
import { noiseAt } from './noise-tile.ts';

/** Beyond this distance detail of a hand's size, and of a pace's size, is averaged out by the pixels [m]. */
const FINE_REACH = 30;
const MIDDLE_REACH = 110;

/** What a surface's texture does to its colour at one place: brightness, and a shift from blue to yellow. */
export interface Texture {
  /** Factor on all channels, around 1. */
  brightness: number;
  /** Red is multiplied by 1 + warmth, blue by 1 - warmth. */
  warmth: number;
}

/**
 * Procedural texture of a material at a place of the map frame [m] where the surface's unit normal is (nx, ny, nz), seen
 * from `distance` [m]. Detail fades where it would be smaller than a pixel, so far surfaces do not sparkle.
 */
export function textureAt(
  material: number,
  x: number,
  y: number,
  z: number,
  nx: number,
  ny: number,
  nz: number,
  distance: number,
  out: Texture,
): void {
  out.warmth = 0;
  switch (material) {
    case MATERIAL.asphalt:
      out.brightness = asphalt(x, y, distance);
      return;
    case MATERIAL.paint:
      out.brightness = paint(x, y, distance);
      return;
    case MATERIAL.concrete:
      out.brightness = concrete(x, y, z, distance);
      return;
    case MATERIAL.grass:
      grass(x, y, distance, out);
      return;
    case MATERIAL.foliage:
      if (nz > 0.7 || nz < -0.7) foliage(x, y, distance, out);
      else foliage(nx * y - ny * x + 0.3 * x, z, distance, out);
      return;
    case MATERIAL.facade:
      out.brightness = facade(nx * y - ny * x, z, distance);
      return;
    default:
      out.brightness = 1;
  }
}

/** 1 at the eye, falling to 0 at `reach`. */
function fade(distance: number, reach: number): number {
  return distance < reach ? 1 - distance / reach : 0;
}

/** Broad patches, mottling, grain, and tar-filled cracks along the contour lines of slow noise. */
function asphalt(x: number, y: number, distance: number): number {
  const broad = noiseAt(x * 2.3 + 17, y * 2.3 + 5) - 0.5;
  if (distance >= FINE_REACH) return 1 + 0.6 * broad;
  const fine = fade(distance, FINE_REACH);
  let brightness = 1 + 0.6 * broad + 0.65 * fine * (noiseAt(x * 47, y * 47) - 0.5);
  // Cracks are the contour lines of slow noise, but only where other noise lets them.
  const open = noiseAt(x * 3.1 + 7, y * 3.1 + 151) - 0.55;
  if (open > 0) {
    const crack = Math.abs(noiseAt(x * 6.1 + 90, y * 6.1 + 33) - 0.5);
    const width = 0.007 + 0.0005 * distance;
    if (crack < width) brightness -= Math.min(0.3, 3 * open) * fine * (1 - crack / width);
  }
  return brightness;
}

/** Paint wears away in flecks. */
function paint(x: number, y: number, distance: number): number {
  const wear = noiseAt(x * 14 + 3, y * 14 + 71) - 0.54;
  const worn = wear > 0 ? Math.min(0.55, 4 * wear) * fade(distance, MIDDLE_REACH) : 0;
  return 1.04 - worn - 0.3 * noiseAt(x * 1.7, y * 1.7);
}

function concrete(x: number, y: number, z: number, distance: number): number {
  const stain = noiseAt(x * 3.7 + 11, y * 3.7 + z * 5 + 57) - 0.5;
  if (distance >= FINE_REACH) return 1 + 0.4 * stain;
  return 1 + 0.4 * stain + 0.4 * fade(distance, FINE_REACH) * (noiseAt(x * 27 + 5, y * 27 + z * 27) - 0.5);
}

/** Mown green, dry straw and bare spots. */
function grass(x: number, y: number, distance: number, out: Texture): void {
  const dry = noiseAt(x * 1.9 + 41, y * 1.9 + 3) - 0.5;
  out.brightness = 1 + 0.6 * dry;
  out.warmth = 0.6 * dry;
  if (distance >= MIDDLE_REACH) return;
  const tufts = noiseAt(x * 19, y * 19 + 13) - 0.5;
  out.brightness += 1.5 * fade(distance, MIDDLE_REACH) * tufts;
  out.warmth += 0.3 * fade(distance, MIDDLE_REACH) * tufts;
}

/** Leaves in clumps: bright outside, dark between. */
function foliage(u: number, v: number, distance: number, out: Texture): void {
  const clump = noiseAt(u * 17 + 31, v * 17) - 0.5;
  out.brightness = 0.95 + 2.4 * (0.3 + 0.7 * fade(distance, MIDDLE_REACH)) * clump;
  out.warmth = 0.6 * clump;
  if (distance < 2 * FINE_REACH) {
    out.brightness += 2 * fade(distance, 2 * FINE_REACH) * (noiseAt(u * 53, v * 53 + 77) - 0.5);
  }
  if (out.brightness < 0.2) out.brightness = 0.2;
}

/** Plaster with stains that run down. */
function facade(u: number, v: number, distance: number): number {
  const streak = noiseAt(u * 9 + 13, v * 2.3) - 0.5;
  if (distance >= FINE_REACH) return 1 + 0.35 * streak;
  const grain = noiseAt(u * 37, v * 37 + 21) - 0.5;
  return 1 + 0.35 * streak + 0.25 * fade(distance, FINE_REACH) * grain;
}
