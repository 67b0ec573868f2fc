import type { Road } from '../../map/opendrive/document.ts';
import type { Dashes } from './mark-lines.ts';

/** Broken lines in towns, on other roads and on motorways (RMS-1, the German guideline for markings) [m]. */
const TOWN: Dashes = { paint: 3, gap: 6 };
const RURAL: Dashes = { paint: 4, gap: 8 };
const MOTORWAY: Dashes = { paint: 6, gap: 12 };

const BY_TYPE: Readonly<Record<string, Dashes>> = {
  motorway: MOTORWAY,
  rural: RURAL,
};

/** Speed from which a road without a type is taken for a motorway [m/s]. */
const FAST = 27;

/** The rhythm of a road's broken lines, by its type [10.4.1] or, where the file states none, by its speed. */
export function dashesOf(road: Road): Dashes {
  const type = road.types[0]?.type ?? 'unknown';
  if (type !== 'unknown') return BY_TYPE[type] ?? TOWN;
  const fastest = Math.max(0, ...road.speeds.map(({ max }) => max));
  return fastest > FAST ? MOTORWAY : TOWN;
}
