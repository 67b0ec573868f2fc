import { MARK_COLOURED, MARK_YELLOW } from '../../core/mark-kind.ts';
import type { RoadMark } from '../../map/opendrive/mark-records.ts';
import type { Colour } from './palette.ts';

/** sRGB of road paint by the standard's colour names [11.9]; dulled, as it is after a winter. */
export const PAINT: Readonly<Record<RoadMark['color'], Colour>> = {
  white: [206, 206, 200],
  yellow: [200, 164, 78],
  red: [170, 62, 52],
  blue: [62, 98, 160],
  green: [70, 130, 84],
  orange: [204, 122, 56],
  violet: [116, 80, 140],
  black: [52, 52, 52],
  other: [206, 206, 200],
};

/** Kind and colour of a marking in one number, see core/mark-kind.ts. */
export function markOf(kind: number, color: RoadMark['color']): number {
  if (color === 'white') return kind;
  return kind + (color === 'yellow' ? MARK_YELLOW : MARK_COLOURED);
}
