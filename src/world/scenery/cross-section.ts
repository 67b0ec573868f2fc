import { laneOuterT } from '../../map/lane-geometry.ts';
import { laneType } from '../../map/lane-type.ts';
import type { LaneSection, Road, RoadMark, SectionLane } from '../../map/opendrive/document.ts';
import type { LaneType } from '../../map/road-map.ts';

/** Width of the stone along a raised edge [m]. */
const KERB_STONE = 0.14;

/** Width of a marking whose file states none [m]. */
const USUAL_MARK = 0.12;

/** A line along the road, at a lane's border. */
export interface Edge {
  /** Lane whose outer border it follows, 0 for the reference line. */
  readonly border: number;
  /** To the left of that border [m]. */
  readonly offset: number;
  /** Over the road's surface [m]. */
  readonly height: number;
}

/** What lies between one edge and the next to its right. */
export type Strip =
  | { readonly kind: 'lane'; readonly lane: number; readonly type: LaneType }
  | { readonly kind: 'mark'; readonly marks: readonly RoadMark[]; readonly line: 'left' | 'right' }
  | { readonly kind: 'kerb' };

/** The strips of a lane section from left to right; strip i lies between edges i and i + 1. */
export interface CrossSection {
  readonly edges: readonly Edge[];
  readonly strips: readonly Strip[];
}

/** Lateral place of an edge at station `s` [m], left positive. */
export function edgeT(road: Road, section: LaneSection, edge: Edge, s: number): number {
  return laneOuterT(road, section, edge.border, s) + edge.offset;
}

/** Lays a section's lanes, markings and kerbs side by side, so that no two of them share a place. */
export function crossSectionOf(section: LaneSection): CrossSection {
  const lanes = [...section.left].reverse().concat(section.right);
  const edges: Edge[] = [];
  const strips: Strip[] = [];
  let border = section.left.length;
  let height = 0;
  lanes.forEach((lane, i) => {
    const heightLeft = lane.id > 0 ? lane.heightOuter : lane.heightInner;
    const heightRight = lane.id > 0 ? lane.heightInner : lane.heightOuter;
    const step = i > 0 && height !== heightLeft;
    if (i === 0) edges.push({ border, offset: 0, height: heightLeft });
    else addMarks(section, border, height, edges, strips);
    if (step) {
      if (height > heightLeft) insertStone(edges, strips);
      strips.push({ kind: 'kerb' });
      edges.push({ border, offset: edges[edges.length - 1].offset, height: heightLeft });
      if (height < heightLeft) {
        strips.push({ kind: 'kerb' });
        edges.push({ border, offset: edges[edges.length - 1].offset - KERB_STONE, height: heightLeft });
      }
    }
    const right = lane.id > 0 ? lane.id - 1 : lane.id;
    strips.push({ kind: 'lane', lane: lane.id, type: laneType(lane.type) });
    const reach = i < lanes.length - 1 ? markReach(marksAt(section, right)) : 0;
    edges.push({ border: right, offset: reach, height: heightRight });
    border = right;
    height = heightRight;
  });
  return { edges, strips };
}

/** Makes the last strip end a stone's width earlier and adds the stone. */
function insertStone(edges: Edge[], strips: Strip[]): void {
  const last = edges[edges.length - 1];
  edges[edges.length - 1] = { ...last, offset: last.offset + KERB_STONE };
  strips.push({ kind: 'kerb' });
  edges.push(last);
}

/** Adds the lines of a border's marking, from the edge at its left to one at its right. */
function addMarks(section: LaneSection, border: number, height: number, edges: Edge[], strips: Strip[]): void {
  const marks = marksAt(section, border);
  const reach = markReach(marks);
  if (reach === 0) return;
  const width = markWidth(marks);
  if (isDouble(marks)) {
    strips.push({ kind: 'mark', marks, line: 'left' });
    edges.push({ border, offset: reach - width, height });
    const beside = section.left.find((lane) => lane.id === border) ?? section.right[Math.max(0, -border - 1)];
    strips.push({ kind: 'lane', lane: border === 0 ? (beside?.id ?? -1) : border, type: 'driving' });
    edges.push({ border, offset: width - reach, height });
  }
  strips.push({ kind: 'mark', marks, line: 'right' });
  edges.push({ border, offset: -reach, height });
}

function marksAt(section: LaneSection, border: number): readonly RoadMark[] {
  const lane: SectionLane | undefined =
    border === 0 ? section.centre : (border > 0 ? section.left : section.right)[Math.abs(border) - 1];
  return lane === undefined ? [] : lane.roadMarks.filter(isPainted);
}

function isPainted(mark: RoadMark): boolean {
  return mark.type !== 'none' && mark.type !== 'curb' && mark.type !== 'other';
}

function isDouble(marks: readonly RoadMark[]): boolean {
  return marks.some((mark) => mark.type.includes(' '));
}

function markWidth(marks: readonly RoadMark[]): number {
  return marks[0]?.width > 0 ? marks[0].width : USUAL_MARK;
}

/** Half of the width that a border's marking takes [m]: two lines have a line's width between them. */
function markReach(marks: readonly RoadMark[]): number {
  if (marks.length === 0) return 0;
  return (isDouble(marks) ? 1.5 : 0.5) * markWidth(marks);
}
