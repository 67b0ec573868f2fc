import { expect, test } from 'vitest';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { DYNAMICS_NAMES, type DynamicsName } from '../../src/world/ego/ego-dynamics.ts';
import { firstDrive } from './first-drive-fixture.ts';

const loaded = await firstDrive('planning');

/** The town without others, under these dynamics, for so many ticks. */
function driveUnder(dynamics: DynamicsName, ticks: number, friction = 1) {
  const { scene } = loaded;
  const alone = { ...scene, friction, actors: [], traffic: { count: 0 }, ego: { ...scene.ego, dynamics } };
  const { run } = assembleRun({ ...loaded, scene: alone }, { seed: 1, perception: 'oracle', segmenter: null });
  while (run.ticks < ticks) run.step();
  return run;
}

test.each(['bicycle', 'single-track'] as const)('%s: the driver keeps the road', { timeout: 120_000 }, (dynamics) => {
  const run = driveUnder(dynamics, 2000);
  const failed = run.results().filter(({ name, result }) => name !== 'goal' && result === 'fail');
  expect(failed).toEqual([]);
  expect(run.metrics().distance.value).toBeGreaterThan(120);
});

test('dynamics and friction are of effect', { timeout: 60_000 }, () => {
  const hashes = DYNAMICS_NAMES.map((dynamics) => driveUnder(dynamics, 150).hash);
  expect(new Set(hashes).size).toBe(DYNAMICS_NAMES.length);
  const slippery = DYNAMICS_NAMES.map((dynamics) => driveUnder(dynamics, 150, 0.05).hash);
  for (const [i, hash] of slippery.entries()) expect(hash).not.toBe(hashes[i]);
});
