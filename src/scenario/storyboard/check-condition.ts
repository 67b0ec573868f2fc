import type { JsonPath } from '../json-document.ts';
import type { Condition } from './condition-schema.ts';
import type { ReferenceCheck } from './reference-check.ts';
import { lightsOf, type StretchFields, stretchOf } from './story-references.ts';

/** Checks what a condition refers to, and that it can be. */
export function checkCondition(condition: Condition, path: JsonPath, check: ReferenceCheck): void {
  const { time, distance, ttc, headway, position, speed, acceleration, signal, event, standstill, collision } =
    condition;
  if (time !== undefined && time > check.timeout)
    check.refuse([...path, 'time'], `found ${time} s, expected less than the timeout, ${check.timeout} s`);
  if (distance !== undefined) {
    check.watched([...path, 'distance', 'from'], distance.from);
    if (typeof distance.to === 'string') checkOther([...path, 'distance'], distance.from, distance.to, check);
    else check.place([...path, 'distance', 'to'], distance.to);
  }
  for (const [key, pair] of [['ttc', ttc] as const, ['headway', headway] as const]) {
    if (pair === undefined) continue;
    check.watched([...path, key, 'from'], pair.from);
    checkOther([...path, key], pair.from, pair.to, check);
  }
  for (const [key, pair] of Object.entries({ distance, ttc, headway, speed, acceleration }))
    if (pair !== undefined) checkBounds([...path, key], pair, key === 'speed' || key === 'acceleration', check);
  for (const [key, one] of Object.entries({ position, speed, acceleration, standstill }))
    if (one !== undefined) check.watched([...path, key, 'actor'], one.actor);
  if (position?.at !== undefined) check.place([...path, 'position', 'at'], position.at);
  if (position?.on !== undefined) checkStretch(position.on, [...path, 'position', 'on'], check);
  if (speed?.than !== undefined) {
    check.watched([...path, 'speed', 'than'], speed.than);
    check.apart([...path, 'speed', 'than'], speed.actor, speed.than);
  }
  if (signal !== undefined) checkLight([...path, 'signal', 'id'], signal.id, check);
  if (event !== undefined) {
    const isShort = typeof event === 'string';
    const at = isShort ? [...path, 'event'] : [...path, 'event', 'name'];
    check.name(at, isShort ? event : event.name, check.events, 'the name of an event');
  }
  if (collision !== undefined) {
    check.watched([...path, 'collision', 'of'], collision.of);
    if (collision.with !== undefined) {
      check.watched([...path, 'collision', 'with'], collision.with);
      check.apart([...path, 'collision', 'with'], collision.of, collision.with);
    } else if (collision.of !== 'ego')
      check.refuse([...path, 'collision'], 'expected "with": of anything at all only the ego is asked');
  }
  for (const [i, part] of (condition.all ?? []).entries()) checkCondition(part, [...path, 'all', i], check);
  for (const [i, part] of (condition.any ?? []).entries()) checkCondition(part, [...path, 'any', i], check);
  if (condition.not !== undefined) checkCondition(condition.not, [...path, 'not'], check);
}

function checkOther(path: JsonPath, from: string, to: string, check: ReferenceCheck): void {
  check.watched([...path, 'to'], to);
  check.apart([...path, 'to'], from, to);
}

/** Bounds between which something can lie. */
function checkBounds(
  path: JsonPath,
  { below, above }: { readonly below?: number | undefined; readonly above?: number | undefined },
  mayBeNegative: boolean,
  check: ReferenceCheck,
): void {
  if (below !== undefined && above !== undefined && below <= above)
    check.refuse([...path, 'below'], `found ${below}, expected more than "above", ${above}`);
  else if (!mayBeNegative && below !== undefined && below <= 0)
    check.refuse([...path, 'below'], `found ${below}, expected more than 0: it is never less`);
}

/** A stretch of a road that there is. */
export function checkStretch(stretch: StretchFields, path: JsonPath, check: ReferenceCheck): void {
  const { road, lane, from = 0, to } = stretch;
  const { map } = check;
  if (map === null) return;
  const roads = map.document.roads.map(({ id }) => id);
  if (!roads.includes(road)) {
    check.refuse([...path, 'road'], `found road "${road}", expected one of the map's roads; it has no such id`);
    return;
  }
  const { begins } = stretchOf(map, stretch);
  if (begins.size === 0) {
    const ids = stretchOf(map, { road }).begins.keys();
    const found = lane === undefined ? `road "${road}"` : `lane ${lane}`;
    const driving = [...new Set([...ids].map((index) => map.lanes[index].id))].join(', ') || 'it has none';
    const key = lane === undefined ? 'road' : 'lane';
    check.refuse([...path, key], `found ${found}, expected a driving lane of road "${road}": ${driving}`);
    return;
  }
  if (to !== undefined && to <= from) check.refuse([...path, 'to'], `found ${to}, expected more than "from", ${from}`);
  const length = Math.max(...[...begins].map(([index, begin]) => begin + map.lanes[index].length));
  if (from > length)
    check.refuse([...path, 'from'], `found ${from}, expected at most the lane's length, ${length.toFixed(2)} m`);
}

function checkLight(path: JsonPath, id: string, check: ReferenceCheck): void {
  if (check.map === null || lightsOf(check.map, id).length > 0) return;
  const lights = check.map.signals.filter(({ kind }) => kind === 'light').map((signal) => signal.id);
  check.name(path, id, lights, 'the id of a traffic light');
}
