import { SEAM } from '../cubic.ts';
import { continueSides, type OwnParts } from './continue-sides.ts';
import type { ElementReader } from './element-reader.ts';
import type { LaneSection, SectionLane } from './lane-records.ts';
import { combineCubics } from './piecewise-cubic.ts';
import { plainLane } from './plain-records.ts';
import type { Cubic } from './polynomials.ts';
import { ascending, readCubics } from './read-cubics.ts';
import { readAccess, readHeights, readLaneMaterials, readLaneSpeeds } from './read-lane-records.ts';
import { readRoadMarks } from './read-road-marks.ts';
import { isEmpty, skipEmptySections } from './skip-empty-sections.ts';

/** More lanes on one side, or more ids without a lane between two, are no road. */
const MAX_LANES = 200;
const MAX_GAP = 20;

/** Lanes of a road [11]: the offset of the centre lane; the sections, at least one; and these with those without length. */
export function readLanes(
  road: ElementReader,
  length: number,
): { laneOffset: Cubic[]; laneSections: LaneSection[]; statedSections: LaneSection[] } {
  const lanes = road.child('lanes');
  const statedSections = lanes === null ? [] : readSections(lanes, length);
  const laneSections = skipEmptySections(statedSections);
  if (laneSections.length === 0) {
    road.warning('has no usable lane section; one without lanes was put in [road.lane_section.lane_sect_req]');
    laneSections.push({ s: 0, sEnd: length, left: [], centre: plainLane({ id: 0, type: 'none' }), right: [] });
  }
  return { laneOffset: readCubics(lanes, 'laneOffset', 's'), laneSections, statedSections };
}

function readSections(lanes: ElementReader, length: number): LaneSection[] {
  const readers: { s: number; reader: ElementReader }[] = [];
  for (const reader of lanes.children('laneSection')) {
    const s = reader.finite('s', 'the lane section was left out');
    if (s !== null) readers.push({ s: Math.max(0, s), reader });
  }
  ascending(readers, lanes, 'laneSection');
  if (readers.length > 0 && readers[0].s > SEAM) {
    readers[0].reader.warning(
      `is the first and begins at s = ${readers[0].s}; expected 0; lanes have no width before it [road.lane.lane_sect_first]`,
    );
  }
  const sections: LaneSection[] = [];
  const own: OwnParts[] = [];
  readers.forEach(({ s, reader }, i) => {
    const sEnd = i + 1 < readers.length ? Math.min(readers[i + 1].s, length) : length;
    own.push(reader.flag('singleSide', false) ? new Set(reader.childNames()) : null);
    sections.push(readSection(reader, s, Math.max(s, sEnd), i > 0 && own[i] !== null));
    if (s >= length && i > 0) reader.repeated('a lane section begins beyond the end of its road; it was left out');
  });
  // Of two sections for a side each in one place, the first one's lanes are in the second one.
  if (sections.some((section, i) => section.s < length && isEmpty(section) && own[i] === null)) {
    lanes.repeated('a lane section has no length; it was left out');
  }
  return continueSides(sections, own);
}

interface FoundLane {
  readonly id: number;
  readonly reader: ElementReader;
}

/** One section as the file has it; `continues` where its centre may be that of the one before it. */
function readSection(reader: ElementReader, s: number, sEnd: number, continues: boolean): LaneSection {
  const found: FoundLane[] = [];
  for (const side of ['left', 'center', 'right'] as const) {
    for (const lane of reader.child(side)?.children('lane') ?? []) {
      const id = lane.integer('id');
      if (id === null || Math.abs(id) > MAX_LANES) lane.warning(`id is ${id}; the lane was left out`);
      else if (found.some((other) => other.id === id))
        lane.warning(`there is a lane ${id} already; it was left out [road.lane.lane_id_unique]`);
      else found.push({ id, reader: lane });
    }
  }
  const centre = found.find(({ id }) => id === 0);
  if (centre === undefined && !continues)
    reader.warning('has no centre lane; an unmarked one was put in [road.lane.center_elem_definition]');
  return {
    s,
    sEnd,
    left: readSide(reader, found, 1, s),
    centre: centre === undefined ? plainLane({ id: 0, type: 'none' }) : readLane(centre.reader, 0, [], s),
    right: readSide(reader, found, -1, s),
  };
}

/** The lanes of one side from the inside out. The sign of the id tells the side, wherever the lane stands in the file. */
function readSide(section: ElementReader, found: readonly FoundLane[], sign: 1 | -1, s: number): SectionLane[] {
  const lanes = found.filter(({ id }) => id * sign > 0).sort((a, b) => (a.id - b.id) * sign);
  if (lanes.some(({ id }, i) => id !== sign * (i + 1))) {
    const ids = lanes.map(({ id }) => id).join(', ');
    section.warning(
      `lane ids go ${ids}; expected one of each from ${sign} on; lanes of no width were put in between [road.lane.lane_order_no_gaps]`,
    );
  }
  const result: SectionLane[] = [];
  const hasBorders = lanes.some(({ reader }) => reader.child('border') !== null);
  let outer: readonly Cubic[] = [];
  for (const { id, reader } of lanes) {
    if (Math.abs(id) > result.length + 1 + MAX_GAP) {
      reader.warning(`id is ${id}, after ${sign * result.length}; the lane was left out`);
      continue;
    }
    while (result.length + 1 < Math.abs(id)) result.push(plainLane({ id: sign * (result.length + 1), type: 'none' }));
    const widths = readWidths(reader, s, sign, outer);
    if (hasBorders) outer = combineCubics(outer, widths, 1);
    result.push(readLane(reader, id, widths, s));
  }
  return result;
}

/**
 * A lane's width: given, or what its border (offset of its outer edge, negative on the right) lies beyond the outer edge
 * of the lane before it.
 */
function readWidths(reader: ElementReader, s: number, sign: 1 | -1, inner: readonly Cubic[]): Cubic[] {
  const widths = readCubics(reader, 'width', 'sOffset', s);
  if (widths.length > 0) {
    const first = widths[0].s - s;
    if (first > SEAM)
      reader.warning(
        `its first width begins at sOffset ${first}; expected 0; it has none before that [road.lane.width.width_defined_whole_section]`,
      );
    return widths;
  }
  const borders = readCubics(reader, 'border', 'sOffset', s);
  if (borders.length === 0) {
    reader.repeated('a lane has neither width nor border; it was taken as one without width');
    return [];
  }
  return combineCubics(combineCubics([], borders, sign), inner, -1);
}

function readLane(reader: ElementReader, id: number, widths: readonly Cubic[], sectionS: number): SectionLane {
  const heights = readHeights(reader, sectionS);
  const speeds = readLaneSpeeds(reader, sectionS);
  const link = reader.child('link');
  const [predecessor = null, ...morePredecessors] = readLinks(link, 'predecessor');
  const [successor = null, ...moreSuccessors] = readLinks(link, 'successor');
  return {
    id,
    type: reader.optionalText('type', 'none'),
    level: reader.flag('level', false),
    travel: reader.choice('direction', ['standard', 'reversed', 'both'], 'standard'),
    widths,
    roadMarks: readRoadMarks(reader, sectionS),
    heightInner: heights[0]?.inner ?? 0,
    heightOuter: heights[0]?.outer ?? 0,
    ...(heights.length > 1 ? { heights } : {}),
    predecessor,
    successor,
    morePredecessors,
    moreSuccessors,
    speed: speeds[0]?.max ?? null,
    speeds,
    access: readAccess(reader, sectionS),
    materials: readLaneMaterials(reader, sectionS),
    line: reader.line,
  };
}

/** Ids of the linked lanes, each once. */
function readLinks(link: ElementReader | null, which: 'predecessor' | 'successor'): number[] {
  const ids = link?.children(which).map((reader) => reader.integer('id')) ?? [];
  return [...new Set(ids.filter((id) => id !== null))];
}
