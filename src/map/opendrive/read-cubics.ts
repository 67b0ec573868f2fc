import type { ElementReader } from './element-reader.ts';
import type { Cubic } from './polynomials.ts';

/**
 * Records `name` of a parent as a piecewise cubic by ascending s; `from` is added to the stations, read from `station`.
 * A record without a station or a value is left out; without higher coefficients it has none.
 */
export function readCubics(
  parent: ElementReader | null,
  name: string,
  station: 's' | 'sOffset' | 'ds',
  from = 0,
): Cubic[] {
  if (parent === null) return [];
  const cubics: Cubic[] = [];
  for (const reader of parent.children(name)) {
    const cubic = readCubic(reader, station, from);
    if (cubic !== null) cubics.push(cubic);
  }
  return ascending(cubics, parent, name);
}

/** One record; null where it is left out. */
export function readCubic(reader: ElementReader, station: 's' | 'sOffset' | 'ds', from = 0): Cubic | null {
  const s = reader.finite(station, 'the record was left out');
  const a = reader.finite('a', 'the record was left out');
  if (s === null || a === null) return null;
  return { s: from + s, a, b: reader.number('b'), c: reader.coefficient('c'), d: reader.coefficient('d') };
}

/** Rules of records that are out of order, by the name of the record; `type` is that of a road. */
const ORDER: Readonly<Record<string, string>> = {
  elevation: 'road.elevation',
  superelevation: 'road.superelevation',
  shape: 'road.shape',
  type: 'road.type',
  laneOffset: 'road.lanes.lane_offset',
  laneSection: 'road.lane_section',
  width: 'road.lane.width',
  border: 'road.lane.border',
  height: 'road.lane.height',
  speed: 'road.lane.speed',
  access: 'road.lane.access',
  material: 'road.lane.material',
  roadMark: 'road.lane.road_mark',
};

/** The records sorted by station, with a warning where the file has them in another order. */
export function ascending<T extends { readonly s: number }>(records: T[], parent: ElementReader, name: string): T[] {
  if (records.every((record, i) => i === 0 || records[i - 1].s <= record.s)) return records;
  const rule = Object.hasOwn(ORDER, name) ? ` [${ORDER[name]}.elem_asc_order]` : '';
  parent.warning(`the ${name} records are not in the order of s; they were sorted${rule}`);
  return records.sort((a, b) => a.s - b.s);
}
