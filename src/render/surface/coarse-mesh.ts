import type { PackedMesh } from './packed-mesh.ts';
import { sameRows } from './same-rows.ts';

/** Directions of each axis that corners of one cell are kept apart by: forwards, across and backwards, and between them. */
const FACINGS = 2;
/** Words that tell a corner's cell: the cell, and its size. */
const CELL_WORDS = 4;
/** Words that tell its kind: cell, material, facing. */
const KIND_WORDS = 3;

/**
 * A mesh for eyes so far off that a cell is hardly larger than a pixel: corners of one cell and one material that face the
 * same way become one, in their mean place and colour, and triangles that have lost their area are gone. Within a mesh what
 * met still meets; two meshes meet but for a part of a cell (vertex clustering: Rossignac and Borrel 1993).
 *
 * @param cellOf side of the cells for a MATERIAL [m]
 */
export function coarseMesh(mesh: PackedMesh, cellOf: (material: number) => number): PackedMesh {
  const { positions, normals, paint, slots, indices, bounds } = mesh;
  const cells = new Int32Array(CELL_WORDS * slots.length);
  for (let corner = 0; corner < slots.length; corner++) {
    const size = cellOf(paint[4 * corner + 3]);
    for (let axis = 0; axis < 3; axis++)
      cells[CELL_WORDS * corner + axis] = Math.floor(positions[3 * corner + axis] / size);
    cells[CELL_WORDS * corner + 3] = size;
  }
  const cell = sameRows(cells, CELL_WORDS);
  const kinds = new Int32Array(KIND_WORDS * slots.length);
  for (let corner = 0; corner < slots.length; corner++) {
    kinds[KIND_WORDS * corner] = cell.numbers[corner];
    kinds[KIND_WORDS * corner + 1] = paint[4 * corner + 3];
    kinds[KIND_WORDS * corner + 2] = facingOf(normals, corner);
  }
  const kind = sameRows(kinds, KIND_WORDS);
  const count = kind.firsts.length;
  // Places are the cell's, whatever meets there, so that nothing gapes; colours and normals are the kind's.
  const places = means(positions, 3, cell.numbers, cell.firsts.length);
  const placed = new Float32Array(3 * count);
  for (let corner = 0; corner < count; corner++) {
    for (let axis = 0; axis < 3; axis++)
      placed[3 * corner + axis] = places[3 * cell.numbers[kind.firsts[corner]] + axis];
  }
  const kept: number[] = [];
  for (let k = 0; k < indices.length; k += 3) {
    const [a, b, c] = [cell.numbers[indices[k]], cell.numbers[indices[k + 1]], cell.numbers[indices[k + 2]]];
    if (a === b || b === c || c === a) continue;
    for (let end = k; end < k + 3; end++) kept.push(kind.numbers[indices[end]]);
  }
  return {
    positions: placed,
    normals: Int16Array.from(means(normals, 4, kind.numbers, count)),
    paint: Uint8Array.from(means(paint, 4, kind.numbers, count), Math.round),
    slots: new Uint16Array(count),
    indices: Uint32Array.from(kept),
    bounds,
  };
}

function facingOf(normals: Int16Array, corner: number): number {
  let facing = 0;
  for (let axis = 0; axis < 3; axis++) {
    facing = facing * (2 * FACINGS + 1) + Math.round((FACINGS * normals[4 * corner + axis]) / 32767) + FACINGS;
  }
  return facing;
}

/** Means of rows of `width` values over those of the same number. */
function means(values: ArrayLike<number>, width: number, numbers: Uint32Array, count: number): Float64Array {
  const sums = new Float64Array(width * count);
  const counts = new Uint32Array(count);
  for (let row = 0; row < numbers.length; row++) {
    counts[numbers[row]]++;
    for (let k = 0; k < width; k++) sums[width * numbers[row] + k] += values[width * row + k];
  }
  for (let k = 0; k < sums.length; k++) sums[k] /= counts[Math.floor(k / width)];
  return sums;
}
