import type { PlannerThoughts } from '../core/planner-thoughts.ts';
import type { PlannerRemarks } from './planner-output.ts';

/** What is published of a planner's candidates, drawings and figures; null where there is nothing to show. */
export function thoughtsOfOutput({
  candidates = [],
  drawings = [],
  debug = {},
}: PlannerRemarks): PlannerThoughts | null {
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
