import { BufferAttribute, BufferGeometry, Sphere, Vector3 } from 'three';
import type { Mesh } from '../../world/scenery/mesh.ts';

/**
 * A mesh as three.js draws it. Attributes of scenery are flat, one value a triangle, so every triangle gets three
 * vertices of its own: `position`, `normal`, `paint` (sRGB and, in the fourth byte, the MATERIAL) and `slot`.
 */
export function meshGeometry(mesh: Mesh): BufferGeometry {
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
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  geometry.setAttribute('paint', new BufferAttribute(paint, 4, true));
  geometry.setAttribute('slot', new BufferAttribute(slots, 1));
  const [x, y, z, radius] = mesh.bounds;
  geometry.boundingSphere = new Sphere(new Vector3(x, y, z), radius);
  return geometry;
}
