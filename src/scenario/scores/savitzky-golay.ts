/** The order of the polynomial is 2: fewer samples than this have no fit. */
const LEAST_SAMPLES = 3;

/**
 * Smoothed samples, or their first or second derivative, by a least-squares parabola over a moving window
 * (A. Savitzky, M. J. E. Golay, "Smoothing and differentiation of data by simplified least squares procedures", 1964).
 *
 * About the window's middle u = 0 of n samples the parabola a0 + a1 u + a2 u^2 has, by symmetry of u,
 * a1 = sum(u y) / S2, a2 = (n sum(u^2 y) - S2 sum(y)) / (n S4 - S2^2), a0 = (sum(y) - a2 S2) / n, Sk = sum(u^k).
 *
 * Even windows have their middle between two samples. As SciPy's savgol_filter does, which nuPlan runs, sample i takes
 * the value at the middle of samples i - n/2 + 1 to i + n/2, half a sample late; the first and last floor(n/2) samples
 * are read off the parabolas of the first and last window at their own places.
 *
 * A window longer than the series is cut to it; a series of less than 3 samples gives an empty array.
 *
 * @param step time between samples [s]
 */
export function savitzkyGolay(
  series: ArrayLike<number>,
  window: number,
  derivative: 0 | 1 | 2,
  step: number,
): Float64Array {
  const size = Math.min(window, series.length);
  if (size < LEAST_SAMPLES) return new Float64Array(0);
  const out = new Float64Array(series.length);
  const half = Math.floor(size / 2);
  const middle = (size - 1) / 2;
  const lead = size % 2 === 0 ? half - 1 : half;
  const fit = { a0: 0, a1: 0, a2: 0 };
  fitParabola(series, 0, size, fit);
  for (let i = 0; i < half; i++) out[i] = valueAt(fit, i - middle, derivative, step);
  for (let i = half; i < series.length - half; i++) {
    fitParabola(series, i - lead, size, fit);
    out[i] = valueAt(fit, 0, derivative, step);
  }
  fitParabola(series, series.length - size, size, fit);
  for (let i = series.length - half; i < series.length; i++) {
    out[i] = valueAt(fit, i - (series.length - size) - middle, derivative, step);
  }
  return out;
}

interface Parabola {
  a0: number;
  a1: number;
  a2: number;
}

function fitParabola(series: ArrayLike<number>, from: number, size: number, out: Parabola): void {
  let s2 = 0;
  let s4 = 0;
  let y0 = 0;
  let y1 = 0;
  let y2 = 0;
  for (let k = 0; k < size; k++) {
    const u = k - (size - 1) / 2;
    const y = series[from + k];
    s2 += u * u;
    s4 += u * u * u * u;
    y0 += y;
    y1 += u * y;
    y2 += u * u * y;
  }
  out.a1 = y1 / s2;
  out.a2 = (size * y2 - s2 * y0) / (size * s4 - s2 * s2);
  out.a0 = (y0 - out.a2 * s2) / size;
}

function valueAt({ a0, a1, a2 }: Parabola, u: number, derivative: 0 | 1 | 2, step: number): number {
  if (derivative === 0) return a0 + u * (a1 + u * a2);
  if (derivative === 1) return (a1 + 2 * a2 * u) / step;
  return (2 * a2) / (step * step);
}
