import type { Tick } from '../core/tick.ts';
import type { PlannerFailure } from './realm/messages.ts';

/** What ended a planner's drive. */
export interface PlannerFault {
  readonly kind: 'planner';
  readonly message: string;
  /** "mine.ts:12"; left out where no line is known. */
  readonly at?: string;
  /** Lines of the author's file, innermost first. */
  readonly stack: readonly string[];
  /** When [ticks]. */
  readonly tick: Tick;
  /** What it had been given, the line of the route cut down to what is near. Null before the first plan. */
  readonly input: unknown;
}

export function plannerFault(failure: PlannerFailure, file: string, tick: Tick, input: unknown): PlannerFault {
  const { during, message, stack, line } = failure;
  const at = line === null ? undefined : `${file}:${line}`;
  return {
    kind: 'planner',
    message: `${at ?? file}: ${during}: ${message}`,
    ...(at === undefined ? {} : { at }),
    stack,
    tick,
    input,
  };
}
