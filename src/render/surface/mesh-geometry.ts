import { BufferAttribute, BufferGeometry, Sphere, Vector3 } from 'three';
import type { Mesh } from '../../world/scenery/mesh.ts';
import { type MeshCorners, roundedCorners } from './mesh-corners.ts';

/** The corners of a mesh as three.js draws them: `position`, `normal`, `paint` and `slot`. */
export function meshGeometry(
  { positions, normals, paint, slots }: MeshCorners,
  bounds: Mesh['bounds'],
): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  geometry.setAttribute('paint', new BufferAttribute(paint, 4, true));
  geometry.setAttribute('slot', new BufferAttribute(slots, 1));
  const [x, y, z, radius] = bounds;
  geometry.boundingSphere = new Sphere(new Vector3(x, y, z), radius);
  return geometry;
}

/** A part of the scenery, its trees rounded. */
export function sceneryGeometry(mesh: Mesh): BufferGeometry {
  return meshGeometry(roundedCorners(mesh), mesh.bounds);
}
