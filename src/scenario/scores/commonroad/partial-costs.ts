import { exp } from '../../../core/math/exp.ts';
import { cos, sin } from '../../../core/math/sin-cos.ts';
import { unwrapped } from '../nuplan/comfort.ts';
import { simpson } from '../simpson.ts';

/** Time below which the inverse duration grows no more [s]. */
const LEAST_DURATION = 0.1;
/** How fast nearness fades with distance [1/m]. */
const NEARNESS = 0.2;

/** A driven trajectory at even times. */
export interface CommonRoadTrajectory {
  /** Time between samples [s]. */
  readonly step: number;
  /** [m/s] */
  readonly speed: ArrayLike<number>;
  /** Road-wheel angle [rad]. */
  readonly steer: ArrayLike<number>;
  /** Heading [rad]. */
  readonly yaw: ArrayLike<number>;
  /** Place to the left of the centre of its lane [m], and heading against that of the lane [rad]. */
  readonly offset: ArrayLike<number>;
  readonly headingOffset: ArrayLike<number>;
  /** To the nearest obstacle [m]; Infinity where there is none. */
  readonly obstacle: ArrayLike<number>;
  /** Lowest speed that the goal asks for [m/s]; null where it asks for none. */
  readonly goalSpeed: number | null;
}

/** CommonRoad's partial costs by their names there. */
export interface PartialCosts {
  /** Acceleration, jerk, and jerk across and along the lane. */
  readonly A: number;
  readonly J: number;
  readonly Jlat: number;
  readonly Jlon: number;
  /** Steering angle and rate. */
  readonly SA: number;
  readonly SR: number;
  /** Yaw rate. */
  readonly Y: number;
  /** Offset from the lane's centre, and in heading. */
  readonly LC: number;
  readonly O: number;
  /** Speed against the goal's, as it is and along the lane. */
  readonly V: number;
  readonly Vlon: number;
  /** Nearness of obstacles. */
  readonly D: number;
  /** Length of the path, duration, and its inverse. */
  readonly L: number;
  readonly T: number;
  readonly ID: number;
}

/**
 * CommonRoad's partial costs: integrals of squares by Simpson's rule, dx = dt, of samples and of their first differences
 * over dt. D = integral of exp(-0.2 d). V and Vlon are 0 where the goal asks for no speed.
 *
 * Jlat and Jlon are second differences of the speeds across and along the lane, v sin(dpsi) and v cos(dpsi). ID is 1 / max(T, 0.1 s):
 * the source has min, by which every drive longer than 0.1 s costs 10. L takes way backwards as way.
 *
 * Source: commonroad-drivability-checker, commonroad_dc/costs/partial_cost_functions.py.
 */
export function partialCosts(trajectory: CommonRoadTrajectory): PartialCosts {
  const { step, speed, steer, yaw, offset, headingOffset, obstacle, goalSpeed } = trajectory;
  const count = speed.length;
  const acceleration = differences(speed, step);
  const along = Float64Array.from({ length: count }, (_, i) => speed[i] * cos(headingOffset[i]));
  const across = Float64Array.from({ length: count }, (_, i) => speed[i] * sin(headingOffset[i]));
  const duration = Math.max(0, count - 1) * step;
  const toGoal = (series: ArrayLike<number>) =>
    goalSpeed === null
      ? 0
      : squares(
          Float64Array.from(series, (value) => goalSpeed - value),
          step,
        );
  return {
    A: squares(acceleration, step),
    J: squares(differences(acceleration, step), step),
    Jlat: squares(differences(differences(across, step), step), step),
    Jlon: squares(differences(differences(along, step), step), step),
    SA: squares(steer, step),
    SR: squares(differences(steer, step), step),
    Y: squares(differences(unwrapped(yaw), step), step),
    LC: squares(offset, step),
    O: squares(headingOffset, step),
    V: toGoal(speed),
    Vlon: toGoal(along),
    D: simpson(
      Float64Array.from(obstacle, (distance) => exp(-NEARNESS * distance)),
      step,
    ),
    L: simpson(Float64Array.from(speed, Math.abs), step),
    T: duration,
    ID: 1 / Math.max(duration, LEAST_DURATION),
  };
}

/** Differences of neighbours over the step: one fewer than samples. */
function differences(samples: ArrayLike<number>, step: number): Float64Array {
  return Float64Array.from({ length: Math.max(0, samples.length - 1) }, (_, i) => (samples[i + 1] - samples[i]) / step);
}

function squares(samples: ArrayLike<number>, step: number): number {
  return simpson(
    Float64Array.from(samples, (value) => value * value),
    step,
  );
}
