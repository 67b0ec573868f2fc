/**
 * Integral of evenly spaced samples by Simpson's rule, h/3 (f0 + 4 f1 + 2 f2 + ... + fn).
 *
 * The rule wants an odd number of samples. With an even one its last interval is the integral of the parabola through
 * the last three, h/12 (5 fn + 8 f(n-1) - f(n-2)) (K. V. Cartwright, "Simpson's rule cumulative integration with MS
 * Excel", 2017), as SciPy does since 1.11. Two samples are joined by a line; one has no length, and the integral is 0.
 *
 * @param step distance between samples
 */
export function simpson(samples: ArrayLike<number>, step: number): number {
  const count = samples.length;
  if (count < 2) return 0;
  if (count === 2) return (step * (samples[0] + samples[1])) / 2;
  const odd = count % 2 === 1 ? count : count - 1;
  let sum = samples[0] + samples[odd - 1];
  for (let i = 1; i < odd - 1; i++) sum += (i % 2 === 1 ? 4 : 2) * samples[i];
  const rest = odd === count ? 0 : (step * (5 * samples[count - 1] + 8 * samples[count - 2] - samples[count - 3])) / 12;
  return (step * sum) / 3 + rest;
}
