/** Statistics for tests of noise: plain sums over arrays. */

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

export function deviation(values: ArrayLike<number>): number {
  const middle = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] - middle) * (values[i] - middle);
  return Math.sqrt(sum / values.length);
}

/** Correlation of a series with itself `lag` samples later. */
export function autocorrelation(values: ArrayLike<number>, lag: number): number {
  const middle = mean(values);
  let [products, squares] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    squares += (values[i] - middle) ** 2;
    if (i + lag < values.length) products += (values[i] - middle) * (values[i + lag] - middle);
  }
  return ((products / squares) * values.length) / (values.length - lag);
}

/** Correlation of two series. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [middleA, middleB] = [mean(a), mean(b)];
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - middleA) * (b[i] - middleB);
  return sum / a.length / (deviation(a) * deviation(b));
}
