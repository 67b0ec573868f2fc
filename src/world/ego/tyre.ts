/** Cornering stiffness over load [1/rad]: about 0.2 per degree for radial tyres (Gillespie 1992, section 6). */
const CORNERING_COEFFICIENT = 11.5;

/**
 * Size of the lateral force of a tyre by the brush model (Fiala 1954; Pacejka 2012, section 3.2.1):
 *
 *     F = mu N (1 - (1 - z)^3),  z = C N tan(alpha) / (3 mu N), and mu N where the whole patch slides (z >= 1).
 *
 * @param load normal force N [N]
 * @param friction mu [1]
 * @param slip tangent of the slip angle, its absolute value [1]
 * @returns [N]
 */
export function lateralTyreForce(load: number, friction: number, slip: number): number {
  const z = (CORNERING_COEFFICIENT * slip) / (3 * friction);
  if (z >= 1) return friction * load;
  const stuck = 1 - z;
  return friction * load * (1 - stuck * stuck * stuck);
}
