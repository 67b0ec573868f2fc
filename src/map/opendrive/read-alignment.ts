import type { ElementReader } from './element-reader.ts';
import type { Geometry } from './geometry-record.ts';
import type { LaneSection } from './lane-records.ts';
import type { Cubic } from './polynomials.ts';
import { readPlanView } from './read-geometry.ts';
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
  const planView = readPlanView(reader);
  const length = readLength(reader, planView);
  const usable = planView.length > 0 && length >= SHORTEST && length <= MAX_LENGTH;
  if (planView.length === 0) reader.warning('has no usable geometry; the road was left out');
  else if (!usable) {
    reader.warning(
      `is ${length} m long; expected at least ${SHORTEST} and at most ${MAX_LENGTH} m; the road was left out`,
    );
  }
  return { reader, usable, length, planView, ...readLanes(reader, length) };
}

function readLength(reader: ElementReader, planView: readonly Geometry[]): number {
  const end = planView.reduce((furthest, geometry) => Math.max(furthest, geometry.s + geometry.length), 0);
  const length = reader.finite('length', 'that of its geometry was taken') ?? end;
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
