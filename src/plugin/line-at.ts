import { cos, sin } from '../core/math/sin-cos.ts';
import type { RouteLine } from './planner-input.ts';

/** A pose on the route's line, or beside it, map frame. */
export interface LinePoint {
  /** [m] */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Direction of travel [rad]. */
  readonly yaw: number;
  /** Of the line, left positive [1/m]. */
  readonly curvature: number;
  /** Half of the lane's width [m]. */
  readonly halfWidth: number;
  /** [m/s] */
  readonly speedLimit: number;
}

/** The line at station s, `d` to its left [m]. Before its first and after its last sample it goes on straight. */
export function lineAt(line: RouteLine, s: number, d = 0): LinePoint {
  const last = line.x.length - 1;
  const place = Math.min(Math.max(s / line.step, 0), last);
  const i = Math.min(Math.floor(place), Math.max(0, last - 1));
  const j = Math.min(i + 1, last);
  const share = place - i;
  const between = (values: readonly number[]) => values[i] + share * (values[j] - values[i]);
  const yaw = between(line.heading);
  const beyond = s - place * line.step;
  return {
    x: between(line.x) + beyond * cos(yaw) - d * sin(yaw),
    y: between(line.y) + beyond * sin(yaw) + d * cos(yaw),
    z: between(line.z),
    yaw,
    curvature: beyond === 0 ? between(line.curvature) : 0,
    halfWidth: between(line.halfWidth),
    speedLimit: line.speedLimit[i],
  };
}
