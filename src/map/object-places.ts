import { cos, sin } from '../core/math/sin-cos.ts';
import type { Road } from './opendrive/document.ts';
import type { ObjectRepeat, Outline, RoadObject } from './opendrive/object-records.ts';
import { type RoadPoint, roadPoint } from './road-geometry.ts';

/** One place of an object: itself, or one of its repetitions. */
export interface ObjectPlace {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Of its own u axis [rad]. */
  readonly heading: number;
  readonly length: number;
  readonly width: number;
}

/** More repetitions than that by one record are no objects but a broken file. */
export const MAX_REPETITIONS = 10_000;

/** Where an object stands: at its own place, or wherever its repeats put it, with their sizes [13.4]. */
export function objectPlaces(road: Road, object: RoadObject): ObjectPlace[] {
  if (object.repeats.length === 0) {
    return [placeAt(road, object, object.s, object.t, object.zOffset, object.length, object.width)];
  }
  return object.repeats.flatMap((repeat) => repetitions(road, object, repeat));
}

function repetitions(road: Road, object: RoadObject, repeat: ObjectRepeat): ObjectPlace[] {
  const steps = repeat.distance > 0 ? Math.min(MAX_REPETITIONS, Math.floor(repeat.length / repeat.distance)) : 0;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const way = i * repeat.distance;
    const share = repeat.length > 0 ? way / repeat.length : 0;
    const between = (from: number, to: number) => from + share * (to - from);
    const sized = (from: number | null, to: number | null, own: number) => between(from ?? own, to ?? own);
    return placeAt(
      road,
      object,
      repeat.s + way,
      between(repeat.tStart, repeat.tEnd),
      between(repeat.zOffsetStart, repeat.zOffsetEnd),
      sized(repeat.lengthStart, repeat.lengthEnd, object.length),
      sized(repeat.widthStart, repeat.widthEnd, object.width),
    );
  });
}

function placeAt(
  road: Road,
  object: RoadObject,
  s: number,
  t: number,
  zOffset: number,
  length: number,
  width: number,
): ObjectPlace {
  const foot: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };
  roadPoint(road, s, t, foot);
  const heading = foot.heading + object.hdg;
  return { x: foot.x, y: foot.y, z: foot.z + zOffset, heading, length, width };
}

/** Corners of an outline, or without one of the box, in the world: x, y, z each [m]. */
export function objectOutline(road: Road, object: RoadObject): Float64Array {
  const place = placeAt(road, object, object.s, object.t, object.zOffset, object.length, object.width);
  const outline = object.outlines.find(({ outer }) => outer) ?? object.outlines[0];
  if (outline !== undefined && outline.corners.length > 2) return cornersOf(road, outline, place);
  const [u, v] = [place.length / 2, place.width / 2];
  const box = [u, v, -u, v, -u, -v, u, -v];
  return Float64Array.from([0, 2, 4, 6].flatMap((i) => toWorld(place, box[i], box[i + 1], 0)));
}

function cornersOf(road: Road, outline: Outline, place: ObjectPlace): Float64Array {
  const foot: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };
  const corners = outline.corners.flatMap((corner) => {
    if (corner.kind === 'local') return toWorld(place, corner.u, corner.v, corner.z);
    roadPoint(road, corner.s, corner.t, foot);
    return [foot.x, foot.y, foot.z + corner.dz];
  });
  return Float64Array.from(corners);
}

function toWorld(place: ObjectPlace, u: number, v: number, z: number): [number, number, number] {
  const [c, s] = [cos(place.heading), sin(place.heading)];
  return [place.x + c * u - s * v, place.y + s * u + c * v, place.z + z];
}
