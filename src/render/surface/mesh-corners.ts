import { MATERIAL, type Mesh } from '../../world/scenery/mesh.ts';
import { smoothNormals } from './smooth-normals.ts';

/** Triangles corner by corner: `paint` is sRGB and, in the fourth byte, the MATERIAL. */
export interface MeshCorners {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly paint: Uint8Array;
  readonly slots: Float32Array;
}

/** Edges of crowns of trees flatter than this are rounded [rad]. */
const CREASE = 1.2;

/** Attributes of scenery are flat, one value a triangle, so every triangle gets three corners of its own. */
export function meshCorners(mesh: Mesh): MeshCorners {
  const corners = mesh.indices.length;
  const positions = new Float32Array(3 * corners);
  const normals = new Float32Array(3 * corners);
  const paint = new Uint8Array(4 * corners);
  const slots = new Float32Array(corners);
  for (let corner = 0; corner < corners; corner++) {
    const triangle = Math.floor(corner / 3);
    for (let axis = 0; axis < 3; axis++) {
      positions[3 * corner + axis] = mesh.positions[3 * mesh.indices[corner] + axis];
      normals[3 * corner + axis] = mesh.normals[3 * triangle + axis];
      paint[4 * corner + axis] = mesh.colors[3 * triangle + axis];
    }
    paint[4 * corner + 3] = mesh.material[triangle];
    slots[corner] = mesh.slot[triangle];
  }
  return { positions, normals, paint, slots };
}

/** The same with the crowns of trees, and the ground that they stand on, rounded. */
export function roundedCorners(mesh: Mesh): MeshCorners {
  const corners = meshCorners(mesh);
  if (mesh.material.includes(MATERIAL.foliage)) smoothNormals(corners.positions, corners.normals, CREASE);
  return corners;
}
