import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { MadePlan } from '../../plugin/check/feasibility.ts';
import { type Finding, failed, lineIn, ok } from '../../plugin/check/finding.ts';
import type { PlannerFault } from '../../plugin/planner-fault.ts';
import { PluginPlanner, type PluginPlannerOptions } from '../../plugin/plugin-planner.ts';
import { assembleRun } from '../../scenario/assemble.ts';
import type { LoadedScene } from '../../scenario/load-scene.ts';
import { missionOfScene } from '../../scenario/way/mission-of-scene.ts';
import { type Exchange, RecordingPort } from './recording-port.ts';
import type { WorkerPort } from './worker-port.ts';

/** Wall time that a plan may take in the mean [ms]: ten of them a second, at several times real time. */
const SLOW = 20;

/** A drive of which everything is known that was asked and answered. */
export interface RecordedDrive {
  readonly exchanges: readonly Exchange[];
  readonly plans: readonly MadePlan[];
  readonly findings: readonly Finding[];
}

/** What is driven: the scene, for at most so long [s]. */
export interface DriveOrder {
  readonly scene: LoadedScene;
  readonly seconds: number;
  readonly seed: number;
}

/** Drives a planner that waits behind a port, and closes that. */
export function recordedDrive(
  port: WorkerPort,
  planner: Pick<PluginPlannerOptions, 'file' | 'planLine' | 'description' | 'params' | 'latencies'>,
  { scene, seconds, seed }: DriveOrder,
): RecordedDrive {
  const { map, vehicle, goal, goalPose } = scene;
  const recording = new RecordingPort(port);
  const module = new PluginPlanner({
    ...planner,
    map,
    vehicle,
    goal,
    mission: missionOfScene(scene),
    goalPose,
    port: recording,
  });
  const driver = () => ({ module, fault: () => module.fault, notes: () => module.notes });
  const { run } = assembleRun(scene, { seed, perception: 'oracle', segmenter: null, driver });
  const plans: MadePlan[] = [];
  while (run.ending === null && module.fault === null && run.ticks < seconds * TICKS_PER_SECOND) {
    run.step();
    const plan = run.bus.publishedNow('plan');
    const last = recording.exchanges.at(-1)?.request;
    if (plan?.valid && last?.kind === 'plan') plans.push({ plan, ego: last.input.ego });
  }
  const untidy = module.end();
  port.close();
  const driven = `${(run.ticks / TICKS_PER_SECOND).toFixed(0)} s of "${scene.scene.name}": ${plans.length} plans`;
  const drives = module.fault === null ? ok('drives', driven) : faultFinding(module.fault, planner.file);
  const ends = untidy === null ? [] : [failed('drives', `dispose: ${untidy.message}`)];
  const exchanges = recording.exchanges.filter(({ request }) => request.kind !== 'dispose');
  return { exchanges, plans, findings: [drives, ...ends, timeFinding(port)] };
}

function faultFinding({ message, at, tick }: PlannerFault, file: string): Finding {
  const text = `at ${tick / TICKS_PER_SECOND} s, ${message.slice((at ?? file).length + 2)}`;
  const finding = { ...failed('drives', text), ...lineIn(at) };
  if (!text.includes('hangs')) return finding;
  return { ...finding, mend: 'look for a loop that does not end, or a promise that nobody fulfils' };
}

function timeFinding({ times: { mean, greatest } }: WorkerPort): Finding {
  const text = `${mean.toFixed(1)} ms a plan in the mean, at most ${greatest.toFixed(0)} ms (on this machine; runs do not depend on it)`;
  if (mean <= SLOW) return ok('time', text);
  const mend =
    'look less far, or remember what does not change: `input.line` is the same object until the route changes';
  return { check: 'time', verdict: 'warn', text, mend };
}
