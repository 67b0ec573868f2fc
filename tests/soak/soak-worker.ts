import { parentPort, workerData } from 'node:worker_threads';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { drivePipeline } from '../map/fuzz/drive-pipeline.ts';
import { driveScenery } from '../map/fuzz/drive-scenery.ts';
import { soakBases, soakCase } from './soak-case.ts';

/** What became of one seed. */
export interface SoakAnswer {
  readonly seed: number;
  readonly outcome: 'usable' | 'refused' | 'failed';
  readonly error: string;
  /** Processor time of the process, whose main thread only waits meanwhile [ms]. */
  readonly milliseconds: number;
  /** Of the scenery, without twice what that of the whole map takes where it is long. */
  readonly sceneryMilliseconds: number;
}

/** Sceneries that take longer are compared with those of the whole map [ms]. */
const LONG = 2000;

const bases = soakBases(workerData.folders);
/** What the sceneries of whole maps take [ms]. */
const whole = new Map<string, number>();

parentPort?.on('message', (seed: number) => {
  const { base, text, random } = soakCase(seed, bases);
  let outcome: SoakAnswer['outcome'] = 'failed';
  let error = '';
  const start = process.cpuUsage();
  let milliseconds = 0;
  let sceneryMilliseconds = 0;
  try {
    const map = drivePipeline(text, random);
    milliseconds = since(start);
    if (map !== null && seed % workerData.sceneryEvery === 0) sceneryMilliseconds = timeScenery(map);
    if (sceneryMilliseconds > LONG) sceneryMilliseconds -= 2 * wholeScenery(base);
    outcome = map === null ? 'refused' : 'usable';
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  const answer: SoakAnswer = { seed, outcome, error, milliseconds, sceneryMilliseconds };
  parentPort?.postMessage(answer);
});

function timeScenery(map: RoadMap): number {
  const start = process.cpuUsage();
  driveScenery(map);
  return since(start);
}

function wholeScenery(base: string): number {
  const xml = bases.find(([name]) => name === base)?.[1] ?? '';
  const { map } = loadRoadMap(xml, base);
  const known = whole.get(base) ?? (map === null ? 0 : timeScenery(map));
  whole.set(base, known);
  return known;
}

function since(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
