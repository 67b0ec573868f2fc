/** One part of a score: what it is made of, so that a reader sees why it is what it is. */
export interface ScorePart {
  readonly name: string;
  readonly value: number;
  /**
   * `multiplier`: the score is a product with it. `term`: enters a weighted sum with its weight. `fact`: a number behind
   * another part, not counted itself.
   */
  readonly role: 'multiplier' | 'term' | 'fact';
  /** Weight of a term; 1 for others. */
  readonly weight: number;
  readonly unit: string;
}

/** A score of a run and its parts. */
export interface Score {
  readonly value: number;
  readonly parts: readonly ScorePart[];
}

export function multiplier(name: string, value: number): ScorePart {
  return { name, value, role: 'multiplier', weight: 1, unit: '1' };
}

export function term(name: string, value: number, weight: number): ScorePart {
  return { name, value, role: 'term', weight, unit: '1' };
}

export function fact(name: string, value: number, unit: string): ScorePart {
  return { name, value, role: 'fact', weight: 1, unit };
}

/**
 * Product of the multipliers and of the weighted mean of the terms: m1 m2 ... (w1 t1 + w2 t2 + ...) / (w1 + w2 + ...).
 * Parts that are not numbers make it NaN: nothing is known then.
 */
export function weightedProduct(parts: readonly ScorePart[]): Score {
  let product = 1;
  let sum = 0;
  let weights = 0;
  for (const { role, value, weight } of parts) {
    if (role === 'multiplier') product *= value;
    if (role !== 'term') continue;
    sum += weight * value;
    weights += weight;
  }
  return { value: weights > 0 ? (product * sum) / weights : product, parts };
}
