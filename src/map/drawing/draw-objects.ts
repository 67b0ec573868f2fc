import { cos, sin } from '../../core/math/sin-cos.ts';
import type { OpenDriveDocument, Road } from '../opendrive/document.ts';
import type { ObjectRepeat, Outline, RoadObject } from '../opendrive/object-records.ts';
import { roadPoint } from '../road-geometry.ts';
import type { MapColors } from './map-colors.ts';
import type { Sheet } from './sheet.ts';
import { svgElement, svgText } from './svg-text.ts';

/** Corners of a circle. */
const CIRCLE = 12;
/** Width of a zebra crossing's stripes, and between them [m]. */
const STRIPE = 0.5;
/** More copies of one object, or stripes of one crossing, are not drawn. */
const MOST_COPIES = 1000;
const MOST_STRIPES = 100;
/** Objects with all their copies that one picture shows. */
const MOST_SHAPES = 30_000;
/** Thin objects are drawn at least that wide [m]. */
const LEAST_WIDTH = 0.2;

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** The objects of a document from above: crossings, buildings, plants, barriers and what else there is. */
export function drawObjects(document: OpenDriveDocument, sheet: Sheet, colors: MapColors, ids: boolean): string {
  const parts: string[] = [];
  let left = MOST_SHAPES;
  for (const road of document.roads) {
    for (const object of road.objects) {
      if (left === 0) continue;
      const shapes = shapesOfAll(road, object, left);
      left -= shapes.length;
      const drawn = shapes.map(({ line, closed }) => drawShape(object, line, closed, sheet, colors)).join('');
      if (drawn === '') continue;
      const name = `object ${object.id}: ${object.type}${object.name === '' ? '' : ` ${object.name}`}`;
      parts.push(`<g><title>${svgText(name)}</title>${drawn}${ids ? label(road, object, sheet, colors) : ''}</g>`);
    }
  }
  return parts.join('\n');
}

/** The object, or its copies where it has repeats; no more than `most` shapes, since repeats may ask for millions. */
function shapesOfAll(road: Road, object: RoadObject, most: number): Shape[] {
  if (object.repeats.length === 0) return shapesOf(road, object).slice(0, most);
  const shapes: Shape[] = [];
  for (const repeat of object.repeats) {
    if (shapes.length >= most) break;
    for (const place of copies(object, repeat)) shapes.push(...shapesOf(road, place));
  }
  return shapes.slice(0, most);
}

interface Shape {
  readonly line: number[];
  readonly closed: boolean;
}

/** The object where a repeat puts it; one without gaps becomes one long object for each stretch of the step. */
function copies(object: RoadObject, repeat: ObjectRepeat): RoadObject[] {
  const step = repeat.distance > 0 ? repeat.distance : Math.max(1, repeat.length / MOST_COPIES);
  const count = Math.min(MOST_COPIES, Math.max(1, Math.floor(repeat.length / step) + (repeat.distance > 0 ? 1 : 0)));
  return Array.from({ length: count }, (_, i) => {
    const along = repeat.distance > 0 ? i * step : (i + 0.5) * step;
    const share = repeat.length > 0 ? Math.min(1, along / repeat.length) : 0;
    const mixed = (from: number | null, to: number | null, own: number) =>
      from === null ? own : from + share * ((to ?? from) - from);
    return {
      ...object,
      s: repeat.s + along,
      t: mixed(repeat.tStart, repeat.tEnd, object.t),
      length: repeat.distance > 0 ? mixed(repeat.lengthStart, repeat.lengthEnd, object.length) : step,
      width: mixed(repeat.widthStart, repeat.widthEnd, object.width),
      radius: repeat.distance > 0 ? mixed(repeat.radiusStart, repeat.radiusEnd, object.radius) : 0,
    };
  });
}

function shapesOf(road: Road, object: RoadObject): Shape[] {
  if (object.outlines.length > 0) return object.outlines.map((outline) => outlineShape(road, object, outline));
  if (object.radius > 0) {
    const corners = Array.from({ length: CIRCLE }, (_, i) => (2 * Math.PI * i) / CIRCLE);
    return [
      shape(
        road,
        object,
        corners.map((angle) => [object.radius * cos(angle), object.radius * sin(angle)]),
      ),
    ];
  }
  const u = Math.max(object.length, LEAST_WIDTH) / 2;
  const v = Math.max(object.width, LEAST_WIDTH) / 2;
  if (object.length <= 0 && object.width <= 0) return [];
  return [
    shape(road, object, [
      [u, v],
      [-u, v],
      [-u, -v],
      [u, -v],
    ]),
  ];
}

/** Corners in the object's frame, u ahead and v to the left. */
function shape(road: Road, object: RoadObject, corners: readonly (readonly number[])[], closed = true): Shape {
  roadPoint(road, object.s, object.t, point);
  const ahead = cos(point.heading + object.hdg);
  const aside = sin(point.heading + object.hdg);
  const { x, y } = point;
  return { line: corners.flatMap(([u, v]) => [x + u * ahead - v * aside, y + u * aside + v * ahead]), closed };
}

function outlineShape(road: Road, object: RoadObject, outline: Outline): Shape {
  const line = outline.corners.flatMap((corner) => {
    if (corner.kind === 'local') return shape(road, object, [[corner.u, corner.v]]).line;
    roadPoint(road, corner.s, corner.t, point);
    return [point.x, point.y];
  });
  return { line, closed: outline.closed };
}

function drawShape(object: RoadObject, line: number[], closed: boolean, sheet: Sheet, colors: MapColors): string {
  const thin = sheet.length(Math.max(LEAST_WIDTH / 2, sheet.tolerance));
  const path = (d: string, look: Readonly<Record<string, string | number>>) =>
    d === '' ? '' : svgElement('path', { d, ...look });
  const outline = sheet.path(line, closed);
  switch (object.type) {
    case 'crosswalk':
      return path(stripes(line, sheet), { fill: colors.marks.white, 'fill-opacity': 0.9 });
    case 'roadMark':
    case 'stopLine':
      return path(outline, { fill: colors.marks.white });
    case 'parkingSpace':
      return path(outline, { fill: colors.lanes.parking, stroke: colors.marks.white, 'stroke-width': thin });
    case 'building':
      return path(outline, { fill: colors.building, stroke: colors.quiet, 'stroke-width': thin });
    case 'tree':
    case 'vegetation':
      return path(outline, { fill: colors.plant, 'fill-opacity': 0.8 });
    case 'trafficIsland':
      return path(outline, { fill: colors.lanes.sidewalk, stroke: colors.quiet, 'stroke-width': thin });
    default:
      return path(outline, {
        fill: closed ? colors.furniture : 'none',
        'fill-opacity': 0.55,
        stroke: colors.furniture,
        'stroke-width': thin,
      });
  }
}

/** Stripes across a quadrilateral, along the two sides that are shorter; another outline is filled as it is. */
function stripes(line: readonly number[], sheet: Sheet): string {
  if (line.length !== 8) return sheet.path(line, true);
  const length = (i: number, k: number) => {
    const dx = line[2 * k] - line[2 * i];
    const dy = line[2 * k + 1] - line[2 * i + 1];
    return Math.sqrt(dx * dx + dy * dy);
  };
  // The sides 0-1 and 3-2 are the ones that stripes are laid along, or 1-2 and 0-3 where these are longer.
  const [a, b, c, d] = length(0, 1) >= length(1, 2) ? [0, 1, 2, 3] : [1, 2, 3, 0];
  const count = Math.min(MOST_STRIPES, Math.max(1, Math.round(length(a, b) / (2 * STRIPE))));
  const between = (i: number, k: number, share: number) => [
    line[2 * i] + share * (line[2 * k] - line[2 * i]),
    line[2 * i + 1] + share * (line[2 * k + 1] - line[2 * i + 1]),
  ];
  let data = '';
  for (let i = 0; i < count; i++) {
    const from = (i + 0.25) / count;
    const to = (i + 0.75) / count;
    const corners = [...between(a, b, from), ...between(a, b, to), ...between(d, c, to), ...between(d, c, from)];
    data += sheet.path(corners, true);
  }
  return data;
}

function label(road: Road, object: RoadObject, sheet: Sheet, colors: MapColors): string {
  roadPoint(road, object.s, object.t, point);
  const place = { x: sheet.x(point.x), y: sheet.y(point.y), 'font-size': sheet.length(0.5 * sheet.type) };
  return svgElement('text', { ...place, 'text-anchor': 'middle', fill: colors.quiet }, svgText(object.id));
}
