import type { StoryView } from '../story-view.ts';

/** Something that is so or not, asked once a tick of every event that can still fire. Asking allocates nothing. */
export interface StoryCondition {
  holds(view: StoryView): boolean;
  /** What it remembers from tick to tick, where it does. */
  readonly state?: Float64Array;
  /** Conditions of which it is made. */
  readonly parts?: readonly StoryCondition[];
}

/** Everything that a condition and its parts remember, in a fixed order. */
export function statesOf({ state, parts = [] }: StoryCondition): Float64Array[] {
  return [...(state === undefined ? [] : [state]), ...parts.flatMap(statesOf)];
}
