import type { ElementReader } from './element-reader.ts';
import type { ObjectReference, ObjectRepeat, RoadObject } from './object-records.ts';
import { readBorders, readObjectMarkings } from './read-object-markings.ts';
import { readOutlines } from './read-outlines.ts';
import { readOrientation, readValidity } from './read-validity.ts';

/** Objects on and beside a road [13]; one without a place is left out. */
export function readObjects(road: ElementReader): RoadObject[] {
  const objects: RoadObject[] = [];
  for (const reader of road.child('objects')?.children('object') ?? []) {
    const s = reader.finite('s', 'the object was left out');
    const t = reader.finite('t', 'the object was left out');
    if (s !== null && t !== null) objects.push(readObject(reader, s, t));
  }
  return objects;
}

function readObject(reader: ElementReader, s: number, t: number): RoadObject {
  const parking = reader.child('parkingSpace');
  const own = { s, t, zOffset: reader.optionalNumber('zOffset', 0) };
  const outlines = readOutlines(reader);
  return {
    id: reader.optionalText('id', ''),
    type: reader.optionalText('type', 'none'),
    subtype: reader.optionalText('subtype', ''),
    name: reader.optionalText('name', ''),
    ...own,
    hdg: reader.optionalNumber('hdg', 0),
    pitch: reader.optionalNumber('pitch', 0),
    roll: reader.optionalNumber('roll', 0),
    length: reader.optionalNumber('length', 0),
    width: reader.optionalNumber('width', 0),
    height: reader.optionalNumber('height', 0),
    radius: reader.optionalNumber('radius', 0),
    orientation: readOrientation(reader),
    dynamic: reader.flag('dynamic', false),
    perpendicular: reader.flag('perpToRoad', false),
    validLength: reader.optionalNumber('validLength', 0),
    validity: readValidity(reader),
    outlines,
    repeats: reader.children('repeat').map((repeat) => readRepeat(repeat, own)),
    parking:
      parking === null
        ? null
        : { access: parking.optionalText('access', 'all'), restrictions: parking.optionalText('restrictions', '') },
    markings: readObjectMarkings(reader),
    borders: readBorders(reader),
    materials: reader.children('material').map((material) => ({
      surface: material.optionalText('surface', ''),
      friction: material.optionalNumber('friction', 0),
    })),
  };
}

function readRepeat(reader: ElementReader, own: { s: number; t: number; zOffset: number }): ObjectRepeat {
  const tStart = reader.optionalNumber('tStart', own.t);
  const zOffsetStart = reader.optionalNumber('zOffsetStart', own.zOffset);
  const optional = (attribute: string) => reader.optionalNumber(attribute, null);
  return {
    s: reader.optionalNumber('s', own.s),
    length: reader.number('length'),
    distance: reader.number('distance'),
    tStart,
    tEnd: reader.optionalNumber('tEnd', tStart),
    widthStart: optional('widthStart'),
    widthEnd: optional('widthEnd'),
    heightStart: optional('heightStart'),
    heightEnd: optional('heightEnd'),
    zOffsetStart,
    zOffsetEnd: reader.optionalNumber('zOffsetEnd', zOffsetStart),
    lengthStart: optional('lengthStart'),
    lengthEnd: optional('lengthEnd'),
    radiusStart: optional('radiusStart'),
    radiusEnd: optional('radiusEnd'),
  };
}

/** Objects of other roads that reach over to this one [13.13]. */
export function readObjectReferences(road: ElementReader): ObjectReference[] {
  const readers = road.child('objects')?.children('objectReference') ?? [];
  return readers.map((reader) => ({
    id: reader.text('id'),
    s: reader.number('s'),
    t: reader.number('t'),
    zOffset: reader.optionalNumber('zOffset', 0),
    validLength: reader.optionalNumber('validLength', 0),
    orientation: readOrientation(reader),
    validity: readValidity(reader),
  }));
}
