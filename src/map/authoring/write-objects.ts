import type { Road } from '../opendrive/document.ts';
import type {
  ObjectBorder,
  ObjectMarking,
  ObjectRepeat,
  Outline,
  OutlineCorner,
  RoadObject,
  RoadStructure,
} from '../opendrive/object-records.ts';
import { writeValidity } from './write-validity.ts';
import { unless, type XmlWriter } from './xml-writer.ts';

/** Objects, bridges and tunnels of a road [13]. */
export function writeObjects(xml: XmlWriter, road: Road): void {
  const { objects, objectReferences, tunnels, bridges } = road;
  if (objects.length + objectReferences.length + tunnels.length + bridges.length === 0) return;
  xml.element('objects', {}, () => {
    for (const object of objects) writeObject(xml, object);
    for (const { validity, ...reference } of objectReferences) {
      xml.element('objectReference', reference, () => writeValidity(xml, validity));
    }
    for (const tunnel of tunnels) writeStructure(xml, 'tunnel', tunnel);
    for (const bridge of bridges) writeStructure(xml, 'bridge', bridge);
  });
}

function writeObject(xml: XmlWriter, object: RoadObject): void {
  const { id, type, name, s, t, zOffset, hdg, length, width, height } = object;
  const usual = {
    subtype: unless('', object.subtype),
    pitch: unless(0, object.pitch),
    roll: unless(0, object.roll),
    radius: unless(0, object.radius),
    orientation: object.orientation,
    dynamic: object.dynamic ? 'yes' : undefined,
    perpToRoad: object.perpendicular ? 'true' : undefined,
    validLength: unless(0, object.validLength),
  };
  xml.element('object', { id, type, name, s, t, zOffset, hdg, length, width, height, ...usual }, () => {
    for (const repeat of object.repeats) writeRepeat(xml, repeat);
    xml.list('outlines', object.outlines, (outline) => writeOutline(xml, outline));
    for (const material of object.materials) xml.element('material', { ...material });
    writeValidity(xml, object.validity);
    if (object.parking !== null) xml.element('parkingSpace', { ...object.parking });
    xml.list('markings', object.markings, (marking) => writeMarking(xml, marking));
    xml.list('borders', object.borders, (border) => writeBorder(xml, border));
  });
}

function writeRepeat(xml: XmlWriter, repeat: ObjectRepeat): void {
  const said = Object.entries(repeat).filter(([, value]) => value !== null);
  xml.element('repeat', Object.fromEntries(said));
}

function writeOutline(xml: XmlWriter, { corners, laneType, ...outline }: Outline): void {
  xml.element('outline', { ...outline, laneType: unless('', laneType) }, () => {
    for (const corner of corners) writeCorner(xml, corner);
  });
}

function writeCorner(xml: XmlWriter, { kind, ...corner }: OutlineCorner): void {
  xml.element(kind === 'local' ? 'cornerLocal' : 'cornerRoad', corner);
}

function writeMarking(xml: XmlWriter, { corners, side, ...marking }: ObjectMarking): void {
  xml.element('marking', { ...marking, side: side ?? undefined }, () => writeCornerReferences(xml, corners));
}

function writeBorder(xml: XmlWriter, { outline, whole, corners, type, width }: ObjectBorder): void {
  xml.element('border', { outlineId: outline, type, width, useCompleteOutline: whole }, () =>
    writeCornerReferences(xml, corners),
  );
}

function writeCornerReferences(xml: XmlWriter, corners: readonly number[]): void {
  for (const id of corners) xml.element('cornerReference', { id });
}

function writeStructure(xml: XmlWriter, kind: 'bridge' | 'tunnel', { validity, ...structure }: RoadStructure): void {
  xml.element(kind, structure, () => writeValidity(xml, validity));
}
