import { describe, expect, test } from 'vitest';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { expertOfRun } from '../../../src/scenario/experts/expert-of-run.ts';
import type { LoadedScene } from '../../../src/scenario/load-scene.ts';
import type { Run } from '../../../src/scenario/run.ts';
import { identityOf } from '../../../src/scenario/run-result.ts';
import { firstDrive } from '../first-drive-fixture.ts';

const loaded = await firstDrive();

function carefulRun(scene: LoadedScene, seed = 1): Run {
  return assembleRun(scene, { seed, perception: 'oracle', segmenter: null, planner: 'careful' }).run;
}

function stepTo(run: Run, ticks: number): Run {
  while (run.ticks < ticks && run.ending === null) run.step();
  return run;
}

describe('the careful driver', { timeout: 60_000 }, () => {
  test('drives around the stopped car of the first drive, asks no sensor, and touches nobody', () => {
    const run = stepTo(carefulRun(loaded), 2000);
    expect(run.bus.latest('camera.front')).toBeNull();
    // The car stands at 80 m of the route until 25 s.
    expect(run.bus.latest('plan')?.message.routeS).toBeGreaterThan(100);
    expect(run.results().find(({ name }) => name === 'collision')?.result).toBe('pass');

    const { progress, seconds, hash } = expertOfRun(loaded, identityOf(loaded, 1, 'oracle', 'careful'), 'pass', run);
    expect(seconds).toBeCloseTo(20, 0);
    expect(progress).toHaveLength(Math.ceil(seconds) + 1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(hash).toBe(loaded.hash);
  });

  test('same seed, same hash; resumed from a snapshot, the same, too', () => {
    const whole = carefulRun(loaded, 2);
    const state = stepTo(whole, 457).snapshot();
    const expected = stepTo(whole, 900).hash;
    expect(stepTo(carefulRun(loaded, 2), 900).hash).toBe(expected);
    const resumed = carefulRun(loaded, 2);
    resumed.restore(state);
    expect(stepTo(resumed, 900).hash).toBe(expected);
  });
});
