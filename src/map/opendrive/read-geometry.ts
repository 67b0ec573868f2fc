import type { Geometry } from './document.ts';
import type { ElementReader } from './element-reader.ts';
import { ascending } from './read-cubics.ts';

/** More turn in one element is no road [rad]. */
const MAX_TURN = 1000;

/** The elements of a road's plan view [9]. */
export function readPlanView(road: ElementReader): Geometry[] {
  const planView = road.child('planView');
  if (planView === null) {
    road.error('planView is missing; a road without geometry can not be placed');
    return [];
  }
  const elements: Geometry[] = [];
  for (const reader of planView.children('geometry')) {
    const geometry = readGeometry(reader);
    if (geometry !== null) elements.push(geometry);
  }
  if (elements.length === 0) planView.error('has no usable geometry');
  return ascending(elements, planView, 'geometry');
}

function readGeometry(reader: ElementReader): Geometry | null {
  const place = {
    s: reader.length('s'),
    x: reader.number('x'),
    y: reader.number('y'),
    hdg: reader.number('hdg'),
    length: reader.length('length'),
  };
  const geometry = readShape(reader, place);
  if (place.length === 0) {
    reader.warning('has no length; it was left out');
    return null;
  }
  if (geometry !== null && turnOf(geometry) > MAX_TURN) {
    reader.error(`turns by ${turnOf(geometry)} rad; expected a curvature in 1/m that fits its length`);
    return null;
  }
  return geometry;
}

type Place = Pick<Geometry, 's' | 'x' | 'y' | 'hdg' | 'length'>;

function readShape(reader: ElementReader, place: Place): Geometry | null {
  const arc = reader.child('arc');
  const spiral = reader.child('spiral');
  if (reader.child('line') !== null) return { kind: 'line', ...place };
  if (arc !== null) return { kind: 'arc', ...place, curvature: arc.number('curvature') };
  if (spiral !== null) {
    return { kind: 'spiral', ...place, curvStart: spiral.number('curvStart'), curvEnd: spiral.number('curvEnd') };
  }
  const found = reader.childNames().join(', ');
  reader.error(`found ${found === '' ? 'nothing' : found}; expected line, arc or spiral`);
  return null;
}

function turnOf(geometry: Geometry): number {
  if (geometry.kind === 'arc') return Math.abs(geometry.curvature) * geometry.length;
  if (geometry.kind === 'line') return 0;
  return (Math.abs(geometry.curvStart) + Math.abs(geometry.curvEnd)) * geometry.length;
}
