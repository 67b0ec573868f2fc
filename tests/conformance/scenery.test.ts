import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SEMANTIC } from '../../src/core/semantic-class.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { buildScenery } from '../../src/world/scenery/build-scenery.ts';
import { faultsOfLanes } from '../world/scenery/from-above.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/** Every so many of the files that are built: all of them take minutes. */
const STRIDE = 5;

/** Triangles that a map may have for itself, and for each metre of its roads. */
const MOST = 60_000;
const MOST_PER_METRE = 400;

function load(file: string) {
  return loadRoadMap(readFileSync(join(MATERIAL, 'xodr', file), 'utf8'), file).map;
}

describe.skipIf(!hasMaterial())('scenery of outside maps', () => {
  test('is finite, bounded, and its roads face up', { timeout: 300_000 }, () => {
    const wrong: string[] = [];
    for (const file of materialFiles('xodr', '.xodr').filter((_, k) => k % STRIDE === 0)) {
      const map = load(file);
      if (map === null) continue;
      const { chunks } = buildScenery(map, 1);
      const metres = map.document.roads.reduce((sum, { length }) => sum + length, 0);
      const triangles = chunks.reduce((sum, { semantic }) => sum + semantic.length, 0);
      if (triangles > MOST + MOST_PER_METRE * metres) wrong.push(`${file}: ${triangles} triangles`);
      for (const { positions, normals, semantic } of chunks) {
        if (!positions.every(Number.isFinite)) wrong.push(`${file}: a place that is no number`);
        if (semantic.some((id, k) => id === SEMANTIC.road && normals[3 * k + 2] < -0.1))
          wrong.push(`${file}: a road upside down`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(['carla/Town05.xodr', 'esmini/resources/xodr/soderleden.xodr', 'esmini/resources/xodr/e6mini.xodr'])(
    '%s has no holes in its lanes, and nothing lies on them',
    { timeout: 120_000 },
    (file) => {
      const map = load(file)!;
      const [left, low, right, high] = map.bounds;
      const pixel = Math.max(0.125, Math.sqrt((right - left) * (high - low)) / 2600);
      const faults = faultsOfLanes(map, buildScenery(map, 1), pixel);
      for (const kind of [
        'terrain over the lane',
        'sidewalk on the lane',
        'road over the lane',
        'road under the lane',
        'wall on the lane',
      ]) {
        expect(faults.get(kind), kind).toBeUndefined();
      }
      // A pixel at a road's end may look past it.
      expect(faults.get('terrain through a hole')?.pixels ?? 0).toBeLessThan(3);
    },
  );
});
