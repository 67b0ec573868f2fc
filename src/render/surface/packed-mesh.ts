import { BufferAttribute, BufferGeometry, Sphere, Vector3 } from 'three';
import type { Mesh } from '../../world/scenery/mesh.ts';
import type { MeshCorners } from './mesh-corners.ts';
import { sameRows } from './same-rows.ts';

/** Triangles that share the corners which are alike in everything: far fewer for a graphics card to work on. */
export interface PackedMesh {
  readonly positions: Float32Array;
  /** x, y, z and nothing: parts of 32767. */
  readonly normals: Int16Array;
  /** sRGB and MATERIAL. */
  readonly paint: Uint8Array;
  readonly slots: Uint16Array;
  readonly indices: Uint32Array;
  readonly bounds: Mesh['bounds'];
}

/** Words of a corner that tell it from others: position, normal in two, paint, slot. */
const WORDS = 7;

export function packMesh({ positions, normals, paint, slots }: MeshCorners, bounds: Mesh['bounds']): PackedMesh {
  const count = slots.length;
  const shorts = new Int16Array(4 * count);
  for (let corner = 0; corner < count; corner++) {
    for (let axis = 0; axis < 3; axis++) shorts[4 * corner + axis] = Math.round(32767 * normals[3 * corner + axis]);
  }
  const places = new Int32Array(positions.buffer, positions.byteOffset, positions.length);
  const directions = new Int32Array(shorts.buffer);
  const colors = new Int32Array(paint.buffer, paint.byteOffset, count);
  const words = new Int32Array(WORDS * count);
  for (let corner = 0; corner < count; corner++) {
    const to = WORDS * corner;
    for (let axis = 0; axis < 3; axis++) words[to + axis] = places[3 * corner + axis];
    words[to + 3] = directions[2 * corner];
    words[to + 4] = directions[2 * corner + 1];
    words[to + 5] = colors[corner];
    words[to + 6] = slots[corner];
  }
  const { numbers, firsts } = sameRows(words, WORDS);
  return {
    positions: taken(positions, firsts, 3, new Float32Array(3 * firsts.length)),
    normals: taken(shorts, firsts, 4, new Int16Array(4 * firsts.length)),
    paint: taken(paint, firsts, 4, new Uint8Array(4 * firsts.length)),
    slots: taken(slots, firsts, 1, new Uint16Array(firsts.length)),
    indices: numbers,
    bounds,
  };
}

export function packedGeometry({ positions, normals, paint, slots, indices, bounds }: PackedMesh): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(normals, 4, true));
  geometry.setAttribute('paint', new BufferAttribute(paint, 4, true));
  geometry.setAttribute('slot', new BufferAttribute(slots, 1));
  geometry.setIndex(new BufferAttribute(indices, 1));
  const [x, y, z, radius] = bounds;
  geometry.boundingSphere = new Sphere(new Vector3(x, y, z), radius);
  return geometry;
}

function taken<To extends Float32Array | Int16Array | Uint8Array | Uint16Array>(
  from: ArrayLike<number>,
  rows: Uint32Array,
  width: number,
  to: To,
): To {
  for (let row = 0; row < rows.length; row++) {
    for (let k = 0; k < width; k++) to[width * row + k] = from[width * rows[row] + k];
  }
  return to;
}
