import { cubicAt, cubicBendAt, cubicSlopeAt, pieceAt, SEAM } from './cubic.ts';
import type { Road } from './opendrive/document.ts';
import type { LaneSection, SectionLane } from './opendrive/lane-records.ts';
import type { Cubic } from './opendrive/polynomials.ts';

type CubicValue = (pieces: readonly Cubic[], s: number) => number;

/** Index of the lane section that holds at station `s`. */
export function sectionAt(road: Road, s: number): number {
  return pieceAt(road.laneSections, s);
}

/** Lanes on the side of `laneId`, counted from the reference line: the lane is at |laneId| - 1. */
export function lanesOfSide(section: LaneSection, laneId: number): readonly SectionLane[] {
  return laneId > 0 ? section.left : section.right;
}

/** Lateral offset t of the lane's border that is nearer to the reference line [m], left positive. */
export function laneInnerT(road: Road, section: LaneSection, laneId: number, s: number): number {
  return sumOfWidths(road, section, laneId, Math.abs(laneId) - 1, s, cubicAt);
}

/** Lateral offset t of the lane's border that is farther from the reference line [m]; of the centre lane for id 0. */
export function laneOuterT(road: Road, section: LaneSection, laneId: number, s: number): number {
  return sumOfWidths(road, section, laneId, Math.abs(laneId), s, cubicAt);
}

/**
 * Lateral offsets of all lane borders of a section at once, as `laneOuterT` gives them [m]: from the leftmost by the
 * centre to the rightmost.
 */
export function laneBorders(road: Road, section: LaneSection, s: number, out: number[]): void {
  const { left, right } = section;
  const offset = cubicAt(offsetsOf(road, section, s), s);
  out.length = left.length + right.length + 1;
  let sum = 0;
  out[left.length] = offset - sum;
  for (let i = 0; i < left.length; i++) {
    sum += cubicAt(left[i].widths, s);
    out[left.length - 1 - i] = offset + sum;
  }
  sum = 0;
  for (let i = 0; i < right.length; i++) {
    sum += cubicAt(right[i].widths, s);
    out[left.length + 1 + i] = offset - sum;
  }
}

/** Lateral offset t of a lane's centre and its first two derivatives by s. */
export interface CentreOffset {
  t: number;
  slope: number;
  bend: number;
}

export function laneCentreOffset(road: Road, section: LaneSection, laneId: number, s: number, out: CentreOffset): void {
  const outer = Math.abs(laneId) - 0.5;
  laneCentreSlope(road, section, laneId, s, out);
  out.bend = sumOfWidths(road, section, laneId, outer, s, cubicBendAt);
}

/** The same without the second derivative, which stays as it was. */
export function laneCentreSlope(road: Road, section: LaneSection, laneId: number, s: number, out: CentreOffset): void {
  const outer = Math.abs(laneId) - 0.5;
  out.t = sumOfWidths(road, section, laneId, outer, s, cubicAt);
  out.slope = sumOfWidths(road, section, laneId, outer, s, cubicSlopeAt);
}

/** Width of a lane at station `s` [m]. */
export function laneWidth(lane: SectionLane, s: number): number {
  return cubicAt(lane.widths, s);
}

/** Height of a lane's surface over the road's, `share` of the way from its inner (0) to its outer border (1) [m]. */
export function laneHeight(lane: SectionLane, s: number, share: number): number {
  const record = lane.heights === undefined ? null : lane.heights[pieceAt(lane.heights, s)];
  const inner = record?.inner ?? lane.heightInner;
  const outer = record?.outer ?? lane.heightOuter;
  return inner + share * (outer - inner);
}

/** Lane offset plus the widths of the first `count` lanes of a side; half a lane counts half. */
function sumOfWidths(
  road: Road,
  section: LaneSection,
  laneId: number,
  count: number,
  s: number,
  value: CubicValue,
): number {
  const lanes = lanesOfSide(section, laneId);
  let sum = 0;
  for (let i = 0; i < count && i < lanes.length; i++) sum += Math.min(1, count - i) * value(lanes[i].widths, s);
  return value(offsetsOf(road, section, s), s) + (laneId > 0 ? sum : -sum);
}

/**
 * The offset records that hold at `s` as seen from within a section. Where a file begins another section with another
 * offset, the lanes jump in their numbers, not in their place: at the section's last station its own record still holds.
 */
function offsetsOf(road: Road, section: LaneSection, s: number): readonly Cubic[] {
  const records = road.laneOffset;
  let i = pieceAt(records, s);
  while (i > 0 && records[i].s > section.s && records[i].s >= section.sEnd - SEAM) i--;
  while (i + 1 < records.length && records[i + 1].s <= section.s + SEAM) i++;
  const isUsual = i < 0 || (records[i].s <= s && (i + 1 === records.length || records[i + 1].s > s));
  return isUsual ? records : records.slice(i, i + 1);
}
