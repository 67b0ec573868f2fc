import type { EgoTruth } from '../../../core/messages/ego-truth.ts';
import type { Plan } from '../../../core/messages/plan.ts';
import type { Collision } from '../../../core/messages/run-truth.ts';
import type { Pose } from '../../../core/pose.ts';
import { foxglovePose, type Quaternion } from './foxglove-pose.ts';
import type { Stamp } from './stamp.ts';

/** Foxglove's LogLevel. */
const ERROR = 4;

export function transformMessage(
  timestamp: Stamp,
  parent: string,
  child: string,
  { x, y, z }: Pick<Pose, 'x' | 'y' | 'z'>,
  rotation: Quaternion,
): object {
  return { timestamp, parent_frame_id: parent, child_frame_id: child, translation: { x, y, z }, rotation };
}

export function trajectoryMessage(timestamp: Stamp, plan: Plan): object {
  const poses = Array.from(plan.x, (x, i) =>
    foxglovePose({ x, y: plan.y[i], z: plan.z[i], yaw: plan.yaw[i], pitch: 0, roll: 0 }),
  );
  return { timestamp, frame_id: 'map', poses };
}

export function decisionMessage(timestamp: Stamp, plan: Plan): object {
  const { decision, desiredSpeed, expanded, cost, routeS, remaining } = plan;
  return { timestamp, kind: decision.kind, reason: decision.reason, desiredSpeed, expanded, cost, routeS, remaining };
}

export function egoStateMessage(timestamp: Stamp, ego: EgoTruth): object {
  const { x, y, z, yaw, vx, ax, yawRate, steer } = ego;
  return { timestamp, x, y, z, yaw, speed: vx, acceleration: ax, yawRate, steer };
}

export function collisionMessage(timestamp: Stamp, { other, otherKind, closingSpeed }: Collision): object {
  const whom = other === 0 ? otherKind : `${otherKind} ${other}`;
  const message = `collision with ${whom} at ${closingSpeed.toFixed(1)} m/s`;
  return { timestamp, level: ERROR, message, name: 'world', file: '', line: 0 };
}
