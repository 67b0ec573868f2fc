import { BufferGeometry, Color, Float32BufferAttribute, type Material, Mesh } from 'three';
import { MATERIAL } from '../../world/scenery/mesh.ts';
import type { SceneryPiece } from './scenery-view.ts';

/** How far it reaches [m], and by how much farther as parts of the scenery's own radius, for eyes high above. */
const REACH = 6000;
const REACH_OF_RADIUS = 4;
/** How far under the lowest ground of the scenery it lies [m]. */
const DROP = 0.6;
/** Fields from the middle to the end, and how far their corners are off a chessboard's, as part of a side. */
const FIELDS = 64;
const OFF = 0.33;
/** Height of its hills, where they begin beyond the scenery, and where they are at their full height [m]. */
const HILLS = 45;
const HILLS_FROM = 900;
const HILLS_WHOLE = 3500;

const COLORS = [
  [98, 110, 62],
  [104, 112, 68],
  [110, 115, 70],
  [94, 107, 60],
  [116, 117, 74],
  [84, 97, 55],
] as const;

/** Of a field's two triangles, by column and row. */
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
  [1, 1],
  [0, 1],
] as const;

/** It is cut into so many parts a side: those out of sight are not drawn. */
const PARTS = 8;

/**
 * Land beyond the scenery: a patchwork of fields and woods that reaches beyond what the air lets one see, so that the
 * world does not end at the scenery's edge. Flat below the scenery, with low hills far away.
 */
export function farLand(
  pieces: readonly SceneryPiece[],
  material: Material,
): { readonly meshes: readonly Mesh[]; readonly radius: number } {
  const [x, y] = middle(pieces);
  const inner = pieces.reduce(
    (most, { bounds: [cx, cy, , around] }) => Math.max(most, Math.hypot(cx - x, cy - y) + around),
    0,
  );
  const radius = REACH + REACH_OF_RADIUS * inner;
  const z = lowest(pieces) - DROP;
  const meshes = Array.from({ length: PARTS * PARTS }, (_, part) => {
    const mesh = new Mesh(fields(radius, inner, part % PARTS, Math.floor(part / PARTS)), material);
    mesh.position.set(x, y, z);
    return mesh;
  });
  return { meshes: meshes.filter(({ geometry }) => geometry.getAttribute('position').count > 0), radius };
}

/** The fields of one part, by its column and row. */
function fields(radius: number, inner: number, partColumn: number, partRow: number): BufferGeometry {
  const side = radius / FIELDS;
  const size = (2 * FIELDS) / PARTS;
  const positions: number[] = [];
  const normals: number[] = [];
  const paint: number[] = [];
  const color = new Color();
  for (let k = 0; k < size * size; k++) {
    const column = partColumn * size - FIELDS + (k % size);
    const row = partRow * size - FIELDS + Math.floor(k / size);
    if (Math.hypot(column + 0.5, row + 0.5) > FIELDS) continue;
    for (const [i, j] of CORNERS) {
      positions.push(...cornerAt(column + i, row + j, side, inner));
      // Each corner has a colour, so that fields run into each other: from above, squares would be a chessboard.
      color.set(...COLORS[Math.floor(COLORS.length * chance(column + i, row + j, 3))]).multiplyScalar(1 / 255);
      // As level ground: hills this coarse would show their facets.
      normals.push(0, 0, 1);
      paint.push(color.r, color.g, color.b, MATERIAL.grass / 255);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new Float32BufferAttribute(normals, 3));
  geometry.setAttribute('paint', new Float32BufferAttribute(paint, 4));
  return geometry;
}

function cornerAt(column: number, row: number, side: number, inner: number): [number, number, number] {
  const x = (column + OFF * (2 * chance(column, row, 1) - 1)) * side;
  const y = (row + OFF * (2 * chance(column, row, 2) - 1)) * side;
  const beyond = Math.hypot(x, y) - inner - HILLS_FROM;
  const whole = Math.min(1, Math.max(0, beyond / (HILLS_WHOLE - HILLS_FROM)));
  return [x, y, HILLS * whole * chance(column, row, 4)];
}

/** A number from 0 to 1 that belongs to a field: the same at every visit. */
function chance(column: number, row: number, which: number): number {
  let bits = Math.imul(column + 512, 0x27d4eb2f) ^ Math.imul(row + 512, 0x165667b1) ^ Math.imul(which, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}

function middle(pieces: readonly SceneryPiece[]): [number, number] {
  const count = Math.max(1, pieces.length);
  const sum = (axis: number) => pieces.reduce((total, { bounds }) => total + bounds[axis], 0);
  return [sum(0) / count, sum(1) / count];
}

function lowest(pieces: readonly SceneryPiece[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { positions } of pieces) {
    for (let index = 2; index < positions.length; index += 3) least = Math.min(least, positions[index]);
  }
  return Number.isFinite(least) ? least : 0;
}
