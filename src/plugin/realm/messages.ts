import type { PlainData } from '../../core/snapshot.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { PlannerParams } from '../planner-definition.ts';
import type { PlannerInput, RouteLane, RouteLine } from '../planner-input.ts';
import type { PlannerMap } from '../planner-map.ts';

/*
 * What the simulator says to the realm that a planner lives in, and what it answers. Plain data that any channel carries;
 * one answer for each request, in their order. The first request is `load`.
 */

/** A route: sent when there is another one, and kept by the realm. */
export interface RouteMessage {
  readonly line: RouteLine;
  readonly lanes: readonly RouteLane[];
}

/** Input of one plan, without the route. */
export type InputMessage = Omit<PlannerInput, 'line' | 'lanes'>;

export type RealmRequest =
  /** `code` is a CommonJS script; `seed` is the run's. */
  | { readonly kind: 'load'; readonly code: string; readonly file: string; readonly seed: number }
  | ({ readonly kind: 'init' } & InitMessage)
  | { readonly kind: 'plan'; readonly route: RouteMessage | null; readonly input: InputMessage }
  | { readonly kind: 'snapshot' }
  /** Instead of `init`. */
  | ({ readonly kind: 'restore'; readonly state: RealmState } & InitMessage)
  | { readonly kind: 'dispose' };

/** What `ctx` is made of. */
export interface InitMessage {
  /** Simulated time [s]. */
  readonly time: number;
  readonly route: RouteMessage;
  /** Null unless the planner needs the whole of it. */
  readonly map: PlannerMap | null;
  readonly params: Readonly<Record<string, number | boolean | string>>;
  readonly vehicle: VehicleSpecification;
  /** Time between two plans [s]. */
  readonly dt: number;
}

/** Everything that a realm goes on from. */
export interface RealmState {
  /** What `snapshot` returned, or the state itself. */
  readonly planner: PlainData;
  readonly random: PlainData;
}

export type RealmReply = { readonly logs: readonly string[] } & (
  | { readonly kind: 'loaded'; readonly description: PlannerDescription }
  | { readonly kind: 'done' }
  /** Plain data of whatever shape: the simulator looks at it. */
  | { readonly kind: 'planned'; readonly output: unknown }
  | { readonly kind: 'snapshot'; readonly state: RealmState }
  | { readonly kind: 'failed'; readonly failure: PlannerFailure }
);

/** What a planner says of itself, checked and with its defaults filled in. */
export interface PlannerDescription {
  readonly name: string;
  readonly observation: 'tracks' | 'none';
  readonly rateHz: 10 | 5 | 2;
  readonly historyS: number;
  /** Kinds, or kinds and names with a dot, of sensors that the rig must have. */
  readonly sensors: readonly string[];
  readonly map: 'none' | 'lanes' | 'full';
  readonly params: PlannerParams;
  readonly hooks: readonly string[];
}

/** Trouble that a planner made, in words for its author. */
export interface PlannerFailure {
  /** What it was doing: "load", "init", "plan" ... */
  readonly during: string;
  readonly message: string;
  /** Lines of the author's file, innermost first: "at plan in mine.ts:12". */
  readonly stack: readonly string[];
  /** The innermost of them; null where it is not known. */
  readonly line: number | null;
}
