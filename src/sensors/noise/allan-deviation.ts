/** One point of an Allan deviation. */
export interface AllanPoint {
  /** Averaging time [s]. */
  readonly tau: number;
  /** In the unit of the samples. */
  readonly deviation: number;
  /** Relative standard error that is to be expected, 1 / sqrt(2 (N / n - 1)) (IEEE Std 952-1997, eq. C.30) [1]. */
  readonly error: number;
}

/** Averaging times a factor of ten. */
const PER_DECADE = 5;

/** Fewer blocks than this say too little. */
const FEWEST_BLOCKS = 9;

/**
 * Overlapping Allan deviation of samples taken every `dt` seconds, for averages over n of them: with theta the sum of
 * samples times dt, sigma^2(n dt) = mean of (theta[k + 2n] - 2 theta[k + n] + theta[k])^2 / (2 (n dt)^2) over all k (IEEE
 * Std 1554-2005, annex; D. W. Allan, "Statistics of atomic frequency standards", 1966).
 */
export function allanPoint(samples: ArrayLike<number>, dt: number, n: number): AllanPoint {
  const count = samples.length;
  // The three sums slide along: what leaves and what enters is all that changes.
  let first = 0;
  let second = 0;
  for (let i = 0; i < n; i++) {
    first += samples[i];
    second += samples[n + i];
  }
  let squares = 0;
  const places = count - 2 * n + 1;
  for (let k = 0; k < places; k++) {
    const difference = (second - first) / n;
    squares += difference * difference;
    if (k + 1 === places) break;
    first += samples[k + n] - samples[k];
    second += samples[k + 2 * n] - samples[k + n];
  }
  return {
    tau: n * dt,
    deviation: Math.sqrt(squares / (2 * places)),
    error: 1 / Math.sqrt(2 * (count / n - 1)),
  };
}

/** Allan deviations at averaging times in a geometric row, as far as the samples reach. */
export function allanDeviation(samples: ArrayLike<number>, dt: number): AllanPoint[] {
  const points: AllanPoint[] = [];
  let last = 0;
  let decade = 1;
  for (let step = 0; ; step++) {
    if (step > 0 && step % PER_DECADE === 0) decade *= 10;
    const n = Math.round(decade * STEPS[step % PER_DECADE]);
    if (n * FEWEST_BLOCKS > samples.length) return points;
    if (n !== last) points.push(allanPoint(samples, dt, n));
    last = n;
  }
}

/** 10^(k / 5). */
const STEPS = [1, 1.584893192, 2.511886432, 3.981071706, 6.309573445];
