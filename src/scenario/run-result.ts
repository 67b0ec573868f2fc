import { TICKS_PER_SECOND } from '../core/tick.ts';
import type { ModuleName } from '../core/topics.ts';
import type { DynamicsName } from '../world/ego/ego-dynamics.ts';
import { effectsOf } from '../world/weather/weather-effects.ts';
import type { CriterionResult } from './criteria/criterion.ts';
import type { LoadedScene } from './load-scene.ts';
import type { MetricValue } from './metrics/metric.ts';
import type { Perception } from './perception-choice.ts';
import { DEFAULT_PLANNER, type PlannerName } from './planners/planner-names.ts';
import type { FaultRecord } from './rig/fault-record.ts';
import type { Run } from './run.ts';
import { type DriveScores, NO_SCORES } from './scores/drive/scores-of-drive.ts';
import type { FiredEvent } from './storyboard/storyboard.ts';
import { setText } from './variations/set-text.ts';

export type Verdict = 'pass' | 'fail' | 'error';

/** Trouble that is not bad driving. */
export interface Fault {
  readonly kind: 'planner' | 'simulator' | 'input';
  readonly message: string;
  /** Where in the driver's file, "mine.ts:12", and how it came there, innermost first. */
  readonly at?: string;
  readonly stack?: readonly string[];
  /** When [ticks], and what the driver had been given. */
  readonly tick?: number;
  readonly input?: unknown;
}

/** Name of a driver that comes with the simulator, or the file of another one. */
export type DriverName = PlannerName | (string & {});

/** How a driver that is a file was set up. */
export interface PlannerSetup {
  /** "name=value" for each parameter that is other than the file says. */
  readonly params: readonly string[];
  /** Simulated time that a plan takes [ms]; of several, one after the other and then from the start again. */
  readonly latency: number | readonly number[];
  /** Where several were read from. */
  readonly latencyFile?: string;
}

/** Wall time of a driver's plans [ms]. */
export interface PlannerTimes {
  readonly calls: number;
  readonly mean: number;
  readonly greatest: number;
}

/** One run in results.json. */
export interface RunResult {
  readonly scene: string;
  /** The scene's name, with the values of its variation in brackets. */
  readonly name: string;
  readonly tags: readonly string[];
  /** Fields that the scene's variations gave other values than the file has. */
  readonly variation: Readonly<Record<string, unknown>>;
  /** "path=value" of every field that is other than in the file: `--set` with each gives this run. */
  readonly sets: readonly string[];
  readonly seed: number;
  readonly perception: Perception;
  /** Name of the driver, or its file. */
  readonly planner: DriverName;
  /** Of a driver that is a file. */
  readonly plannerSetup?: PlannerSetup;
  /** Of a driver that is a file: it is on the wall clock, and nothing depends on it. */
  readonly plannerMs?: PlannerTimes;
  /** Model of the ego's motion. */
  readonly dynamics: DynamicsName;
  /** Name of the weather, `fair` where the scene asks for none, and friction over that of dry asphalt [1]. */
  readonly weather: string;
  readonly friction: number;
  /** Name of the rig. */
  readonly rig: string;
  /** Faults of its sensors, in the scene's order. */
  readonly faults: readonly FaultRecord[];
  /** Events of the storyboard that fired, in the order in which they did. */
  readonly events: readonly FiredEvent[];
  readonly verdict: Verdict;
  readonly fault: Fault | null;
  readonly criteria: readonly CriterionResult[];
  /** Public scores by name, only those that apply (docs/scores.md). */
  readonly scores: DriveScores['scores'];
  /** What each of them is made of, and why others do not apply. */
  readonly scoreParts: DriveScores['scoreParts'];
  readonly scoresLeftOut: DriveScores['scoresLeftOut'];
  readonly metrics: Readonly<Record<string, MetricValue>>;
  readonly hash: string;
  readonly ticks: number;
  readonly simSeconds: number;
  readonly wallSeconds: number;
  readonly realTimeFactor: number;
  /** Share of each module in the wall time of all modules, 0 to 1. */
  readonly moduleShares: Readonly<Partial<Record<ModuleName, number>>>;
  readonly trace: string | null;
  /** What was otherwise than the scene asks for, in words. */
  readonly notes: readonly string[];
}

/** The road's friction over that of dry asphalt, by the scene and its weather [1]. */
export function frictionOf({ scene, weather }: Pick<LoadedScene, 'scene' | 'weather'>): number {
  return scene.friction * effectsOf(weather).friction;
}

/** What is known of a run before it starts. */
export type RunIdentity = Pick<
  RunResult,
  | 'scene'
  | 'name'
  | 'tags'
  | 'variation'
  | 'sets'
  | 'seed'
  | 'perception'
  | 'planner'
  | 'plannerSetup'
  | 'dynamics'
  | 'weather'
  | 'friction'
  | 'rig'
>;

/** What is known of a run of a scene before it starts. */
export function identityOf(
  loaded: LoadedScene,
  seed: number,
  perception: Perception,
  planner: DriverName = DEFAULT_PLANNER,
  plannerSetup?: PlannerSetup,
): RunIdentity {
  const { file, scene, weather, variation, sets } = loaded;
  return {
    scene: file,
    name: variedName(scene.name, variation),
    tags: scene.tags,
    variation,
    sets,
    seed,
    perception,
    planner,
    ...(plannerSetup === undefined ? {} : { plannerSetup }),
    dynamics: scene.ego.dynamics,
    weather: weather?.name ?? 'fair',
    friction: frictionOf(loaded),
    rig: loaded.rig.name,
  };
}

/** "Cut-in [ego.speed=10]" */
function variedName(name: string, variation: LoadedScene['variation']): string {
  const values = Object.entries(variation).map(([field, value]) => setText(field, value));
  return values.length === 0 ? name : `${name} [${values.join(', ')}]`;
}

/** The result of a run that ended, or was interrupted, by itself. */
export function resultOf(identity: RunIdentity, run: Run, wallSeconds: number): RunResult {
  const criteria = run.results();
  const scores = run.scores();
  const metrics = { ...run.metrics(), ...notApplicable(scores) };
  const failed = criteria.some(({ required, result }) => required && result === 'fail');
  const simSeconds = run.ticks / TICKS_PER_SECOND;
  const { fault } = run;
  return {
    ...identity,
    faults: run.faults,
    events: run.events,
    // Whoever gave up was not judged, however well it went until then.
    verdict: fault !== null ? 'error' : failed ? 'fail' : 'pass',
    fault,
    criteria,
    ...scores,
    metrics,
    hash: run.hash,
    ticks: run.ticks,
    simSeconds,
    wallSeconds,
    realTimeFactor: wallSeconds > 0 ? simSeconds / wallSeconds : 0,
    moduleShares: sharesOf(run.wallMs),
    trace: null,
    notes: [...run.notes, ...flowNotes(metrics), ...unfiredNotes(run.unfired), ...unjudgedNotes(criteria)],
  };
}

/** Scores that do not apply are metrics that are not valid: not applicable is not zero. */
function notApplicable({ scoresLeftOut }: DriveScores): Record<string, MetricValue> {
  return Object.fromEntries(Object.keys(scoresLeftOut).map((name) => [name, { value: 0, unit: '1', valid: false }]));
}

/** What a scene was to show and did not: often its trigger misses who drives otherwise than its author thought. */
function unfiredNotes(unfired: readonly string[]): string[] {
  return unfired.length === 0 ? [] : [`storyboard: did not happen: ${unfired.join(', ')}`];
}

/** Vehicles of flows that found no room until the end. */
function flowNotes({ flowArrived, flowWaiting }: RunResult['metrics']): string[] {
  if (flowWaiting === undefined || flowWaiting.value === 0) return [];
  return [
    `flows: ${flowWaiting.value} of ${flowArrived.value} vehicles still wait before the map; more than its roads take`,
  ];
}

/** Criteria that are always asked for, whatever the map has. */
const USUAL = ['goal', 'collision', 'on road', 'red light'];

/** Required criteria whose situation never came: they hold nothing against the ego, but prove nothing either. */
function unjudgedNotes(criteria: readonly CriterionResult[]): string[] {
  const unjudged = criteria.filter(
    ({ name, required, result }) => required && result === 'not-applicable' && !USUAL.includes(name),
  );
  if (unjudged.length === 0) return [];
  return [
    `criteria: ${unjudged.map(({ name }) => name).join(', ')} required but not applicable: what it judges did not come`,
  ];
}

/** The result of a run that could not be judged. */
export function faultResult(identity: RunIdentity, fault: Fault): RunResult {
  return {
    ...identity,
    faults: [],
    events: [],
    verdict: 'error',
    fault,
    criteria: [],
    ...NO_SCORES,
    metrics: {},
    hash: '',
    ticks: 0,
    simSeconds: 0,
    wallSeconds: 0,
    realTimeFactor: 0,
    moduleShares: {},
    trace: null,
    notes: [],
  };
}

function sharesOf(wallMs: ReadonlyMap<ModuleName, number>): Partial<Record<ModuleName, number>> {
  const total = [...wallMs.values()].reduce((sum, value) => sum + value, 0);
  return Object.fromEntries([...wallMs].map(([name, value]) => [name, total > 0 ? value / total : 0]));
}
