import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlainData } from '../../src/core/snapshot.ts';
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
import { differenceReport, recordTrace, type TraceEntry } from '../golden/golden-trace.ts';
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

/** A stretch with the oracle: its trace, hashes of its ticks, and its state in between camera frames. */
interface Driven {
  readonly trace: readonly TraceEntry[];
  readonly hashes: readonly string[];
  readonly state: PlainData;
}

const STATE_TICK = 457;
let driven: Driven | null = null;

/** The stretch of the golden trace, driven once for all tests that begin as it does. */
function drivenWithOracle(): Driven {
  if (driven !== null) return driven;
  const run = oracleRun();
  const hashes = [run.hash];
  let state: PlainData = null;
  const trace = recordTrace(run, GOLDEN_TICKS, () => {
    hashes.push(run.hash);
    if (run.ticks === STATE_TICK) state = run.snapshot();
  });
  driven = { trace, hashes, state };
  return driven;
}

describe('first drive with the oracle', { timeout: 120_000 }, () => {
  test('gives the golden trace', () => {
    const found = drivenWithOracle().trace;
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
    expect(hash).toBe(drivenWithOracle().hashes[300]);
    expect(stepTo(oracleRun(2), 300).hash).not.toBe(hash);
  });

  test('resumed from a snapshot in between camera frames, gives the hash of running through', () => {
    const { state, hashes } = drivenWithOracle();
    const resumed = oracleRun();
    resumed.restore(state);
    expect(resumed.ticks).toBe(STATE_TICK);
    expect(stepTo(resumed, 900).hash).toBe(hashes[900]);
  });
});

describe('first drive with the network', { timeout: 300_000 }, () => {
  /** Its first ticks, with the state and the hash on the way, begun once: one test compares with them, another drives on. */
  let begun: Promise<{ run: Run; state: PlainData; hash: string }> | null = null;
  const make = async () => assembleRun(loaded, { seed: 1, perception: 'cnn', segmenter: await shippedNetwork() }).run;
  const begin = async () => {
    const run = await make();
    const state = stepTo(run, 333).snapshot();
    return { run, state, hash: stepTo(run, 600).hash };
  };

  test('weights are not stale: the renderer draws what they learned from', async () => {
    const { facts } = await shippedWeights();
    expect(pictureHash(loaded.map), 'the picture has changed; train anew with: npm run retrain').toBe(
      facts.pictureHash,
    );
  });

  test('resumed from a snapshot, gives the hash of running through', async () => {
    begun ??= begin();
    const { state, hash } = await begun;
    const resumed = await make();
    resumed.restore(state);
    expect(stepTo(resumed, 600).hash).toBe(hash);
  });

  test('reaches the goal', async () => {
    begun ??= begin();
    const run = finish((await begun).run);
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
