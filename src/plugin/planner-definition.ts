import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { PlannerInput, RouteLine } from './planner-input.ts';
import type { PlannerMap } from './planner-map.ts';
import type { PlannerOutput } from './planner-output.ts';

/** What a planner asks for. It is held against what the scene can give before a run begins. */
export interface PlannerNeeds {
  /** 'tracks' (the default): other road users as the driver believes them to be. 'none': it drives blind. */
  readonly observation?: 'tracks' | 'none';
  /** Calls a second: 10 (the default), 5 or 2. */
  readonly rateHz?: 10 | 5 | 2;
  /** How far back `input.history` goes [s], 0 (the default) to 10. */
  readonly historyS?: number;
  /**
   * Sensors that the scene's rig must have: a kind, such as 'lidar', or one by name, such as 'camera.front'. What they measure
   * goes to the perception; the planner is handed `tracks`.
   */
  readonly sensors?: readonly string[];
  /**
   * 'lanes' (the default): the route's line and its lanes with their neighbours. 'none': the line alone, `input.lanes` is
   * empty. 'full': the whole map besides, as `ctx.map`.
   */
  readonly map?: 'none' | 'lanes' | 'full';
}

/** A number that can be turned without editing the file: `--planner-param name=value`. */
export interface NumberParam {
  readonly default: number;
  readonly min?: number;
  readonly max?: number;
  /** Such as 'm/s'. */
  readonly unit?: string;
  readonly doc?: string;
}

/** A switch. */
export interface SwitchParam {
  readonly default: boolean;
  readonly doc?: string;
}

/** A choice among words. */
export interface ChoiceParam {
  readonly default: string;
  readonly choices: readonly string[];
  readonly doc?: string;
}

export type PlannerParam = NumberParam | SwitchParam | ChoiceParam;
export type PlannerParams = Readonly<Record<string, PlannerParam>>;

/** Values of declared parameters. */
export type ParamValues<P extends PlannerParams> = { readonly [K in keyof P]: ParamValue<P[K]['default']> };
type ParamValue<D> = D extends boolean ? boolean : D extends number ? number : string;

/** Random numbers that are the same whenever the run's seed is. `Math.random` draws from the same stream. */
export interface PlannerRandom {
  /** In [0, 1). */
  uniform(): number;
  /** In [low, high). */
  between(low: number, high: number): number;
  /** Whole number in [0, n). */
  integer(n: number): number;
  /** Standard normal deviate. */
  normal(): number;
}

/** What a planner is given once, before its first plan. */
export interface PlannerContext<P extends PlannerParams = PlannerParams> {
  readonly params: ParamValues<P>;
  /** The vehicle: lengths [m], masses [kg], forces [N], angles [rad]; its origin is the centre of the rear axle. */
  readonly vehicle: VehicleSpecification;
  /** The first route's line, as in the input. */
  readonly line: RouteLine;
  /**
   * All lanes, junctions, stop lines, signals, crosswalks and parking spaces; null unless `needs.map` is 'full'. It does
   * not change: look at it here, for what the state holds is copied into every snapshot.
   */
  readonly map: PlannerMap | null;
  /** Time between two calls of `plan` [s]. */
  readonly dt: number;
  readonly rng: PlannerRandom;
  /** Puts a line into the run's notes; `console.log` does so too. */
  log(...values: readonly unknown[]): void;
}

/** A planner. What `init` returns is handed to every `plan`, which may change it. */
export interface PlannerDefinition<S = unknown, P extends PlannerParams = PlannerParams> {
  readonly name: string;
  readonly needs?: PlannerNeeds;
  readonly params?: P;
  init?(ctx: PlannerContext<P>): S;
  plan(input: PlannerInput, state: S, ctx: PlannerContext<P>): PlannerOutput | Promise<PlannerOutput>;
  /** The state as plain data. Needed only where `init` returns more than that, such as functions or Maps. */
  snapshot?(state: S): unknown;
  /** The state from what `snapshot` returned. */
  restore?(data: unknown, ctx: PlannerContext<P>): S;
  dispose?(state: S): void;
}

/**
 * Says that this is a planner, so that its types are checked and inferred:
 * `export default definePlanner({ name: 'mine', plan: (input) => ... })`. It does nothing else.
 */
export function definePlanner<const P extends PlannerParams = PlannerParams, S = undefined>(
  planner: PlannerDefinition<S, P>,
): PlannerDefinition<S, P> {
  return planner;
}
