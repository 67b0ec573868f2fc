import { setOwn } from '../../core/set-own.ts';

/** More than this of anything is a mistake: entries of one array, values of all, depth, letters of a text. */
const MOST_ENTRIES = 20_000;
const MOST_VALUES = 200_000;
const MOST_DEPTH = 30;
const MOST_LETTERS = 10_000;

/** What cannot leave a realm, in words. */
export class Ungivable extends Error {
  override readonly name = 'Ungivable';
}

/** A copy as plain data of what a planner made. Throws an Ungivable for what is no data. */
export function giveOut(value: unknown, what: string): unknown {
  let values = 0;
  const open = new Set<unknown>();
  const copy = (from: unknown, path: string, depth: number): unknown => {
    if (++values > MOST_VALUES) throw new Ungivable(`${what} holds more than ${MOST_VALUES} values`);
    if (typeof from === 'string' && from.length > MOST_LETTERS)
      throw new Ungivable(`${path} is a text of ${from.length} letters, expected at most ${MOST_LETTERS}`);
    if (from === null || ['number', 'string', 'boolean', 'undefined'].includes(typeof from)) return from;
    if (typeof from !== 'object') throw new Ungivable(`${path} is a ${typeof from}, expected plain data`);
    if (depth > MOST_DEPTH) throw new Ungivable(`${path} lies ${depth} deep, expected at most ${MOST_DEPTH}`);
    if (open.has(from)) throw new Ungivable(`${path} leads back to itself, expected plain data`);
    open.add(from);
    const made = container(from, path, depth);
    open.delete(from);
    return made;
  };
  const container = (from: object, path: string, depth: number): unknown => {
    const isTyped = ArrayBuffer.isView(from) && !(from instanceof DataView);
    if (Array.isArray(from) || isTyped) {
      const list = from as unknown as Float64Array;
      if (list.length > (isTyped ? MOST_VALUES : MOST_ENTRIES))
        throw new Ungivable(`${path} has ${list.length} entries, expected at most ${MOST_ENTRIES}`);
      return isTyped ? list.slice() : Array.from(list, (entry, i) => copy(entry, `${path}[${i}]`, depth + 1));
    }
    const prototype: unknown = Object.getPrototypeOf(from);
    if (prototype !== null && prototype !== Object.prototype) {
      const name = (prototype as { constructor?: { name?: string } }).constructor?.name ?? 'object of a class';
      throw new Ungivable(`${path} is a ${name}, expected plain data: numbers, texts, arrays, plain objects`);
    }
    const made: Record<string, unknown> = {};
    for (const key of Object.keys(from))
      setOwn(made, key, copy((from as Record<string, unknown>)[key], `${path}.${key}`, depth + 1));
    return made;
  };
  return copy(value, what, 0);
}
