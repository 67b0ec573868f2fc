import { sectionAt } from '../../map/lane-geometry.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { RoadStructure } from '../../map/opendrive/object-records.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import { outerBorders } from './outer-borders.ts';
import type { SurfaceCover } from './surface-cover.ts';

/** A road this far over another passes over it on a bridge [m]: less is no clearance for cars. */
const CLEARANCE = 3;

/** Step along the road when looking below [m], how far a bridge goes on beyond, and gaps that it bridges as well. */
const STEP = 2;
const BEYOND = 7;
const GAP = 16;

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** A stretch of a road, from station to station [m]. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where a road is on bridges: where the map says so [13.12], and wherever it passes over another. Ascending, apart. */
export function raisedSpans(road: Road, cover: SurfaceCover): Span[] {
  const found = spansOf(road, road.bridges);
  for (let k = 0; k <= Math.ceil(road.length / STEP); k++) {
    const s = Math.min(road.length, k * STEP);
    if (isOver(road, s, cover)) found.push({ from: s - BEYOND, to: s + BEYOND });
  }
  return joined(road, found);
}

/** The stretches of bridges or tunnels that the map states. */
export function spansOf(road: Road, structures: readonly RoadStructure[]): Span[] {
  return joined(
    road,
    structures.map(({ s, length }) => ({ from: s, to: s + length })),
  );
}

/** Whether a station lies in one of the spans. */
export function isWithin(spans: readonly Span[], s: number): boolean {
  return spans.some(({ from, to }) => s > from && s < to);
}

/** Stations between two others where a span begins or ends. */
export function endsWithin(spans: readonly Span[], low: number, high: number): number[] {
  return spans.flatMap(({ from, to }) => [from, to]).filter((s) => s > low && s < high);
}

function isOver(road: Road, s: number, cover: SurfaceCover): boolean {
  const [left, right] = outerBorders(road, road.laneSections[sectionAt(road, s)], s);
  return [left, (left + right) / 2, right].some((t) => {
    roadPoint(road, s, t, point);
    return cover.isOver(point.x, point.y, point.z, road.index, s, CLEARANCE);
  });
}

function joined(road: Road, spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result.at(-1);
    if (last !== undefined && from - last.to < GAP) last.to = Math.max(last.to, Math.min(to, road.length));
    else result.push({ from: Math.max(0, from), to: Math.min(to, road.length) });
  }
  return result.filter(({ from, to }) => to > from);
}
