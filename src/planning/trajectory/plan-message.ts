import { wrapAngle } from '../../core/math/angle.ts';
import type { Plan } from '../../core/messages/plan.ts';
import { NO_FENCE } from '../no-fence.ts';
import { SAMPLE_COUNT, SAMPLE_SECONDS } from '../planning-problem.ts';
import type { ReferenceLine, ReferencePoint } from '../route/reference-line.ts';
import type { LaneTrajectory } from './lane-trajectory.ts';
import { poseOnMap } from './pose-on-map.ts';

/** What is published of a plan beside its trajectory. */
export type PlanFigures = Pick<Plan, 'decision' | 'desiredSpeed' | 'expanded' | 'cost' | 'routeS' | 'remaining'>;

/** A trajectory in the lane frame of a line as what is published: in the map frame, by sample. */
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
    poseOnMap(line, trajectory, i, pose);
    plan.t[i] = i * SAMPLE_SECONDS;
    plan.x[i] = pose.x;
    plan.y[i] = pose.y;
    plan.z[i] = pose.z;
    plan.yaw[i] = wrapAngle(pose.heading);
    plan.curvature[i] = pose.curvature;
  }
  return plan;
}

/** What is published where no plan can be made, and why: an emergency stop. */
export function noPlan(reason: string): Plan {
  const empty = () => new Float64Array(0);
  return {
    valid: false,
    decision: { kind: 'emergency', reason, ...NO_FENCE },
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

const pose: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
