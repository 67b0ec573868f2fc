import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { Grip } from './grip/grip.ts';
import type { ReferenceLine } from './route/reference-line.ts';

/** Horizon of a plan [s], and the time between two samples of it [s]. */
export const HORIZON = 6;
export const SAMPLE_SECONDS = 0.1;
/** Samples of a plan: t = 0, 0.1 ... 6 s. */
export const SAMPLE_COUNT = 61;

/** Time between two predicted places of an obstacle [s], and their number: t = 0, 0.25 ... 6 s. */
export const PREDICTION_SECONDS = 0.25;
export const PREDICTION_COUNT = 25;

/** State of the ego in the lane frame of the reference line, where a plan begins. */
export interface LaneState {
  /** Station of the rear axle, offset to the left of the line [m]. */
  s: number;
  d: number;
  /** Slope d' = dd/ds [1] and its change d'' [1/m]. */
  slope: number;
  bend: number;
  /** [m/s], [m/s^2] */
  speed: number;
  acceleration: number;
}

/** A station that the rear axle must not pass. */
export interface Fence {
  /** [m] */
  readonly s: number;
  readonly cause: 'signal' | 'sign' | 'vehicle' | 'pedestrian' | 'junction' | 'sight' | 'passing' | 'goal';
  /** For the decision, for example "red light". */
  readonly reason: string;
}

/**
 * A road user to keep clear of: its predicted box in the lane frame at t = i * PREDICTION_SECONDS, as intervals of s and
 * d [m]. NaN where it is off the line's reach.
 */
export interface Obstacle {
  readonly track: number;
  /** For the decision; a vehicle if left out. */
  readonly what?: 'pedestrian';
  /** Whether it goes our way on our line, so that a time gap is kept to it. */
  readonly leads: boolean;
  readonly speed: number;
  readonly sMin: Float64Array;
  readonly sMax: Float64Array;
  readonly dMin: Float64Array;
  readonly dMax: Float64Array;
}

/** What is left of the last plan: at the moments between which a search decides, t = 0, 1 ... 6 s from now. */
export interface PlanRemainder {
  /** [m/s] */
  readonly speed: Float64Array;
  /** Offset [m]. */
  readonly d: Float64Array;
}

/** All that a trajectory search may know. */
export interface PlanningProblem {
  readonly line: ReferenceLine;
  readonly vehicle: VehicleSpecification;
  readonly start: LaneState;
  /** Speed wished for by sample of the line [m/s], see speed-profile.ts. */
  readonly profile: Float64Array;
  /** In ascending order of s. */
  readonly fences: readonly Fence[];
  readonly obstacles: readonly Obstacle[];
  /** What the ego passes, why and since when; left out where it keeps to its lane. */
  readonly passing?: string;
  /** Somebody is headed for: the speed is eased off meanwhile, see heads-for-oncoming.ts. */
  readonly eases?: boolean;
  /** What the road gives; dry asphalt's if left out. */
  readonly grip?: Grip;
  /** The first stretch has to move, see dawdles.ts. */
  readonly moves?: boolean;
  /** What a search may begin with; null or left out where there is no plan to go on with. */
  readonly last?: PlanRemainder | null;
}
