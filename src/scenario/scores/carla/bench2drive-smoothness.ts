import { comfort, comfortSignals, type EgoMotion } from '../nuplan/comfort.ts';

/** Samples of a chunk. */
const CHUNK = 20;

/**
 * Bench2Drive's smoothness: share of whole chunks of 20 samples that keep nuPlan's limits of comfort [1]; NaN for a drive
 * of less than one chunk.
 *
 * Source: Bench2Drive, tools/efficiency_smoothness_benchmark.py.
 */
export function bench2driveSmoothness({ step, ax, ay, yaw }: EgoMotion): number {
  const chunks = Math.floor(ax.length / CHUNK);
  let smooth = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    const part = (series: ArrayLike<number>) =>
      Float64Array.from({ length: CHUNK }, (_, i) => series[chunk * CHUNK + i]);
    smooth += comfort(comfortSignals({ step, ax: part(ax), ay: part(ay), yaw: part(yaw) }));
  }
  return chunks > 0 ? smooth / chunks : Number.NaN;
}
