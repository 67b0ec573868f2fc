import { expect, test } from 'vitest';
import { blendGrass } from '../../src/render/surface/blend-grass.ts';
import type { MeshCorners } from '../../src/render/surface/mesh-corners.ts';
import { MATERIAL } from '../../src/world/scenery/mesh.ts';

/** One triangle at a place of the x axis, in one colour. */
function triangle(x: number, red: number, material: number): MeshCorners {
  return {
    positions: Float32Array.from([x, 0, 0, x + 1, 0, 0, x, 1, 0]),
    normals: Float32Array.from([0, 0, 1, 0, 0, 1, 0, 0, 1]),
    paint: Uint8Array.from([red, 0, 0, material, red, 0, 0, material, red, 0, 0, material]),
    slots: new Float32Array(3),
  };
}

const reds = ({ paint }: MeshCorners) => [paint[0], paint[4], paint[8]];

test('meadows that meet have one colour there, and their own elsewhere; nothing else changes', () => {
  const parts = [
    triangle(0, 100, MATERIAL.grass),
    triangle(1, 50, MATERIAL.grass),
    triangle(1, 10, MATERIAL.asphalt),
    triangle(5, 20, MATERIAL.foliage),
    triangle(6, 40, MATERIAL.foliage),
  ];
  blendGrass(parts);
  expect(parts.map(reds)).toEqual([
    [100, 75, 100],
    [75, 50, 50],
    [10, 10, 10],
    [20, 20, 20],
    [40, 40, 40],
  ]);
});

test('the edge of a wood runs into the meadow, its inside does not', () => {
  const parts = [triangle(0, 100, MATERIAL.grass), triangle(1, 40, MATERIAL.foliage)];
  blendGrass(parts);
  expect(parts.map(reds)).toEqual([
    [100, 70, 100],
    [70, 40, 40],
  ]);
});
