import type { PlannerThoughts } from '../core/planner-thoughts.ts';
import type { TopicRow } from '../core/topics.ts';
import type { PlannerOutput } from './planner-output.ts';

/** Where a planner's candidates, drawings and figures go. */
export const THOUGHTS = 'planner.thoughts';

/** A run with a planner that is a file has this topic beside those of the table. */
export const THOUGHTS_ROW: TopicRow = {
  topic: THOUGHTS,
  specification: {
    rate: 10,
    latency: 0,
    logEvery: 1,
    writers: ['planner'],
    title: 'candidates, drawings and figures of a planner that is a file',
  },
};

/** What is published of them; null where there is nothing to show. */
export function thoughtsOfOutput({
  candidates = [],
  drawings = [],
  debug = {},
}: PlannerOutput): PlannerThoughts | null {
  const figures = Object.entries(debug).map(([name, value]) => ({ name, value }));
  if (candidates.length + drawings.length + figures.length === 0) return null;
  return {
    candidates: candidates.map(({ cost, label = '', points }) => ({ cost, label, points: Float64Array.from(points) })),
    drawings: drawings.map(({ kind, label = '', color = -1, points }) => ({
      kind,
      label,
      color,
      points: Float64Array.from(points),
    })),
    figures,
  };
}
