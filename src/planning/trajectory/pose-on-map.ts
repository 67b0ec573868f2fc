import { atan2 } from '../../core/math/atan.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { type ReferenceLine, type ReferencePoint, referencePointAt } from '../route/reference-line.ts';
import type { LaneTrajectory } from './lane-trajectory.ts';

/**
 * A sample of a trajectory from the lane frame to the map frame (Werling et al. 2010, "Optimal trajectory generation for
 * dynamic street scenarios in a Frenet frame"): with the line's heading theta and curvature k,
 *   (x, y) = line(s) + d (-sin theta, cos theta)
 *   yaw = theta + atan2(d', 1 - k d),  curvature = k / (1 - k d) + d''   (for small d').
 */
export function poseOnMap(line: ReferenceLine, trajectory: LaneTrajectory, i: number, out: ReferencePoint): void {
  const d = trajectory.d[i];
  referencePointAt(line, trajectory.s[i], out);
  const stretch = Math.max(0.2, 1 - out.curvature * d);
  out.x -= d * sin(out.heading);
  out.y += d * cos(out.heading);
  out.heading += atan2(trajectory.slope[i], stretch);
  out.curvature = out.curvature / stretch + trajectory.bend[i];
}
