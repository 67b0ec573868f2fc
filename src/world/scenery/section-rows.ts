import { crossHeightAt } from '../../map/cross-height.ts';
import { laneBorders } from '../../map/lane-geometry.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';
import { createReferencePoint, offsetPoint, referencePoint, rolledOffset } from '../../map/road-geometry.ts';
import { type CrossSection, edgeT } from './cross-section.ts';

/** Share of the way to the centre of a bend that surfaces may reach on its inside; beyond it they would fold over. */
const INTO_BEND = 0.97;

/** Distance along the road over which a bend has to last to count, and width of the widest roads [m]. */
const AROUND = 0.6;
const FARTHEST = 60;

const borders: number[] = [];
const around = createReferencePoint();
const reference = createReferencePoint();
const point = { x: 0, y: 0, z: 0, heading: 0 };

/** Places of all edges of a cross-section at one station, index-aligned with its edges. */
export interface SectionRow {
  readonly s: number;
  readonly t: number[];
  readonly x: number[];
  readonly y: number[];
  /** Of the surface, without the edge's own height. */
  readonly z: number[];
}

/** Lateral places of the edges at station `s` alone [m]: see `sectionRow`. */
export function edgePlaces(road: Road, section: LaneSection, cross: CrossSection, s: number): number[] {
  referencePoint(road, s, reference);
  return orderedT(road, section, cross, s, reference.curvature);
}

/** Where the edges are at station `s`: from left to right, none beyond the next. */
export function sectionRow(road: Road, section: LaneSection, cross: CrossSection, s: number): SectionRow {
  const t = edgePlaces(road, section, cross, s);
  const row: SectionRow = { s, t, x: [], y: [], z: [] };
  for (let i = 0; i < t.length; i++) {
    offsetPoint(reference, t[i], point, rolledOffset(road, s, t[i], reference.superelevation, section));
    row.x.push(point.x);
    row.y.push(point.y);
    row.z.push(point.z + crossHeightAt(road, s, t[i], section));
  }
  return row;
}

/** Lateral places from left to right, never rising: where a lane has no width its markings have no room. */
function orderedT(road: Road, section: LaneSection, { edges }: CrossSection, s: number, curvature: number): number[] {
  laneBorders(road, section, s, borders);
  const t = edges.map((edge) => edgeT(edge, borders[section.left.length - edge.border], s));
  const centre = edges.findIndex(({ border }) => border <= 0);
  const middle = centre < 0 ? t.length : centre;
  // From outside to inside on either side, so that the outer of two borders in one place keeps its paint.
  for (let i = 1; i < middle; i++) t[i] = Math.min(t[i], t[i - 1]);
  for (let i = t.length - 2; i >= middle; i--) t[i] = Math.max(t[i], t[i + 1]);
  for (let i = Math.max(1, middle); i < t.length; i++) t[i] = Math.min(t[i], t[i - 1]);
  const bend = steadyBend(road, s, curvature);
  if (bend === 0) return t;
  const limit = INTO_BEND / bend;
  return bend > 0 ? t.map((own) => Math.min(own, limit)) : t.map((own) => Math.max(own, limit));
}

/** The least curvature around a station, 0 where it turns: real files have kinks in pieces of a millimetre. */
function steadyBend(road: Road, s: number, curvature: number): number {
  if (Math.abs(curvature) * FARTHEST < 1) return 0;
  let bend = curvature;
  for (const near of [Math.max(0, s - AROUND), Math.min(road.length, s + AROUND)]) {
    referencePoint(road, near, around);
    if (around.curvature * curvature <= 0) return 0;
    if (Math.abs(around.curvature) < Math.abs(bend)) bend = around.curvature;
  }
  return bend;
}
