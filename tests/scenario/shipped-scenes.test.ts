import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import { loadSceneRuns } from '../../src/scenario/load-scene-runs.ts';
import { SUITE_TAGS } from '../../src/scenario/tags-schema.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

const files = readdirSync(join(import.meta.dirname, '../../scenes')).filter((file) => file.endsWith('.json'));
const scenes = await Promise.all(files.sort().map((file) => loadScene(`scenes/${file}`, projectFiles, projectMaps)));

/**
 * What is driven of each here, so that all tests together take minutes [ticks], less where many sensors take long; `skidpad
 * run` drives the whole.
 */
const TICKS = 1500;
const TICKS_WITH_RIG = 600;

/** Criteria that are met only by who has driven the whole. */
const AT_THE_END = ['goal', 'stops'];

/**
 * The others are driven with the network, which the engine tests and the command line's do; those of the suite are for drivers
 * to fail in, see suite-sample.test.ts.
 */
const driven = scenes.flatMap(({ loaded }) =>
  loaded?.scene.perception === 'oracle' && !SUITE_TAGS.some((tag) => loaded.scene.tags.includes(tag)) ? [loaded] : [],
);

test('every scene that ships loads without a problem, in each of its variations', async () => {
  expect(scenes.flatMap(({ problems }) => problems)).toEqual([]);
  for (const { loaded } of scenes)
    if (loaded?.scene.variations !== undefined)
      expect((await loadSceneRuns(loaded.file, projectFiles, projectMaps)).problems).toEqual([]);
});

describe('scenes that ship', { timeout: 180_000 }, () => {
  test.each(driven.map((loaded) => [loaded.file, loaded] as const))('%s goes well', (_, loaded) => {
    const { run } = assembleRun(loaded, { seed: loaded.scene.seed, perception: 'oracle', segmenter: null });
    const ticks = loaded.rig.isAsked ? TICKS_WITH_RIG : TICKS;
    while (run.ending === null && run.ticks < ticks) run.step();
    expect([null, 'goal']).toContain(run.ending);
    const failed = run.results().filter(({ name, result }) => !AT_THE_END.includes(name) && result === 'fail');
    expect(failed).toEqual([]);
    expect(run.metrics().distance.value).toBeGreaterThan(ticks / 50);
  });
});
