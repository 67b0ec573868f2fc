import type { Viewpoint } from './map-camera.ts';

/** How much of an overlay is left, 0 to 1, for an eye that comes down: none at `low` over the ground, all at `high` [m]. */
export function fade({ elevation, distance }: Viewpoint, low: number, high: number): number {
  const height = distance * Math.sin(elevation);
  const t = Math.min(1, Math.max(0, (height - low) / (high - low)));
  return t * t * (3 - 2 * t);
}
