import { cos, sin } from '../../core/math/sin-cos.ts';
import type { RoadSignal } from '../opendrive/signal-records.ts';
import type { RoadMap, Signal } from '../road-map.ts';
import type { MapColors } from './map-colors.ts';
import type { Sheet } from './sheet.ts';
import { svgElement, svgText } from './svg-text.ts';

/** Half of a symbol's size [m]: as large as a sign looks at least, and readable on the whole picture. */
const LEAST_SIZE = 0.7;
const SHARE_OF_TYPE = 0.35;
const MOST_SIZE = 4;

/** Sides and first corner's angle of regular polygons, in degrees from the right. */
const OCTAGON = [22.5, 67.5, 112.5, 157.5, 202.5, 247.5, 292.5, 337.5];
const TRIANGLE_DOWN = [30, 150, 270];
const DIAMOND = [0, 90, 180, 270];

/** Symbols of all signals: what they are, where they stand, and with a line which way the traffic goes that they govern. */
export function drawSignals(map: RoadMap, sheet: Sheet, colors: MapColors, ids: boolean): string {
  const given = new Map<string, RoadSignal>();
  for (const road of map.document.roads) for (const signal of road.signals) given.set(signal.id, signal);
  return map.signals
    .map((signal) => drawSignal(signal, given.get(signal.id), sheet, colors, ids))
    .filter((text) => text !== '')
    .join('\n');
}

function drawSignal(
  signal: Signal,
  given: RoadSignal | undefined,
  sheet: Sheet,
  colors: MapColors,
  ids: boolean,
): string {
  const size = Math.min(MOST_SIZE, Math.max(LEAST_SIZE, SHARE_OF_TYPE * sheet.type));
  const { x, y } = signal;
  const line = {
    d: sheet.path([x, y, x + 2.4 * size * cos(signal.heading), y + 2.4 * size * sin(signal.heading)]),
    stroke: colors.text,
    'stroke-width': sheet.length(size / 4),
  };
  const name = [signal.kind, given?.name, given?.type].filter((part) => part !== undefined && part !== '').join(' ');
  const title = `<title>${svgText(`signal ${signal.id}: ${name}`)}</title>`;
  const label = ids ? text(`${signal.id}`, x, y + 1.5 * size, 0.6 * sheet.type, colors.quiet, sheet) : '';
  return `<g>${title}${svgElement('path', line)}${symbol(signal, given, size, sheet, colors)}${label}</g>`;
}

function symbol(signal: Signal, given: RoadSignal | undefined, size: number, sheet: Sheet, colors: MapColors): string {
  const { x, y } = signal;
  switch (signal.kind) {
    case 'light':
      return lamps(x, y, size, sheet);
    case 'stop':
      return polygon(OCTAGON, x, y, size, '#d9433b', '#ffffff', sheet);
    case 'yield':
      return polygon(TRIANGLE_DOWN, x, y, size, '#ffffff', '#d9433b', sheet);
    case 'speed': {
      const ring = disc(x, y, size, '#ffffff', '#d9433b', sheet);
      const value = given?.value === null || given === undefined ? '' : String(Math.round(given.value));
      return ring + (value === '' ? '' : text(value, x, y - 0.35 * size, size, '#17202a', sheet));
    }
    default:
      return polygon(DIAMOND, x, y, 0.8 * size, colors.accent, colors.ground, sheet);
  }
}

/** A head with red, amber and green, upright whichever way it looks. */
function lamps(x: number, y: number, size: number, sheet: Sheet): string {
  const box = svgElement('rect', {
    x: sheet.x(x - 0.55 * size),
    y: sheet.y(y + 1.4 * size),
    width: sheet.length(1.1 * size),
    height: sheet.length(2.8 * size),
    rx: sheet.length(0.3 * size),
    fill: '#20262d',
  });
  return (
    box +
    ['#f85149', '#d29922', '#3fb950']
      .map((color, i) => disc(x, y + (0.85 - 0.85 * i) * size, 0.36 * size, color, 'none', sheet))
      .join('')
  );
}

function disc(x: number, y: number, radius: number, fill: string, stroke: string, sheet: Sheet): string {
  const look = { fill, stroke, 'stroke-width': sheet.length(0.25 * radius) };
  return svgElement('circle', { cx: sheet.x(x), cy: sheet.y(y), r: sheet.length(radius), ...look });
}

function polygon(
  degrees: readonly number[],
  x: number,
  y: number,
  size: number,
  fill: string,
  stroke: string,
  sheet: Sheet,
): string {
  const corners = degrees.flatMap((angle) => {
    const radians = (angle * Math.PI) / 180;
    return [x + size * cos(radians), y + size * sin(radians)];
  });
  return svgElement('path', { d: sheet.path(corners, true), fill, stroke, 'stroke-width': sheet.length(0.22 * size) });
}

function text(content: string, x: number, y: number, height: number, fill: string, sheet: Sheet): string {
  const place = { x: sheet.x(x), y: sheet.y(y), 'font-size': sheet.length(height), 'text-anchor': 'middle', fill };
  return svgElement('text', place, svgText(content));
}
