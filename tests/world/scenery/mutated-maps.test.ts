import { expect, it } from 'vitest';
import { RandomStream } from '../../../src/core/random.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { driveScenery } from '../../map/fuzz/drive-scenery.ts';
import { mutate } from '../../map/fuzz/mutations.ts';
import { SMALL_BASES } from '../../map/fuzz/small-bases.ts';

/** Mutations of each base; `npm run test:soak` does many more. */
const RUNS = 6;

it('mutated maps that are usable get a scenery with numbers', () => {
  const random = new RandomStream(7, 'mutated scenery');
  let count = 0;
  for (const xml of Object.values(SMALL_BASES)) {
    for (let run = 0; run < RUNS; run++) {
      const { map } = loadRoadMap(mutate(xml, random).text, 'mutated');
      if (map === null) continue;
      driveScenery(map);
      count++;
    }
  }
  expect(count).toBeGreaterThan(RUNS);
});
