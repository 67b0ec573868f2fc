import type { Cubic } from './document.ts';
import type { ElementReader } from './element-reader.ts';

/** Records `name` of a parent as a piecewise cubic by ascending s; `from` is added to the stations, read from `station`. */
export function readCubics(parent: ElementReader | null, name: string, station: 's' | 'sOffset', from = 0): Cubic[] {
  if (parent === null) return [];
  const cubics = parent.children(name).map((reader) => ({
    s: from + reader.number(station),
    a: reader.number('a'),
    b: reader.number('b'),
    c: reader.coefficient('c'),
    d: reader.coefficient('d'),
  }));
  return ascending(cubics, parent, name);
}

/** The records sorted by station, with a warning where the file has them in another order. */
export function ascending<T extends { readonly s: number }>(records: T[], parent: ElementReader, name: string): T[] {
  if (records.every((record, i) => i === 0 || records[i - 1].s <= record.s)) return records;
  parent.warning(`the ${name} records are not in the order of s; they were sorted`);
  return records.sort((a, b) => a.s - b.s);
}
