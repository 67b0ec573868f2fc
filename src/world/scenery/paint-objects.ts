import { MARK_KIND } from '../../core/mark-kind.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { ObjectMarking, RoadObject } from '../../map/opendrive/object-records.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import { arrowShapes } from './arrow-shapes.ts';
import { type FlatOutline, flatOutlines } from './flat-outlines.ts';
import { clipBand, type PaintLayer, type Place } from './paint-layer.ts';

/** Stripes of a zebra crossing and gaps between them [m] (RMS-1: 0.5 m each). */
const STRIPE = 0.5;

/** Lines of parking bays whose file states none, and of stop lines [m]. */
const BAY_LINE = 0.12;

/** A crosswalk this much longer one way than the other is walked the long way. */
const LONGER = 1.3;

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** Paints what objects of a road are painted on it: crosswalks, parking bays, stop lines, arrows, other marks. */
export function paintObjects(road: Road, paint: PaintLayer): void {
  for (const object of road.objects) {
    const isMark = ['crosswalk', 'parkingSpace', 'roadMark'].includes(object.type);
    if (!isMark && object.markings.length === 0) continue;
    for (const outline of flatOutlines(road, object)) {
      if (object.markings.length > 0) paintMarkings(object.markings, outline, paint);
      else if (object.type === 'crosswalk') paintZebra(road, object, outline, paint);
      else if (object.type === 'parkingSpace') paintBay(road, object, outline, paint);
      else if (object.type === 'roadMark') paintMark(object, outline, paint);
    }
  }
}

/** Lines as the file has them: along a side, or from corner to corner of the outline. */
function paintMarkings(markings: readonly ObjectMarking[], outline: FlatOutline, paint: PaintLayer): void {
  for (const marking of markings) {
    const path = marking.side === null ? marking.corners : outline.sides[marking.side];
    const places = path.flatMap((id) => outline.corners.filter((corner) => corner.id === id));
    for (let k = 1; k < places.length; k++) {
      const [a, b] = [places[k - 1], places[k]];
      const length = Math.sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
      const end = length - marking.stopOffset;
      const dash = marking.lineLength > 0 && marking.spaceLength > 0 ? marking.lineLength : end;
      const width = marking.width > 0 ? marking.width : BAY_LINE;
      const at = (s: number): Place => [a.x + (s / length) * (b.x - a.x), a.y + (s / length) * (b.y - a.y)];
      const step = Math.max(dash + marking.spaceLength, length / MOST_DASHES);
      for (let s = marking.startOffset; s < end - 0.01; s += step) {
        paint.line(at(s), at(Math.min(end, s + dash)), width, a.z, marking.color);
      }
    }
  }
}

/** Most dashes of one line. */
const MOST_DASHES = 200;

/** Stripes along the traffic, side by side across the road, inside the outline. */
function paintZebra(road: Road, { s }: RoadObject, { corners, z }: FlatOutline, paint: PaintLayer): void {
  roadPoint(road, Math.max(0, Math.min(road.length, s)), 0, point);
  const places = corners.map(({ x, y }): Place => [x, y]);
  const [dx, dy] = walkingDirection(places, point.heading);
  const along = places.map(([x, y]) => x * dx + y * dy);
  const [low, high] = [Math.min(...along), Math.max(...along)];
  const count = Math.floor((high - low + STRIPE) / (2 * STRIPE));
  const first = (low + high) / 2 - (count - 0.5) * STRIPE;
  for (let k = 0; k < Math.min(count, MOST_DASHES); k++) {
    const from = first + 2 * k * STRIPE;
    paint.cutPolygon(clipBand(places, dx, dy, from, from + STRIPE), z, 'white', -dy, dx, MARK_KIND.crosswalk);
  }
}

/** The way that pedestrians go: along the longest side, or across the road where no side is clearly longest. */
function walkingDirection(places: readonly Place[], heading: number): [number, number] {
  let longest: [number, number] = [-sin(heading), cos(heading)];
  let length = 0;
  places.forEach(([x, y], i) => {
    const [px, py] = places[(i + places.length - 1) % places.length];
    const own = Math.sqrt((x - px) * (x - px) + (y - py) * (y - py));
    if (own <= length) return;
    length = own;
    longest = [(x - px) / own, (y - py) / own];
  });
  const across = places.map(([x, y]) => x * longest[1] - y * longest[0]);
  const width = Math.max(...across) - Math.min(...across);
  return length > LONGER * width ? longest : [-sin(heading), cos(heading)];
}

/** The lines around a bay but for the one that it is entered over. */
function paintBay(road: Road, object: RoadObject, { corners, z }: FlatOutline, paint: PaintLayer): void {
  if (object.subtype === 'closed' || corners.length < 3) return;
  roadPoint(road, Math.max(0, Math.min(road.length, object.s)), 0, point);
  const aside = corners.map(({ x, y }) =>
    Math.abs((y - point.y) * cos(point.heading) - (x - point.x) * sin(point.heading)),
  );
  const offsets = corners.map((_, i) => aside[i] + aside[(i + 1) % corners.length]);
  const entry = offsets.indexOf(Math.min(...offsets));
  corners.forEach((a, i) => {
    const b = corners[(i + 1) % corners.length];
    if (i !== entry) paint.line([a.x, a.y], [b.x, b.y], BAY_LINE, z, 'white');
  });
}

/** Arrows by their name; all else is a painted area, as stop lines are. */
function paintMark({ name, subtype }: RoadObject, { corners, z, frame }: FlatOutline, paint: PaintLayer): void {
  const words = `${name} ${subtype}`.toLowerCase();
  if (!words.includes('arrow')) {
    paint.polygon(
      corners.map(({ x, y }): Place => [x, y]),
      z,
      'white',
    );
    return;
  }
  const ways = ['left', 'straight', 'right'].filter((way) => words.includes(way));
  for (const shape of arrowShapes(ways.length > 0 ? ways.join(' ') : 'straight')) {
    const places = shape.map(([u, v]): Place => {
      const [along, across] = [(u / 5 - 0.5) * frame.length, v * Math.max(1, frame.width)];
      return [
        frame.x + along * cos(frame.heading) - across * sin(frame.heading),
        frame.y + along * sin(frame.heading) + across * cos(frame.heading),
      ];
    });
    paint.polygon(places, z, 'white', MARK_KIND.arrow);
  }
}
