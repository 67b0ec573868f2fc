import type { StoryOrder } from '../../../core/story.ts';
import type { StoryView } from '../story-view.ts';

/** What an event does when it fires. */
export interface StoryAction {
  /** Gives its orders; what takes longer than one order sets `state[0]` to 1 for as long as it is at work. */
  begin(view: StoryView, orders: StoryOrder[]): void;
  /** Every tick while it is at work, from the tick after its beginning on. Allocates nothing while it orders nothing. */
  advance?(view: StoryView, orders: StoryOrder[]): void;
  readonly state?: Float64Array;
  /** Orders to `actor` by others that end what it is at. */
  readonly actor?: number;
  readonly yieldsTo?: readonly StoryOrder['kind'][];
}

/** An action that is one order, the same at any time. */
export function give(order: StoryOrder): StoryAction {
  return { begin: (_view, orders) => void orders.push(order) };
}
