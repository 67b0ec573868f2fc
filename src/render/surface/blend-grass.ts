import { MATERIAL } from '../../world/scenery/mesh.ts';
import type { MeshCorners } from './mesh-corners.ts';
import { sameRows } from './same-rows.ts';

/** Places that are the same at this resolution are one [m]. */
const WELD = 0.01;

/**
 * Lets the colours of meadows run into each other: from above, where one sees many, squares of one colour each would be a
 * chessboard. Where grass meets grass or the edge of a wood, whichever part it belongs to, all get their mean colour.
 */
export function blendGrass(parts: readonly MeshCorners[]): void {
  const greens = parts.map(({ paint }) => greensOf(paint));
  const places = new Int32Array(3 * greens.reduce((sum, { length }) => sum + length, 0));
  let row = 0;
  for (const [part, { positions }] of parts.entries()) {
    for (const corner of greens[part]) {
      for (let axis = 0; axis < 3; axis++) places[3 * row + axis] = Math.round(positions[3 * corner + axis] / WELD);
      row++;
    }
  }
  const { numbers, firsts } = sameRows(places, 3);
  const sums = new Float64Array(4 * firsts.length);
  const hasGrass = new Uint8Array(firsts.length);
  row = 0;
  for (const [part, { paint }] of parts.entries()) {
    for (const corner of greens[part]) {
      const place = numbers[row++];
      for (let k = 0; k < 3; k++) sums[4 * place + k] += paint[4 * corner + k];
      sums[4 * place + 3]++;
      if (paint[4 * corner + 3] === MATERIAL.grass) hasGrass[place] = 1;
    }
  }
  row = 0;
  for (const [part, { paint }] of parts.entries()) {
    for (const corner of greens[part]) {
      const place = numbers[row++];
      if (hasGrass[place] === 0) continue;
      for (let k = 0; k < 3; k++) paint[4 * corner + k] = Math.round(sums[4 * place + k] / sums[4 * place + 3]);
    }
  }
}

function greensOf(paint: Uint8Array): number[] {
  const found: number[] = [];
  for (let corner = 0; 4 * corner < paint.length; corner++) {
    const material = paint[4 * corner + 3];
    if (material === MATERIAL.grass || material === MATERIAL.foliage) found.push(corner);
  }
  return found;
}
