import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { Outline, RoadObject } from '../../map/opendrive/object-records.ts';
import { roadPoint } from '../../map/road-geometry.ts';

/** Most places of one object's repeats. */
const MOST = 400;

/** The usual arrow's length and width, where a file states none [m]. */
const USUAL_LENGTH = 5;
const USUAL_WIDTH = 1;

/** A corner on the ground, map frame [m]. */
export interface FlatCorner {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Height of what stands there [m]. */
  readonly top: number;
}

/** An object as it lies on the ground. */
export interface FlatOutline {
  /** The file's number of the outline; null for a box. */
  readonly id: number | null;
  readonly corners: readonly FlatCorner[];
  /** Mean height [m]. */
  readonly z: number;
  /** Its box: middle, direction [rad], size [m]. */
  readonly frame: { x: number; y: number; heading: number; length: number; width: number };
  /** Ids of the corners at either end of each side of its box. */
  readonly sides: Readonly<Record<'left' | 'right' | 'front' | 'rear', readonly number[]>>;
}

interface Placement {
  readonly s: number;
  readonly t: number;
}

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** Where an object lies, once or at each of its repeats: its outlines, or its box. */
export function flatOutlines(road: Road, object: RoadObject): FlatOutline[] {
  const outlines = object.outlines.filter(({ corners }) => corners.length >= 2);
  return placements(object).flatMap((place) =>
    outlines.length > 0
      ? outlines.map((outline) => outlineAt(road, object, place, outline))
      : [boxAt(road, object, place)],
  );
}

function placements(object: RoadObject): Placement[] {
  const places = object.repeats.flatMap(({ s, length, distance, tStart, tEnd }): Placement[] => {
    const count = distance > 0 ? Math.min(MOST, Math.floor(length / distance) + 1) : 1;
    return Array.from({ length: count }, (_, k) => {
      const share = length > 0 ? (k * distance) / length : 0;
      return { s: s + k * distance, t: tStart + share * (tEnd - tStart) };
    });
  });
  return places.length > 0 ? places : [{ s: object.s, t: object.t }];
}

function outlineAt(road: Road, object: RoadObject, place: Placement, outline: Outline): FlatOutline {
  const origin = originOf(road, object, place);
  const corners = outline.corners.map((corner): FlatCorner => {
    if (corner.kind === 'local') return fromLocal(origin, corner.id, corner.u, corner.v, corner.z, corner.height);
    // Corners in road coordinates go along with the repeats of their object.
    const [ds, dt] = object.repeats.length > 0 ? [place.s - object.s, place.t - object.t] : [0, 0];
    roadPoint(road, within(road, corner.s + ds), corner.t + dt, point);
    const z = point.z + corner.dz;
    return { id: corner.id, x: point.x, y: point.y, z, top: z + corner.height };
  });
  const ids = corners.map(({ id }) => id);
  const side = (i: number) => [ids[i % ids.length], ids[(i + 1) % ids.length]];
  return finished(object, outline.id, origin, corners, {
    rear: side(0),
    left: side(1),
    front: side(2),
    right: side(3),
  });
}

function boxAt(road: Road, object: RoadObject, place: Placement): FlatOutline {
  const origin = originOf(road, object, place);
  const u = object.radius > 0 ? object.radius : object.length / 2;
  const v = object.radius > 0 ? object.radius : object.width / 2;
  const corners = [
    fromLocal(origin, 0, -u, -v, 0, object.height),
    fromLocal(origin, 1, u, -v, 0, object.height),
    fromLocal(origin, 2, u, v, 0, object.height),
    fromLocal(origin, 3, -u, v, 0, object.height),
  ];
  return finished(object, null, origin, corners, { right: [0, 1], front: [1, 2], left: [2, 3], rear: [3, 0] });
}

function originOf(
  road: Road,
  { hdg, orientation, zOffset }: RoadObject,
  { s, t }: Placement,
): FlatOutline['frame'] & { z: number } {
  roadPoint(road, within(road, s), t, point);
  const against = orientation === '-' ? Math.PI : 0;
  return { x: point.x, y: point.y, z: point.z + zOffset, heading: point.heading + hdg + against, length: 0, width: 0 };
}

function fromLocal(
  origin: FlatOutline['frame'] & { z: number },
  id: number,
  u: number,
  v: number,
  z: number,
  height: number,
): FlatCorner {
  const [c, s] = [cos(origin.heading), sin(origin.heading)];
  return { id, x: origin.x + u * c - v * s, y: origin.y + u * s + v * c, z: origin.z + z, top: origin.z + z + height };
}

function finished(
  object: RoadObject,
  id: number | null,
  origin: FlatOutline['frame'],
  corners: readonly FlatCorner[],
  sides: FlatOutline['sides'],
): FlatOutline {
  const z = corners.reduce((sum, corner) => sum + corner.z, 0) / corners.length;
  const length = object.length > 0 ? object.length : USUAL_LENGTH;
  const width = object.width > 0 ? object.width : USUAL_WIDTH;
  return { id, corners, z, frame: { ...origin, length, width }, sides };
}

function within(road: Road, s: number): number {
  return Math.max(0, Math.min(road.length, s));
}
