import { type Score, term } from '../score.ts';
import type { PartialCosts } from './partial-costs.ts';

/**
 * CommonRoad's cost functions: weights of the partial costs. Lower is better, and there is no upper end.
 *
 * Source: commonroad-drivability-checker, commonroad_dc/costs/evaluation.py. TR1 is that of the competition.
 */
export const COST_FUNCTIONS = {
  JB1: { T: 1 },
  SA1: { SA: 0.1, SR: 0.1, D: 1e5 },
  WX1: { T: 10, V: 1, A: 0.1, J: 0.1, D: 0.1, L: 10 },
  SM1: { A: 50, SA: 50, SR: 50, L: 1, V: 20, O: 50 },
  SM2: { A: 50, SA: 50, SR: 50, L: 1, O: 50 },
  SM3: { A: 50, SA: 50, SR: 50, V: 20, O: 50 },
  MW1: { Jlat: 5, Jlon: 0.5, Vlon: 0.2, ID: 1 },
  TR1: { Jlon: 0.01, SR: 22, D: 8, LC: 0.5 },
} as const satisfies Record<string, Partial<Record<keyof PartialCosts, number>>>;

export type CostFunction = keyof typeof COST_FUNCTIONS;

/** Weighted sum of partial costs; its parts are the partial costs with their weights. */
export function commonRoadCost(name: CostFunction, costs: PartialCosts): Score {
  const weights = Object.entries(COST_FUNCTIONS[name]) as [keyof PartialCosts, number][];
  const parts = weights.map(([cost, weight]) => term(cost, costs[cost], weight));
  return { value: parts.reduce((sum, { value, weight }) => sum + weight * value, 0), parts };
}
