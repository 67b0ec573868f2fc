import { angleDifference } from '../../core/math/angle.ts';
import { atan } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import { tan } from '../../core/math/tan.ts';
import type { Plan } from '../../core/messages/plan.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { Ego } from '../planner-input.ts';
import type { Finding } from './finding.ts';

/** Standard gravity [m/s^2]. */
const GRAVITY = 9.81;

/** What a limit may be overdone by before it counts: trajectories are sampled, and rules of thumb are not exact. */
const SLACK = 1.1;

/** Share of plans that may begin badly: the first one after a sudden event does. */
const FEW = 0.05;

/** A plan begins as near to the ego as this [m], [m/s], [rad]. */
const START_PLACE = 1;
const START_SPEED = 1;
const START_YAW = 0.35;

/** Plans shorter than this leave the car without a way to follow when one is late [s]. */
const SHORT = 2;

/** A plan with the ego that it was made for. */
export interface MadePlan {
  readonly plan: Plan;
  readonly ego: Ego;
}

/** Something of which there is too much: where it was the most, against its limit. */
interface Worst {
  readonly what: string;
  readonly unit: string;
  readonly limit: number;
  readonly mend: string;
  value: number;
  time: number;
  plans: number;
}

/** Whether the vehicle could follow the plans, in the manner of CommonRoad's feasibility checker: a finding for each limit that is passed. */
export function feasibility(plans: readonly MadePlan[], vehicle: VehicleSpecification): Finding[] {
  const worst = limitsOf(vehicle);
  for (const made of plans) {
    const values = extremesOf(made, vehicle);
    worst.forEach((one, k) => {
      if (values[k] > one.limit * SLACK) one.plans++;
      if (values[k] <= one.value) return;
      one.value = values[k];
      one.time = made.ego.time;
    });
  }
  const kept = worst.filter(({ plans }) => plans === 0);
  const said = kept.map(({ what, unit, limit, value }) => `${what} ${short(value)} of ${short(limit)} ${unit}`);
  return [
    ...worst.filter(({ plans }) => plans > 0).map((one) => findingOf(one, plans.length)),
    ...(kept.length === 0 ? [] : [{ check: 'feasible', verdict: 'ok', text: `at most: ${said.join(', ')}` } as const]),
    horizonFinding(plans),
  ];
}

function limitsOf(vehicle: VehicleSpecification): Worst[] {
  const of = (what: string, unit: string, limit: number, mend: string): Worst => ({
    ...{ what, unit, limit, mend, value: 0, time: 0, plans: 0 },
  });
  const { mass, maxDriveForce, maxBrakeForce, tyreFriction, maxSteer, maxSteerRate, wheelbase } = vehicle;
  const grip = tyreFriction * GRAVITY;
  return [
    of('place at the start', 'm off', START_PLACE, 'begin at `input.start`, or at the ego'),
    of('speed at the start', 'm/s off', START_SPEED, 'begin with `input.start.speed`'),
    of('yaw at the start', 'rad off', START_YAW, 'begin in the direction of the ego, and give `yaw` with each state'),
    of('curvature', '1/m', tan(maxSteer) / wheelbase, 'turn less sharply: the steering ends there'),
    of('steering rate', 'rad/s', maxSteerRate, 'change the curvature more slowly, or drive slower while it changes'),
    of('acceleration', 'm/s²', Math.min(grip, maxDriveForce / mass), 'accelerate less'),
    of('braking', 'm/s²', Math.min(grip, maxBrakeForce / mass), 'brake earlier and less hard'),
    of('lateral acceleration', 'm/s²', grip, 'take bends more slowly: `comfortableSpeed(line)` says how fast'),
  ];
}

/** In the order of limitsOf. */
function extremesOf({ plan, ego }: MadePlan, { wheelbase }: VehicleSpecification): number[] {
  const values = [
    hypot(plan.x[0] - ego.x, plan.y[0] - ego.y),
    Math.abs(plan.speed[0] - ego.speed),
    Math.abs(angleDifference(plan.yaw[0], ego.yaw)),
    ...[0, 0, 0, 0, 0],
  ];
  for (let i = 0; i < plan.t.length; i++) {
    const { speed, curvature, acceleration } = {
      speed: plan.speed[i],
      curvature: plan.curvature[i],
      acceleration: plan.acceleration[i],
    };
    values[3] = Math.max(values[3], Math.abs(curvature));
    values[5] = Math.max(values[5], acceleration);
    values[6] = Math.max(values[6], -acceleration);
    values[7] = Math.max(values[7], speed * speed * Math.abs(curvature));
    if (i === 0) continue;
    const turned = atan(wheelbase * curvature) - atan(wheelbase * plan.curvature[i - 1]);
    values[4] = Math.max(values[4], Math.abs(turned) / (plan.t[i] - plan.t[i - 1]));
  }
  return values;
}

function findingOf({ what, unit, limit, mend, value, time, plans }: Worst, count: number): Finding {
  const text = `${what}: found ${short(value)} ${unit} at ${time} s, expected at most ${short(limit)}; beyond it in ${plans} of ${count} plans`;
  return { check: 'feasible', verdict: plans > FEW * count ? 'fail' : 'warn', text, mend };
}

function horizonFinding(plans: readonly MadePlan[]): Finding {
  const shortest = plans.reduce(
    (least, { plan }) => Math.min(least, plan.t[plan.t.length - 1]),
    Number.POSITIVE_INFINITY,
  );
  const text = `horizon: at least ${short(shortest)} s`;
  if (shortest >= SHORT) return { check: 'feasible', verdict: 'ok', text };
  return { check: 'feasible', verdict: 'warn', text, mend: `plan ${SHORT} s ahead or more; 6 s are usual` };
}

function short(value: number): string {
  return `${Number(value.toPrecision(3))}`;
}
