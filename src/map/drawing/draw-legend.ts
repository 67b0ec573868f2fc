import type { LaneType, RoadMap } from '../road-map.ts';
import type { MapColors } from './map-colors.ts';
import type { Sheet } from './sheet.ts';
import { svgElement, svgText } from './svg-text.ts';

/** Name of the map, what it holds, which colour is which lane, how long a metre is, and where north is. */
export function drawLegend(
  map: RoadMap,
  title: string,
  types: ReadonlySet<LaneType>,
  sheet: Sheet,
  colors: MapColors,
): string {
  const { type, width, height } = sheet;
  const parts = [
    words(title, type, 0.5 * sheet.head, 1.5 * type, colors.text, 600),
    words(contents(map), type, 0.5 * sheet.head + 1.3 * type, 0.85 * type, colors.quiet),
    north(width - 2 * type, 0.55 * sheet.head, type, colors, sheet),
  ];
  const base = height - 0.45 * sheet.foot;
  let x = type;
  for (const lane of Object.keys(colors.lanes) as LaneType[]) {
    if (!types.has(lane)) continue;
    const swatch = { x: n(x, sheet), y: n(base - 0.8 * type, sheet), width: n(type, sheet), height: n(type, sheet) };
    parts.push(
      svgElement('rect', {
        ...swatch,
        fill: colors.lanes[lane],
        stroke: colors.hairline,
        'stroke-width': n(type / 15, sheet),
      }),
    );
    parts.push(words(lane, x + 1.4 * type, base, 0.8 * type, colors.quiet));
    x += (2.4 + 0.48 * lane.length) * type;
  }
  parts.push(scaleBar(width - type, base, sheet, colors));
  return parts.join('\n');
}

function contents(map: RoadMap): string {
  const { roads, junctions } = map.document;
  const km = roads.reduce((sum, road) => sum + road.length, 0) / 1000;
  const of = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const parts = [`${of(roads.length, 'road')}, ${km.toFixed(2)} km`, of(junctions.length, 'junction')];
  if (map.signals.length > 0) parts.push(of(map.signals.length, 'signal'));
  return parts.join(' · ');
}

/** A length of 1, 2 or 5 times a power of ten, about a sixth of the picture. */
export function scaleBar(right: number, base: number, sheet: Sheet, colors: MapColors): string {
  const wished = sheet.width / 6;
  let length = 1;
  for (const factor of [2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2]) {
    if (length * factor > wished) break;
    length *= factor;
  }
  const left = right - length;
  const tick = 0.35 * sheet.type;
  const line = `M${n(left, sheet)} ${n(base - tick, sheet)}V${n(base, sheet)}H${n(right, sheet)}V${n(base - tick, sheet)}`;
  const bar = { d: line, fill: 'none', stroke: colors.text, 'stroke-width': n(sheet.type / 10, sheet) };
  const text = length >= 1000 ? `${length / 1000} km` : `${length} m`;
  return (
    svgElement('path', bar) +
    words(text, right - length / 2, base - 0.5 * sheet.type, 0.8 * sheet.type, colors.text, 400, 'middle')
  );
}

function north(x: number, y: number, size: number, colors: MapColors, sheet: Sheet): string {
  const at = (dx: number, dy: number) => `${n(x + dx * size, sheet)} ${n(y + dy * size, sheet)}`;
  const needle = `M${at(0, -1)}L${at(0.5, 0.7)} ${at(0, 0.4)} ${at(-0.5, 0.7)}Z`;
  return (
    svgElement('path', { d: needle, fill: colors.text }) +
    words('N', x, y + 1.6 * size, 0.8 * size, colors.text, 600, 'middle')
  );
}

function words(
  content: string,
  x: number,
  y: number,
  height: number,
  fill: string,
  weight = 400,
  anchor = 'start',
): string {
  const look = { 'font-size': height.toFixed(2), 'font-weight': weight, 'text-anchor': anchor, fill };
  return svgElement('text', { x: x.toFixed(2), y: y.toFixed(2), ...look }, svgText(content));
}

function n(value: number, sheet: Sheet): string {
  return sheet.tolerance < 1 ? value.toFixed(2) : value.toFixed(0);
}
