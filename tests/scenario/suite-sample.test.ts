import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { formatProblem } from '../../src/scenario/input-problem.ts';
import { type LoadedScene, loadScene } from '../../src/scenario/load-scene.ts';
import type { PlannerName } from '../../src/scenario/planners/planner-names.ts';
import { SUITE_TAGS } from '../../src/scenario/tags-schema.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

/** Scenes that are driven here; `npm run test:suite` drives all of them, for twenty seeds. */
const SAMPLE = 3;
/** [s] */
const LONGEST = 45;

interface Written {
  readonly file: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly rig?: unknown;
  readonly timeout?: number;
}

const FOLDER = join(import.meta.dirname, '../../scenes');
const suite = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .map((name): Written => ({ ...JSON.parse(readFileSync(join(FOLDER, name), 'utf8')), file: `scenes/${name}` }))
  .filter(({ tags = [] }) => SUITE_TAGS.some((tag) => tags.includes(tag)));
/** Short ones without pictures: what takes long is for the whole suite. */
const quick = suite.filter(({ rig, timeout = LONGEST + 1 }) => rig === 'planning' && timeout <= LONGEST);
/** Every so-manieth, so that the sample is spread over the suite and stays as it is while the suite does. */
const sample = quick.filter((_, k) => k % Math.max(1, Math.floor(quick.length / SAMPLE)) === 0).slice(0, SAMPLE);

function drive(loaded: LoadedScene, planner: PlannerName): { passes: boolean; hash: string } {
  const { run } = assembleRun(loaded, { seed: loaded.scene.seed, perception: 'oracle', planner, segmenter: null });
  while (run.ending === null) run.step();
  return { passes: !run.results().some(({ required, result }) => required && result === 'fail'), hash: run.hash };
}

describe.runIf(sample.length > 0)('a sample of the suite', { timeout: 120_000 }, () => {
  test.each(sample.map(({ file }) => [file]))(
    '%s: the careful driver passes, the same each time, and the blind one fails',
    async (file) => {
      const { loaded, problems } = await loadScene(file, projectFiles, projectMaps);
      if (loaded === null) throw new Error(problems.map(formatProblem).join('\n'));
      const careful = drive(loaded, 'careful');
      expect(careful.passes).toBe(true);
      expect(drive(loaded, 'careful').hash).toBe(careful.hash);
      expect(drive(loaded, 'constant').passes).toBe(false);
    },
  );
});

test('every scene of the suite has a reason, and one of both tags', () => {
  const wrong = suite.filter(
    ({ description = '', tags = [] }) => description === '' || SUITE_TAGS.every((tag) => tags.includes(tag)),
  );
  expect(wrong.map(({ file }) => file)).toEqual([]);
});
