import { atan } from '../../core/math/atan.ts';
import { tan } from '../../core/math/tan.ts';

/**
 * Angle of a front wheel whose axis meets the rear axle's line where the bicycle's does (Ackermann):
 * tan(delta_wheel) = L tan(delta) / (L - y tan(delta)), y the wheel's offset to the left.
 *
 * @param steer bicycle equivalent, left positive [rad]
 * @param wheelbase L [m]
 * @param offset y [m]
 */
export function ackermannAngle(steer: number, wheelbase: number, offset: number): number {
  const slope = tan(steer);
  return atan((wheelbase * slope) / (wheelbase - offset * slope));
}
