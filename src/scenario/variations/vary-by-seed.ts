import { RandomStream } from '../../core/random.ts';
import type { Scene } from '../scene.ts';
import type { FieldValue } from './set-field.ts';

/** How far a start is moved along its lane: the ego's, that of who drives, and of who stands [m]. */
const EGO_SHIFT = 3;
const DRIVING_SHIFT = 2;
const STANDING_SHIFT = 0.3;
/** Least and greatest share of what the scene says: speeds of others, and when and where events happen. */
const SHARES = [0.9, 1.1] as const;
/** The ego begins no faster than the scene says, which may be the speed limit. */
const EGO_SHARES = [0.85, 1] as const;

/**
 * A scene as it might as well have been: by a seed, everybody starts a little elsewhere and drives or walks a little slower or faster, and what
 * waits for a time or a distance happens a little earlier or later. Who drives keeps one factor throughout. Those of one lane who
 * mind nobody have it in common: with factors of their own they would run into each other. Every field has a stream of its own.
 * `extent` of 1 is all of that, 0 none.
 */
export function varyBySeed({ ego, actors, storyboard }: Scene, seed: number, extent = 1): FieldValue[] {
  const fields: FieldValue[] = [];
  const between = (name: string, low: number, high: number) =>
    new RandomStream(seed, `vary ${name}`).between(low, high);
  const put = (name: string, value: number): void => {
    fields.push({ name, text: `${Math.round(value * 100) / 100}` });
  };
  const shift = (name: string, s: number, by: number): void =>
    put(name, Math.max(0, s + extent * between(name, -by, by)));
  const scale = (name: string, value: number, stream = name, [low, high]: readonly [number, number] = SHARES): void => {
    if (value > 0) put(name, value * (1 + extent * (between(stream, low, high) - 1)));
  };
  const columns = columnsOf(actors, storyboard);
  const pace = (name: string): string => columns.get(name) ?? name;
  shift('ego.start.s', ego.start.s, EGO_SHIFT);
  scale('ego.speed', ego.speed, 'ego.speed', EGO_SHARES);
  for (const [k, actor] of actors.entries()) {
    const at = `actors.${k}`;
    if (actor.kind === 'pedestrian') {
      if (actor.speed !== undefined) scale(`${at}.speed`, actor.speed, actor.name);
      if (actor.departure.kind === 'ego-within') scale(`${at}.departure.distance`, actor.departure.distance);
      if (actor.departure.kind === 'time') scale(`${at}.departure.time`, actor.departure.time);
      continue;
    }
    const { start, behaviour, speed, name } = actor;
    if (start.s !== undefined && behaviour.kind !== 'parked')
      shift(`${at}.start.s`, start.s, speed > 0 ? DRIVING_SHIFT : STANDING_SHIFT);
    scale(`${at}.speed`, speed, pace(name));
    if (behaviour.kind === 'stopped-until') scale(`${at}.behaviour.time`, behaviour.time);
  }
  for (const [k, { when, then }] of storyboard.entries()) {
    const at = `storyboard.${k}`;
    if (when.time !== undefined) scale(`${at}.when.time`, when.time);
    if (when.distance?.below !== undefined) scale(`${at}.when.distance.below`, when.distance.below);
    for (const [i, action] of then.entries()) {
      const speed = action['set-speed'];
      if (typeof speed?.speed === 'number') scale(`${at}.then.${i}.set-speed.speed`, speed.speed, pace(speed.actor));
      const { brake } = action;
      if (brake !== undefined) scale(`${at}.then.${i}.brake.deceleration`, brake.deceleration);
    }
  }
  return fields;
}

/** Of each actor who is told to mind nobody: the first of them who starts on the same lane. */
function columnsOf(actors: Scene['actors'], storyboard: Scene['storyboard']): Map<string, string> {
  const orders = storyboard.flatMap(({ then }) => then.map((action) => action['set-speed']));
  const reckless = new Set(orders.flatMap((order) => (order?.reckless === true ? [order.actor] : [])));
  const firstOf = new Map<string, string>();
  const columns = new Map<string, string>();
  for (const actor of actors) {
    if (actor.kind === 'pedestrian' || !reckless.has(actor.name)) continue;
    const { road, lane } = actor.start;
    const place = `${road}:${lane}`;
    if (!firstOf.has(place)) firstOf.set(place, actor.name);
    columns.set(actor.name, firstOf.get(place) ?? actor.name);
  }
  return columns;
}
