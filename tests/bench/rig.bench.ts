import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bench, describe, expect } from 'vitest';
import { SENSOR_KINDS } from '../../src/core/topics.ts';
import type { LoadedScene } from '../../src/scenario/load-scene.ts';
import type { Run } from '../../src/scenario/run.ts';
import { projectFiles } from '../scenario/first-drive-fixture.ts';
import { tellSpeed } from './tell-benchmark.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { assembleRun } = load('../../dist/scenario/assemble.js');
const { loadScene } = load('../../dist/scenario/load-scene.js');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The grid city with 30 vehicles. */
const SCENE = 'scenes/sensors-in-the-city.json';
const SECOND = 100;
/** Simulated seconds before measuring, and those of which the fastest counts. */
const WARM_UP = 4;
const TIMES = 6;
/** What the rigs should reach at least, in multiples of real time. */
const RIGS = { starter: 20, fusion: 2.5 } as const;

async function runWith(rig: string): Promise<Run> {
  const files = {
    ...projectFiles,
    text: async (path: string) => {
      const text = await projectFiles.text(path);
      return path === SCENE ? JSON.stringify({ ...JSON.parse(text), rig, faults: [] }) : text;
    },
  };
  const { loaded } = (await loadScene(SCENE, files)) as { loaded: LoadedScene };
  const clock = () => performance.now();
  return assembleRun(loaded, { seed: loaded.scene.seed, perception: 'oracle', segmenter: null, clock }).run;
}

/** Drives so many simulated seconds. */
function drive(run: Run, seconds: number): void {
  for (const end = run.ticks + seconds * SECOND; run.ticks < end; ) run.step();
}

/** Least wall time that the sensors take of a simulated second [s]; of a quiet machine. */
function sensorsASecond(run: Run): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TIMES; i++) {
    const before = sensorTime(run);
    drive(run, 1);
    best = Math.min(best, sensorTime(run) - before);
  }
  return best;
}

/** Wall time in the sensors so far [s]. */
function sensorTime(run: Run): number {
  return SENSOR_KINDS.reduce((sum, kind) => sum + (run.wallMs.get(kind) ?? 0), 0) / 1000;
}

/** Least processor time of a simulated second [s]. */
function secondsASecond(run: Run): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TIMES; i++) {
    const start = process.cpuUsage();
    drive(run, 1);
    best = Math.min(best, process.cpuUsage(start).user / 1e6);
  }
  return best;
}

describe('rig in the grid city with 30 vehicles, one core, oracle', async () => {
  for (const [name, goal] of Object.entries(RIGS)) {
    const run = await runWith(name);
    drive(run, WARM_UP);
    const cost = secondsASecond(run);
    collectGarbage();
    const before = process.memoryUsage();
    drive(run, 1);
    const after = process.memoryUsage();
    const kilobytes = (what: 'heapUsed' | 'arrayBuffers') => ((after[what] - before[what]) / 1024).toFixed(0);
    expect(run.ending).toBeNull();
    console.log(
      `${name}: ${(1 / cost).toFixed(1)} times real time (wanted: ${goal}); in a simulated second ${kilobytes('arrayBuffers')} kB ` +
        `of messages' arrays and ${kilobytes('heapUsed')} kB of other memory were taken and not yet given back`,
    );
    tellSpeed(`rig, ${name}`, 1 / sensorsASecond(run), 'x real time', 'what is asked of it; sensors alone', goal);
    tellSpeed(`drive, ${name}`, 1 / cost, 'x real time', 'real time; world, sensors, driver and hash', 1);
    bench(`${name}: a simulated second`, () => drive(run, 1), { time: 500, iterations: 2, warmupIterations: 0 });
  }
});
