import { SEMANTIC } from '../../core/semantic-class.ts';
import type { Mesh } from '../../world/scenery/mesh.ts';

/** What counts as ground: one looks through trees and houses at the road. */
const GROUND: ReadonlySet<number> = new Set([SEMANTIC.road, SEMANTIC.laneMark, SEMANTIC.sidewalk, SEMANTIC.terrain]);

type Vector = readonly [number, number, number];

/**
 * Distance along a ray (origin, unit direction, map frame) to the ground of the scenery; Infinity where it meets none.
 * Chunks whose bounding sphere the ray misses are left out, so a look takes well under a millisecond.
 */
export function pickGround(chunks: readonly Mesh[], origin: Vector, direction: Vector): number {
  let nearest = Infinity;
  for (const chunk of chunks) {
    if (!meetsSphere(chunk.bounds, origin, direction)) continue;
    const { indices, semantic } = chunk;
    for (let triangle = 0; 3 * triangle < indices.length; triangle++) {
      if (!GROUND.has(semantic[triangle])) continue;
      nearest = Math.min(nearest, distanceTo(chunk, triangle, origin, direction));
    }
  }
  return nearest;
}

function meetsSphere([x, y, z, radius]: Mesh['bounds'], origin: Vector, direction: Vector): boolean {
  const [dx, dy, dz] = [x - origin[0], y - origin[1], z - origin[2]];
  const along = dx * direction[0] + dy * direction[1] + dz * direction[2];
  const squared = dx * dx + dy * dy + dz * dz;
  return squared - along * along <= radius * radius && (along >= 0 || squared <= radius * radius);
}

/** Moeller and Trumbore 1997; from both sides. */
function distanceTo({ positions, indices }: Mesh, triangle: number, origin: Vector, direction: Vector): number {
  const a = 3 * indices[3 * triangle];
  const b = 3 * indices[3 * triangle + 1];
  const c = 3 * indices[3 * triangle + 2];
  const e1x = positions[b] - positions[a];
  const e1y = positions[b + 1] - positions[a + 1];
  const e1z = positions[b + 2] - positions[a + 2];
  const e2x = positions[c] - positions[a];
  const e2y = positions[c + 1] - positions[a + 1];
  const e2z = positions[c + 2] - positions[a + 2];
  const px = direction[1] * e2z - direction[2] * e2y;
  const py = direction[2] * e2x - direction[0] * e2z;
  const pz = direction[0] * e2y - direction[1] * e2x;
  const determinant = e1x * px + e1y * py + e1z * pz;
  if (determinant === 0) return Infinity;
  const tx = origin[0] - positions[a];
  const ty = origin[1] - positions[a + 1];
  const tz = origin[2] - positions[a + 2];
  const u = (tx * px + ty * py + tz * pz) / determinant;
  if (u < 0 || u > 1) return Infinity;
  const qx = ty * e1z - tz * e1y;
  const qy = tz * e1x - tx * e1z;
  const qz = tx * e1y - ty * e1x;
  const v = (direction[0] * qx + direction[1] * qy + direction[2] * qz) / determinant;
  if (v < 0 || u + v > 1) return Infinity;
  const distance = (e2x * qx + e2y * qy + e2z * qz) / determinant;
  return distance > 0 ? distance : Infinity;
}
