import type { ElementReader } from './element-reader.ts';
import type { ExplicitLine, MarkColor, MarkLine, RoadMark } from './mark-records.ts';
import { ascending, readCubics } from './read-cubics.ts';

/** Where a road mark gives no width [m]: what weight "standard" and "bold" mean on most roads. */
export const STANDARD_WIDTH = 0.12;
const BOLD_WIDTH = 0.25;

const TYPES: readonly RoadMark['type'][] = [
  'none',
  'solid',
  'broken',
  'solid solid',
  'solid broken',
  'broken solid',
  'broken broken',
  'botts dots',
  'grass',
  'curb',
  'edge',
  'custom',
  'other',
];

const COLORS: readonly (MarkColor | 'standard')[] = [
  'standard',
  'white',
  'yellow',
  'red',
  'blue',
  'green',
  'orange',
  'violet',
  'black',
  'other',
];

/** The marks of a lane's border by ascending s [11.9]. */
export function readRoadMarks(lane: ElementReader, sectionS: number): RoadMark[] {
  const marks = lane.children('roadMark').map((reader) => readRoadMark(reader, sectionS));
  return ascending(marks, lane, 'roadMark');
}

function readRoadMark(reader: ElementReader, sectionS: number): RoadMark {
  const s = sectionS + reader.optionalNumber('sOffset', 0);
  const type = reader.choice('type', TYPES, 'none');
  const weight = reader.choice('weight', ['standard', 'bold'], 'standard');
  const color = readMarkColor(reader);
  const width = type === 'none' ? 0 : reader.optionalNumber('width', weight === 'bold' ? BOLD_WIDTH : STANDARD_WIDTH);
  const shape = reader.child('type');
  return {
    s,
    type,
    color,
    weight,
    width,
    height: reader.optionalNumber('height', 0),
    laneChange: reader.choice('laneChange', ['both', 'increase', 'decrease', 'none'], 'both'),
    lines: shape?.children('line').map((line) => readMarkLine(line, shape, width, color)) ?? [],
    explicit:
      reader
        .child('explicit')
        ?.children('line')
        .map((line) => readExplicitLine(line, width)) ?? [],
    sway: readCubics(reader, 'sway', 'ds', s),
  };
}

/** A mark's colour; "standard" is white. */
export function readMarkColor(reader: ElementReader): MarkColor {
  const color = reader.choice('color', COLORS, 'standard');
  return color === 'standard' ? 'white' : color;
}

function readMarkLine(reader: ElementReader, shape: ElementReader, width: number, color: MarkColor): MarkLine {
  return {
    ...readExplicitLine(reader, shape.optionalNumber('width', width)),
    space: reader.optionalNumber('space', 0),
    color: reader.has('color') ? readMarkColor(reader) : color,
  };
}

function readExplicitLine(reader: ElementReader, width: number): ExplicitLine {
  return {
    length: reader.optionalNumber('length', 0),
    tOffset: reader.optionalNumber('tOffset', 0),
    sOffset: reader.optionalNumber('sOffset', 0),
    width: reader.optionalNumber('width', width),
    rule: reader.choice('rule', ['no passing', 'caution', 'none'], 'none'),
  };
}
