import { type CubicGeometry, lengthRatio } from '../parametric-cubic.ts';
import type { ElementReader } from './element-reader.ts';
import type { Geometry } from './geometry-record.ts';
import type { Polynomial } from './polynomials.ts';
import { ascending } from './read-cubics.ts';

/** More turn in one element is no road [rad]. */
const MAX_TURN = 300;

/** Longer curves are no road [m]. */
const MAX_CURVE = 2e5;

/** What is shorter has no direction in double numbers [m]. */
const SHORTEST = 1e-6;
/** Programs that add up lengths write a zero as -1e-15 [m]. */
const ROUNDING = 1e-6;

/** Largest difference of a curve's length from the stated one without a word, and without a warning [m]. */
const LENGTH_TOLERANCE = 1e-3;
const SLIGHT_DIFFERENCE = 0.01;

/** The elements of a road's plan view [9]. */
export function readPlanView(road: ElementReader): Geometry[] {
  const planView = road.child('planView');
  if (planView === null) {
    road.warning('planView is missing; a road without geometry can not be placed [road.geometry.refline_exists]');
    return [];
  }
  const elements: Geometry[] = [];
  let unusable = false;
  for (const reader of planView.children('geometry')) {
    const geometry = readGeometry(reader);
    if (geometry === 'unusable') unusable = true;
    else if (geometry !== 'empty') elements.push(geometry);
  }
  if (unusable) return [];
  return ascending(elements, planView, 'geometry');
}

/** A road without one of its elements would be another one: 'unusable' makes the whole road so. */
function readGeometry(reader: ElementReader): Geometry | 'empty' | 'unusable' {
  const place = readPlace(reader);
  if (place === null) return 'unusable';
  if (place.length < SHORTEST) {
    reader.repeated('an element of the plan view has no length; it was left out');
    return 'empty';
  }
  const geometry = readShape(reader, place);
  if (geometry === null) return 'unusable';
  if (geometry.kind === 'paramPoly3' && !checkLength(reader, geometry)) return 'unusable';
  return isBent(reader, geometry, 0, geometry.length) ? 'unusable' : geometry;
}

function readPlace(reader: ElementReader): Place | null {
  const [s, x, y, hdg, length] = ['s', 'x', 'y', 'hdg', 'length'].map((name) =>
    reader.finite(name, 'the element can not be placed'),
  );
  if (s === null || x === null || y === null || hdg === null || length === null) return null;
  if (s >= -ROUNDING && length >= -ROUNDING) return { s: Math.max(0, s), x, y, hdg, length };
  reader.warning(`s is ${s} and length ${length}; expected 0 or more`);
  return null;
}

type ParamPoly3 = Extract<Geometry, { kind: 'paramPoly3' }>;
type Place = Pick<Geometry, 's' | 'x' | 'y' | 'hdg' | 'length'>;

function readShape(reader: ElementReader, place: Place): Geometry | null {
  const arc = reader.child('arc');
  const spiral = reader.child('spiral');
  if (reader.child('line') !== null) return { kind: 'line', ...place };
  if (arc !== null) return { kind: 'arc', ...place, curvature: arc.number('curvature') };
  if (spiral !== null) {
    return { kind: 'spiral', ...place, curvStart: spiral.number('curvStart'), curvEnd: spiral.number('curvEnd') };
  }
  const poly3 = reader.child('poly3');
  const paramPoly3 = reader.child('paramPoly3');
  if (poly3 !== null) return { kind: 'poly3', ...place, v: readPolynomial(poly3, '') };
  if (paramPoly3 !== null) {
    const u = readPolynomial(paramPoly3, 'U');
    const v = readPolynomial(paramPoly3, 'V');
    return readRange(paramPoly3, { kind: 'paramPoly3', ...place, u, v, normalized: true });
  }
  const found = reader.childNames().join(', ');
  reader.warning(`found ${found === '' ? 'nothing' : found}; expected line, arc, spiral, poly3 or paramPoly3`);
  return null;
}

/** Coefficients a, b, c, d, whose names end in `suffix`. */
function readPolynomial(reader: ElementReader, suffix: string): Polynomial {
  return {
    a: reader.number(`a${suffix}`),
    b: reader.number(`b${suffix}`),
    c: reader.coefficient(`c${suffix}`),
    d: reader.coefficient(`d${suffix}`),
  };
}

/**
 * The range of p. Versions before 1.4 have only [0, 1]; later ones require pRange, but real files leave it out: then
 * it is what makes the curve as long as it says, [0, 1] in doubt.
 */
function readRange(reader: ElementReader, curve: ParamPoly3): ParamPoly3 {
  const byLength = { ...curve, normalized: false };
  if (reader.has('pRange')) {
    const range = reader.choice('pRange', ['normalized', 'arcLength'], 'normalized');
    return range === 'normalized' ? curve : byLength;
  }
  const fits = (one: ParamPoly3) => Math.abs(lengthRatio(one) - 1) < LENGTH_TOLERANCE;
  return !fits(curve) && fits(byLength) ? byLength : curve;
}

/**
 * The curve's own length over its range of p should be the stated one; where it is not, s is spread over it. False where
 * it is beyond all reason.
 */
function checkLength(reader: ElementReader, geometry: CubicGeometry & { readonly kind: 'paramPoly3' }): boolean {
  const actual = lengthRatio(geometry) * geometry.length;
  const difference = Math.abs(actual - geometry.length);
  if (difference <= LENGTH_TOLERANCE) return true;
  const range = geometry.normalized ? 'normalized_range' : 'arclength_range';
  const rules = `road.geometry.parampoly3.length_match, road.geometry.parampoly3.${range}`;
  const message = `length is ${geometry.length} m, but the curve is ${actual} m long over its range of p [${rules}]`;
  if (difference > SLIGHT_DIFFERENCE) reader.warning(message);
  else reader.note(message);
  return actual <= MAX_CURVE;
}

/** Whether an element turns too much for a road between two distances from its start, be they beyond its ends; says so. */
export function isBent(reader: ElementReader, geometry: Geometry, from: number, to: number): boolean {
  const turn = turnOf(geometry, from, to);
  if (turn <= MAX_TURN) return false;
  reader.warning(`turns by ${turn} rad; expected a curvature in 1/m that fits its length`);
  return true;
}

function turnOf(geometry: Geometry, from: number, to: number): number {
  if (geometry.kind === 'arc') return Math.abs(geometry.curvature) * (to - from);
  if (geometry.kind !== 'spiral') return 0;
  const rate = (geometry.curvEnd - geometry.curvStart) / geometry.length;
  return (Math.abs(geometry.curvStart + rate * from) + Math.abs(geometry.curvStart + rate * to)) * (to - from);
}
