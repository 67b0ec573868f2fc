import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { buildScenery } from '../../src/world/scenery/build-scenery.ts';
import { faultsOfScenery } from './lane-surroundings.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/** Every so many of the files: all of them take minutes. */
const STRIDE = 9;

/** Samples of which one may be a crack a few centimetres wide, between two roads that lie side by side. */
const CRACKS = 1000;

describe.skipIf(!hasMaterial())('scenery sampled along the roads of outside maps', () => {
  test('no land, tree or house is on a lane, and ground meets the roads', { timeout: 300_000 }, () => {
    const wrong: string[] = [];
    let count = 0;
    for (const file of materialFiles('xodr', '.xodr').filter((_, k) => k % STRIDE === 0)) {
      const { map } = loadRoadMap(readFileSync(join(MATERIAL, 'xodr', file), 'utf8'), file);
      if (map === null) continue;
      const { faults, samples } = faultsOfScenery(map, buildScenery(map, 1));
      count += samples;
      const gaps = faults.filter(({ kind }) => kind === 'gap beside a road');
      const kept =
        gaps.length > Math.max(1, samples / CRACKS) ? faults : faults.filter((fault) => !gaps.includes(fault));
      for (const { kind, where } of kept.slice(0, 5)) wrong.push(`${file}: ${kind}, ${where}`);
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(1000);
  });
});
