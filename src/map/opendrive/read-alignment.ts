import type { ElementReader } from './element-reader.ts';
import type { Geometry } from './geometry-record.ts';
import type { LaneSection } from './lane-records.ts';
import type { Cubic } from './polynomials.ts';
import { isBent, readPlanView } from './read-geometry.ts';
import { readLanes } from './read-lanes.ts';

/** Shorter roads have no direction in double numbers; longer ones would take too much memory [m]. */
const SHORTEST = 1e-6;
const MAX_LENGTH = 2e5;

/** Difference between a road's length and its geometry's that is worth a word [m]. */
const LENGTH_TOLERANCE = 0.01;
/** Other curves than lines and arcs can be extended only as far as they stay what they look like [m]. */
const MAX_EXTENSION = 0.5;
/** Files leave geometry out by the kilometre; where it is more, the length is wrong [m]. */
const MAX_STRAIGHT_EXTENSION = 10_000;

/** What a road needs to be a road: where it runs, and its lanes. */
export interface Alignment {
  readonly reader: ElementReader;
  /** False where the road can't be placed and has to be left out. */
  readonly usable: boolean;
  readonly length: number;
  readonly planView: readonly Geometry[];
  readonly laneOffset: readonly Cubic[];
  readonly laneSections: readonly LaneSection[];
  readonly statedSections: readonly LaneSection[];
}

/** Reads it, and says where the road has to be left out. */
export function readAlignment(reader: ElementReader): Alignment {
  const stated = reader.finite('length', 'that of its geometry was taken');
  const planView = countedFromStart(reader, readPlanView(reader), stated);
  const length = readLength(reader, planView, stated);
  return { reader, usable: isUsable(reader, planView, length), length, planView, ...readLanes(reader, length) };
}

function isUsable(reader: ElementReader, planView: readonly Geometry[], length: number): boolean {
  const isLength = length >= SHORTEST && length <= MAX_LENGTH;
  if (planView.length === 0) reader.warning('has no usable geometry; the road was left out');
  else if (!isLength) {
    reader.warning(
      `is ${length} m long; expected at least ${SHORTEST} and at most ${MAX_LENGTH} m; the road was left out`,
    );
  }
  return planView.length > 0 && isLength && !isBentBeyond(reader, planView, length);
}

/** A plan view that begins where the road has ended counts its stations from another place. */
function countedFromStart(
  reader: ElementReader,
  planView: readonly Geometry[],
  stated: number | null,
): readonly Geometry[] {
  const start = planView[0]?.s ?? 0;
  if (start <= LENGTH_TOLERANCE || start < (stated ?? 0)) return planView;
  reader.warning(`its geometry begins at s ${start}; expected 0; its stations were counted from there`);
  return planView.map((geometry) => ({ ...geometry, s: geometry.s - start }));
}

/** Whether an element has to be extended to where it winds up: from the road's start, to the next one, to the end. */
function isBentBeyond(reader: ElementReader, planView: readonly Geometry[], length: number): boolean {
  const isBentThere = planView.some((geometry, i) => {
    const from = i === 0 ? 0 : geometry.s;
    const to = Math.min(length, planView[i + 1]?.s ?? length);
    return to > from && isBent(reader, geometry, from - geometry.s, to - geometry.s);
  });
  if (isBentThere) reader.warning('has elements that wind up where they are extended; the road was left out');
  return isBentThere;
}

function readLength(reader: ElementReader, planView: readonly Geometry[], stated: number | null): number {
  const end = planView.reduce((furthest, geometry) => Math.max(furthest, geometry.s + geometry.length), 0);
  const length = stated ?? end;
  if (planView.length === 0) return length;
  const far = `is ${length} m long, but its geometry ends at ${end} m`;
  const reach = reachOf(planView[planView.length - 1], end);
  if (length <= 0 || length > reach) {
    reader.warning(`${far}; the latter was taken`);
    return end;
  }
  if (length > end + LENGTH_TOLERANCE) reader.warning(`${far}; its last element was extended`);
  else if (length < end - LENGTH_TOLERANCE) reader.warning(`${far}; the rest was left out`);
  return length;
}

/** How far the last element of a plan view may lead, which ends at station `end`; an arc only once round [m]. */
function reachOf(last: Geometry, end: number): number {
  if (last.kind !== 'line' && last.kind !== 'arc') return end + MAX_EXTENSION;
  const round = last.kind === 'line' ? Infinity : last.s + (2 * Math.PI) / Math.abs(last.curvature);
  return Math.max(end, Math.min(end + MAX_STRAIGHT_EXTENSION, round));
}
