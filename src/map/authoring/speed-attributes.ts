import type { XmlAttributes } from './xml-writer.ts';

/** A speed limit [m/s] as the standard writes it: in km/h where that reads back to the same bits. */
export function speedAttributes(max: number | null): XmlAttributes {
  if (max === null) return { max: 'undefined' };
  const kmh = Math.round(max * 3.6 * 1e6) / 1e6;
  return kmh / 3.6 === max ? { max: kmh, unit: 'km/h' } : { max, unit: 'm/s' };
}
