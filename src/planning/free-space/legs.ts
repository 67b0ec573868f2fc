import { atan } from '../../core/math/atan.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { alongArc, type CurvePiece, type PlanePose } from './arc-piece.ts';

/** Way between two samples of a leg [m]. */
export const LEG_STEP = 0.1;

/**
 * A change of curvature is spread over this way about its place [m]: at walking pace the wheels turn by 30 degrees on it. The car
 * ends up where it would without, but for dk l^2 / 24, a centimetre.
 */
const SPREAD = 0.9;

/** A stretch of a manoeuvre in one direction, in even samples of the way; the last one is its end. */
export interface Leg {
  readonly reverse: boolean;
  readonly length: number;
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly yaw: Float64Array;
  /** For the steering, left positive [1/m]: each change is spread over SPREAD, as wheels take their time to turn. */
  readonly curvature: Float64Array;
  /** Greatest speed [m/s]: the wheels turn in time, and the car stands at the end. */
  readonly pace: Float64Array;
}

/** How fast a car goes while it parks. */
export interface Pace {
  /** Forwards and backwards [m/s]. */
  readonly forwards: number;
  readonly backwards: number;
  /** Slowing down [m/s^2]. */
  readonly slowDown: number;
}

/** Towards the end of a leg the car is no faster than would take it there in this time [s]: it stops where it is to, not 10 cm on. */
const SETTLE = 0.5;

/** Share of the steering's greatest rate that is asked of it [1]. */
const STEERING_SHARE = 0.8;

/** The legs of a manoeuvre that begins at a pose. */
export function legsOf(
  start: PlanePose,
  pieces: readonly CurvePiece[],
  pace: Pace,
  vehicle: VehicleSpecification,
): Leg[] {
  const legs: Leg[] = [];
  let at = start;
  for (let first = 0; first < pieces.length; ) {
    let last = first;
    while (last + 1 < pieces.length && pieces[last + 1].length * pieces[first].length > 0) last++;
    const own = pieces.slice(first, last + 1);
    legs.push(legAlong(at, own, pace, vehicle));
    at = own.reduce((pose, { curvature, length }) => alongArc(pose, curvature, length), at);
    first = last + 1;
  }
  return legs;
}

/** The place of a way along a leg: its sample, with a fraction. */
export function sampleAt({ length, count }: Leg, way: number): number {
  return Math.min(Math.max((way / length) * (count - 1), 0), count - 1);
}

function legAlong(start: PlanePose, pieces: readonly CurvePiece[], pace: Pace, vehicle: VehicleSpecification): Leg {
  const length = pieces.reduce((sum, piece) => sum + Math.abs(piece.length), 0);
  const count = Math.max(2, Math.ceil(length / LEG_STEP) + 1);
  const leg = {
    reverse: pieces[0].length < 0,
    length,
    count,
    x: new Float64Array(count),
    y: new Float64Array(count),
    yaw: new Float64Array(count),
    curvature: new Float64Array(count),
  };
  let from = start;
  let piece = 0;
  let passed = 0;
  for (let i = 0; i < count; i++) {
    const way = (length * i) / (count - 1);
    while (piece + 1 < pieces.length && way > passed + Math.abs(pieces[piece].length)) {
      passed += Math.abs(pieces[piece].length);
      from = alongArc(from, pieces[piece].curvature, pieces[piece].length);
      piece++;
    }
    const { curvature, length: signed } = pieces[piece];
    const pose = alongArc(from, curvature, Math.sign(signed) * (way - passed));
    leg.x[i] = pose.x;
    leg.y[i] = pose.y;
    leg.yaw[i] = pose.yaw;
    leg.curvature[i] = curvature;
  }
  const step = length / (count - 1);
  const curvature = spread(leg.curvature, Math.round(SPREAD / 2 / step));
  return {
    ...leg,
    curvature,
    pace: paceAlong(curvature, step, leg.reverse ? pace.backwards : pace.forwards, pace, vehicle),
  };
}

function paceAlong(
  curvature: Float64Array,
  step: number,
  most: number,
  { slowDown }: Pace,
  { wheelbase, maxSteerRate }: VehicleSpecification,
): Float64Array {
  const pace = new Float64Array(curvature.length);
  for (let i = curvature.length - 2; i >= 0; i--) {
    const turn = Math.abs(atan(wheelbase * curvature[i + 1]) - atan(wheelbase * curvature[i])) / step;
    const steered = turn > 0 ? (STEERING_SHARE * maxSteerRate) / turn : most;
    const braked = Math.sqrt(pace[i + 1] * pace[i + 1] + 2 * slowDown * step);
    const settled = ((pace.length - 1 - i) * step) / SETTLE;
    pace[i] = Math.min(most, steered, braked, settled);
  }
  return pace;
}

/** Mean of each value and its neighbours, as many on both sides; fewer at the ends. */
function spread(values: Float64Array, neighbours: number): Float64Array {
  return values.map((_, i) => {
    const first = Math.max(0, i - neighbours);
    const last = Math.min(values.length - 1, i + neighbours);
    let sum = 0;
    for (let k = first; k <= last; k++) sum += values[k];
    return sum / (last - first + 1);
  });
}
