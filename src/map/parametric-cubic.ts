import { atan2 } from '../core/math/atan.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import type { Geometry } from './opendrive/geometry-record.ts';
import type { Polynomial } from './opendrive/polynomials.ts';
import type { PlanPoint } from './plan-view.ts';

/** The elements that are cubic polynomials. */
export type CubicGeometry = Extract<Geometry, { kind: 'poly3' | 'paramPoly3' }>;

/** Intervals of equal parameter for which the arc length is kept. */
const INTERVALS = 32;
/** Steps of Newton's method for the parameter of an arc length; from a good start three are enough. */
const STEPS = 4;
/** Slower curves count as that fast: a cusp has no direction [m per unit of p]. */
const MIN_SPEED = 1e-9;

/** Gauss-Legendre nodes and weights on [-1, 1], 5 points. */
const NODES = [0, -0.5384693101056831, 0.5384693101056831, -0.906179845938664, 0.906179845938664];
const WEIGHTS = [0.5688888888888889, 0.4786286704993665, 0.4786286704993665, 0.2369268850561891, 0.2369268850561891];

interface Shape {
  readonly u: Polynomial;
  readonly v: Polynomial;
}

/** A curve (u(p), v(p)) with the arc length at equally spaced p from 0 to `end`. */
interface MeasuredCurve extends Shape {
  readonly end: number;
  readonly lengths: Float64Array;
  /** Arc length per metre of s: 1 in good files. */
  readonly scale: number;
}

/** Measured when first asked for; what is kept follows from the geometry alone. */
const measured = new WeakMap<CubicGeometry, MeasuredCurve>();

/**
 * A poly3 or paramPoly3 at the arc length `ds` from its start. Where the stated length of a paramPoly3 is not the curve's,
 * s is spread evenly over the curve, so that it ends where p does; a poly3 just ends at its length. With speed w = |(u', v')|: heading atan2(v', u'),
 * curvature k = (u' v'' - v' u'') / w^3, and dk/ds = ((u' v''' - v' u''') w^2 - 3 (u' v'' - v' u'') (u' u'' + v' v'')) / w^6.
 */
export function parametricCubicPoint(geometry: CubicGeometry, ds: number, out: PlanPoint): void {
  const curve = measure(geometry);
  const { u, v } = curve;
  const p = parameterAt(curve, ds * curve.scale);
  const [du, dv] = [first(u, p), first(v, p)];
  const [ddu, ddv] = [second(u, p), second(v, p)];
  const w = Math.max(MIN_SPEED, Math.sqrt(du * du + dv * dv));
  const cross = du * ddv - dv * ddu;
  const along = du * ddu + dv * ddv;
  const third = du * 6 * v.d - dv * 6 * u.d;
  const c = cos(geometry.hdg);
  const s = sin(geometry.hdg);
  const x = value(u, p);
  const y = value(v, p);
  out.x = geometry.x + c * x - s * y;
  out.y = geometry.y + s * x + c * y;
  out.heading = geometry.hdg + atan2(dv, du);
  out.curvature = cross / (w * w * w);
  out.curvatureRate = (third * w * w - 3 * cross * along) / (w * w * w * w * w * w);
}

function measure(geometry: CubicGeometry): MeasuredCurve {
  const known = measured.get(geometry);
  if (known !== undefined) return known;
  const { v, length } = geometry;
  const isFunction = geometry.kind === 'poly3';
  const u = isFunction ? { a: 0, b: 1, c: 0, d: 0 } : geometry.u;
  const end = isFunction || !geometry.normalized ? length : 1;
  const lengths = new Float64Array(INTERVALS + 1);
  const shape = { u, v };
  for (let i = 0; i < INTERVALS; i++) {
    lengths[i + 1] = lengths[i] + arcLength(shape, (i * end) / INTERVALS, ((i + 1) * end) / INTERVALS);
  }
  const curve = { ...shape, end, lengths, scale: isFunction ? 1 : lengths[INTERVALS] / length };
  measured.set(geometry, curve);
  return curve;
}

/** Arc length of a whole element per metre of its stated length; 1 in good files. */
export function lengthRatio(geometry: CubicGeometry): number {
  return measure(geometry).scale;
}

/** The p whose arc length from 0 is `ds`; beyond the ends the curve goes on. */
function parameterAt(curve: MeasuredCurve, ds: number): number {
  const { lengths, end } = curve;
  let i = 0;
  while (i < INTERVALS - 1 && lengths[i + 1] <= ds) i++;
  const from = (i * end) / INTERVALS;
  const step = end / INTERVALS;
  const reach = Math.max(MIN_SPEED * step, lengths[i + 1] - lengths[i]);
  let p = from + ((ds - lengths[i]) / reach) * step;
  for (let k = 0; k < STEPS; k++) {
    const missing = ds - lengths[i] - arcLength(curve, from, p);
    p += missing / Math.max(MIN_SPEED, speed(curve, p));
  }
  return p;
}

function arcLength(curve: Shape, from: number, to: number): number {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  let sum = 0;
  for (let i = 0; i < NODES.length; i++) sum += WEIGHTS[i] * speed(curve, middle + half * NODES[i]);
  return half * sum;
}

function speed({ u, v }: Shape, p: number): number {
  const du = first(u, p);
  const dv = first(v, p);
  return Math.sqrt(du * du + dv * dv);
}

function value({ a, b, c, d }: Polynomial, p: number): number {
  return a + p * (b + p * (c + p * d));
}

function first({ b, c, d }: Polynomial, p: number): number {
  return b + p * (2 * c + p * 3 * d);
}

function second({ c, d }: Polynomial, p: number): number {
  return 2 * c + p * 6 * d;
}
