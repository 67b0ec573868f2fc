import type { OpenDriveDocument } from '../opendrive/document.ts';
import type { CrossPath, DocumentJunction, JunctionConnection, JunctionGroup } from '../opendrive/junction-records.ts';
import { writeRoadLink } from './write-road-link.ts';
import { unless, type XmlWriter } from './xml-writer.ts';

/** A junction [12]. */
export function writeJunction(xml: XmlWriter, document: OpenDriveDocument, junction: DocumentJunction): void {
  const { id, name, type } = junction;
  const idOf = (road: number) => document.roads[road]?.id ?? '';
  xml.element('junction', { id, name, type, ...virtualAttributes(junction, idOf) }, () => {
    for (const connection of junction.connections) writeConnection(xml, document, junction, connection);
    for (const { high, low } of junction.priorities) xml.element('priority', { high: idOf(high), low: idOf(low) });
    for (const controller of junction.controllerIds) {
      xml.element('controller', { id: controller, type: '0', sequence: 0 });
    }
    for (const { road, sStart, sEnd } of junction.roadSections) {
      xml.element('roadSection', { roadId: idOf(road), sStart, sEnd });
    }
    for (const path of junction.crossPaths) writeCrossPath(xml, path, idOf);
  });
}

type IdOf = (road: number) => string;

function virtualAttributes({ type, mainRoad, sStart, sEnd, orientation }: DocumentJunction, idOf: IdOf) {
  return type === 'virtual' ? { mainRoad: idOf(mainRoad), sStart, sEnd, orientation } : {};
}

function writeConnection(
  xml: XmlWriter,
  document: OpenDriveDocument,
  junction: DocumentJunction,
  connection: JunctionConnection,
): void {
  const { id, type, contact, laneLinks } = connection;
  const other = document.roads[connection.connectingRoad].id;
  const roads = {
    incomingRoad: document.roads[connection.incomingRoad].id,
    ...(junction.type === 'direct' ? { linkedRoad: other } : { connectingRoad: other }),
  };
  xml.element('connection', { id, type: unless('default', type), ...roads, contactPoint: contact }, () => {
    writeRoadLink(xml, document, 'predecessor', connection.predecessor);
    writeRoadLink(xml, document, 'successor', connection.successor);
    for (const { from, to } of laneLinks) xml.element('laneLink', { from, to });
  });
}

function writeCrossPath(xml: XmlWriter, path: CrossPath, idOf: IdOf): void {
  const roads = {
    crossingRoad: idOf(path.road),
    roadAtStart: idOf(path.roadAtStart),
    roadAtEnd: idOf(path.roadAtEnd),
  };
  xml.element('crossPath', { id: path.id, ...roads }, () => {
    xml.element('startLaneLink', { ...path.start });
    xml.element('endLaneLink', { ...path.end });
  });
}

/** Junctions that belong together [12.9]. */
export function writeJunctionGroup(xml: XmlWriter, document: OpenDriveDocument, group: JunctionGroup): void {
  const { id, name, type, junctions } = group;
  xml.element('junctionGroup', { id, name, type }, () => {
    for (const index of junctions) xml.element('junctionReference', { junction: document.junctions[index].id });
  });
}
