import type {
  Controller,
  Cubic,
  DocumentJunction,
  Geometry,
  LaneSection,
  OpenDriveDocument,
  Road,
  RoadLink,
  RoadMark,
  RoadObject,
  RoadSignal,
  SectionLane,
} from '../opendrive/document.ts';

type Attributes = Readonly<Record<string, string | number>>;

/** Collects indented lines of XML. */
class XmlWriter {
  private readonly lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  private depth = 0;

  /** An element, with what `content` writes inside it. */
  element(name: string, attributes: Attributes, content?: () => void): void {
    let tag = `${'  '.repeat(this.depth)}<${name}`;
    for (const [key, value] of Object.entries(attributes)) tag += ` ${key}="${escaped(String(value))}"`;
    const at = this.lines.push(`${tag}/>`) - 1;
    if (content === undefined) return;
    this.depth++;
    content();
    this.depth--;
    if (this.lines.length === at + 1) return;
    this.lines[at] = `${tag}>`;
    this.lines.push(`${'  '.repeat(this.depth)}</${name}>`);
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }
}

/** A document as OpenDRIVE 1.8 text. Numbers are written with all their digits, so that reading gives the same bits. */
export function openDriveXml(document: OpenDriveDocument): string {
  const xml = new XmlWriter();
  xml.element('OpenDRIVE', {}, () => {
    xml.element('header', { revMajor: 1, revMinor: 8, name: document.name, version: '1.00', vendor: 'Skidpad' });
    for (const road of document.roads) writeRoad(xml, document, road);
    for (const controller of document.controllers) writeController(xml, controller);
    for (const junction of document.junctions) writeJunction(xml, document, junction);
  });
  return xml.toString();
}

function writeRoad(xml: XmlWriter, document: OpenDriveDocument, road: Road): void {
  const junction = road.junction < 0 ? '-1' : document.junctions[road.junction].id;
  const rule = road.leftHand ? 'LHT' : 'RHT';
  xml.element('road', { name: road.name, length: road.length, id: road.id, junction, rule }, () => {
    xml.element('link', {}, () => {
      if (road.predecessor !== null) writeRoadLink(xml, document, 'predecessor', road.predecessor);
      if (road.successor !== null) writeRoadLink(xml, document, 'successor', road.successor);
    });
    for (const { s, type, country } of road.types) {
      const speed = road.speeds.find((candidate) => candidate.s === s);
      xml.element('type', country === '' ? { s, type } : { s, type, country }, () => {
        if (speed !== undefined) xml.element('speed', { max: kmh(speed.max), unit: 'km/h' });
      });
    }
    xml.element('planView', {}, () => {
      for (const geometry of road.planView) writeGeometry(xml, geometry);
    });
    xml.element('elevationProfile', {}, () => writeCubics(xml, 'elevation', road.elevation));
    if (road.superelevation.length > 0) {
      xml.element('lateralProfile', {}, () => writeCubics(xml, 'superelevation', road.superelevation));
    }
    xml.element('lanes', {}, () => {
      writeCubics(xml, 'laneOffset', road.laneOffset);
      for (const section of road.laneSections) writeLaneSection(xml, section);
    });
    writeList(xml, 'objects', road.objects, writeObject);
    writeList(xml, 'signals', road.signals, writeSignal);
  });
}

function writeRoadLink(xml: XmlWriter, document: OpenDriveDocument, name: string, link: RoadLink): void {
  const target = (link.kind === 'road' ? document.roads : document.junctions)[link.element];
  const contact: Attributes = link.contact === null ? {} : { contactPoint: link.contact };
  xml.element(name, { elementType: link.kind, elementId: target.id, ...contact });
}

function writeGeometry(xml: XmlWriter, geometry: Geometry): void {
  const { s, x, y, hdg, length } = geometry;
  xml.element('geometry', { s, x, y, hdg, length }, () => writeShape(xml, geometry));
}

function writeShape(xml: XmlWriter, geometry: Geometry): void {
  if (geometry.kind === 'line') xml.element('line', {});
  else if (geometry.kind === 'arc') xml.element('arc', { curvature: geometry.curvature });
  else if (geometry.kind === 'spiral') {
    xml.element('spiral', { curvStart: geometry.curvStart, curvEnd: geometry.curvEnd });
  } else if (geometry.kind === 'poly3') xml.element('poly3', { ...geometry.v });
  else {
    const { u, v, normalized } = geometry;
    const coefficients = { aU: u.a, bU: u.b, cU: u.c, dU: u.d, aV: v.a, bV: v.b, cV: v.c, dV: v.d };
    xml.element('paramPoly3', { ...coefficients, pRange: normalized ? 'normalized' : 'arcLength' });
  }
}

function writeCubics(xml: XmlWriter, name: string, cubics: readonly Cubic[]): void {
  for (const { s, a, b, c, d } of cubics) xml.element(name, { s, a, b, c, d });
}

function writeLaneSection(xml: XmlWriter, section: LaneSection): void {
  const leftFirst = [...section.left].reverse();
  xml.element('laneSection', { s: section.s }, () => {
    writeList(xml, 'left', leftFirst, (writer, lane) => writeLane(writer, section, lane));
    xml.element('center', {}, () => writeLane(xml, section, section.centre));
    writeList(xml, 'right', section.right, (writer, lane) => writeLane(writer, section, lane));
  });
}

function writeLane(xml: XmlWriter, section: LaneSection, lane: SectionLane): void {
  xml.element('lane', { id: lane.id, type: lane.type, level: 'false' }, () => {
    if (lane.predecessor !== null || lane.successor !== null) {
      xml.element('link', {}, () => {
        if (lane.predecessor !== null) xml.element('predecessor', { id: lane.predecessor });
        if (lane.successor !== null) xml.element('successor', { id: lane.successor });
      });
    }
    for (const { s, a, b, c, d } of lane.widths) xml.element('width', { sOffset: s - section.s, a, b, c, d });
    for (const mark of lane.roadMarks) writeRoadMark(xml, section, mark);
    if (lane.speed !== null) xml.element('speed', { sOffset: 0, max: kmh(lane.speed), unit: 'km/h' });
    if (lane.heightInner !== 0 || lane.heightOuter !== 0) {
      xml.element('height', { sOffset: 0, inner: lane.heightInner, outer: lane.heightOuter });
    }
  });
}

function writeRoadMark(xml: XmlWriter, section: LaneSection, mark: RoadMark): void {
  const { s, type, color, width } = mark;
  const sOffset = s - section.s;
  if (type === 'none') xml.element('roadMark', { sOffset, type, color });
  else xml.element('roadMark', { sOffset, type, weight: 'standard', color, width });
}

function writeObject(xml: XmlWriter, object: RoadObject): void {
  const { id, type, name, s, t, zOffset, hdg, length, width, height } = object;
  xml.element('object', { id, type, name, s, t, zOffset, hdg, length, width, height });
}

function writeSignal(xml: XmlWriter, signal: RoadSignal): void {
  const { id, name, s, t, zOffset, hOffset, orientation, country, type, subtype, value, width, height } = signal;
  const dynamic = signal.dynamic ? 'yes' : 'no';
  const optional: Attributes = value === null ? {} : { value };
  xml.element(
    'signal',
    {
      s,
      t,
      id,
      name,
      dynamic,
      orientation,
      zOffset,
      hOffset,
      country,
      type,
      subtype,
      ...optional,
      width,
      height,
    },
    () => {
      for (const [fromLane, toLane] of signal.validity) xml.element('validity', { fromLane, toLane });
    },
  );
}

function writeController(xml: XmlWriter, controller: Controller): void {
  xml.element('controller', { id: controller.id, name: controller.name, sequence: controller.sequence }, () => {
    for (const { signalId, type } of controller.controls) xml.element('control', { signalId, type });
  });
}

function writeJunction(xml: XmlWriter, document: OpenDriveDocument, junction: DocumentJunction): void {
  xml.element('junction', { id: junction.id, name: junction.name, type: 'default' }, () => {
    for (const connection of junction.connections) {
      const incomingRoad = document.roads[connection.incomingRoad].id;
      const connectingRoad = document.roads[connection.connectingRoad].id;
      xml.element(
        'connection',
        { id: connection.id, incomingRoad, connectingRoad, contactPoint: connection.contact },
        () => {
          for (const { from, to } of connection.laneLinks) xml.element('laneLink', { from, to });
        },
      );
    }
    for (const id of junction.controllerIds) xml.element('controller', { id, type: '0', sequence: 0 });
  });
}

/** A parent element only where there is something to put into it. */
function writeList<T>(
  xml: XmlWriter,
  name: string,
  items: readonly T[],
  write: (xml: XmlWriter, item: T) => void,
): void {
  if (items.length === 0) return;
  xml.element(name, {}, () => {
    for (const item of items) write(xml, item);
  });
}

/** [m/s] to [km/h] with the rounding of the conversion taken off. */
function kmh(speed: number): number {
  return Math.round(speed * 3.6 * 1e6) / 1e6;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
