import { atan } from '../../core/math/atan.ts';
import { sin } from '../../core/math/sin-cos.ts';
import type { AxleTyre } from '../../core/vehicle-specification.ts';

/**
 * Lateral force of an axle's tyres at a slip angle alpha, against it [N].
 *
 * @param slip alpha [rad]
 * @param load normal force N of the axle [N]
 * @param friction mu, the peak friction on this road [1]
 */
export type AxleForce = (tyre: AxleTyre, slip: number, load: number, friction: number) => number;

/** F = K N alpha up to mu N, K the cornering coefficient. */
export function linearForce({ corneringCoefficient }: AxleTyre, slip: number, load: number, friction: number): number {
  const force = corneringCoefficient * load * slip;
  return Math.max(-friction * load, Math.min(friction * load, force));
}

/**
 * The magic formula (Pacejka 2012, section 4.3.1) without shifts, which would make the car pull to a side:
 *
 *     F = D sin(C atan(B alpha - E (B alpha - atan(B alpha)))),  D = mu N,  B = K / (C mu).
 *
 * Less friction lowers the peak D and leaves the slope K N at alpha = 0.
 */
export function pacejkaForce(tyre: AxleTyre, slip: number, load: number, friction: number): number {
  const { corneringCoefficient, shape, curvature } = tyre;
  const stretched = (corneringCoefficient / (shape * friction)) * slip;
  return friction * load * sin(shape * atan(stretched - curvature * (stretched - atan(stretched))));
}
