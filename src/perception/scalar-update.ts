/**
 * Kalman update with one scalar measurement z = h x + noise of variance r, in place. Several measurements with
 * independent noise are taken one after the other, which needs no matrix inverse (Bar-Shalom, Li and Kirubarajan,
 * Estimation with Applications to Tracking and Navigation, 2001, section 7.2; for one scalar, P - K s K' is Joseph's form).
 *
 * @param x state, n long
 * @param p covariance, n x n by rows, symmetric; stays so exactly
 * @param h row of the measurement matrix, n long
 * @param innovation z - h x
 * @param gain scratch, n long; holds the gain K afterwards
 */
export function scalarUpdate(
  x: Float64Array,
  p: Float64Array,
  h: Float64Array,
  innovation: number,
  r: number,
  gain: Float64Array,
): void {
  const n = x.length;
  const s = innovationVariance(p, h, r, gain);
  for (let i = 0; i < n; i++) gain[i] /= s;
  for (let i = 0; i < n; i++) {
    x[i] += gain[i] * innovation;
    for (let j = i; j < n; j++) {
      const value = p[i * n + j] - gain[i] * s * gain[j];
      p[i * n + j] = value;
      p[j * n + i] = value;
    }
  }
}

/** Variance h P h' + r of the innovation; leaves P h' in `ph`. Its square root's multiples are the usual gates. */
export function innovationVariance(p: Float64Array, h: Float64Array, r: number, ph: Float64Array): number {
  const n = h.length;
  let s = r;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += p[i * n + j] * h[j];
    ph[i] = sum;
    s += h[i] * sum;
  }
  return s;
}
