import { TICKS_PER_SECOND } from '../core/tick.ts';
import type { Segmenter } from '../perception/segmentation/segmenter.ts';
import type { RunProgress } from '../report/reporter.ts';
import { assembleRun } from '../scenario/assemble.ts';
import type { LoadedScene } from '../scenario/load-scene.ts';
import { plannerNamed } from '../scenario/planners/planner-names.ts';
import type { Run } from '../scenario/run.ts';
import { type Fault, faultResult, type RunIdentity, type RunResult, resultOf } from '../scenario/run-result.ts';
import type { Interruption } from './interruption.ts';
import { openDriver } from './planner-host/open-driver.ts';

/** Wall time between two progress lines [ms]. */
const PROGRESS_MS = 200;

/** What may end a run before its time. */
export interface DriveLimits {
  readonly interruption: Interruption;
  /** Wall time [s]; null for any. */
  readonly wallSeconds: number | null;
}

/** Drives one run to its end, or until it is interrupted. */
export async function drive(
  loaded: LoadedScene,
  identity: RunIdentity,
  segmenter: Segmenter | null,
  limits: DriveLimits,
  onProgress: (progress: RunProgress) => void,
): Promise<RunResult> {
  const { seed, perception } = identity;
  const options = { seed, perception, segmenter, clock: () => performance.now() };
  const planner = plannerNamed(identity.planner);
  if (planner !== null) return driveRun(assembleRun(loaded, { ...options, planner }).run, identity, limits, onProgress);
  const opened = await openDriver(identity);
  if ('fault' in opened) return faultResult(identity, opened.fault);
  try {
    const { run } = assembleRun(loaded, { ...options, driver: opened.driver });
    return { ...(await driveRun(run, identity, limits, onProgress)), plannerMs: opened.times() };
  } finally {
    opened.close();
  }
}

async function driveRun(
  run: Run,
  identity: RunIdentity,
  { interruption, wallSeconds }: DriveLimits,
  onProgress: (progress: RunProgress) => void,
): Promise<RunResult> {
  const started = performance.now();
  let reported = started;
  while (run.ending === null && !interruption.requested) {
    run.step();
    const now = performance.now();
    if (now - reported >= PROGRESS_MS) {
      reported = now;
      onProgress(progressOf(run, (now - started) / 1000));
    }
    if (wallSeconds !== null && now - started > wallSeconds * 1000)
      return faultResult(identity, slowness(run, wallSeconds));
    await interruption.breathe();
  }
  return resultOf(identity, run, (performance.now() - started) / 1000);
}

/** Whose fault it is that a run took too long: that of the driver where most of the time went into its plans. */
function slowness(run: Run, wallSeconds: number): Fault {
  const [slowest] = [...run.wallMs].sort(([, a], [, b]) => b - a);
  const where = slowest === undefined ? '' : `; most of it went into ${slowest[0]}`;
  return {
    kind: slowest?.[0] === 'planner' ? 'planner' : 'simulator',
    message: `found more than ${wallSeconds} s of wall time after ${run.ticks / TICKS_PER_SECOND} s simulated, expected less (--timeout-wall)${where}`,
  };
}

function progressOf(run: Run, wallSeconds: number): RunProgress {
  const plan = run.bus.latest('plan')?.message;
  const simSeconds = run.ticks / TICKS_PER_SECOND;
  return {
    simSeconds,
    realTimeFactor: simSeconds / wallSeconds,
    routeDone: plan?.routeS ?? Number.NaN,
    routeLeft: plan?.remaining ?? Number.NaN,
    speed: run.bus.latest('truth.ego')?.message.vx ?? 0,
    decision: plan === undefined ? 'starting' : `${plan.decision.kind}: ${plan.decision.reason}`,
  };
}
