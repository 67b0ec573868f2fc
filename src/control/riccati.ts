/** Doublings after which a solution that has not settled never will: each squares the closed loop. */
const MOST_DOUBLINGS = 40;

/** Relative change at which the solution has settled [1]. */
const SETTLED = 1e-13;

/**
 * Least solution X >= 0 of the discrete algebraic Riccati equation  X = A' X A - A' X b (r + b' X b)^-1 b' X A + Q  for one
 * input, by the structure-preserving doubling algorithm (Chu, Fan, Lin and Wang 2004, "Structure-preserving algorithms for
 * periodic discrete-time algebraic Riccati equations"): G = b b' / r, H = Q, and with W = (I + G H)^-1
 *   A <- A W A,  G <- G + A W G A',  H <- H + A' H W A;  H becomes X, at the square of the closed loop's rate.
 * Matrices are n x n by rows.
 */
export function solveRiccati(a0: Float64Array, b: Float64Array, q: Float64Array, r: number): Float64Array {
  const n = b.length;
  let a = a0;
  let g = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) g[i * n + j] = (b[i] * b[j]) / r;
  let h = q;
  for (let k = 0; k < MOST_DOUBLINGS; k++) {
    const w = inverse(plusIdentity(product(g, h, n), n), n);
    const aw = product(a, w, n);
    const across = transposed(a, n);
    const step = product(product(across, h, n), product(w, a, n), n);
    g = sum(g, product(product(aw, g, n), across, n));
    a = product(aw, a, n);
    h = sum(h, step);
    if (greatest(step) <= SETTLED * greatest(h)) break;
  }
  return h;
}

/** Gain K of the least-cost input u = -K x:  K = (r + b' X b)^-1 b' X A. */
export function riccatiGain(a: Float64Array, b: Float64Array, x: Float64Array, r: number): Float64Array {
  const n = b.length;
  const bx = Float64Array.from(b, (_, j) => b.reduce((total, value, i) => total + value * x[i * n + j], 0));
  const size = bx.reduce((total, value, j) => total + value * b[j], r);
  return Float64Array.from(b, (_, j) => bx.reduce((total, value, i) => total + value * a[i * n + j], 0) / size);
}

export function product(a: Float64Array, b: Float64Array, n: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) out[i * n + j] += a[i * n + k] * b[k * n + j];
  return out;
}

/** By Gauss and Jordan with the greatest pivot of each column. */
export function inverse(matrix: Float64Array, n: number): Float64Array<ArrayBuffer> {
  const left = matrix.slice();
  const right = plusIdentity(new Float64Array(n * n), n);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++)
      if (Math.abs(left[i * n + column]) > Math.abs(left[pivot * n + column])) pivot = i;
    const size = left[pivot * n + column];
    for (const rows of [left, right]) swapRows(rows, pivot, column, size, n);
    for (let i = 0; i < n; i++) {
      const share = i === column ? 0 : left[i * n + column];
      for (const rows of [left, right]) for (let j = 0; j < n; j++) rows[i * n + j] -= share * rows[column * n + j];
    }
  }
  return right;
}

/** Swaps two rows and divides the one that comes to `to` by a number. */
function swapRows(rows: Float64Array, from: number, to: number, divisor: number, n: number): void {
  for (let j = 0; j < n; j++) {
    const value = rows[from * n + j];
    rows[from * n + j] = rows[to * n + j];
    rows[to * n + j] = value / divisor;
  }
}

function transposed(a: Float64Array, n: number): Float64Array {
  return a.map((_, i) => a[(i % n) * n + Math.floor(i / n)]);
}

function sum(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from(a, (value, i) => value + b[i]);
}

function plusIdentity(a: Float64Array, n: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(a, (value, i) => (i % (n + 1) === 0 ? value + 1 : value));
}

function greatest(a: Float64Array): number {
  return a.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
