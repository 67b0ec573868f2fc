import type { Mesh } from '../../world/scenery/mesh.ts';

/** First slot of lamps in static scenery, see Mesh.slot. */
const FIRST_LAMP_SLOT = 8;

/** A lamp of a signal: 0 red, 1 amber, 2 green, and its middle, map frame [m]. */
export interface SignalGlow {
  readonly signal: number;
  readonly lamp: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Where the lamps of signals are. */
export function signalGlows(chunks: readonly Mesh[]): SignalGlow[] {
  const sums = new Map<number, { x: number; y: number; z: number; corners: number }>();
  for (const { slot, indices, positions } of chunks) {
    for (let corner = 0; corner < indices.length; corner++) {
      const own = slot[Math.floor(corner / 3)];
      if (own < FIRST_LAMP_SLOT) continue;
      const sum = sums.get(own) ?? { x: 0, y: 0, z: 0, corners: 0 };
      sum.x += positions[3 * indices[corner]];
      sum.y += positions[3 * indices[corner] + 1];
      sum.z += positions[3 * indices[corner] + 2];
      sum.corners++;
      sums.set(own, sum);
    }
  }
  return [...sums].map(([own, { x, y, z, corners }]) => ({
    signal: Math.floor((own - FIRST_LAMP_SLOT) / 3),
    lamp: (own - FIRST_LAMP_SLOT) % 3,
    x: x / corners,
    y: y / corners,
    z: z / corners,
  }));
}
