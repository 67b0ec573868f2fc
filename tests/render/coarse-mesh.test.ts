import { describe, expect, test } from 'vitest';
import { coarseMesh } from '../../src/render/surface/coarse-mesh.ts';
import type { MeshCorners } from '../../src/render/surface/mesh-corners.ts';
import { type PackedMesh, packMesh } from '../../src/render/surface/packed-mesh.ts';
import { MATERIAL } from '../../src/world/scenery/mesh.ts';

/** A level square of `side` squares of 1 m a side, two triangles each, from a corner on. */
function carpet(x0: number, side: number): PackedMesh {
  const places: number[] = [];
  for (let k = 0; k < side * side; k++) {
    const [x, y] = [x0 + (k % side), Math.floor(k / side)];
    places.push(x, y, 0, x + 1, y, 0, x + 1, y + 1, 0, x, y, 0, x + 1, y + 1, 0, x, y + 1, 0);
  }
  const count = places.length / 3;
  const corners: MeshCorners = {
    positions: Float32Array.from(places),
    normals: Float32Array.from({ length: 3 * count }, (_, k) => (k % 3 === 2 ? 1 : 0)),
    paint: Uint8Array.from({ length: 4 * count }, (_, k) => [90, 80, 70, MATERIAL.asphalt][k % 4]),
    slots: new Float32Array(count),
  };
  return packMesh(corners, [x0 + side / 2, side / 2, 0, side]);
}

/** Of its triangles, seen from above [m2]. */
function areaOf({ positions, indices }: PackedMesh): number {
  let area = 0;
  for (let k = 0; k < indices.length; k += 3) {
    const [a, b, c] = [3 * indices[k], 3 * indices[k + 1], 3 * indices[k + 2]];
    const [ux, uy] = [positions[b] - positions[a], positions[b + 1] - positions[a + 1]];
    const [vx, vy] = [positions[c] - positions[a], positions[c + 1] - positions[a + 1]];
    area += (ux * vy - uy * vx) / 2;
  }
  return area;
}

describe('a coarse mesh', () => {
  const fine = carpet(0, 20);
  const coarse = coarseMesh(fine, () => 4);

  test('has far fewer triangles, and covers what the fine one covers but for half a cell at the rim', () => {
    expect(coarse.indices.length).toBeLessThan(fine.indices.length / 8);
    expect(areaOf(fine)).toBeCloseTo(400, 3);
    expect(areaOf(coarse)).toBeGreaterThan(16 * 16);
    expect(areaOf(coarse)).toBeLessThanOrEqual(400.001);
  });

  test('keeps colour, material and the way that things face', () => {
    for (let corner = 0; corner < coarse.slots.length; corner++) {
      expect([...coarse.paint.subarray(4 * corner, 4 * corner + 4)]).toEqual([90, 80, 70, MATERIAL.asphalt]);
      expect(coarse.normals[4 * corner + 2]).toBe(32767);
    }
  });

  test('loses nothing where cells are smaller than what is in them', () => {
    expect(areaOf(coarseMesh(fine, () => 0.5))).toBeCloseTo(400, 3);
  });

  test('leaves nothing of what is smaller than a cell', () => {
    expect(coarseMesh(carpet(1, 2), () => 8).indices).toHaveLength(0);
  });
});
