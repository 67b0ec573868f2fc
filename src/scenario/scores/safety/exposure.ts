/**
 * Time exposed to a time to collision below a threshold, sum(dt [ttc < threshold]) [s] (M. Minderhoud, P. Bovy, "Extended
 * time-to-collision measures for road traffic safety assessment", 2001). Samples that are no number do not count.
 */
export function timeExposed(ttc: ArrayLike<number>, threshold: number, step: number): number {
  let samples = 0;
  for (let i = 0; i < ttc.length; i++) if (ttc[i] < threshold) samples++;
  return samples * step;
}

/** How deep below the threshold, sum((threshold - ttc) dt) where it is below [s^2]. */
export function timeIntegrated(ttc: ArrayLike<number>, threshold: number, step: number): number {
  let sum = 0;
  for (let i = 0; i < ttc.length; i++) if (ttc[i] < threshold) sum += threshold - ttc[i];
  return sum * step;
}
