import { parentPort, workerData } from 'node:worker_threads';
import { drivePipeline } from '../map/fuzz/drive-pipeline.ts';
import { soakBases, soakCase } from './soak-case.ts';

/** What became of one seed. */
export interface SoakAnswer {
  readonly seed: number;
  readonly outcome: 'usable' | 'refused' | 'failed';
  readonly error: string;
  readonly milliseconds: number;
}

const bases = soakBases(workerData.folders);

parentPort?.on('message', (seed: number) => {
  const { text, random } = soakCase(seed, bases);
  const start = performance.now();
  let outcome: SoakAnswer['outcome'] = 'failed';
  let error = '';
  try {
    outcome = drivePipeline(text, random);
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  const answer: SoakAnswer = { seed, outcome, error, milliseconds: performance.now() - start };
  parentPort?.postMessage(answer);
});
