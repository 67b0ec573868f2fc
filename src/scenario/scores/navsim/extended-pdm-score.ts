import { multiplier, type Score, term, weightedProduct } from '../score.ts';

/** What EPDMS is made of over one horizon of 4 s. */
export interface ExtendedPdmParts {
  readonly noCollision: number;
  readonly drivableArea: number;
  /** 1, 1/2 or 0, as nuPlan's driving direction. */
  readonly drivingDirection: number;
  /** 0 where a red light was run. */
  readonly trafficLight: number;
  readonly progress: number;
  readonly timeToCollision: number;
  /** lane-keeping.ts */
  readonly laneKeeping: number;
  /** Comfort with the motion before the horizon taken in, and between one plan and the next. */
  readonly historyComfort: number;
  readonly extendedComfort: number;
}

/**
 * NAVSIM's extended score, 0 to 1: NC DAC DDC TLC (5 EP + 5 TTC + 2 LK + 2 HC + 2 EC) / 16. What the human driver failed,
 * too, is not held against the ego: such a part counts as 1.
 *
 * Source: navsim, docs/metrics.md (version 2).
 *
 * @param human the same parts of the human, here of the expert; null where they are not known
 */
export function extendedPdmScore(agent: ExtendedPdmParts, human: ExtendedPdmParts | null = null): Score {
  const filtered = (name: keyof ExtendedPdmParts) => (human !== null && human[name] === 0 ? 1 : agent[name]);
  return weightedProduct([
    multiplier('noCollision', filtered('noCollision')),
    multiplier('drivableArea', filtered('drivableArea')),
    multiplier('drivingDirection', filtered('drivingDirection')),
    multiplier('trafficLight', filtered('trafficLight')),
    term('progress', filtered('progress'), 5),
    term('timeToCollision', filtered('timeToCollision'), 5),
    term('laneKeeping', filtered('laneKeeping'), 2),
    term('historyComfort', filtered('historyComfort'), 2),
    term('extendedComfort', filtered('extendedComfort'), 2),
  ]);
}
