import { fact, type Score, term } from './score.ts';

/** What SMARTS' benchmark measures, each 0 (best) to 1. */
export interface SmartsParts {
  /** Distance left to the goal, over the length of the way. */
  readonly distanceToGoal: number;
  /** Time taken, over the time there is. */
  readonly time: number;
  /** Nearness of obstacles, jerk, offset from the lane's centre. */
  readonly obstacles: number;
  readonly jerk: number;
  readonly laneOffset: number;
  /** Excess of speed, and driving the wrong way. */
  readonly speedLimit: number;
  readonly wrongWay: number;
}

/**
 * SMARTS' benchmark score, 0 to 1: the mean of 1 - distance, 1 - time, 1 - humanness and 1 - rules, where humanness is the
 * mean of obstacles, jerk and lane offset, and rules that of speed limit and wrong way.
 *
 * Source: SMARTS, smarts/env/gymnasium, metric formula.
 */
export function smartsScore(parts: SmartsParts): Score {
  const unit = (value: number) => Math.min(1, Math.max(0, value));
  const humanness = (unit(parts.obstacles) + unit(parts.jerk) + unit(parts.laneOffset)) / 3;
  const rules = (unit(parts.speedLimit) + unit(parts.wrongWay)) / 2;
  const terms = [
    term('distanceToGoal', 1 - unit(parts.distanceToGoal), 0.25),
    term('time', 1 - unit(parts.time), 0.25),
    term('humanness', 1 - humanness, 0.25),
    term('rules', 1 - rules, 0.25),
  ];
  const facts = (['obstacles', 'jerk', 'laneOffset', 'speedLimit', 'wrongWay'] as const).map((name) =>
    fact(name, parts[name], '1'),
  );
  return { value: terms.reduce((sum, { value, weight }) => sum + weight * value, 0), parts: [...terms, ...facts] };
}
