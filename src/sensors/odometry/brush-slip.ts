import { pow } from '../../core/math/pow.ts';

/**
 * Slip of a tyre that pushes with a force, by the brush model: F / (mu N) = 1 - (1 - |k| / (3 mu s))^3 with s = 1 / stiffness
 * over load (Pacejka, "Tire and vehicle dynamics", 2012, section 3.2), solved for k. Small forces slip s F / N, whatever the
 * friction; at the limit it is 3 mu s.
 *
 * @param load force over the wheel's load [1], forwards positive
 */
export function brushSlip(load: number, slip: number, friction: number): number {
  const share = Math.min(1, Math.abs(load) / friction);
  const size = 3 * friction * slip * (1 - pow(1 - share, 1 / 3));
  return load < 0 ? -size : size;
}
