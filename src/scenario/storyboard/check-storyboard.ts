import type { RoadMap } from '../../map/road-map.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import type { Rig } from '../rig/rig-schema.ts';
import { type Action, actionSchema } from './action-schema.ts';
import { checkAction } from './check-action.ts';
import { checkCondition } from './check-condition.ts';
import { type Condition, conditionSchema } from './condition-schema.ts';
import { awaitedEvents, neverFiring } from './never-firing.ts';
import { listAt, ReferenceCheck, textOf } from './reference-check.ts';

/** An event of a document, as far as it can be read. */
interface ReadEvent {
  readonly name: string;
  readonly when: Condition | null;
  readonly then: readonly (Action | null)[];
  readonly mayRepeat: boolean;
}

/**
 * Checks a storyboard against the map, the actors and the rig: every problem at once, also beside events that cannot be
 * read. `onLane` checks a place on a lane at a path.
 */
export function checkStoryboard(
  map: RoadMap | null,
  rig: Rig | null,
  document: JsonDocument,
  onLane: (path: JsonPath) => void,
  problems: InputProblem[],
): void {
  const check = new ReferenceCheck(map, rig, document, problems, onLane);
  const events = listAt(document, 'storyboard').map(readEvent);
  checkNames(events, check);
  for (const [i, { when, then }] of events.entries()) {
    const path: JsonPath = ['storyboard', i];
    if (when !== null) checkCondition(when, [...path, 'when'], check);
    for (const [k, action] of then.entries()) if (action !== null) checkAction(action, [...path, 'then', k], check);
  }
  for (const [i, fault] of listAt(document, 'faults').entries()) {
    const event = textOf((fault as { readonly when?: unknown } | null)?.when, 'event');
    if (event !== null) check.name(['faults', i, 'when', 'event'], event, check.events, 'the name of an event');
  }
  checkWaiting(events, check);
  checkSpawns(events, check);
}

function readEvent(event: unknown): ReadEvent {
  const { when, then, repeat } = (typeof event === 'object' && event !== null ? event : {}) as Record<string, unknown>;
  return {
    name: textOf(event, 'name') ?? '',
    when: conditionSchema.safeParse(when).data ?? null,
    then: (Array.isArray(then) ? then : []).map((action) => actionSchema.safeParse(action).data ?? null),
    mayRepeat: repeat !== undefined && repeat !== false,
  };
}

function checkNames(events: readonly ReadEvent[], check: ReferenceCheck): void {
  const first = new Map<string, number>();
  for (const [i, { name }] of events.entries()) {
    const other = first.get(name);
    if (other === undefined) first.set(name, i);
    else if (name !== '')
      check.refuse(
        ['storyboard', i, 'name'],
        `found "${name}", which is storyboard[${other}], expected a name of its own; rename one`,
      );
  }
  if (events.length === 0) return;
  for (const [i, actor] of listAt(check.document, 'actors').entries())
    if (textOf(actor, 'name') === 'ego')
      check.refuse(['actors', i, 'name'], 'found "ego", which in a storyboard means the ego; rename it');
}

/** Events that wait for each other in a circle. */
function checkWaiting(events: readonly ReadEvent[], check: ReferenceCheck): void {
  const never = neverFiring(events);
  const stuck = new Set(never.map((i) => events[i].name));
  for (const i of never) {
    const { when } = events[i];
    const awaited = [...new Set(when === null ? [] : awaitedEvents(when))].filter((name) => stuck.has(name));
    const message = `waits for ${awaited.map((name) => `"${name}"`).join(' and ')}, expected an event that can come first: these wait for each other in a circle, and none can ever fire`;
    check.refuse(['storyboard', i, 'when'], message);
  }
}

/** Who appears though it is there already. */
function checkSpawns(events: readonly ReadEvent[], check: ReferenceCheck): void {
  const removed = new Set(events.flatMap(({ then }) => then.flatMap((action) => action?.remove ?? [])));
  const spawned = new Map<string, string>();
  for (const [i, { name, then, mayRepeat }] of events.entries()) {
    for (const [k, action] of then.entries()) {
      const actor = action?.spawn;
      if (actor === undefined || removed.has(actor)) continue;
      const path: JsonPath = ['storyboard', i, 'then', k, 'spawn'];
      const before = spawned.get(actor);
      if (before !== undefined)
        check.refuse(
          path,
          `found "${actor}", which event "${before}" spawns already and none removes; expected it once`,
        );
      else if (mayRepeat)
        check.refuse(path, `found "${actor}" in an event that repeats, but no event removes it; expected it once`);
      spawned.set(actor, name);
    }
  }
}
