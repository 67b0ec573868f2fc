import { multiplier, type Score, term, weightedProduct } from '../score.ts';

/** Where neither ego nor expert makes more way than this, progress is complete [m]. */
const PROGRESS_THRESHOLD = 5;

/** What PDMS is made of over one horizon of 4 s. */
export interface PdmParts {
  /** 1; 1/2 where an object was hit by the ego's fault; 0 where somebody was. */
  readonly noCollision: number;
  /** 1 or 0. */
  readonly drivableArea: number;
  /** 1 or 0. */
  readonly timeToCollision: number;
  /** 0 to 1, pdmProgress. */
  readonly progress: number;
  /** 1 or 0. */
  readonly comfort: number;
}

/**
 * NAVSIM's predictive driver model score, 0 to 1: NC DAC (5 TTC + 5 EP + 2 C) / 12.
 *
 * Source: navsim, pdm_planner/scoring/pdm_scorer.py (version 1).
 */
export function pdmScore(parts: PdmParts): Score {
  return weightedProduct([
    multiplier('noCollision', parts.noCollision),
    multiplier('drivableArea', parts.drivableArea),
    term('timeToCollision', parts.timeToCollision, 5),
    term('progress', parts.progress, 5),
    term('comfort', parts.comfort, 2),
  ]);
}

/**
 * Progress of the ego over the greater of both, where the ego's counts times the multipliers; 1 where that is no more than
 * 5 m, and 0 where a multiplier is 0.
 *
 * @param ego way made [m]
 * @param expert way that the expert made from there [m]
 * @param product of the multipliers
 */
export function pdmProgress(ego: number, expert: number, product: number): number {
  if (product === 0) return 0;
  const own = Math.max(0, ego) * product;
  const greatest = Math.max(own, expert);
  return greatest > PROGRESS_THRESHOLD ? own / greatest : 1;
}
