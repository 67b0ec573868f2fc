import type { PlannerParam } from './planner-definition.ts';

/** A text as a value of a parameter's kind; what it cannot be is for paramProblem to tell. */
export function valueOfText(param: PlannerParam, text: string): number | boolean | string {
  if (typeof param.default === 'number') return text.trim() === '' ? Number.NaN : Number(text);
  if (typeof param.default === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}
