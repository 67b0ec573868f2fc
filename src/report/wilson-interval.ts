/** Quantile of the normal distribution that leaves 2.5 % above it. */
const Z_95 = 1.959963984540054;

/** Between what a share lies. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % interval of a probability of which `hits` of `count` independent tries are known (Wilson 1927, "Probable inference, the
 * law of succession, and statistical inference", equation 8). It never leaves 0 to 1, and none or all of few tries do not make it certain:
 *
 *     (p + z²/2n ± z √(p (1 - p)/n + z²/4n²)) / (1 + z²/n),   p = hits / n
 */
export function wilsonInterval(hits: number, count: number): ShareInterval {
  if (count === 0) return { low: 0, high: 1 };
  const share = hits / count;
  const z2 = (Z_95 * Z_95) / count;
  const middle = share + z2 / 2;
  const half = Math.sqrt(z2 * (share * (1 - share) + z2 / 4));
  // Rounding must not make 0 of n, or n of n, anything else than certain to be possible.
  const low = hits === 0 ? 0 : (middle - half) / (1 + z2);
  const high = hits === count ? 1 : (middle + half) / (1 + z2);
  return { low, high };
}
