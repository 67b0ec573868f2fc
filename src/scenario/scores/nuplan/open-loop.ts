import { angleDifference } from '../../../core/math/angle.ts';
import { hypot } from '../../../core/math/hypot.ts';
import { fact, multiplier, type Score, term, weightedProduct } from '../score.ts';

/** Errors at which a term is 0. */
const DISTANCE = 8; // [m]
const HEADING = 0.8; // [rad]
/** A plan misses where its greatest distance up to the horizon [s] is beyond the threshold [m]. */
const MISSES = [
  { horizon: 3, threshold: 6 },
  { horizon: 5, threshold: 8 },
  { horizon: 8, threshold: 16 },
] as const;
/** Share of misses that is let pass at each horizon [1]. */
const MISS_RATE = 0.3;

/** Poses at even times after that of the plan, the first one `step` later. */
export interface PoseSeries {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly yaw: ArrayLike<number>;
}

/**
 * nuPlan's open-loop score of plans against what was driven, 0 to 1: 0 where more than 0.3 of the plans miss at a
 * horizon, else (1 ADE + 1 FDE + 2 AHE + 2 FHE) / 6, each term max(0, 1 - error / bound), errors averaged over 3, 5
 * and 8 s and over plans. Horizons that no plan reaches are left out; without any, nothing is known and the score is NaN.
 *
 * Source: nuplan-devkit, open_loop_boxes_weighted_average.
 *
 * @param step time between poses [s]
 */
export function nuplanOpenLoop(plans: readonly PoseSeries[], driven: readonly PoseSeries[], step: number): Score {
  const sums = { ade: 0, fde: 0, ahe: 0, fhe: 0, horizons: 0 };
  let worstRate = 0;
  for (const { horizon, threshold } of MISSES) {
    const samples = Math.round(horizon / step);
    let misses = 0;
    let reached = 0;
    for (const [index, plan] of plans.entries()) {
      const truth = driven[index];
      if (plan.x.length < samples || truth.x.length < samples) continue;
      const errors = errorsUpTo(plan, truth, samples);
      sums.ade += errors.ade;
      sums.fde += errors.fde;
      sums.ahe += errors.ahe;
      sums.fhe += errors.fhe;
      sums.horizons++;
      reached++;
      if (errors.greatest > threshold) misses++;
    }
    if (reached > 0) worstRate = Math.max(worstRate, misses / reached);
  }
  const mean = (sum: number) => (sums.horizons > 0 ? sum / sums.horizons : Number.NaN);
  const share = (error: number, bound: number) => Math.max(0, 1 - error / bound);
  return weightedProduct([
    multiplier('missRateWithinBound', worstRate <= MISS_RATE ? 1 : 0),
    term('averageDistance', share(mean(sums.ade), DISTANCE), 1),
    term('finalDistance', share(mean(sums.fde), DISTANCE), 1),
    term('averageHeading', share(mean(sums.ahe), HEADING), 2),
    term('finalHeading', share(mean(sums.fhe), HEADING), 2),
    fact('missRate', worstRate, '1'),
  ]);
}

function errorsUpTo(plan: PoseSeries, truth: PoseSeries, samples: number) {
  let distances = 0;
  let headings = 0;
  let greatest = 0;
  let fde = 0;
  let fhe = 0;
  for (let i = 0; i < samples; i++) {
    fde = hypot(plan.x[i] - truth.x[i], plan.y[i] - truth.y[i]);
    fhe = Math.abs(angleDifference(plan.yaw[i], truth.yaw[i]));
    distances += fde;
    headings += fhe;
    greatest = Math.max(greatest, fde);
  }
  return { ade: distances / samples, ahe: headings / samples, fde, fhe, greatest };
}
