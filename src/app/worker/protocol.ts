import type { LateralName } from '../../control/control-gains.ts';
import type { DecisionKind } from '../../core/messages/plan.ts';
import type { Messages } from '../../core/messages.ts';
import type { Stamped } from '../../core/module.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { PlannerDescription } from '../../plugin/realm/messages.ts';
import type { CriterionResult } from '../../scenario/criteria/criterion.ts';
import type { InputProblem } from '../../scenario/input-problem.ts';
import type { Perception } from '../../scenario/perception-choice.ts';
import type { PlannerName } from '../../scenario/planners/planner-names.ts';
import type { PlannerSetup, RunResult } from '../../scenario/run-result.ts';
import type { DriveScores } from '../../scenario/scores/drive/scores-of-drive.ts';
import type { FiredEvent } from '../../scenario/storyboard/storyboard.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import type { WeatherName } from '../../world/weather/weather-presets.ts';
import type { LightsFacts } from './lights-facts.ts';
import type { FaultFacts, SensorFacts } from './sensor-facts.ts';
import type { SensorReadings } from './sensor-readings.ts';
import type { TruthPicture, TruthWish } from './truth-painter.ts';
import type { WayFacts } from './way-facts.ts';
import type { TurnedWeather, WeatherFacts } from './weather-facts.ts';

/*
 * What passes between the page and the worker that drives. The page asks; the worker answers. Every answer carries the
 * number of the `load` that it belongs to, so that a late answer of an earlier drive is dropped.
 */

/** A planner that somebody has written. */
export interface PlannerText {
  /** Of its file, for messages. */
  readonly name: string;
  readonly text: string;
  /** The same as letters for an address, see packed-planner.ts; left out where there is none of it yet. */
  readonly packed?: string | undefined;
  /** Left out: as it says itself, in no time. */
  readonly setup?: PlannerSetup | undefined;
  /** The file that says how long its plans take; left out: what the setup says. */
  readonly times?: LatencyText | undefined;
}

/** A file of times that plans take. */
export interface LatencyText {
  readonly name: string;
  readonly text: string;
  /** As letters for an address; left out where it is too long for one, or there is none yet. */
  readonly packed?: string | undefined;
}

/** What a planner says of itself, for a form to set it up by. */
export type OwnPlannerFacts = Pick<PlannerDescription, 'params' | 'rateHz'>;

/** Which drive to load. */
export interface DriveChoice {
  /** Scene file, relative to the project, for example "scenes/first-drive.json". */
  readonly scene: string;
  /** What the file says where it is not one of the project: it was dropped on the page. */
  readonly text?: string | undefined;
  /** Null: the scene's own. */
  readonly seed: number | null;
  readonly perception: Perception;
  readonly planner: PlannerName;
  /** Who drives instead. */
  readonly own?: PlannerText | undefined;
  /** Law of steering; null: the scene's own. */
  readonly controller: LateralName | null;
  /** Null: the scene's own. */
  readonly weather: WeatherName | null;
  /** Which of the ways to the goal, from 1; left out: the scene's own. */
  readonly route?: number | undefined;
}

export type Request =
  | { readonly type: 'load'; readonly load: number; readonly choice: DriveChoice }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** Does so many ticks at once, and stays paused. */
  | { readonly type: 'step'; readonly ticks: number }
  /** Goes to the state after so many ticks, forwards or backwards. */
  | { readonly type: 'seek'; readonly ticks: Tick }
  /** Simulated seconds a second; null: as fast as it can. */
  | { readonly type: 'pace'; readonly factor: number | null }
  /** Paints the truth of a camera from now on; null for none. */
  | { readonly type: 'watch'; readonly wish: TruthWish | null }
  /** The page has shown the last batch and can take the next. */
  | { readonly type: 'ready' }
  /** The realm that the worker has asked for. */
  | { readonly type: 'realm'; readonly load: number; readonly port: MessagePort };

/** Topics whose latest message goes to the page. */
export const LIVE_TOPICS = [
  'truth.ego',
  'truth.actors',
  'truth.signals',
  'truth.events',
  'truth.flows',
  'truth.faults',
  'camera.front',
  'segmentation',
  'tracks',
  'localisation',
  'route',
  'plan',
  'planner.thoughts',
  'command',
] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** Who the vehicles are and what they do, index-aligned with the first of `truth.actors`; people on foot come behind them. */
export interface ActorDeeds {
  readonly kind: readonly string[];
  readonly driver: readonly string[];
  /** DOING. */
  readonly doing: Uint8Array;
  /** What it waits for at a junction, in words; '' for nothing. */
  readonly wait: readonly string[];
  /** What each of the people does, in words. */
  readonly onFoot: readonly string[];
}

export type LiveMessages = Pick<Messages, LiveTopic> & { deeds: ActorDeeds };
export type LatestMessages = { readonly [T in keyof LiveMessages]?: Stamped<LiveMessages[T]> };

/** Series of the run, made at 10 Hz, of which every row has the latest sample. */
export const METRIC_COLUMNS = [
  'longitudinalAcceleration',
  'lateralAcceleration',
  'longitudinalJerk',
  'laneOffset',
  'ttc',
  'leaderTtc',
  'timeHeadway',
  'nearest',
] as const;

/** Columns of a batch's series, one row a tick. */
export const SERIES_COLUMNS = [
  'tick',
  'speed',
  'targetSpeed',
  'desiredSpeed',
  'crossTrack',
  'speedError',
  'askedSteer',
  'steer',
  ...METRIC_COLUMNS,
] as const;
export type SeriesColumn = (typeof SERIES_COLUMNS)[number];

/** A change of what the driver does. */
export interface DecisionChange {
  readonly tick: Tick;
  readonly kind: DecisionKind;
  readonly reason: string;
}

/** What has happened since the last batch. */
export interface Batch {
  /** Ticks done. */
  readonly ticks: Tick;
  readonly playing: boolean;
  /** Messages that are newer than in the last batch. */
  readonly latest: LatestMessages;
  /** Sensors of the rig that have measured since, by topic. */
  readonly sensors: SensorReadings;
  /** Truth of a camera, where the page watches one and there is a new picture of it. */
  readonly truthPicture: TruthPicture | null;
  /** Rows of SERIES_COLUMNS in SI units; NaN where there is nothing yet. */
  readonly series: Float64Array;
  /** All events of the storyboard that have fired so far, where there are others than in the last batch; else null. */
  readonly events: readonly FiredEvent[] | null;
  /** Weather that has turned since; null where it has not. */
  readonly weather: TurnedWeather | null;
  /** Changes of the kind of decision, in order. */
  readonly decisions: readonly DecisionChange[];
  /** The run began anew or was wound back: what was shown of later ticks is void. */
  readonly wound: boolean;
  /** Simulated seconds a second of wall time over the last second of driving. */
  readonly realTimeFactor: number;
  readonly criteria: readonly CriterionResult[];
  /** Public scores so far; null where they were not made anew since the last batch. */
  readonly scores: DriveScores | null;
  /** Share of each module in the wall time of all, 0 to 1. */
  readonly moduleShares: RunResult['moduleShares'];
  /** Null while it drives. */
  readonly result: RunResult | null;
}

/** How long the planner that somebody has written takes. */
export interface PlannerPulse {
  /** Wall time of its latest plan [ms]. */
  readonly planMs: number;
  /** For how long its answer has been waited for [s]; 0 where it is not, or not for long. */
  readonly waitingS: number;
  /** After which it is ended [s]. */
  readonly patienceS: number;
}

/** What is known of a drive once it is loaded. */
export interface DriveFacts {
  /** What the reader's own planner says of itself; null where another drives. */
  readonly own: OwnPlannerFacts | null;
  readonly choice: DriveChoice;
  readonly name: string;
  readonly description: string;
  readonly seed: number;
  /** After which it ends [s]. */
  readonly timeout: number;
  readonly scenery: Scenery;
  readonly vehicle: VehicleSpecification;
  /** Model of its motion. */
  readonly dynamics: RunResult['dynamics'];
  readonly weather: WeatherFacts;
  readonly rig: string;
  readonly sensors: readonly SensorFacts[];
  /** Faults of them by schedule, in the scene's order. */
  readonly faults: readonly FaultFacts[];
  /** Lanes seen from above, for the small map: x, y in turn along each centre, map frame [m]. */
  readonly lanes: readonly Float32Array[];
  /** x, y of each signal's foot, by index; where the drive ends. */
  readonly signals: readonly (readonly [number, number])[];
  readonly goal: readonly [number, number];
  /** Places to stand at on the way, in order: x, y, z, map frame [m]. */
  readonly stops: readonly (readonly [number, number, number])[];
  /** Ways to the goal that differ; which of them is driven, and which by the scene itself, from 1. */
  readonly ways: readonly WayFacts[];
  readonly way: number;
  readonly ownWay: number;
  /** Junctions with lights and how they are switched. */
  readonly lights: readonly LightsFacts[];
  /** What is otherwise than the scene asks for, in words. */
  readonly notes: readonly string[];
  /** Distance between the side of a car in the middle of its lane and the lane's edge, at the start [m]. */
  readonly laneMargin: number;
}

export type LoadStage = 'scene' | 'network' | 'world';

export type Reply =
  | { readonly type: 'stage'; readonly load: number; readonly stage: LoadStage }
  | { readonly type: 'loaded'; readonly load: number; readonly facts: DriveFacts }
  /** The scene or a file that it needs is not right. */
  | { readonly type: 'refused'; readonly load: number; readonly problems: readonly InputProblem[] }
  /** A realm for a planner is wanted, in place of the one there is if there is one, or no longer. */
  | { readonly type: 'realm'; readonly load: number; readonly isWanted: boolean }
  /** At most one a second. */
  | { readonly type: 'pulse'; readonly load: number; readonly pulse: PlannerPulse }
  | { readonly type: 'batch'; readonly load: number; readonly batch: Batch }
  /** The simulator itself failed. */
  | { readonly type: 'fault'; readonly load: number; readonly message: string; readonly detail: string };
