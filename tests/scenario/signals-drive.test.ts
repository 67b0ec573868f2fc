import { describe, expect, test } from 'vitest';
import { isOutOfUse } from '../../src/core/messages/signals.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import type { Run } from '../../src/scenario/run.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

/** The part of the first drive that leads over the junction with lights. */
const OVER_THE_LIGHTS = {
  vehicle: 'compact-hatchback',
  start: { road: '2', lane: -1, s: 15 },
  goal: { road: '1', lane: -1, s: 40 },
};

/** That part of the first drive with its lights switched by `signals`. */
async function drive(signals: unknown): Promise<() => Run> {
  const shipped = JSON.parse(await projectFiles.text('scenes/first-drive.json'));
  const scene = { ...shipped, perception: 'oracle', rig: 'planning', ego: OVER_THE_LIGHTS, signals };
  const files = {
    ...projectFiles,
    text: async (path: string) => (path === 'scenes/signals.json' ? JSON.stringify(scene) : projectFiles.text(path)),
  };
  const { loaded, problems } = await loadScene('scenes/signals.json', files, projectMaps);
  if (loaded === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return () => assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null }).run;
}

const stepTo = (run: Run, ticks: number): Run => {
  while (run.ticks < ticks && run.ending === null) run.step();
  return run;
};

const ACTUATED = [{ junction: '200', actuated: { minGreen: 4, maxGreen: 15 } }];

describe('over the lights of the first drive, with the oracle', { timeout: 240_000 }, () => {
  test.each([
    ['with actuated lights', ACTUATED, false],
    ['with flashing amber', [{ junction: '200', failure: 'flashing-amber' }], true],
  ])('passes them and arrives, lawfully and unhurt: %s', async (_, signals, isOut) => {
    const run = stepTo((await drive(signals))(), Number.POSITIVE_INFINITY);
    expect(run.ending).toBe('goal');
    const state = run.bus.latest('truth.signals')?.message.state ?? new Uint8Array();
    expect([...state].every(isOutOfUse)).toBe(isOut);
    expect(run.results().filter(({ result }) => result !== 'pass')).toEqual([]);
  });

  test('same seed, same hash; resumed from a snapshot, the hash of running through', async () => {
    const actuated = await drive(ACTUATED);
    const whole = actuated();
    stepTo(whole, 713);
    const middle = whole.snapshot();
    stepTo(whole, 1100);
    expect(stepTo(actuated(), 1100).hash).toBe(whole.hash);
    const resumed = actuated();
    resumed.restore(middle);
    expect(stepTo(resumed, 1100).hash).toBe(whole.hash);
  });
});
