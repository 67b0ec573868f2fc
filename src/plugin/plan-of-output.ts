import { angleDifference } from '../core/math/angle.ts';
import { atan2 } from '../core/math/atan.ts';
import { hypot } from '../core/math/hypot.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import type { Decision, Plan } from '../core/messages/plan.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { NO_FENCE } from '../planning/no-fence.ts';
import { SAMPLE_SECONDS } from '../planning/planning-problem.ts';
import { projectOntoReference, type ReferencePlace } from '../planning/route/project-onto-reference.ts';
import { type ReferenceLine, referenceSample } from '../planning/route/reference-line.ts';
import { expectedStates } from './expected-states.ts';
import type { Ego } from './planner-input.ts';
import type { PlannerOutput, TrajectoryState } from './planner-output.ts';

/** No plan is longer than this [s]. */
const LONGEST = 10;

/** Shorter ways have no direction [m]. */
const SHORTEST_WAY = 0.05;

/** Around the last place on the line in which the next is sought for its height [m]. */
const LOOK = 40;

/** How far from the ego a fence is sought on the line [m]. */
const FENCE_REACH = 200;

/** What is published of a planner's trajectory: samples every 0.1 s, between its states along a cubic. */
export function planOfOutput(
  output: PlannerOutput,
  ego: Ego,
  line: ReferenceLine,
  vehicle: VehicleSpecification,
): Plan {
  const { reverse = false } = output;
  const given = output.kind === 'control' ? expectedStates(output, ego, vehicle) : output.states;
  const states = completed(given, ego, reverse);
  const count = Math.floor(Math.min(states[states.length - 1].t, LONGEST) / SAMPLE_SECONDS + 1e-6) + 1;
  const samples = () => new Float64Array(count);
  const plan: Plan = {
    valid: true,
    decision: decisionOf(output, ego, line),
    ...(reverse ? { reverse } : {}),
    ...(output.kind === 'control'
      ? { command: { steer: output.steer, throttle: output.throttle, brake: output.brake } }
      : {}),
    t: samples(),
    x: samples(),
    y: samples(),
    z: samples(),
    yaw: samples(),
    curvature: samples(),
    speed: samples(),
    acceleration: samples(),
    desiredSpeed: line.speedLimit[referenceSample(line, ego.s)],
    expanded: output.candidates?.length ?? 0,
    cost: 0,
    routeS: ego.s,
    remaining: Math.max(0, line.goal - ego.s),
  };
  place.s = ego.s;
  for (let i = 0, j = 0; i < count; i++) {
    const t = i * SAMPLE_SECONDS;
    while (j < states.length - 2 && states[j + 1].t < t) j++;
    sample(states[j], states[j + 1], t, i, reverse ? -1 : 1, plan);
    projectOntoReference(line, plan.x[i], plan.y[i], place.s - LOOK, place.s + LOOK, LOOK, place);
    plan.z[i] = line.z[referenceSample(line, place.s)];
  }
  return plan;
}

/** Cubic Hermite in place, straight lines in all else. */
function sample(a: State, b: State, t: number, i: number, sense: 1 | -1, out: Plan): void {
  const dt = b.t - a.t;
  const p = Math.min(Math.max((t - a.t) / dt, 0), 1);
  const h = p * p * (3 - 2 * p);
  const ha = p * (1 - p) * (1 - p) * dt * a.speed * sense;
  const hb = p * p * (p - 1) * dt * b.speed * sense;
  out.t[i] = t;
  out.x[i] = a.x + h * (b.x - a.x) + ha * cos(a.yaw) + hb * cos(b.yaw);
  out.y[i] = a.y + h * (b.y - a.y) + ha * sin(a.yaw) + hb * sin(b.yaw);
  out.yaw[i] = a.yaw + p * angleDifference(b.yaw, a.yaw);
  out.curvature[i] = a.curvature + p * (b.curvature - a.curvature);
  out.speed[i] = a.speed + p * (b.speed - a.speed);
  out.acceleration[i] = a.acceleration + p * (b.acceleration - a.acceleration);
}

type State = Required<TrajectoryState>;

/** Yaw along the way, curvature and acceleration by differences, where the planner left them out. */
function completed(states: readonly TrajectoryState[], ego: Ego, reverse: boolean): State[] {
  const last = states.length - 1;
  const yaws: number[] = [];
  for (const [i, { yaw }] of states.entries()) {
    const [a, b] = [states[Math.max(0, i - 1)], states[Math.min(last, i + 1)]];
    const moves = hypot(b.x - a.x, b.y - a.y) > SHORTEST_WAY;
    const [from, to] = reverse ? [b, a] : [a, b];
    yaws.push(yaw ?? (moves ? atan2(to.y - from.y, to.x - from.x) : (yaws[i - 1] ?? ego.yaw)));
  }
  return states.map((state, i) => {
    const [j, k] = [Math.max(0, i - 1), Math.min(last, i + 1)];
    const [a, b] = [states[j], states[k]];
    const way = hypot(state.x - a.x, state.y - a.y) + hypot(b.x - state.x, b.y - state.y);
    return {
      t: state.t,
      x: state.x,
      y: state.y,
      speed: state.speed,
      yaw: yaws[i],
      curvature:
        state.curvature ?? (way > SHORTEST_WAY ? ((reverse ? -1 : 1) * angleDifference(yaws[k], yaws[j])) / way : 0),
      acceleration: state.acceleration ?? (b.speed - a.speed) / (b.t - a.t),
    };
  });
}

/** A place that is given for it is a fence across the line. */
function decisionOf({ decision }: PlannerOutput, ego: Ego, line: ReferenceLine): Decision {
  const { kind = 'cruise', reason = '', x, y } = decision ?? {};
  if (x === undefined || y === undefined) return { kind, reason, ...NO_FENCE };
  place.s = ego.s;
  projectOntoReference(line, x, y, ego.s - FENCE_REACH, ego.s + FENCE_REACH, FENCE_REACH, place);
  return { kind, reason, fenceX: x, fenceY: y, fenceYaw: line.heading[referenceSample(line, place.s)] };
}

const place: ReferencePlace = { s: 0, d: 0 };
