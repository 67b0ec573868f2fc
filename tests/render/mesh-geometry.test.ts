import { describe, expect, test } from 'vitest';
import { meshCorners } from '../../src/render/surface/mesh-corners.ts';
import { meshGeometry } from '../../src/render/surface/mesh-geometry.ts';
import { smoothNormals } from '../../src/render/surface/smooth-normals.ts';
import { MATERIAL, type Mesh } from '../../src/world/scenery/mesh.ts';

/** Two triangles of one square that is folded along its diagonal by an angle [rad]. */
function foldedSquare(fold: number): Mesh {
  const rise = Math.sin(fold) * Math.SQRT1_2;
  const run = Math.cos(fold) * Math.SQRT1_2;
  const positions = Float32Array.from([
    0,
    0,
    0,
    Math.SQRT2,
    0,
    0,
    Math.SQRT1_2,
    -Math.SQRT1_2,
    0,
    Math.SQRT1_2,
    run,
    rise,
  ]);
  const normals = Float32Array.from([0, 0, 1, 0, -Math.sin(fold), Math.cos(fold)]);
  return {
    positions,
    indices: Uint32Array.from([0, 2, 1, 0, 1, 3]),
    colors: Uint8Array.from([10, 20, 30, 40, 50, 60]),
    normals,
    semantic: new Uint8Array(2),
    material: Uint8Array.from([MATERIAL.asphalt, MATERIAL.glass]),
    slot: Uint16Array.from([0, 11]),
    bounds: [0.7, 0, 0, 1],
  };
}

describe('meshGeometry', () => {
  test('gives every corner of a triangle its position and the attributes of the triangle', () => {
    const mesh = foldedSquare(0);
    const geometry = meshGeometry(meshCorners(mesh), mesh.bounds);
    expect(geometry.index).toBeNull();
    expect(geometry.getAttribute('position').count).toBe(6);
    expect([...geometry.getAttribute('paint').array]).toEqual([
      ...[10, 20, 30, MATERIAL.asphalt, 10, 20, 30, MATERIAL.asphalt, 10, 20, 30, MATERIAL.asphalt],
      ...[40, 50, 60, MATERIAL.glass, 40, 50, 60, MATERIAL.glass, 40, 50, 60, MATERIAL.glass],
    ]);
    expect([...geometry.getAttribute('slot').array]).toEqual([0, 0, 0, 11, 11, 11]);
    const acrossSecond = [3, 4, 5].map((corner) => geometry.getAttribute('position').getX(corner));
    for (const [index, x] of [0, Math.SQRT2, Math.SQRT1_2].entries()) expect(acrossSecond[index]).toBeCloseTo(x, 6);
    expect(geometry.boundingSphere?.radius).toBe(1);
  });
});

describe('smoothNormals', () => {
  test('averages the normals of faces that meet flatly', () => {
    const { positions, normals } = meshCorners(foldedSquare(0.4));
    smoothNormals(positions, normals, 0.6);
    // Shared corner: half way between the two faces; corner of one face alone: that face's.
    expect(normals[2]).toBeCloseTo(Math.cos(0.2), 6);
    expect(normals[11]).toBeCloseTo(Math.cos(0.2), 6);
    expect(normals[5]).toBeCloseTo(1, 6);
  });

  test('keeps sharp edges sharp', () => {
    const { positions, normals } = meshCorners(foldedSquare(0.8));
    const before = [...normals];
    smoothNormals(positions, normals, 0.6);
    for (const [index, value] of normals.entries()) expect(value).toBeCloseTo(before[index], 6);
  });
});
