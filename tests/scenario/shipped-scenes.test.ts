import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import { identityOf, resultOf } from '../../src/scenario/run-result.ts';
import { projectFiles } from './first-drive-fixture.ts';

const files = readdirSync(join(import.meta.dirname, '../../scenes')).filter((file) => file.endsWith('.json'));
const scenes = await Promise.all(files.sort().map((file) => loadScene(`scenes/${file}`, projectFiles)));

/** The others are driven with the network, which the engine tests and the command line's do. */
const driven = scenes.flatMap(({ loaded }) => (loaded?.scene.perception === 'oracle' ? [loaded] : []));

test('every scene that ships loads without a problem', () => {
  expect(scenes.flatMap(({ problems }) => problems)).toEqual([]);
});

describe('scenes that ship', { timeout: 180_000 }, () => {
  test.each(driven.map((loaded) => [loaded.file, loaded] as const))('%s passes', (_, loaded) => {
    const { seed } = loaded.scene;
    const { run } = assembleRun(loaded, { seed, perception: 'oracle', segmenter: null });
    while (run.ending === null) run.step();
    const { verdict, criteria } = resultOf(identityOf(loaded, seed, 'oracle'), run, 1);
    expect(criteria.filter(({ result }) => result === 'fail')).toEqual([]);
    expect(verdict).toBe('pass');
  });
});
