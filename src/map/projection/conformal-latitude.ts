import { atan } from '../../core/math/atan.ts';
import { exp } from '../../core/math/exp.ts';
import { log } from '../../core/math/log.ts';
import { tan } from '../../core/math/tan.ts';

/** Newton's method doubles its digits: from the sphere's latitude three steps reach the last bit (Karney 2011, section 2). */
const MOST_STEPS = 5;
const CLOSE = 1e-15;

/** Sine of the hyperbola. */
export function sinh(x: number): number {
  return (exp(x) - exp(-x)) / 2;
}

export function cosh(x: number): number {
  return (exp(x) + exp(-x)) / 2;
}

export function asinh(x: number): number {
  return x < 0 ? -asinh(-x) : log(x + Math.sqrt(1 + x * x));
}

function atanh(x: number): number {
  return log((1 + x) / (1 - x)) / 2;
}

/**
 * Tangent of the conformal latitude from that of the geographic one, tau' = tau sqrt(1 + sigma^2) - sigma sqrt(1 + tau^2)
 * with sigma = sinh(e atanh(e tau / sqrt(1 + tau^2))): what the ellipsoid's latitude is on a sphere of the same angles
 * (C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", Journal of Geodesy 85, 2011, eq. 7 to 9).
 */
export function conformalTangent(tau: number, eccentricity: number): number {
  const secant = Math.sqrt(1 + tau * tau);
  const sigma = sinh(eccentricity * atanh((eccentricity * tau) / secant));
  return tau * Math.sqrt(1 + sigma * sigma) - sigma * secant;
}

/** The other way round: geographic latitude [rad] from the tangent of the conformal one (Karney 2011, eq. 19 to 21). */
export function latitudeOfConformal(conformal: number, eccentricity: number): number {
  const e2 = eccentricity * eccentricity;
  let tau = conformal / (1 - e2);
  for (let step = 0; step < MOST_STEPS; step++) {
    const guess = conformalTangent(tau, eccentricity);
    const square = 1 + tau * tau;
    const change =
      (((conformal - guess) / Math.sqrt(1 + guess * guess)) * (1 + (1 - e2) * tau * tau)) /
      ((1 - e2) * Math.sqrt(square));
    tau += change;
    if (Math.abs(change) <= CLOSE * Math.sqrt(square)) break;
  }
  return atan(tau);
}

/** The isometric latitude psi = asinh(tau') of Mercator's map. */
export function isometricLatitude(latitude: number, eccentricity: number): number {
  return asinh(conformalTangent(tan(latitude), eccentricity));
}
