/** Unknowns that one term may join: x[i], x[i-1], x[i-2], x[i-3]. */
const WIDTH = 4;

/**
 * Least squares of terms w (c0 x[i] + c1 x[i-1] + c2 x[i-2] + c3 x[i-3] - target)^2 over x[0 ... n-1], where x[-1],
 * x[-2] and x[-3] are known. The normal equations are banded and solved by Cholesky's L D L' in O(n) (Golub and Van
 * Loan, Matrix Computations, 4th ed., 4.3.6). Buffers are made once.
 */
export class BandedLeastSquares {
  /** x[-1], x[-2], x[-3]. */
  readonly known = new Float64Array(WIDTH - 1);
  readonly solution: Float64Array;
  /** Lower band of the normal matrix: [i * WIDTH + p] joins x[i] and x[i-p]. */
  private readonly band: Float64Array;
  private readonly right: Float64Array;
  private count = 0;

  constructor(capacity: number) {
    this.solution = new Float64Array(capacity);
    this.band = new Float64Array(capacity * WIDTH);
    this.right = new Float64Array(capacity);
  }

  /** Takes all terms away and sets the number of unknowns. */
  reset(count: number): void {
    this.count = count;
    this.band.fill(0);
    this.right.fill(0);
  }

  add(i: number, c0: number, c1: number, c2: number, c3: number, target: number, weight: number): void {
    coefficients[0] = c0;
    coefficients[1] = c1;
    coefficients[2] = c2;
    coefficients[3] = c3;
    let rest = target;
    for (let p = i + 1; p < WIDTH; p++) rest -= coefficients[p] * this.known[p - i - 1];
    for (let p = 0; p < WIDTH && p <= i; p++) {
      const row = i - p;
      const share = weight * coefficients[p];
      this.right[row] += share * rest;
      for (let q = p; q < WIDTH && q <= i; q++) this.band[row * WIDTH + q - p] += share * coefficients[q];
    }
  }

  /** Solves into `solution`. Every unknown must be in some term, with the known ones fixing the rest. */
  solve(): void {
    const { band, right, solution: x, count } = this;
    for (let i = 0; i < count; i++) {
      const first = Math.max(0, i - WIDTH + 1);
      for (let j = first; j < i; j++) {
        let sum = band[i * WIDTH + i - j];
        for (let k = Math.max(first, j - WIDTH + 1); k < j; k++) {
          sum -= band[i * WIDTH + i - k] * band[j * WIDTH + j - k] * band[k * WIDTH];
        }
        band[i * WIDTH + i - j] = sum / band[j * WIDTH];
      }
      for (let k = first; k < i; k++) {
        const l = band[i * WIDTH + i - k];
        band[i * WIDTH] -= l * l * band[k * WIDTH];
      }
    }
    for (let i = 0; i < count; i++) {
      x[i] = right[i];
      for (let p = 1; p < WIDTH && p <= i; p++) x[i] -= band[i * WIDTH + p] * x[i - p];
    }
    for (let i = count - 1; i >= 0; i--) {
      x[i] /= band[i * WIDTH];
      for (let p = 1; p < WIDTH && i + p < count; p++) x[i] -= band[(i + p) * WIDTH + p] * x[i + p];
    }
  }
}

const coefficients = new Float64Array(WIDTH);
