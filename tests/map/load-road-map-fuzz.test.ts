import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { drivePipeline } from './fuzz/drive-pipeline.ts';
import { MUTATIONS, mutate } from './fuzz/mutations.ts';
import { SMALL_BASES } from './fuzz/small-bases.ts';

/** Of each mutation on each base; `npm run test:soak` does many more. */
const RUNS = 4;

describe('a mutated map', () => {
  it('can be loaded before it is mutated', () => {
    for (const xml of Object.values(SMALL_BASES)) {
      const { map, problems } = loadRoadMap(xml, 'base');
      expect(map).not.toBeNull();
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  for (const [name, mutation] of Object.entries(MUTATIONS)) {
    it(`gives a usable map or a reason: ${name}`, () => {
      const random = new RandomStream(7, name);
      for (const xml of Object.values(SMALL_BASES)) {
        for (let run = 0; run < RUNS; run++) drivePipeline(mutation(xml, random), random);
      }
    });
  }

  it('gives a usable map or a reason: several mutations at once', () => {
    const random = new RandomStream(7, 'several');
    const outcomes = new Set<string>();
    for (const xml of Object.values(SMALL_BASES)) {
      for (let run = 0; run < 5 * RUNS; run++)
        outcomes.add(drivePipeline(mutate(xml, random).text, random) === null ? 'refused' : 'usable');
    }
    // The mutations bite, and not all of them kill.
    expect([...outcomes].sort()).toEqual(['refused', 'usable']);
  });
});
