import { reducePiOver2, remainder } from './reduce-pi-over-2.ts';

const QUARTER_PI = Math.PI / 4;

/** Remez coefficients of (sin x - x) / x^3 in powers of x^2 on |x| <= pi/4 (fdlibm, k_sin.c). */
const S1 = -1.6666666666666632e-1;
const S2 = 8.33333333332249e-3;
const S3 = -1.984126982985795e-4;
const S4 = 2.7557313707070068e-6;
const S5 = -2.5050760253406863e-8;
const S6 = 1.58969099521155e-10;

/** Remez coefficients of (cos x - 1 + x^2/2) / x^4 in powers of x^2 on |x| <= pi/4 (fdlibm, k_cos.c). */
const C1 = 0.0416666666666666;
const C2 = -1.388888888887411e-3;
const C3 = 2.480158728947673e-5;
const C4 = -2.7557314351390663e-7;
const C5 = 2.087572321298175e-9;
const C6 = -1.1359647557788195e-11;

/** Sine of an angle in radians, exact reduction at any magnitude. Error below 1 ulp. */
export function sin(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return x === 0 ? x : sinNearZero(x, 0);
  if (x - x !== 0) return Number.NaN;
  const quadrant = reducePiOver2(x);
  const head = remainder[0];
  const tail = remainder[1];
  const value = (quadrant & 1) === 0 ? sinNearZero(head, tail) : cosNearZero(head, tail);
  return quadrant < 2 ? value : -value;
}

/** Cosine of an angle in radians, exact reduction at any magnitude. Error below 1 ulp. */
export function cos(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return cosNearZero(x, 0);
  if (x - x !== 0) return Number.NaN;
  const quadrant = reducePiOver2(x);
  const head = remainder[0];
  const tail = remainder[1];
  const value = (quadrant & 1) === 0 ? cosNearZero(head, tail) : sinNearZero(head, tail);
  return quadrant === 0 || quadrant === 3 ? value : -value;
}

/** sin(x + tail) = sin x + tail (1 - x^2/2), |x| <= pi/4; the small terms are summed first. */
function sinNearZero(x: number, tail: number): number {
  const z = x * x;
  const cube = z * x;
  const beyondCubic = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
  return x - (z * (0.5 * tail - cube * beyondCubic) - tail - cube * S1);
}

/** cos(x + tail) = cos x - x tail, |x| <= pi/4; what rounding 1 - x^2/2 loses is added back. */
function cosNearZero(x: number, tail: number): number {
  const z = x * x;
  const w = z * z;
  const beyondSquare = z * (C1 + z * (C2 + z * C3)) + w * w * (C4 + z * (C5 + z * C6));
  const half = 0.5 * z;
  const parabola = 1 - half;
  return parabola + (1 - parabola - half + (z * beyondSquare - x * tail));
}
