import type { BufferGeometry } from 'three';

/** Positions closer than this are one corner [m]. */
const WELD = 1e-3;

/**
 * Rounds a faceted shape: at each corner the normals of the faces that meet there at less than `crease` [rad] are
 * averaged, sharper edges stay sharp. For non-indexed geometry with flat normals.
 */
export function smoothNormals(geometry: BufferGeometry, crease: number): void {
  const position = geometry.getAttribute('position').array;
  const normal = geometry.getAttribute('normal').array as Float32Array;
  const flat = Float32Array.from(normal);
  const least = Math.cos(crease);
  for (const corners of cornersByPlace(position).values()) {
    for (const own of corners) {
      let x = 0;
      let y = 0;
      let z = 0;
      for (const other of corners) {
        const cosine = dot(flat, own, other);
        if (cosine < least) continue;
        x += flat[3 * other];
        y += flat[3 * other + 1];
        z += flat[3 * other + 2];
      }
      const length = Math.sqrt(x * x + y * y + z * z);
      if (length === 0) continue;
      normal[3 * own] = x / length;
      normal[3 * own + 1] = y / length;
      normal[3 * own + 2] = z / length;
    }
  }
}

function cornersByPlace(position: ArrayLike<number>): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let corner = 0; 3 * corner < position.length; corner++) {
    const key = [0, 1, 2].map((axis) => Math.round(position[3 * corner + axis] / WELD)).join();
    const corners = places.get(key);
    if (corners === undefined) places.set(key, [corner]);
    else corners.push(corner);
  }
  return places;
}

function dot(normals: Float32Array, a: number, b: number): number {
  return (
    normals[3 * a] * normals[3 * b] + normals[3 * a + 1] * normals[3 * b + 1] + normals[3 * a + 2] * normals[3 * b + 2]
  );
}
