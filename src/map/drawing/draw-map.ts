import { cos, sin } from '../../core/math/sin-cos.ts';
import { documentBounds } from '../document-bounds.ts';
import { laneType } from '../lane-type.ts';
import type { Road } from '../opendrive/document.ts';
import type { LaneSection } from '../opendrive/lane-records.ts';
import type { Lane, LaneType, RoadMap, StopLine } from '../road-map.ts';
import { Deck, Decks } from './deck.ts';
import { drawLegend } from './draw-legend.ts';
import { drawMarks } from './draw-marks.ts';
import { drawObjects } from './draw-objects.ts';
import { drawSignals } from './draw-signals.ts';
import { type DrawingTheme, MAP_COLORS, type MapColors } from './map-colors.ts';
import { type SectionBorders, sectionBorders } from './section-borders.ts';
import { Sheet } from './sheet.ts';
import { svgElement, svgText } from './svg-text.ts';

/** Longer side of the picture where nothing scales it [pixels]. */
const PIXELS = 1600;
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

export interface MapDrawingOptions {
  readonly title: string;
  /** Ids of roads, junctions, signals and objects. */
  readonly ids: boolean;
  readonly theme: DrawingTheme;
}

/**
 * Draws a map from above as SVG, north up, a unit a metre: lanes by type, marks, stop lines, objects, signals, legend and
 * scale. The same map gives the same text.
 */
export function drawMap(map: RoadMap, { title, ids, theme }: MapDrawingOptions): string {
  const colors = MAP_COLORS[theme];
  const { document } = map;
  const sheet = new Sheet(documentBounds(document) ?? [0, 0, 0, 0]);
  const total = document.roads
    .flatMap((road) => road.laneSections)
    .reduce((sum, { s, sEnd, left, right }) => sum + (sEnd - s) * (1 + left.length + right.length), 0);
  const step = Math.max(STEP, total / MOST_STATIONS);
  const { decks, types } = drawRoads(map, step, sheet, colors);
  for (const line of map.stopLines) addStopLine(map.lanes[line.lane], line, sheet, colors, decks);
  const layers = decks.ascending().map((deck) => drawDeck(deck, sheet, colors));
  const scale = PIXELS / Math.max(sheet.width, sheet.height);
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${sheet.length(sheet.width)} ${sheet.length(sheet.height)}`,
    width: Math.round(sheet.width * scale),
    height: Math.round(sheet.height * scale),
    'font-family': 'Inter, system-ui, sans-serif',
  };
  const content = [
    `<title>${svgText(title)}</title>`,
    svgElement('rect', { width: '100%', height: '100%', fill: colors.ground }),
    ...layers,
    drawObjects(document, sheet, colors, ids),
    drawSignals(map, sheet, colors, ids),
    ids ? drawIds(map, sheet, colors) : '',
    drawLegend(map, title, types, sheet, colors),
  ];
  return `${svgElement('svg', frame, `\n${content.filter((part) => part !== '').join('\n')}\n`)}\n`;
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
      return `<path fill="${color}" stroke="${color}" stroke-width="${seam}" d="${paths.join('')}"/>`;
    });
  const marks = [...deck.marks].map(([look, paths]) => `<path fill="none" ${look} d="${paths.join('')}"/>`);
  const arrows =
    deck.arrows.length === 0
      ? []
      : [
          `<path fill="none" stroke="${colors.arrow}" stroke-opacity="0.7" stroke-width="0.3" d="${deck.arrows.join('')}"/>`,
        ];
  return [...lanes, ...marks, ...arrows].join('\n');
}

/** Ids of roads in their middle, of junctions, and of driving lanes outside of them. */
function drawIds(map: RoadMap, sheet: Sheet, colors: MapColors): string {
  const look = { 'text-anchor': 'middle', stroke: colors.ground, 'paint-order': 'stroke' };
  const label = (content: string, x: number, y: number, size: number, fill: string) => {
    const place = {
      x: sheet.x(x),
      y: sheet.y(y),
      'font-size': sheet.length(size),
      'stroke-width': sheet.length(size / 5),
    };
    return svgElement('text', { ...place, ...look, fill }, svgText(content));
  };
  const size = Math.min(sheet.type, 6);
  const parts: string[] = [];
  for (const road of map.document.roads) {
    const section = road.laneSections[Math.floor(road.laneSections.length / 2)];
    if (section === undefined) continue;
    const { centre } = sectionBorders(road, section, Math.max(1, (section.sEnd - section.s) / 2), 0);
    const middle = 2 * Math.floor(centre.length / 4);
    parts.push(label(road.id, centre[middle], centre[middle + 1], road.junction < 0 ? size : 0.35 * size, colors.text));
  }
  for (const { id, centre, junction } of map.lanes) {
    // A quarter of the way along, where no road's id stands.
    const i = Math.floor(centre.count / 4);
    if (junction < 0)
      parts.push(label(String(id), centre.x[i], centre.y[i], Math.min(1.5, 0.4 * centre.width[i]), colors.text));
  }
  for (const junction of map.junctions) {
    if (junction.lanes.length > 0) parts.push(label(junction.id, junction.x, junction.y, size, colors.accent));
  }
  return parts.join('\n');
}
