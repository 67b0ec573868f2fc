import type { OpenDriveDocument, Road } from '../opendrive/document.ts';
import type { Geometry } from '../opendrive/geometry-record.ts';
import type { CrossSectionSurface, SurfaceStrip } from '../opendrive/lateral-records.ts';
import type { Cubic } from '../opendrive/polynomials.ts';
import { speedAttributes } from './speed-attributes.ts';
import { writeLanes } from './write-lanes.ts';
import { writeObjects } from './write-objects.ts';
import { writeRoadLink } from './write-road-link.ts';
import { writeSignals } from './write-signals.ts';
import { unless, type XmlWriter } from './xml-writer.ts';

/** A road [10] with everything on it. */
export function writeRoad(xml: XmlWriter, document: OpenDriveDocument, road: Road): void {
  const { name, length, id } = road;
  const junction = road.junction < 0 ? '-1' : document.junctions[road.junction].id;
  const rule = road.leftHand ? 'LHT' : 'RHT';
  xml.element('road', { name, length, id, junction, rule }, () => {
    xml.element('link', {}, () => {
      writeRoadLink(xml, document, 'predecessor', road.predecessor);
      writeRoadLink(xml, document, 'successor', road.successor);
    });
    writeTypes(xml, road);
    xml.element('planView', {}, () => {
      for (const geometry of road.planView) writeGeometry(xml, geometry);
    });
    xml.element('elevationProfile', {}, () => writeCubics(xml, 'elevation', road.elevation));
    writeLateralProfile(xml, road);
    writeLanes(xml, road);
    writeObjects(xml, road);
    writeSignals(xml, document, road);
    if (road.railroad) xml.element('railroad', {});
  });
}

/** Speed limits stand in the type that begins at their station. */
function writeTypes(xml: XmlWriter, road: Road): void {
  const untyped = road.speeds.filter(({ s }) => !road.types.some((type) => type.s === s));
  const types = [...road.types, ...untyped.map(({ s }) => ({ s, type: 'unknown', country: '' }))];
  for (const { s, type, country } of types.sort((a, b) => a.s - b.s)) {
    const speed = road.speeds.find((candidate) => candidate.s === s);
    xml.element('type', { s, type, country: unless('', country) }, () => {
      if (speed !== undefined) xml.element('speed', speedAttributes(speed.max));
    });
  }
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

function writeLateralProfile(xml: XmlWriter, road: Road): void {
  if (road.superelevation.length + road.shapes.length === 0 && road.crossSection === null) return;
  xml.element('lateralProfile', {}, () => {
    writeCubics(xml, 'superelevation', road.superelevation);
    for (const { s, pieces } of road.shapes) {
      for (const { t, a, b, c, d } of pieces) xml.element('shape', { s, t, a, b, c, d });
    }
    if (road.crossSection !== null) writeCrossSection(xml, road.crossSection);
  });
}

function writeCrossSection(xml: XmlWriter, { tOffset, left, right }: CrossSectionSurface): void {
  xml.element('crossSectionSurface', {}, () => {
    xml.list('tOffset', tOffset, (cubic) => xml.element('coefficients', { ...cubic }));
    xml.list('surfaceStrips', [...left.toReversed(), ...right], (strip) => writeStrip(xml, strip));
  });
}

function writeStrip(xml: XmlWriter, strip: SurfaceStrip): void {
  xml.element('strip', { id: strip.id, mode: strip.relative ? 'relative' : undefined }, () => {
    const parts = { width: strip.widths, ...strip };
    for (const name of ['width', 'constant', 'linear', 'quadratic', 'cubic'] as const) {
      xml.list(name, parts[name], (cubic) => xml.element('coefficients', { ...cubic }));
    }
  });
}

function writeCubics(xml: XmlWriter, name: string, cubics: readonly Cubic[]): void {
  for (const { s, a, b, c, d } of cubics) xml.element(name, { s, a, b, c, d });
}
