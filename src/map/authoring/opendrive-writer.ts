import type { OpenDriveDocument } from '../opendrive/document.ts';
import type { Controller } from '../opendrive/signal-records.ts';
import { writeJunction, writeJunctionGroup } from './write-junction.ts';
import { writeRoad } from './write-road.ts';
import { unless, XmlWriter } from './xml-writer.ts';

/** A document as OpenDRIVE 1.8 text, which reads back to the same document. Links to what is not there are left out. */
export function openDriveXml(document: OpenDriveDocument): string {
  const xml = new XmlWriter();
  xml.element('OpenDRIVE', {}, () => {
    writeHeader(xml, document);
    for (const road of document.roads) writeRoad(xml, document, road);
    for (const controller of document.controllers) writeController(xml, controller);
    for (const junction of document.junctions) writeJunction(xml, document, junction);
    for (const group of document.junctionGroups) writeJunctionGroup(xml, document, group);
  });
  return xml.toString();
}

function writeHeader(xml: XmlWriter, { name, header }: OpenDriveDocument): void {
  const { vendor, date, geoReference, offset } = header;
  xml.element('header', { revMajor: 1, revMinor: 8, name, version: '1.00', date: unless('', date), vendor }, () => {
    if (geoReference !== null) xml.text('geoReference', geoReference);
    if (offset !== null) xml.element('offset', { ...offset });
  });
}

function writeController(xml: XmlWriter, { id, name, sequence, controls }: Controller): void {
  xml.element('controller', { id, name, sequence }, () => {
    for (const { signalId, type } of controls) xml.element('control', { signalId, type });
  });
}
