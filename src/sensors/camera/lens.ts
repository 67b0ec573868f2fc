import { atan2 } from '../../core/math/atan.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';

/** How a lens bends what a pinhole would see; coefficients are those of OpenCV, in its order. */
export type LensParameters =
  | { readonly model: 'pinhole' }
  | {
      /** OpenCV's plumb_bob (D. C. Brown, "Close-range camera calibration", 1971). */
      readonly model: 'brown-conrady';
      /** Radial and tangential coefficients [1]. */
      readonly k1: number;
      readonly k2: number;
      readonly p1: number;
      readonly p2: number;
      readonly k3: number;
    }
  | {
      /** OpenCV's fisheye (J. Kannala, S. S. Brandt, "A generic camera model and calibration method", 2006). */
      readonly model: 'kannala-brandt';
      /** Coefficients of the angle's odd powers from the third on [1]. */
      readonly k1: number;
      readonly k2: number;
      readonly k3: number;
      readonly k4: number;
    };

/** Steps in which the monotonic reach of a lens is looked for, and the farthest: tangent 6 is 80.5 degrees. */
const STEPS = 600;
const FARTHEST_TANGENT = 6;

/** Newton steps that undistort; four are enough but near the edge of the reach. */
const MOST_NEWTON = 30;
const CONVERGED = 1e-14;

/**
 * A lens on the image of focal length 1: from directions in the optical frame (x right, y down, z forward) to the image
 * and back. Beyond `reach` the model folds back on itself and sees nothing.
 */
export class Lens {
  readonly parameters: LensParameters;
  /** Largest tangent (brown-conrady) or angle [rad] (fisheye) off the axis up to which the image grows. */
  readonly reach: number;

  constructor(parameters: LensParameters) {
    this.parameters = parameters;
    this.reach = this.findReach();
  }

  /** Distortion coefficients as OpenCV orders them; none for a pinhole. */
  get coefficients(): readonly number[] {
    const p = this.parameters;
    if (p.model === 'pinhole') return [];
    return p.model === 'kannala-brandt' ? [p.k1, p.k2, p.k3, p.k4] : [p.k1, p.k2, p.p1, p.p2, p.k3];
  }

  /** Whether the lens can see in the direction (x, y, z), of whatever length; then its place on the image is in `out`. */
  project(x: number, y: number, z: number, out: Float64Array): boolean {
    const p = this.parameters;
    if (p.model === 'kannala-brandt') {
      const r = Math.sqrt(x * x + y * y);
      const angle = atan2(r, z);
      if (angle > this.reach) return false;
      const scale = r < 1e-12 ? 1 / z : fisheyeRadius(p, angle) / r;
      out[0] = scale * x;
      out[1] = scale * y;
      return z > 0 || r > 0;
    }
    if (z <= 0) return false;
    const a = x / z;
    const b = y / z;
    if (p.model === 'pinhole') {
      out[0] = a;
      out[1] = b;
      return true;
    }
    const r2 = a * a + b * b;
    if (r2 > this.reach * this.reach) return false;
    const radial = 1 + r2 * (p.k1 + r2 * (p.k2 + r2 * p.k3));
    out[0] = a * radial + 2 * p.p1 * a * b + p.p2 * (r2 + 2 * a * a);
    out[1] = b * radial + p.p1 * (r2 + 2 * b * b) + 2 * p.p2 * a * b;
    return true;
  }

  /** Whether something is seen at (u, v) of the image; then its direction, a unit vector, is in `out`. */
  direction(u: number, v: number, out: Float64Array): boolean {
    const p = this.parameters;
    if (p.model === 'kannala-brandt') {
      const radius = Math.sqrt(u * u + v * v);
      const angle = this.angleOf(radius);
      if (Number.isNaN(angle)) return false;
      const across = radius < 1e-12 ? 1 : sin(angle) / radius;
      out[0] = across * u;
      out[1] = across * v;
      out[2] = radius < 1e-12 ? 1 : cos(angle);
      return true;
    }
    out[0] = u;
    out[1] = v;
    if (p.model === 'brown-conrady' && !this.straighten(out)) return false;
    const length = Math.sqrt(out[0] * out[0] + out[1] * out[1] + 1);
    out[0] /= length;
    out[1] /= length;
    out[2] = 1 / length;
    return true;
  }

  /** Undoes Brown's distortion of out[0], out[1] by Newton's method in the plane. */
  private straighten(out: Float64Array): boolean {
    const p = this.parameters;
    if (p.model !== 'brown-conrady') return true;
    const u = out[0];
    const v = out[1];
    const reach2 = this.reach * this.reach;
    let a = u;
    let b = v;
    // Begin inside the reach, where the model is monotonic.
    const start = a * a + b * b;
    if (start > reach2) {
      const shrink = (0.999 * this.reach) / Math.sqrt(start);
      a *= shrink;
      b *= shrink;
    }
    for (let i = 0; i < MOST_NEWTON; i++) {
      const r2 = a * a + b * b;
      const radial = 1 + r2 * (p.k1 + r2 * (p.k2 + r2 * p.k3));
      const slope = p.k1 + r2 * (2 * p.k2 + 3 * r2 * p.k3);
      const du = a * radial + 2 * p.p1 * a * b + p.p2 * (r2 + 2 * a * a) - u;
      const dv = b * radial + p.p1 * (r2 + 2 * b * b) + 2 * p.p2 * a * b - v;
      const uu = radial + 2 * a * a * slope + 2 * p.p1 * b + 6 * p.p2 * a;
      const uv = 2 * a * b * slope + 2 * p.p1 * a + 2 * p.p2 * b;
      const vv = radial + 2 * b * b * slope + 6 * p.p1 * b + 2 * p.p2 * a;
      const area = uu * vv - uv * uv;
      if (!(area > 0)) return false;
      const da = (vv * du - uv * dv) / area;
      const db = (uu * dv - uv * du) / area;
      a -= da;
      b -= db;
      if (da * da + db * db < CONVERGED) {
        out[0] = a;
        out[1] = b;
        return a * a + b * b <= reach2;
      }
    }
    return false;
  }

  /** The angle off the axis that a fisheye shows at a radius; NaN beyond its reach. */
  private angleOf(radius: number): number {
    const p = this.parameters;
    if (p.model !== 'kannala-brandt' || radius > fisheyeRadius(p, this.reach)) return Number.NaN;
    let low = 0;
    let high = this.reach;
    let angle = Math.min(radius, high);
    // Newton's method, kept inside a bracket that halves where it would leave it.
    for (let i = 0; i < 2 * MOST_NEWTON; i++) {
      const off = fisheyeRadius(p, angle) - radius;
      if (off > 0) high = angle;
      else low = angle;
      let next = angle - off / fisheyeSlope(p, angle);
      if (!(next >= low && next <= high)) next = (low + high) / 2;
      const step = next - angle;
      angle = next;
      if (step * step < CONVERGED * CONVERGED) break;
    }
    return angle;
  }

  private findReach(): number {
    const p = this.parameters;
    if (p.model === 'pinhole') return Number.POSITIVE_INFINITY;
    const most = p.model === 'kannala-brandt' ? Math.PI : FARTHEST_TANGENT;
    for (let i = 1; i <= STEPS; i++) {
      const at = (most * i) / STEPS;
      const r2 = at * at;
      const slope =
        p.model === 'kannala-brandt' ? fisheyeSlope(p, at) : 1 + r2 * (3 * p.k1 + r2 * (5 * p.k2 + r2 * 7 * p.k3));
      if (slope <= 0) return (most * (i - 1)) / STEPS;
    }
    return most;
  }
}

type Fisheye = Extract<LensParameters, { model: 'kannala-brandt' }>;

/** theta_d = theta (1 + k1 theta^2 + k2 theta^4 + k3 theta^6 + k4 theta^8). */
function fisheyeRadius({ k1, k2, k3, k4 }: Fisheye, angle: number): number {
  const a2 = angle * angle;
  return angle * (1 + a2 * (k1 + a2 * (k2 + a2 * (k3 + a2 * k4))));
}

function fisheyeSlope({ k1, k2, k3, k4 }: Fisheye, angle: number): number {
  const a2 = angle * angle;
  return 1 + a2 * (3 * k1 + a2 * (5 * k2 + a2 * (7 * k3 + a2 * 9 * k4)));
}
