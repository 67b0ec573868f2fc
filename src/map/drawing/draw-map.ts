import { documentBounds } from '../document-bounds.ts';
import type { RoadMap } from '../road-map.ts';
import { drawLanes } from './draw-lanes.ts';
import { drawLegend } from './draw-legend.ts';
import { drawObjects } from './draw-objects.ts';
import { drawSignals } from './draw-signals.ts';
import { type DrawingTheme, MAP_COLORS, type MapColors } from './map-colors.ts';
import { sectionBorders } from './section-borders.ts';
import { Sheet } from './sheet.ts';
import { svgElement, svgText } from './svg-text.ts';

/** Longer side of the picture where nothing scales it [pixels]. */
const PIXELS = 1600;

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
  const { layers, types } = drawLanes(map, sheet, colors);
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
