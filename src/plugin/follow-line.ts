import { atan } from '../core/math/atan.ts';
import { exp } from '../core/math/exp.ts';
import { lineAt } from './line-at.ts';
import type { PlannerInput } from './planner-input.ts';
import type { PlannerDecision, TrajectoryOutput, TrajectoryState } from './planner-output.ts';

/** Time between two states, and the last one's [s]. */
const STEP = 0.1;
const HORIZON = 6;

/** Way on which an offset dies away to 1/e: time [s], and at least [m]. */
const RETURN_TIME = 1;
const RETURN_LENGTH = 6;

/** Whatever a rule says, no car does more [m/s^2]. */
const HARDEST_BRAKING = 10;
const GREATEST_ACCELERATION = 6;

/** Acceleration wished for [m/s^2] at a station [m], at a speed [m/s], so long from now [s]. */
export type Accelerate = (s: number, speed: number, t: number) => number;

/** What `followLine` may be told beside the rule of speed. */
export interface FollowOptions {
  readonly decision?: PlannerDecision;
  /** Offset to the left of the line that it goes to [m]; 0. */
  readonly offset?: number;
}

/**
 * A trajectory of 6 s along the route's line: from `input.start` on, speeds by a rule of acceleration, and offsets that
 * die away as exp(-way / length), so that a trajectory made a moment later goes on where this one was. The rule is held
 * to 10 m/s^2 of braking and 6 of acceleration.
 */
export function followLine(
  { start, line }: Pick<PlannerInput, 'start' | 'line'>,
  accelerate: Accelerate,
  { decision, offset = 0 }: FollowOptions = {},
): TrajectoryOutput {
  const states: TrajectoryState[] = [];
  const off = start.d - offset;
  const length = Math.max(RETURN_LENGTH, RETURN_TIME * start.speed);
  let { s, speed } = start;
  for (let i = 0; i <= HORIZON / STEP; i++) {
    const t = i * STEP;
    // Brakes stop a car, they do not drive it backwards.
    const asked = accelerate(s, speed, t);
    // Told where the rule is, while its author's line is in the stack.
    if (Number.isNaN(Number(asked)))
      throw new RangeError(
        `the rule of followLine gave ${asked}, expected a number of m/s²; it was asked at s = ${s.toFixed(1)} m, ${speed.toFixed(1)} m/s, t = ${t.toFixed(1)} s`,
      );
    const wished = Math.max(-HARDEST_BRAKING, Math.min(GREATEST_ACCELERATION, asked));
    const acceleration = Math.max(wished, -speed / STEP);
    const rest = off * exp(-(s - start.s) / length);
    const { x, y, yaw, curvature } = lineAt(line, s, offset + rest);
    const stretch = Math.max(0.2, 1 - curvature * (offset + rest));
    states.push({
      t,
      x,
      y,
      yaw: yaw + atan(-rest / length / stretch),
      curvature: curvature / stretch + rest / (length * length),
      speed,
      acceleration,
    });
    s += speed * STEP + (acceleration * STEP * STEP) / 2;
    speed = Math.max(0, speed + acceleration * STEP);
  }
  return { kind: 'trajectory', states, ...(decision === undefined ? {} : { decision }) };
}
