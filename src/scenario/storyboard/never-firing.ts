import type { Condition } from './condition-schema.ts';

/** An event that waits: its name, and what for; null where that cannot be read. */
export interface WaitingEvent {
  readonly name: string;
  readonly when: Condition | null;
}

/**
 * Which events can never fire, since they wait for each other: all but those that can once others have. The least set that
 * holds every event whose condition can come true by the events in it.
 */
export function neverFiring(events: readonly WaitingEvent[]): number[] {
  const known = new Set(events.map(({ name }) => name));
  const firing = new Set<string>();
  // Who waits for somebody unknown is told so; here it may fire.
  const isPossible = (name: string) => firing.has(name) || !known.has(name);
  for (let before = -1; before < firing.size; ) {
    before = firing.size;
    for (const { name, when } of events) if (when === null || canHold(when, isPossible)) firing.add(name);
  }
  return events.flatMap(({ name }, i) => (firing.has(name) ? [] : [i]));
}

/** Events for which a condition waits, by name. */
export function awaitedEvents({ event, all = [], any = [], not }: Condition): string[] {
  const own = event === undefined ? [] : [typeof event === 'string' ? event : event.name];
  return [...own, ...[...all, ...any, ...(not === undefined ? [] : [not])].flatMap(awaitedEvents)];
}

function canHold({ event, all, any }: Condition, isPossible: (name: string) => boolean): boolean {
  if (event !== undefined) return isPossible(typeof event === 'string' ? event : event.name);
  if (all !== undefined) return all.every((part) => canHold(part, isPossible));
  if (any !== undefined) return any.some((part) => canHold(part, isPossible));
  return true;
}
