import { cubicAt, pieceAt } from '../../map/cubic.ts';
import { laneHeight } from '../../map/lane-geometry.ts';
import { laneType } from '../../map/lane-type.ts';
import type { LaneSection, SectionLane } from '../../map/opendrive/lane-records.ts';
import type { RoadMark } from '../../map/opendrive/mark-records.ts';
import { type Dashes, linesOf, type PaintLine } from './mark-lines.ts';
import { type SurfaceLook, surfaceLook } from './surface-look.ts';

/** Width of the stone along a raised edge [m]. */
export const KERB_STONE = 0.14;

/** A line along the road, at a lane's border. */
export interface Edge {
  /** Lane whose outer border it follows, 0 for the reference line. */
  readonly border: number;
  /** To the left of that border [m]. */
  readonly offset: number;
  /** Over the road's surface [m]. */
  readonly height: number;
  /** Markings whose sway it follows. */
  readonly sway: readonly RoadMark[] | null;
}

/** What lies between one edge and the next to its right. */
export type Strip =
  | { readonly kind: 'lane'; readonly lane: number; readonly look: SurfaceLook }
  | { readonly kind: 'mark'; readonly border: Border; readonly line: number }
  | { readonly kind: 'kerb' };

/** A lane's border with its markings. */
export interface Border {
  readonly id: number;
  readonly marks: readonly RoadMark[];
  /** The lines of each marking. */
  readonly lines: readonly (readonly PaintLine[])[];
  /** Of the surface between the lines. */
  readonly look: SurfaceLook;
}

/** The strips of a stretch of a lane section from left to right; strip i lies between edges i and i + 1. */
export interface CrossSection {
  readonly from: number;
  readonly to: number;
  readonly edges: readonly Edge[];
  readonly strips: readonly Strip[];
}

/** What holds for all sections of a road. */
export interface SectionRules {
  readonly dashes: Dashes;
  /** Height of footways where the file gives lanes none [m]. */
  readonly kerbHeight: number;
}

/** Lateral place of an edge at station `s` [m], left positive; `border` is that of the lane border that it follows. */
export function edgeT(edge: Edge, border: number, s: number): number {
  const t = border + edge.offset;
  if (edge.sway === null) return t;
  const mark = edge.sway[pieceAt(edge.sway, s)];
  return t + cubicAt(mark.sway, s);
}

/** The line of a marking strip that holds at station `s`, if any. */
export function paintLineAt({ border, line }: Strip & { kind: 'mark' }, s: number): PaintLine | undefined {
  const k = pieceAt(border.marks, s);
  return border.marks[k].s > s ? undefined : border.lines[k][line];
}

/** A section as stretches in which every border keeps the places of its lines and every lane its height. */
export function crossSectionsOf(section: LaneSection, rules: SectionRules): CrossSection[] {
  const lanes = [...section.left].reverse().concat(section.right);
  if (lanes.length === 0) return [];
  const borders = new Map<number, Border>();
  for (const lane of [...section.left, section.centre, ...section.right]) {
    borders.set(lane.id, borderOf(section, lane, rules.dashes));
  }
  const cuts = [...borders.values()].flatMap(layoutChanges);
  for (const { heights } of lanes) for (const { s } of heights ?? []) cuts.push(s);
  const inside = [...new Set(cuts)].filter((s) => s > section.s && s < section.sEnd).sort((a, b) => a - b);
  const ends = [section.s, ...inside, section.sEnd];
  return ends.slice(1).map((to, k) => layStrips(section, lanes, borders, rules, ends[k], to));
}

function borderOf(section: LaneSection, lane: SectionLane, dashes: Dashes): Border {
  const lines = lane.roadMarks.map((mark) => linesOf(mark, lane.id > 0, dashes));
  const outside = lane.id >= 0 ? section.left[lane.id] : section.right[-lane.id];
  const inside = lane.id === 0 ? section.right[0] : lane;
  const looks = [inside, outside].filter((beside) => beside !== undefined).map(({ type }) => surfaceLook(type));
  const look = looks.reduce((a, b) => (b.rank < a.rank ? b : a));
  return { id: lane.id, marks: lane.roadMarks, lines, look };
}

/** Stations where the lines of a border move aside; where there is no paint they lie as before. */
function layoutChanges({ marks, lines }: Border): number[] {
  const changes: number[] = [];
  let layout = '';
  lines.forEach((own, k) => {
    const next = own.map(({ left, right }) => `${left} ${right}`).join();
    if (next === '') return;
    if (layout !== '' && next !== layout) changes.push(marks[k].s);
    layout = next;
  });
  return changes;
}

/** Lays lanes, markings and kerbs side by side, so that no two of them share a place. */
function layStrips(
  section: LaneSection,
  lanes: readonly SectionLane[],
  borders: ReadonlyMap<number, Border>,
  rules: SectionRules,
  from: number,
  to: number,
): CrossSection {
  const edges: Edge[] = [];
  const strips: Strip[] = [];
  let id = section.left.length;
  let height = 0;
  const edge = (offset: number, z: number, sway: Edge['sway'] = null) =>
    edges.push({ border: id, offset, height: z, sway });
  /** Adds a border's lines, from the edge at their left to one at their right. */
  const addLines = (shift: number) => {
    const border = borders.get(id)!;
    const lines = layoutIn(border, from, to);
    lines.forEach(({ left, right }, k) => {
      if (k > 0 && left < lines[k - 1].right) {
        strips.push({ kind: 'lane', lane: id === 0 ? -1 : id, look: border.look });
        edge(left + shift, height, swayOf(border));
      }
      strips.push({ kind: 'mark', border, line: k });
      edge(right + shift, height, swayOf(border));
    });
  };
  lanes.forEach((lane, i) => {
    const middle = (from + to) / 2;
    const raise = isFootway(lane) ? rules.kerbHeight : 0;
    const heightLeft = laneHeight(lane, middle, lane.id > 0 ? 1 : 0) + raise;
    const heightRight = laneHeight(lane, middle, lane.id > 0 ? 0 : 1) + raise;
    if (i === 0) {
      height = heightLeft;
      edge(0, height);
      // What is painted on the road's own edge lies inside it.
      addLines(-(layoutIn(borders.get(id)!, from, to)[0]?.left ?? 0));
    } else addLines(0);
    if (i > 0 && height !== heightLeft) {
      if (height > heightLeft) insertStone(edges, strips);
      strips.push({ kind: 'kerb' });
      edge(edges[edges.length - 1].offset, heightLeft);
      if (height < heightLeft) {
        strips.push({ kind: 'kerb' });
        edge(edges[edges.length - 1].offset - KERB_STONE, heightLeft);
      }
    }
    strips.push({ kind: 'lane', lane: lane.id, look: surfaceLook(lane.type) });
    id = lane.id > 0 ? lane.id - 1 : lane.id;
    height = heightRight;
    const border = borders.get(id)!;
    const lines = layoutIn(border, from, to);
    const shift = i === lanes.length - 1 ? -(lines.at(-1)?.right ?? 0) : 0;
    edge((lines[0]?.left ?? 0) + shift, height, lines.length > 0 ? swayOf(border) : null);
    if (i === lanes.length - 1) addLines(shift);
  });
  return { from, to, edges, strips };
}

/** The lines that hold somewhere between two stations; their places are the same all over. */
function layoutIn({ marks, lines }: Border, from: number, to: number): readonly PaintLine[] {
  const holding = lines.find((own, k) => own.length > 0 && marks[k].s < to && (marks[k + 1]?.s ?? to) > from);
  return holding ?? [];
}

function swayOf({ marks }: Border): Edge['sway'] {
  return marks.some(({ sway }) => sway.length > 0) ? marks : null;
}

/** Makes the last strip end a stone's width earlier and adds the stone. */
function insertStone(edges: Edge[], strips: Strip[]): void {
  const last = edges[edges.length - 1];
  edges[edges.length - 1] = { ...last, offset: last.offset + KERB_STONE };
  strips.push({ kind: 'kerb' });
  edges.push(last);
}

function isFootway({ type }: SectionLane): boolean {
  return type === 'curb' || laneType(type) === 'sidewalk';
}
