import { cos, sin } from '../core/math/sin-cos.ts';

/** Gauss-Legendre nodes and weights on [-1, 1], 8 points: exact for polynomials up to degree 15. */
const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

/** Heading that may change within one panel [rad]; the error of a panel is then below 1e-15 of its length. */
const PANEL_TURN = 0.5;
/** Keeps absurd curvatures from a broken file finite in time. */
const MAX_PANELS = 2048;

/** A displacement in the plane [m]. */
export interface Displacement {
  x: number;
  y: number;
}

/**
 * Where a clothoid leads that starts at the origin along +x:
 * x(l) = integral of cos(k0 u + k1 u^2 / 2) du from 0 to l, y(l) the same with sin (Fresnel integrals), by composite
 * Gauss-Legendre quadrature. `curvature` k0 [1/m] holds at the start, `rate` k1 [1/m^2] is its change along the way.
 */
export function spiralDisplacement(curvature: number, rate: number, length: number, out: Displacement): void {
  const turn = Math.abs(length) * (Math.abs(curvature) + Math.abs(rate * length));
  const panels = Math.min(MAX_PANELS, Math.max(1, Math.ceil(turn / PANEL_TURN)));
  const half = length / panels / 2;
  let x = 0;
  let y = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = (2 * panel + 1) * half;
    for (let i = 0; i < 4; i++) {
      const u1 = middle - half * NODES[i];
      const u2 = middle + half * NODES[i];
      const angle1 = u1 * (curvature + (rate * u1) / 2);
      const angle2 = u2 * (curvature + (rate * u2) / 2);
      x += WEIGHTS[i] * (cos(angle1) + cos(angle2));
      y += WEIGHTS[i] * (sin(angle1) + sin(angle2));
    }
  }
  out.x = x * half;
  out.y = y * half;
}
