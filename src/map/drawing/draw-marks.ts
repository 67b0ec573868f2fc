import { evenStations } from '../even-stations.ts';
import { laneOuterT } from '../lane-geometry.ts';
import type { Road } from '../opendrive/document.ts';
import type { LaneSection, SectionLane } from '../opendrive/lane-records.ts';
import type { RoadMark } from '../opendrive/mark-records.ts';
import { roadPoint } from '../road-geometry.ts';
import { Deck } from './deck.ts';
import type { MapColors } from './map-colors.ts';
import type { Sheet } from './sheet.ts';
import { simplifyLine } from './simplify-line.ts';

/** Dashes of a broken line where the file gives none [m]: as on German roads in towns. */
const DASH = 3;
const GAP = 6;
/** Between the middles of a double line's lines, in widths of a line. */
const DOUBLE = 2;
/** No mark has more lines beside each other. */
const MOST_LINES = 20;
/** Lines are drawn at least that wide [m], or nobody would see them. */
const LEAST_WIDTH = 0.15;

/** One line of a mark: sideways from the border, left positive [m]; a gap of 0 is a solid line. */
interface Stroke {
  readonly offset: number;
  readonly width: number;
  readonly dash: number;
  readonly gap: number;
  readonly color: string;
}

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** Adds the marks on a lane's outer border, or on the centre line for lane 0. */
export function drawMarks(
  road: Road,
  section: LaneSection,
  lane: SectionLane,
  step: number,
  sheet: Sheet,
  colors: MapColors,
  deck: Deck,
): void {
  lane.roadMarks.forEach((mark, i) => {
    const from = Math.max(section.s, mark.s);
    const to = i + 1 < lane.roadMarks.length ? Math.min(section.sEnd, lane.roadMarks[i + 1].s) : section.sEnd;
    if (!(to > from)) return;
    const stations = evenStations(road, from, to, step);
    for (const stroke of strokesOf(mark, lane.id > 0 ? -1 : 1)) {
      const line: number[] = [];
      for (const s of stations) {
        roadPoint(road, s, laneOuterT(road, section, lane.id, s) + stroke.offset, point);
        line.push(point.x, point.y);
      }
      const color = colors.marks[stroke.color] ?? colors.marks.other;
      const width = sheet.length(Math.max(LEAST_WIDTH, stroke.width, 2 * sheet.tolerance));
      const dashes =
        stroke.gap > 0 ? ` stroke-dasharray="${sheet.length(stroke.dash)} ${sheet.length(stroke.gap)}"` : '';
      const look = `stroke="${color}" stroke-width="${width}"${dashes}`;
      Deck.add(deck.marks, look, sheet.path(simplifyLine(line, sheet.tolerance)));
    }
  });
}

/** `outwards` is 1 where outwards is to the right: of two lines the inner one is named first. */
function strokesOf(mark: RoadMark, outwards: 1 | -1): Stroke[] {
  if (mark.lines.length > 0) {
    return mark.lines.slice(0, MOST_LINES).map((line) => ({
      offset: line.tOffset,
      width: line.width,
      dash: line.length,
      gap: line.length > 0 ? line.space : 0,
      color: line.color,
    }));
  }
  const solid = { dash: 0, gap: 0 };
  const broken = { dash: DASH, gap: GAP };
  const apart = (outwards * DOUBLE * Math.max(mark.width, LEAST_WIDTH)) / 2;
  const one = (kind: typeof solid, offset = 0): Stroke => ({ offset, width: mark.width, color: mark.color, ...kind });
  switch (mark.type) {
    case 'solid':
    case 'edge':
      return [one(solid)];
    case 'broken':
      return [one(broken)];
    case 'botts dots':
      return [one({ dash: 0.2, gap: 1 })];
    case 'solid solid':
      return [one(solid, apart), one(solid, -apart)];
    case 'solid broken':
      return [one(solid, apart), one(broken, -apart)];
    case 'broken solid':
      return [one(broken, apart), one(solid, -apart)];
    case 'broken broken':
      return [one(broken, apart), one(broken, -apart)];
    case 'curb':
      return [{ ...one(solid), color: 'black' }];
    default:
      return [];
  }
}
