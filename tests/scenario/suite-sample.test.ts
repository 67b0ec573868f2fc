import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { type LoadedScene, loadScene } from '../../src/scenario/load-scene.ts';
import { MapShelf } from '../../src/scenario/map-shelf.ts';
import type { PlannerName } from '../../src/scenario/planners/planner-names.ts';
import { SUITE_TAGS } from '../../src/scenario/tags-schema.ts';
import { projectFiles } from './first-drive-fixture.ts';

/** Scenes that are driven here; `npm run test:suite` drives all of them, for twenty seeds. */
const SAMPLE = 3;
/** [s] */
const LONGEST = 45;

const maps = new MapShelf(projectFiles);
const files = readdirSync(join(import.meta.dirname, '../../scenes')).filter((file) => file.endsWith('.json'));
const loadings = await Promise.all(files.toSorted().map((file) => loadScene(`scenes/${file}`, projectFiles, maps)));
const suite = loadings.flatMap(({ loaded }) => (loaded !== null && isInSuite(loaded) ? [loaded] : []));

function isInSuite({ scene }: LoadedScene): boolean {
  return SUITE_TAGS.some((tag) => scene.tags.includes(tag));
}

/** Short ones without pictures: what takes long is for the whole suite. */
const quick = suite.filter(({ scene, rig }) => rig.name === 'planning' && scene.timeout <= LONGEST);
/** Every so-manieth, so that the sample is spread over the suite and stays as it is while the suite does. */
const sample = quick.filter((_, k) => k % Math.max(1, Math.floor(quick.length / SAMPLE)) === 0).slice(0, SAMPLE);

function drive(loaded: LoadedScene, planner: PlannerName): { passes: boolean; hash: string } {
  const { run } = assembleRun(loaded, { seed: loaded.scene.seed, perception: 'oracle', planner, segmenter: null });
  while (run.ending === null) run.step();
  return { passes: !run.results().some(({ required, result }) => required && result === 'fail'), hash: run.hash };
}

describe.runIf(sample.length > 0)('a sample of the suite', { timeout: 120_000 }, () => {
  test.each(sample.map((loaded) => [loaded.file, loaded] as const))(
    '%s: the careful driver passes, the same each time, and the blind one fails',
    (_, loaded) => {
      const careful = drive(loaded, 'careful');
      expect(careful.passes).toBe(true);
      expect(drive(loaded, 'careful').hash).toBe(careful.hash);
      expect(drive(loaded, 'constant').passes).toBe(false);
    },
  );
});

test('every scene of the suite has a reason, and is tagged with one of both', () => {
  const wrong = suite.filter(
    ({ scene }) => scene.description === '' || SUITE_TAGS.every((tag) => scene.tags.includes(tag)),
  );
  expect(wrong.map(({ file }) => file)).toEqual([]);
});
