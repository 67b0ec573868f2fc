import { wrapAngle } from '../core/math/angle.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import { objectOutline, objectPlaces } from './object-places.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { RoadObject } from './opendrive/object-records.ts';
import type { ParkingSpace } from './road-map.ts';

/** All parking spaces of a document in the order of roads and objects, each repetition on its own. */
export function findParkingSpaces(document: OpenDriveDocument): ParkingSpace[] {
  return document.roads.flatMap((road) =>
    road.objects.filter(({ type }) => type === 'parkingSpace').flatMap((object) => spacesOf(road, object)),
  );
}

function spacesOf(road: Road, object: RoadObject): ParkingSpace[] {
  const places = objectPlaces(road, object);
  const access = object.parking?.access ?? '';
  return places.map((place) => {
    const { length, width } = place.length > 0 && place.width > 0 ? place : sizeOfOutline(road, object, place.heading);
    const { x, y, z } = place;
    return { road: road.index, id: object.id, x, y, z, heading: wrapAngle(place.heading), length, width, access };
  });
}

/** Extent of an object's outline along and across a heading. */
function sizeOfOutline(road: Road, object: RoadObject, heading: number): { length: number; width: number } {
  const outline = objectOutline(road, object);
  const [c, s] = [cos(heading), sin(heading)];
  const span = (ux: number, uy: number) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < outline.length; i += 3) {
      const along = ux * outline[i] + uy * outline[i + 1];
      low = Math.min(low, along);
      high = Math.max(high, along);
    }
    return high - low;
  };
  return { length: span(c, s), width: span(-s, c) };
}
