import { multiplier, type Score, term, weightedProduct } from '../score.ts';

/** Progress ratio from which the ego counts as making progress [1]. */
const LEAST_PROGRESS = 0.2;

/** What nuPlan's closed-loop score is made of, each 0 to 1. */
export interface NuplanParts {
  /** Product over classes, at-fault-collisions.ts. */
  readonly noAtFaultCollisions: number;
  /** 1 or 0. */
  readonly drivableArea: number;
  /** 1, 1/2 or 0. */
  readonly drivingDirection: number;
  /** Against the expert, progress-ratio.ts. */
  readonly progress: number;
  /** 1 or 0. */
  readonly timeToCollision: number;
  readonly speedLimit: number;
  /** 1 or 0. */
  readonly comfort: number;
}

/**
 * nuPlan's closed-loop score, 0 to 1:
 * collisions * area * making progress * direction * (5 progress + 5 ttc + 4 speed + 2 comfort) / 16.
 *
 * Source: nuplan-devkit, metric_aggregator/closed_loop_*_weighted_average.yaml. The direction is a multiplier as in this
 * configuration, which is what runs; the table in that project's documentation has it among the weighted terms.
 */
export function nuplanScore(parts: NuplanParts): Score {
  const makingProgress = Number.isNaN(parts.progress) ? Number.NaN : parts.progress >= LEAST_PROGRESS ? 1 : 0;
  return weightedProduct([
    multiplier('noAtFaultCollisions', parts.noAtFaultCollisions),
    multiplier('drivableArea', parts.drivableArea),
    multiplier('makingProgress', makingProgress),
    multiplier('drivingDirection', parts.drivingDirection),
    term('progress', parts.progress, 5),
    term('timeToCollision', parts.timeToCollision, 5),
    term('speedLimit', parts.speedLimit, 4),
    term('comfort', parts.comfort, 2),
  ]);
}
