import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PERCEPTION } from '../../src/perception/perception-class.ts';
import type { SegmentationNetwork } from '../../src/perception/perception-module.ts';
import { type PlanningProblem, SAMPLE_COUNT } from '../../src/planning/planning-problem.ts';
import { referenceSample } from '../../src/planning/route/reference-line.ts';
import {
  type CoarseTrajectory,
  KNOT_COUNT,
  KNOT_SECONDS,
  type TrajectorySearch,
} from '../../src/planning/trajectory-search.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { pictureHash } from '../../src/scenario/dataset/picture-hash.ts';
import type { Run } from '../../src/scenario/run.ts';
import { differenceReport, recordTrace } from '../golden/golden-trace.ts';
import { firstDrive, shippedNetwork, shippedWeights } from './first-drive-fixture.ts';

const loaded = await firstDrive();
const GOLDEN = join(import.meta.dirname, '../golden/first-drive-oracle.json');

/** Ticks of the golden trace: the car pulls away, brakes, and stands behind the stopped car. */
const GOLDEN_TICKS = 2000;

function oracleRun(seed = 1): Run {
  return assembleRun(loaded, { seed, perception: 'oracle', segmenter: null }).run;
}

function stepTo(run: Run, ticks: number): Run {
  while (run.ticks < ticks && run.ending === null) run.step();
  return run;
}

function finish(run: Run): Run {
  return stepTo(run, Number.POSITIVE_INFINITY);
}

describe('first drive with the oracle', { timeout: 120_000 }, () => {
  test('gives the golden trace', () => {
    const found = recordTrace(oracleRun(), GOLDEN_TICKS);
    if (process.env.UPDATE_GOLDEN === '1' || !existsSync(GOLDEN)) {
      if (process.env.CI === 'true') throw new Error(`${GOLDEN} is missing`);
      writeFileSync(GOLDEN, `[\n${found.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`);
    }
    const report = differenceReport(JSON.parse(readFileSync(GOLDEN, 'utf8')), found);
    expect(
      report,
      `${report}\nIf the change is meant: UPDATE_GOLDEN=1 npx vitest run tests/scenario/first-drive.test.ts`,
    ).toBeNull();
  });

  test('same seed, same hash; another seed, another', () => {
    const hash = stepTo(oracleRun(), 300).hash;
    expect(stepTo(oracleRun(), 300).hash).toBe(hash);
    expect(stepTo(oracleRun(2), 300).hash).not.toBe(hash);
  });

  test('resumed from a snapshot in between camera frames, gives the hash of running through', () => {
    const whole = oracleRun();
    const state = stepTo(whole, 457).snapshot();
    const expected = stepTo(whole, 900).hash;
    const resumed = oracleRun();
    resumed.restore(state);
    expect(stepTo(resumed, 900).hash).toBe(expected);
  });
});

describe('first drive with the network', { timeout: 300_000 }, () => {
  test('weights are not stale: the renderer draws what they learned from', async () => {
    const { facts } = await shippedWeights();
    expect(pictureHash(loaded.map), 'the picture has changed; train anew with: npm run retrain').toBe(
      facts.pictureHash,
    );
  });

  test('resumed from a snapshot, gives the hash of running through', async () => {
    const segmenter = await shippedNetwork();
    const make = () => assembleRun(loaded, { seed: 3, perception: 'cnn', segmenter }).run;
    const whole = make();
    const state = stepTo(whole, 333).snapshot();
    const expected = stepTo(whole, 600).hash;
    const resumed = make();
    resumed.restore(state);
    expect(stepTo(resumed, 600).hash).toBe(expected);
  });

  test('reaches the goal', async () => {
    const run = finish(assembleRun(loaded, { seed: 1, perception: 'cnn', segmenter: await shippedNetwork() }).run);
    expect(run.results().filter(({ result }) => result === 'fail')).toEqual([]);
    expect(run.ending).toBe('goal');
  });

  test('fails with the network taken out: a mask of nothing but road', () => {
    const blind: SegmentationNetwork = {
      infer: (_rgb, classes, confidence) => {
        classes.fill(PERCEPTION.road);
        confidence.fill(255);
      },
    };
    const run = finish(assembleRun(loaded, { seed: 1, perception: 'cnn', segmenter: blind }).run);
    expect(run.ending).not.toBe('goal');
    expect(run.results().find(({ name }) => name === 'goal')?.result).toBe('fail');
  });

  test('fails with the search taken out: straight on at the wished speed', async () => {
    const segmenter = await shippedNetwork();
    const run = finish(assembleRun(loaded, { seed: 1, perception: 'cnn', segmenter, search: new StraightOn() }).run);
    expect(run.ending).not.toBe('goal');
    expect(run.results().find(({ name }) => name === 'collision')?.result).toBe('fail');
  });
});

/** Keeps to the lane's centre at the speed that the road allows, whatever stands there: no search, no obstacles, no fences. */
class StraightOn implements TrajectorySearch {
  search({ line, start, profile }: PlanningProblem): CoarseTrajectory {
    const s = new Float64Array(KNOT_COUNT).fill(start.s);
    const speed = new Float64Array(KNOT_COUNT).fill(start.speed);
    for (let knot = 1; knot < KNOT_COUNT; knot++) {
      const wished = profile[referenceSample(line, s[knot - 1])];
      speed[knot] = Math.min(wished, speed[knot - 1] + 1.5 * KNOT_SECONDS);
      s[knot] = s[knot - 1] + ((speed[knot - 1] + speed[knot]) / 2) * KNOT_SECONDS;
    }
    const ceiling = new Float64Array(SAMPLE_COUNT).fill(Number.POSITIVE_INFINITY);
    return { found: true, s, d: new Float64Array(KNOT_COUNT), speed, ceiling, expanded: 0, cost: 0 };
  }
}
