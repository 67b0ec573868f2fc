import { TICKS_PER_SECOND } from '../core/tick.ts';
import type { ModuleName } from '../core/topics.ts';
import type { DynamicsName } from '../world/ego/ego-dynamics.ts';
import type { CriterionResult } from './criteria/criterion.ts';
import type { MetricValue } from './metrics/drive-metrics.ts';
import type { Run } from './run.ts';

export type Perception = 'cnn' | 'oracle';
export type Verdict = 'pass' | 'fail' | 'error';

/** Trouble that is not bad driving. */
export interface Fault {
  readonly kind: 'planner' | 'simulator' | 'input';
  readonly message: string;
}

/** One run in results.json. */
export interface RunResult {
  readonly scene: string;
  readonly name: string;
  readonly seed: number;
  readonly perception: Perception;
  readonly planner: string;
  /** Model of the ego's motion. */
  readonly dynamics: DynamicsName;
  readonly verdict: Verdict;
  readonly fault: Fault | null;
  readonly criteria: readonly CriterionResult[];
  readonly scores: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, MetricValue>>;
  readonly hash: string;
  readonly ticks: number;
  readonly simSeconds: number;
  readonly wallSeconds: number;
  readonly realTimeFactor: number;
  /** Share of each module in the wall time of all modules, 0 to 1. */
  readonly moduleShares: Readonly<Partial<Record<ModuleName, number>>>;
  readonly trace: string | null;
}

/** What is known of a run before it starts. */
export type RunIdentity = Pick<RunResult, 'scene' | 'name' | 'seed' | 'perception' | 'planner' | 'dynamics'>;

/** The result of a run that ended, or was interrupted, by itself. */
export function resultOf(identity: RunIdentity, run: Run, wallSeconds: number): RunResult {
  const criteria = run.results();
  const failed = criteria.some(({ required, result }) => required && result === 'fail');
  const simSeconds = run.ticks / TICKS_PER_SECOND;
  return {
    ...identity,
    verdict: failed ? 'fail' : 'pass',
    fault: null,
    criteria,
    scores: {},
    metrics: run.metrics(),
    hash: run.hash,
    ticks: run.ticks,
    simSeconds,
    wallSeconds,
    realTimeFactor: wallSeconds > 0 ? simSeconds / wallSeconds : 0,
    moduleShares: sharesOf(run.wallMs),
    trace: null,
  };
}

/** The result of a run that could not be judged. */
export function faultResult(identity: RunIdentity, fault: Fault): RunResult {
  return {
    ...identity,
    verdict: 'error',
    fault,
    criteria: [],
    scores: {},
    metrics: {},
    hash: '',
    ticks: 0,
    simSeconds: 0,
    wallSeconds: 0,
    realTimeFactor: 0,
    moduleShares: {},
    trace: null,
  };
}

function sharesOf(wallMs: ReadonlyMap<ModuleName, number>): Partial<Record<ModuleName, number>> {
  const total = [...wallMs.values()].reduce((sum, value) => sum + value, 0);
  return Object.fromEntries([...wallMs].map(([name, value]) => [name, total > 0 ? value / total : 0]));
}
