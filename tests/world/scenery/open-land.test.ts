import { expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import type { Mesh } from '../../../src/world/scenery/mesh.ts';
import { shippedMap, shippedScenery } from '../../shipped-maps.ts';

const SIDES = 4;
const map = shippedMap('first-town');
const valley = shippedScenery('first-town').chunks;
const open = buildScenery(map, 1, 'open').chunks;
const ground = open.slice(0, -SIDES);
const around = open.slice(-SIDES);

function* vertices({ positions }: Mesh): Generator<readonly [number, number, number]> {
  for (let i = 0; i < positions.length; i += 3) yield [positions[i], positions[i + 1], positions[i + 2]];
}

function boxOf(meshes: readonly Mesh[]): readonly [number, number, number, number] {
  let box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const mesh of meshes) {
    for (const [x, y] of vertices(mesh)) {
      box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
    }
  }
  return box;
}

test('everything within the surroundings is the same in a valley and in open country', () => {
  expect(hashOf(ground)).toBe(hashOf(valley.slice(0, -SIDES)));
  expect(hashOf(around)).not.toBe(hashOf(valley.slice(-SIDES)));
});

test('the same seed gives the same country, another seed another', () => {
  expect(hashOf(buildScenery(map, 1, 'open').chunks)).toBe(hashOf(open));
  expect(hashOf(buildScenery(map, 2, 'open').chunks.slice(-SIDES))).not.toBe(hashOf(around));
});

test('open country begins where the ground ends, without a step', () => {
  const [xMin, yMin, xMax, yMax] = boxOf(ground);
  const heights = new Map(ground.flatMap((mesh) => [...vertices(mesh)].map(([x, y, z]) => [`${x} ${y}`, z] as const)));
  let compared = 0;
  for (const mesh of around) {
    for (const [x, y, z] of vertices(mesh)) {
      if (x < xMin || x > xMax || y < yMin || y > yMax) continue;
      expect(z).toBe(heights.get(`${x} ${y}`));
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(60);
});

test('open country comes down to just the lowest place of the scenery on its outer edge', () => {
  const [xMin, yMin, xMax, yMax] = boxOf(around);
  const lowest = Math.min(...ground.flatMap((mesh) => [...vertices(mesh)].map(([, , z]) => z)));
  for (const mesh of around) {
    for (const [x, y, z] of vertices(mesh)) {
      if (x === xMin || x === xMax || y === yMin || y === yMax) expect(z).toBeCloseTo(lowest, 3);
      expect(z).toBeGreaterThan(lowest - 0.01);
    }
  }
});
