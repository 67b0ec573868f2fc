import type { JsonPath } from '../json-document.ts';
import { likelyName } from '../nearest-name.ts';

/** The place of a field in a scene, or why there is none. */
export type FieldFinding = { readonly path: JsonPath } | { readonly problem: string };

/**
 * The place that a text such as "ego.speed", "actors[0].speed", "actors.0.speed" or "actors.Intruder.speed" means in a
 * scene: entries of a list are called by number or name. Whether the scene's schema knows a field is not asked here.
 */
export function findField(scene: unknown, text: string): FieldFinding {
  const path: (string | number)[] = [];
  let value = scene;
  let rest = text;
  while (rest !== '') {
    const place = path.length === 0 ? 'the scene' : text.slice(0, text.length - rest.length).replace(/\.$/, '');
    const step = Array.isArray(value) ? entryOf(value, rest, place) : fieldOf(value, rest, place);
    if ('problem' in step) return step;
    path.push(step.key);
    value = isObject(value) ? value[step.key] : undefined;
    rest = step.rest;
  }
  return path.length === 0 ? { problem: 'expected the path of a field, such as ego.speed' } : { path };
}

type Step = { readonly key: string | number; readonly rest: string } | { readonly problem: string };

/** The next field of an object, or of one that is still to be made. */
function fieldOf(value: unknown, text: string, place: string): Step {
  const { key, rest } = split(text);
  if (key === '') return { problem: `found ${JSON.stringify(text)} after ${place}, expected the name of a field` };
  if (value !== undefined && !isObject(value))
    return {
      problem: `${place} is ${JSON.stringify(value)}, which has no field ${JSON.stringify(key)}; give its whole value`,
    };
  return { key, rest };
}

/** The entry of a list by number or name; of names that fit the longest, since a name may have dots. */
function entryOf(list: readonly unknown[], text: string, place: string): Step {
  const { key, rest } = split(text);
  const number = /^\d+$/.test(key) ? Number(key) : Number.NaN;
  if (number < list.length) return { key: number, rest };
  const names = list.map((entry) => (isObject(entry) && typeof entry.name === 'string' ? entry.name : ''));
  let best = -1;
  for (const [k, name] of names.entries()) {
    const isMeant = name !== '' && text.startsWith(name) && /^($|[.[])/.test(text.slice(name.length));
    if (isMeant && (best < 0 || name.length > names[best].length)) best = k;
  }
  if (best >= 0) return { key: best, rest: text.slice(names[best].length).replace(/^\./, '') };
  const known = names.filter((name) => name !== '');
  const numbers = list.length === 0 ? 'an entry, of which there are none' : `0 to ${list.length - 1}`;
  const likely = likelyName(key, known);
  const expected = `expected ${[numbers, ...known].join(', ')}${likely === null ? '' : `; perhaps ${likely}`}`;
  return { problem: `found ${JSON.stringify(key)} after ${place}, ${expected}` };
}

/** "a.b" into "a" and "b"; "[0].b" and "0.b" into "0" and "b"; `["a.b"].c` into "a.b" and "c". */
function split(text: string): { key: string; rest: string } {
  const bracket = /^\[(?:"([^"]*)"|([^\]"]*))\]/.exec(text);
  if (bracket !== null) {
    const [whole, quoted, plain] = bracket;
    return { key: quoted ?? plain, rest: text.slice(whole.length).replace(/^\./, '') };
  }
  const end = text.search(/[.[]/);
  return end < 0
    ? { key: text, rest: '' }
    : { key: text.slice(0, end), rest: text[end] === '.' ? text.slice(end + 1) : text.slice(end) };
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
