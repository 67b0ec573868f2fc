import { cos, sin } from '../core/math/sin-cos.ts';
import { tan } from '../core/math/tan.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { Ego } from './planner-input.ts';
import type { ControlOutput, TrajectoryState } from './planner-output.ts';

/** Looked ahead [s], in steps of [s]. */
const HORIZON = 2;
const STEP = 0.1;

/**
 * Where wheel and pedals lead, about: the kinematic bicycle with the forces of the pedals, without drag and slope. It is
 * shown, and nobody follows it.
 */
export function expectedStates(
  { steer, throttle, brake, reverse = false }: ControlOutput,
  ego: Ego,
  { mass, maxDriveForce, maxPower, maxBrakeForce, wheelbase }: VehicleSpecification,
): TrajectoryState[] {
  const curvature = tan(steer) / wheelbase;
  const sense = reverse ? -1 : 1;
  const states: TrajectoryState[] = [];
  let { x, y, yaw } = ego;
  let speed = Math.max(0, sense * ego.speed);
  for (let i = 0; i <= HORIZON / STEP; i++) {
    const drive = throttle * Math.min(maxDriveForce, maxPower / Math.max(speed, 1));
    const acceleration = Math.max((drive - brake * maxBrakeForce) / mass, -speed / STEP);
    states.push({ t: i * STEP, x, y, yaw, curvature, speed, acceleration });
    const way = sense * (speed + (acceleration * STEP) / 2) * STEP;
    const middle = yaw + (curvature * way) / 2;
    x += way * cos(middle);
    y += way * sin(middle);
    yaw += curvature * way;
    speed += acceleration * STEP;
  }
  return states;
}
