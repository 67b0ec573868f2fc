import { OFFSET_COUNT, OFFSETS } from './lattice-grid.ts';

/** Offset among `bits` nearest to d, the lower on a tie. */
export function nearestOffset(bits: number, d: number): number {
  let nearest = -1;
  for (let offset = 0; offset < OFFSET_COUNT; offset++) {
    if (((bits >> offset) & 1) === 0) continue;
    if (nearest < 0 || Math.abs(OFFSETS[offset] - d) < Math.abs(OFFSETS[nearest] - d)) nearest = offset;
  }
  return nearest;
}
