import { angleDifference } from '../../core/math/angle.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { bendTangent, type PlanPose, PlanViewBuilder } from './plan-view-builder.ts';

/** Poses whose headings differ less are joined by a line [rad]. */
const STRAIGHT = 1e-9;

/**
 * The way through a junction: straight, clothoid, arc, clothoid, straight, with as large a radius as fits. Half of the
 * turn is the arc's, a quarter each clothoid's. The tangents of the two poses must meet ahead of `from` and behind `to`.
 */
export function turningPath(from: PlanPose, to: PlanPose): PlanViewBuilder {
  const builder = new PlanViewBuilder(from);
  const turn = angleDifference(to.heading, from.heading);
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  if (Math.abs(turn) < STRAIGHT) return builder.line(hypot(dx, dy));

  // from + a u = to - b v, solved by Cramer's rule; u x v = sin(turn).
  const a = (dx * sin(to.heading) - dy * cos(to.heading)) / sin(turn);
  const b = (dy * cos(from.heading) - dx * sin(from.heading)) / sin(turn);
  const tangent = Math.min(a, b);
  const unitSpiral = Math.abs(turn) / 2;
  const radius = tangent / bendTangent(turn, 1, unitSpiral);
  return builder
    .line(a - tangent)
    .bend(turn, radius, unitSpiral * radius)
    .line(b - tangent);
}
