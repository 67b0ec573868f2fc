import type { Cubic, LaneHeight, LaneSection, RoadMark, SectionLane } from './document.ts';
import type { ElementReader } from './element-reader.ts';
import { combineCubics } from './piecewise-cubic.ts';
import { ascending, readCubics } from './read-cubics.ts';
import { readSpeed } from './read-speed.ts';

/** Where a road mark gives no width [m]: what weight "standard" and "bold" mean on most roads. */
const STANDARD_WIDTH = 0.12;
const BOLD_WIDTH = 0.25;

/** Lanes of a road [11]: the offset of the centre lane, and the sections. */
export function readLanes(road: ElementReader, length: number): { laneOffset: Cubic[]; laneSections: LaneSection[] } {
  const lanes = road.child('lanes');
  if (lanes === null) {
    road.error('lanes is missing');
    return { laneOffset: [], laneSections: [] };
  }
  const readers = ascending(
    lanes.children('laneSection').map((reader) => ({ s: reader.length('s'), reader })),
    lanes,
    'laneSection',
  );
  const laneSections: LaneSection[] = [];
  readers.forEach(({ s, reader }, i) => {
    const sEnd = i + 1 < readers.length ? readers[i + 1].s : length;
    if (sEnd > s) laneSections.push(readSection(reader, s, sEnd));
    else reader.warning(`begins at ${s} m and ends at ${sEnd} m; it was left out`);
  });
  if (laneSections.length === 0) lanes.error('has no usable laneSection');
  return { laneOffset: readCubics(lanes, 'laneOffset', 's'), laneSections };
}

function readSection(reader: ElementReader, s: number, sEnd: number): LaneSection {
  const centre = reader.child('center')?.children('lane')[0];
  if (centre === undefined) reader.warning('has no centre lane; an unmarked one was put in');
  return {
    s,
    sEnd,
    left: readSide(reader, 'left', 1, s),
    centre: centre === undefined ? unmarkedCentre() : readLane(centre, 0, [], s),
    right: readSide(reader, 'right', -1, s),
  };
}

/** The lanes of one side from the inside out. */
function readSide(section: ElementReader, side: 'left' | 'right', sign: 1 | -1, s: number): SectionLane[] {
  const parent = section.child(side);
  if (parent === null) return [];
  const found: { id: number; reader: ElementReader }[] = [];
  for (const reader of parent.children('lane')) {
    const id = reader.integer('id');
    if (id === null) continue;
    if (id * sign <= 0) reader.error(`id ${id} is not on the ${side}; expected ${sign > 0 ? 'above' : 'below'} 0`);
    else found.push({ id, reader });
  }
  found.sort((a, b) => (a.id - b.id) * sign);
  if (found.some(({ id }, i) => id !== sign * (i + 1))) {
    parent.error(`lane ids go ${found.map(({ id }) => id).join(', ')}; expected one of each from ${sign} on`);
  }
  let outer: readonly Cubic[] = [];
  return found.map(({ id, reader }) => {
    const widths = readWidths(reader, s, sign, outer);
    outer = combineCubics(outer, widths, 1);
    return readLane(reader, id, widths, s);
  });
}

/**
 * A lane's width: given, or what its border (offset of its outer edge, negative on the right) lies beyond the outer edge
 * of the lane before it.
 */
function readWidths(reader: ElementReader, s: number, sign: 1 | -1, inner: readonly Cubic[]): Cubic[] {
  const widths = readCubics(reader, 'width', 'sOffset', s);
  if (widths.length > 0) return widths;
  const borders = readCubics(reader, 'border', 'sOffset', s);
  if (borders.length === 0) reader.error('has neither width nor border');
  return combineCubics(combineCubics([], borders, sign), inner, -1);
}

function readLane(reader: ElementReader, id: number, widths: readonly Cubic[], sectionS: number): SectionLane {
  const heights = readHeights(reader, sectionS);
  const speed = reader.child('speed');
  const link = reader.child('link');
  return {
    id,
    type: reader.optionalText('type', 'none'),
    widths,
    roadMarks: ascending(
      reader.children('roadMark').map((mark) => readRoadMark(mark, sectionS)),
      reader,
      'roadMark',
    ),
    heightInner: heights[0]?.inner ?? 0,
    heightOuter: heights[0]?.outer ?? 0,
    ...(heights.length > 1 ? { heights } : {}),
    predecessor: link?.child('predecessor')?.integer('id') ?? null,
    successor: link?.child('successor')?.integer('id') ?? null,
    speed: speed === null ? null : readSpeed(speed),
  };
}

function readHeights(lane: ElementReader, sectionS: number): LaneHeight[] {
  const heights = lane.children('height').map((reader) => ({
    s: sectionS + reader.optionalNumber('sOffset', 0),
    inner: reader.optionalNumber('inner', 0),
    outer: reader.optionalNumber('outer', 0),
  }));
  return ascending(heights, lane, 'height');
}

const MARK_TYPES: ReadonlySet<string> = new Set([
  'none',
  'solid',
  'broken',
  'solid solid',
  'solid broken',
  'broken solid',
  'broken broken',
  'curb',
]);

function readRoadMark(reader: ElementReader, sectionS: number): RoadMark {
  const type = reader.optionalText('type', 'none');
  const color = reader.optionalText('color', 'white');
  const bold = reader.optionalText('weight', 'standard') === 'bold';
  return {
    s: sectionS + reader.optionalNumber('sOffset', 0),
    type: MARK_TYPES.has(type) ? (type as RoadMark['type']) : 'other',
    color: color === 'yellow' ? 'yellow' : color === 'white' || color === 'standard' ? 'white' : 'other',
    width: type === 'none' ? 0 : reader.optionalNumber('width', bold ? BOLD_WIDTH : STANDARD_WIDTH),
  };
}

function unmarkedCentre(): SectionLane {
  return {
    id: 0,
    type: 'none',
    widths: [],
    roadMarks: [],
    heightInner: 0,
    heightOuter: 0,
    predecessor: null,
    successor: null,
    speed: null,
  };
}
