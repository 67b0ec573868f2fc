import { cos, sin } from '../../core/math/sin-cos.ts';

/** Share of a corner's way in which the wheels are turned, and the same to turn them back [1]. */
const RAMP = 0.2;
/** Steps in which a corner is added up: of this length [m], and how many at least and most. */
const STEP = 0.1;
const FEWEST = 4;
const MOST = 64;

function stepsOf(tangent: number): number {
  return Math.min(MOST, Math.max(FEWEST, Math.ceil((2 * tangent) / STEP)));
}

/**
 * A corner that a vehicle can drive: its heading turns by `turn` along a way whose curvature rises evenly, stays and falls
 * evenly (clothoid, arc, clothoid). Of the sums of its course both are the same however far it is scaled:
 *
 *     heading(u) = turn K(u),  K' a trapezoid of area 1 with ramps of length RAMP,  u the share of the way
 *
 * @returns share of the turn that is done
 */
export function turnShare(u: number): number {
  const most = 1 / (1 - RAMP);
  if (u < RAMP) return (most * u * u) / (2 * RAMP);
  if (u > 1 - RAMP) return 1 - (most * (1 - u) * (1 - u)) / (2 * RAMP);
  return most * (u - RAMP / 2);
}

/** Curvature in the middle of a corner of that way [m] by that turn [rad] [1/m]. */
export function sharpest(turn: number, way: number): number {
  return Math.abs(turn) / ((1 - RAMP) * way);
}

/** Way of a corner whose ends are `tangent` [m] before and behind the place where its two legs meet [m]. */
export function cornerWay(turn: number, tangent: number): number {
  const steps = stepsOf(tangent);
  let sum = 0;
  for (let k = 0; k < steps; k++) sum += cos(turn * (turnShare((k + 0.5) / steps) - 0.5));
  return (2 * tangent * cos(turn / 2) * steps) / sum;
}

/** Calls `note` along a corner of that tangent [m], without its start: how far it is done [1], x, y, and heading. */
export function followCorner(
  x: number,
  y: number,
  heading: number,
  turn: number,
  tangent: number,
  note: (u: number, x: number, y: number, heading: number) => void,
): void {
  const steps = stepsOf(tangent);
  const step = cornerWay(turn, tangent) / steps;
  let [atX, atY] = [x, y];
  for (let k = 0; k < steps; k++) {
    const middle = heading + turn * turnShare((k + 0.5) / steps);
    atX += step * cos(middle);
    atY += step * sin(middle);
    const u = (k + 1) / steps;
    note(u, atX, atY, heading + turn * turnShare(u));
  }
}
