import { wrapAngle } from '../../core/math/angle.ts';
import { atan2 } from '../../core/math/atan.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Decision, Plan } from '../../core/messages.ts';
import { SAMPLE_COUNT, SAMPLE_SECONDS } from '../planning-problem.ts';
import { type ReferenceLine, type ReferencePoint, referencePointAt } from '../route/reference-line.ts';
import type { LaneTrajectory } from './lane-trajectory.ts';

/** What is published of a plan beside its trajectory. */
export type PlanFigures = Pick<Plan, 'decision' | 'desiredSpeed' | 'expanded' | 'cost' | 'routeS' | 'remaining'>;

/**
 * From the lane frame to the map frame (Werling et al. 2010, "Optimal trajectory generation for dynamic street scenarios
 * in a Frenet frame"): with the line's heading theta and curvature k,
 *   (x, y) = line(s) + d (-sin theta, cos theta)
 *   yaw = theta + atan2(d', 1 - k d),  curvature = k / (1 - k d) + d''   (for small d').
 */
export function planMessage(line: ReferenceLine, trajectory: LaneTrajectory, figures: PlanFigures): Plan {
  const samples = () => new Float64Array(SAMPLE_COUNT);
  const plan: Plan = {
    valid: true,
    ...figures,
    t: samples(),
    x: samples(),
    y: samples(),
    z: samples(),
    yaw: samples(),
    curvature: samples(),
    speed: trajectory.speed.slice(),
    acceleration: trajectory.acceleration.slice(),
  };
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    const d = trajectory.d[i];
    referencePointAt(line, trajectory.s[i], point);
    const stretch = Math.max(0.2, 1 - point.curvature * d);
    plan.t[i] = i * SAMPLE_SECONDS;
    plan.x[i] = point.x - d * sin(point.heading);
    plan.y[i] = point.y + d * cos(point.heading);
    plan.z[i] = point.z;
    plan.yaw[i] = wrapAngle(point.heading + atan2(trajectory.slope[i], stretch));
    plan.curvature[i] = point.curvature / stretch + trajectory.bend[i];
  }
  return plan;
}

/** What is published where no plan can be made. */
export function noPlan(decision: Decision): Plan {
  const empty = () => new Float64Array(0);
  return {
    valid: false,
    decision,
    t: empty(),
    x: empty(),
    y: empty(),
    z: empty(),
    yaw: empty(),
    curvature: empty(),
    speed: empty(),
    acceleration: empty(),
    desiredSpeed: 0,
    expanded: 0,
    cost: 0,
    routeS: 0,
    remaining: 0,
  };
}

const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
