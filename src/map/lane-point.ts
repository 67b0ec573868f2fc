import { angleDifference } from '../core/math/angle.ts';
import { atan2 } from '../core/math/atan.ts';
import { intervalAt } from './lane-station.ts';
import type { Lane, LanePoint } from './road-map.ts';

/**
 * The centre of a lane at station `s` in its direction of travel, held at the lane's ends. Position and heading by a
 * cubic Hermite curve through the samples (within 1e-5 m of the exact centre at radius 7 m), the rest linear. Allocates
 * nothing.
 */
export function lanePointAt(lane: Lane, s: number, out: LanePoint): void {
  const { s: stations, x, y, z, heading, tx, ty, curvature, width } = lane.centre;
  const i = intervalAt(stations, s);
  const k = i + 1;
  const h = stations[k] - stations[i];
  const u = Math.min(1, Math.max(0, (s - stations[i]) / h));
  const v = 1 - u;
  const c0 = h * tx[i];
  const s0 = h * ty[i];
  const c1 = h * tx[k];
  const s1 = h * ty[k];
  const dx = x[k] - x[i];
  const dy = y[k] - y[i];
  // Hermite's basis: h01 = u^2 (3 - 2 u), h10 = u v^2, h11 = -u^2 v.
  const rise = u * u * (3 - 2 * u);
  const start = u * v * v;
  const end = -u * u * v;
  out.x = x[i] + rise * dx + start * c0 + end * c1;
  out.y = y[i] + rise * dy + start * s0 + end * s1;
  const riseRate = 6 * u * v;
  const startRate = v * (1 - 3 * u);
  const endRate = u * (1 - 3 * v);
  const tangent = atan2(riseRate * dy + startRate * s0 + endRate * s1, riseRate * dx + startRate * c0 + endRate * c1);
  // Unwrapped like the samples.
  const near = heading[i] + u * (heading[k] - heading[i]);
  out.heading = near + angleDifference(tangent, near);
  out.z = z[i] + u * (z[k] - z[i]);
  out.curvature = curvature[i] + u * (curvature[k] - curvature[i]);
  out.width = width[i] + u * (width[k] - width[i]);
}
