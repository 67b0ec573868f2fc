import { SEMANTIC } from '../../core/semantic-class.ts';
import type { Mesh } from '../../world/scenery/mesh.ts';

/** A mesh whose first triangles are what makes a picture from afar: ground, roads, houses. */
export interface MapChunk extends Mesh {
  /** Number of those triangles. */
  readonly large: number;
}

/** Dots from afar, but more than a third of all triangles. */
const SMALL: ReadonlySet<number> = new Set([
  SEMANTIC.vegetation,
  SEMANTIC.pole,
  SEMANTIC.fence,
  SEMANTIC.trafficLight,
  SEMANTIC.trafficSign,
]);

/** The same mesh with its small things last, so that they can be left out. */
export function smallLast(mesh: Mesh): MapChunk {
  const all = Array.from(mesh.semantic, (_, triangle) => triangle);
  const isSmall = (triangle: number) => SMALL.has(mesh.semantic[triangle]);
  const large = all.filter((triangle) => !isSmall(triangle));
  const order = [...large, ...all.filter(isSmall)];
  const sorted = <A extends Uint8Array | Uint16Array | Uint32Array | Float32Array>(from: A, size: number): A => {
    const to = from.slice() as A;
    order.forEach((triangle, at) => {
      for (let k = 0; k < size; k++) to[size * at + k] = from[size * triangle + k];
    });
    return to;
  };
  return {
    ...mesh,
    indices: sorted(mesh.indices, 3),
    colors: sorted(mesh.colors, 3),
    normals: sorted(mesh.normals, 3),
    semantic: sorted(mesh.semantic, 1),
    material: sorted(mesh.material, 1),
    slot: sorted(mesh.slot, 1),
    large: large.length,
  };
}
