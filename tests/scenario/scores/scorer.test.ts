import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { progressOf } from '../../../src/scenario/experts/expert.ts';
import type { ExpertReading } from '../../../src/scenario/experts/read-expert.ts';
import type { LoadedScene } from '../../../src/scenario/load-scene.ts';
import type { SeriesReader } from '../../../src/scenario/metrics/metric.ts';
import type { Run } from '../../../src/scenario/run.ts';
import { identityOf, resultOf } from '../../../src/scenario/run-result.ts';
import { DriveScorer } from '../../../src/scenario/scores/drive/drive-scorer.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { firstDrive } from '../first-drive-fixture.ts';
import { cruise, EXPERT, frameOf } from './drive-fixture.ts';

/** Series of metrics with the given columns. */
function seriesOf(columns: Readonly<Record<string, readonly number[]>>): SeriesReader {
  return {
    count: 0,
    latest: () => Number.NaN,
    names: Object.keys(columns),
    unitOf: () => '1',
    column: (name) => Float64Array.from(columns[name] ?? []),
  };
}

describe('what the metrics count', () => {
  const scorer = new DriveScorer({ vehicle: compactHatchback, expert: EXPERT, timeout: 60 });
  for (const [i, moment] of cruise(20, 10).entries()) scorer.observe(frameOf(moment, i));
  const value = (columns: Parameters<typeof seriesOf>[0]) => {
    const fresh = new DriveScorer({ vehicle: compactHatchback, expert: EXPERT, timeout: 60 });
    fresh.restore(scorer.snapshot());
    return fresh.result(seriesOf(columns), true).scores.carla20;
  };

  test.each([
    [{}, 100],
    [{ redLightsRun: [0, 0, 1, 1] }, 70],
    [{ redLightsRun: [0, 1, 2, 2] }, 49],
    [{ redLightsRun: [Number.NaN, Number.NaN] }, 100],
    [{ stopSignsRun: [0, 1, 1] }, 80],
    [{ redLightsRun: [0, 1], stopSignsRun: [0, 1] }, 56],
    // Held up for 15 s is let pass, longer is not.
    [{ emergencyHeldUp: [0, 15] }, 100],
    [{ emergencyHeldUp: [0, 15.1] }, 70],
  ])('%j gives %f', (columns, expected) => {
    expect(value(columns)).toBeCloseTo(expected, 9);
  });
});

/** 4 s by the driver that needs no camera. */
async function drive(expert: ExpertReading): Promise<{ run: Run; loaded: LoadedScene }> {
  const loaded = { ...(await firstDrive()), expert };
  const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', planner: 'careful', segmenter: null });
  while (run.ticks < 410) run.step();
  return { run, loaded };
}

test('a drive has nuPlan against its own record at full progress, and the same hash with and without', async () => {
  const { run: alone, loaded } = await drive({ expert: null, why: 'none', isStale: false });
  const result = resultOf(identityOf(loaded, 1, 'oracle', 'careful'), alone, 1);
  expect(result.scores).not.toHaveProperty('nuplan');
  expect(result.metrics.nuplan).toMatchObject({ valid: false });
  expect(result.scoresLeftOut.nuplan).toBe('none');
  const record = progressOf(alone.series.column('routeStation'), 0.1);
  const { run } = await drive({ ...EXPERT, expert: { ...EXPERT.expert, ...record } } as ExpertReading);
  const { scores, scoreParts } = run.scores();
  expect(scoreParts.nuplan.find(({ name }) => name === 'progress')?.value).toBeCloseTo(1, 3);
  expect(scores.nuplan).toBeGreaterThan(0.5);
  expect(scores.pdms).toBeGreaterThan(0.5);
  expect(run.hash).toBe(alone.hash);
  const same = ['carla20', 'rss', 'commonroadTR1', 'smarts'];
  const these = (all: Readonly<Record<string, number>>) => same.map((name) => all[name] ?? null);
  expect(hashOf(these(scores))).toBe(hashOf(these(result.scores)));
});
