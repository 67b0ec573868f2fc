import { createRequire } from 'node:module';
import { ownTime } from './processor-time.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { loadScene } = load('../../dist/scenario/load-scene.js');
const { assembleRun } = load('../../dist/scenario/assemble.js');
const { diskFiles } = load('../../dist/cli/disk-files.js');

/** Ticks before it is measured, and ticks that are. */
const WARM_UP = 300;
const MEASURED = 1500;

/** Runs that are measured; the fastest counts. */
const RUNS = 2;

/** How many seconds a drive of a scene simulates in a second of processor time. */
export async function driveSpeed(scene: string, perception: 'oracle' | 'cnn', segmenter: unknown): Promise<number> {
  const { loaded, problems } = await loadScene(scene, diskFiles);
  if (loaded === null) throw new Error(JSON.stringify(problems));
  const hashes = new Set<string>();
  let best = 0;
  for (let i = 0; i < RUNS; i++) {
    const { run } = assembleRun(loaded, { seed: loaded.scene.seed, perception, segmenter });
    while (run.ticks < WARM_UP) run.step();
    const from = ownTime();
    while (run.ticks < WARM_UP + MEASURED) run.step();
    best = Math.max(best, MEASURED / 100 / (ownTime() - from));
    hashes.add(run.hash);
  }
  if (hashes.size !== 1) throw new Error(`one seed gave ${hashes.size} hashes: ${[...hashes].join(', ')}`);
  return best;
}
