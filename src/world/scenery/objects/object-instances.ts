import type { Road } from '../../../map/opendrive/document.ts';
import type { ObjectRepeat, RoadObject } from '../../../map/opendrive/object-records.ts';

/** An object in one place of a road. */
export interface ObjectInstance {
  readonly object: RoadObject;
  readonly s: number;
  readonly t: number;
  readonly zOffset: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

/** More of one object than this on a road is taken for a mistake. */
const MOST = 20_000;

/** The places of an object: its own, or those of its repeats with gaps [13.4]. */
export function objectInstances(road: Road, object: RoadObject): ObjectInstance[] {
  if (object.repeats.length === 0)
    return [{ ...sizeOf(object), object, s: object.s, t: object.t, zOffset: object.zOffset }];
  return object.repeats.filter(({ distance }) => distance > 0).flatMap((repeat) => spread(road, object, repeat));
}

/** Repeats without gaps. */
export function continuousRepeats(object: RoadObject): ObjectRepeat[] {
  return object.repeats.filter(({ distance, length }) => distance <= 0 && length > 0);
}

function spread(road: Road, object: RoadObject, repeat: ObjectRepeat): ObjectInstance[] {
  const length = Math.max(0, Math.min(repeat.length, road.length - repeat.s));
  const count = Math.min(MOST, Math.floor(length / repeat.distance + 1e-6) + 1);
  return Array.from({ length: count }, (_, k) => {
    const along = k * repeat.distance;
    const share = repeat.length > 0 ? along / repeat.length : 0;
    return { object, s: repeat.s + along, ...repeatAt(object, repeat, share) };
  });
}

/** What a repeat says at a share of its length, linear between its ends. */
export function repeatAt(
  object: RoadObject,
  repeat: ObjectRepeat,
  share: number,
): Omit<ObjectInstance, 'object' | 's'> {
  const between = (from: number | null, to: number | null, own: number) => {
    const start = from ?? to ?? own;
    return start + share * ((to ?? start) - start);
  };
  const own = sizeOf(object);
  return {
    t: between(repeat.tStart, repeat.tEnd, object.t),
    zOffset: between(repeat.zOffsetStart, repeat.zOffsetEnd, object.zOffset),
    length: between(repeat.lengthStart, repeat.lengthEnd, own.length),
    width: between(repeat.widthStart, repeat.widthEnd, own.width),
    height: between(repeat.heightStart, repeat.heightEnd, own.height),
    radius: between(repeat.radiusStart, repeat.radiusEnd, own.radius),
  };
}

function sizeOf({
  length,
  width,
  height,
  radius,
}: RoadObject): Pick<ObjectInstance, 'length' | 'width' | 'height' | 'radius'> {
  return { length, width, height, radius };
}
