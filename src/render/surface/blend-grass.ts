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
  const corners = parts.flatMap(({ paint }, part) => greensOf(paint).map((corner) => [part, corner] as const));
  const places = new Int32Array(3 * corners.length);
  for (const [row, [part, corner]] of corners.entries()) {
    for (let axis = 0; axis < 3; axis++) {
      places[3 * row + axis] = Math.round(parts[part].positions[3 * corner + axis] / WELD);
    }
  }
  const { numbers, firsts } = sameRows(places, 3);
  const sums = new Float64Array(4 * firsts.length);
  const hasGrass = new Uint8Array(firsts.length);
  for (const [row, [part, corner]] of corners.entries()) {
    for (let k = 0; k < 3; k++) sums[4 * numbers[row] + k] += parts[part].paint[4 * corner + k];
    sums[4 * numbers[row] + 3]++;
    if (parts[part].paint[4 * corner + 3] === MATERIAL.grass) hasGrass[numbers[row]] = 1;
  }
  for (const [row, [part, corner]] of corners.entries()) {
    if (hasGrass[numbers[row]] === 0) continue;
    const sum = 4 * numbers[row];
    for (let k = 0; k < 3; k++) parts[part].paint[4 * corner + k] = Math.round(sums[sum + k] / sums[sum + 3]);
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
