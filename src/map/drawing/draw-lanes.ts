import { cos, sin } from '../../core/math/sin-cos.ts';
import { laneType } from '../lane-type.ts';
import type { Road } from '../opendrive/document.ts';
import type { LaneSection } from '../opendrive/lane-records.ts';
import type { Lane, LaneType, RoadMap, StopLine } from '../road-map.ts';
import { Deck, Decks } from './deck.ts';
import { drawMarks } from './draw-marks.ts';
import type { MapColors } from './map-colors.ts';
import { type SectionBorders, sectionBorders } from './section-borders.ts';
import type { Sheet } from './sheet.ts';

/** Lanes are looked at every so many metres, and those of a map no more often than that many times. */
const STEP = 1;
const MOST_STATIONS = 2_000_000;
/** Lanes shorter than this get no arrow [m], longer ones one for about each so many metres. */
const LEAST_FOR_ARROW = 12;
const ARROW_EVERY = 60;
const STOP_LINE_WIDTH = 0.4;
/** Lower layers first. */
const ORDER: readonly LaneType[] = [
  'none',
  'other',
  'median',
  'border',
  'shoulder',
  'sidewalk',
  'biking',
  'parking',
  'stop',
  'restricted',
  'driving',
];

/** The layers of lanes, marks, arrows and stop lines from the lowest deck up, and which types of lanes there are. */
export function drawLanes(
  map: RoadMap,
  sheet: Sheet,
  colors: MapColors,
): { readonly layers: readonly string[]; readonly types: ReadonlySet<LaneType> } {
  const total = map.document.roads
    .flatMap((road) => road.laneSections)
    .reduce((sum, { s, sEnd, left, right }) => sum + (sEnd - s) * (1 + left.length + right.length), 0);
  const step = Math.max(STEP, total / MOST_STATIONS);
  const { decks, types } = drawRoads(map, step, sheet, colors);
  for (const line of map.stopLines) addStopLine(map.lanes[line.lane], line, sheet, colors, decks);
  return { layers: decks.ascending().map((deck) => drawDeck(deck, sheet, colors)), types };
}

function drawRoads(
  map: RoadMap,
  step: number,
  sheet: Sheet,
  colors: MapColors,
): { decks: Decks; types: ReadonlySet<LaneType> } {
  const drawn = map.document.roads.flatMap((road) =>
    road.laneSections.map((section) => ({
      road,
      section,
      borders: sectionBorders(road, section, step, sheet.tolerance),
    })),
  );
  let [zMin, zMax] = [Infinity, -Infinity];
  for (const { borders } of drawn) {
    zMin = Math.min(zMin, borders.z);
    zMax = Math.max(zMax, borders.z);
  }
  const decks = new Decks(zMin, zMax);
  const types = new Set<LaneType>();
  for (const { road, section, borders } of drawn) {
    const deck = decks.at(borders.z);
    addLanes(road, section, borders, sheet, colors, deck, types);
    for (const lane of [section.centre, ...section.left, ...section.right]) {
      drawMarks(road, section, lane, step, sheet, colors, deck);
    }
  }
  for (const lane of map.lanes) addArrows(lane, sheet, decks);
  return { decks, types };
}

function addLanes(
  road: Road,
  section: LaneSection,
  borders: SectionBorders,
  sheet: Sheet,
  colors: MapColors,
  deck: Deck,
  types: Set<LaneType>,
): void {
  for (const [lanes, lines] of [
    [section.left, borders.left],
    [section.right, borders.right],
  ] as const) {
    lanes.forEach((lane, i) => {
      const type = laneType(lane.type);
      types.add(type);
      const inner = i === 0 ? borders.centre : lines[i - 1];
      // All lanes turn the same way round, so that overlapping ones fill instead of cutting each other out.
      const ring = lane.id > 0 ? [...lines[i], ...backwards(inner)] : [...inner, ...backwards(lines[i])];
      const inJunction = type === 'driving' && road.junction >= 0;
      const rank = String(ORDER.indexOf(type) + (inJunction ? 1 : 0)).padStart(2, '0');
      Deck.add(deck.lanes, `${rank} ${inJunction ? colors.junction : colors.lanes[type]}`, sheet.path(ring, true));
    });
  }
}

function backwards(line: readonly number[]): number[] {
  const result: number[] = [];
  for (let i = line.length - 2; i >= 0; i -= 2) result.push(line[i], line[i + 1]);
  return result;
}

/** Chevrons along a driving lane outside of junctions, the way its traffic goes. */
function addArrows(lane: Lane, sheet: Sheet, decks: Decks): void {
  if (lane.junction >= 0 || lane.length < LEAST_FOR_ARROW) return;
  const { centre } = lane;
  const count = Math.max(1, Math.round(lane.length / Math.max(ARROW_EVERY, 6 * sheet.type)));
  for (let k = 0; k < count; k++) {
    const i = Math.min(centre.count - 1, Math.floor(((k + 0.5) / count) * centre.count));
    const size = Math.min(0.28 * centre.width[i], 1);
    if (size < 3 * sheet.tolerance) continue;
    const [ahead, aside] = [cos(centre.heading[i]), sin(centre.heading[i])];
    const at = (u: number, v: number) => [
      centre.x[i] + size * (u * ahead - v * aside),
      centre.y[i] + size * (u * aside + v * ahead),
    ];
    decks.at(centre.z[i]).arrows.push(sheet.path([...at(-0.8, 0.9), ...at(0.8, 0), ...at(-0.8, -0.9)]));
  }
}

function addStopLine(lane: Lane, line: StopLine, sheet: Sheet, colors: MapColors, decks: Decks): void {
  const { centre } = lane;
  let i = 0;
  while (i < centre.count - 1 && centre.s[i] < line.s) i++;
  const half = centre.width[i] / 2;
  const [x, y] = [-sin(centre.heading[i]) * half, cos(centre.heading[i]) * half];
  const look = `stroke="${colors.marks.white}" stroke-width="${sheet.length(Math.max(STOP_LINE_WIDTH, sheet.tolerance))}"`;
  const path = sheet.path([centre.x[i] - x, centre.y[i] - y, centre.x[i] + x, centre.y[i] + y]);
  Deck.add(decks.at(centre.z[i]).marks, look, path);
}

function drawDeck(deck: Deck, sheet: Sheet, colors: MapColors): string {
  const seam = sheet.length(sheet.tolerance);
  const lanes = [...deck.lanes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([look, paths]) => {
      const color = look.slice(3);
      return pathOf(`fill="${color}" stroke="${color}" stroke-width="${seam}"`, paths);
    });
  const marks = [...deck.marks].map(([look, paths]) => pathOf(`fill="none" ${look}`, paths));
  const arrows = pathOf(`fill="none" stroke="${colors.arrow}" stroke-opacity="0.7" stroke-width="0.3"`, deck.arrows);
  return [...lanes, ...marks, arrows].filter((part) => part !== '').join('\n');
}

/** A path of all data; nothing where all of it is off the paper. */
function pathOf(look: string, data: readonly string[]): string {
  const d = data.join('');
  return d === '' ? '' : `<path ${look} d="${d}"/>`;
}
