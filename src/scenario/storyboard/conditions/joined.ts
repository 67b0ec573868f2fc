import type { StoryView } from '../story-view.ts';
import type { StoryCondition } from './story-condition.ts';

/*
 * All parts are asked at every tick, also where the answer is known before the last: some remember. OpenSCENARIO's
 * ConditionGroup is `all`, its Trigger `any`.
 */

export function all(parts: readonly StoryCondition[]): StoryCondition {
  return { parts, holds: (view) => countHolding(parts, view) === parts.length };
}

export function any(parts: readonly StoryCondition[]): StoryCondition {
  return { parts, holds: (view) => countHolding(parts, view) > 0 };
}

export function not(part: StoryCondition): StoryCondition {
  return { parts: [part], holds: (view) => !part.holds(view) };
}

function countHolding(parts: readonly StoryCondition[], view: StoryView): number {
  let count = 0;
  for (let i = 0; i < parts.length; i++) if (parts[i].holds(view)) count++;
  return count;
}
