import { createRequire } from 'node:module';
import { ownTime } from './processor-time.ts';
import { tellBenchmark } from './tell-benchmark.ts';

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

/** Twenty seconds of the first drive among twenty vehicles, without a camera. */
const PLANNING = { rig: 'planning', perception: 'oracle', traffic: { count: 20 } };
const PLANNING_TICKS = 2000;

/** Whole drives, of which the fastest counts: the first ones warm up. */
const PLANNING_RUNS = 12;

/** Modules with less than this share of the time are told of together [1]. */
const WORTH_NAMING = 0.03;

/** Tells how fast a driver's runs are, and which modules the time goes into. */
export async function tellPlannerSpeed(planner: string): Promise<void> {
  const files = {
    ...diskFiles,
    text: async (path: string) => {
      const text = await diskFiles.text(path);
      return path === 'scenes/first-drive.json' ? JSON.stringify({ ...JSON.parse(text), ...PLANNING }) : text;
    },
  };
  const { loaded, problems } = await loadScene('scenes/first-drive.json', files);
  if (loaded === null) throw new Error(JSON.stringify(problems));
  let best = 0;
  let spent = '';
  for (let i = 0; i < PLANNING_RUNS; i++) {
    // The last one is timed in parts, which takes time itself.
    const isLast = i === PLANNING_RUNS - 1;
    const clock = isLast ? { clock: () => performance.now() } : {};
    const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null, planner, ...clock });
    const wallFrom = performance.now();
    const from = ownTime();
    while (run.ticks < PLANNING_TICKS) run.step();
    if (isLast) spent = sharesOf(run.wallMs, performance.now() - wallFrom);
    else best = Math.max(best, PLANNING_TICKS / 100 / (ownTime() - from));
  }
  const figures = { value: best, unit: 'x real time', reference: 'real time', referenceValue: 1, ratio: best };
  tellBenchmark({ name: `run-${planner}`, ...figures, spent });
}

/** "world 40 %, planner 20 %, ...", the bus with its hash and the judges last. */
function sharesOf(wallMs: ReadonlyMap<string, number>, total: number): string {
  const named = [...wallMs].filter(([, ms]) => ms >= WORTH_NAMING * total).sort(([, a], [, b]) => b - a);
  const modules = [...wallMs.values()].reduce((sum, ms) => sum + ms, 0);
  const others = modules - named.reduce((sum, [, ms]) => sum + ms, 0);
  const rows = [...named, ['other modules', others] as const, ['hash, bus, judges', total - modules] as const];
  return rows.map(([name, ms]) => `${name} ${Math.round((100 * ms) / total)} %`).join(', ');
}
