import type { ElementReader } from './element-reader.ts';
import type { Crossfall, CrossSectionSurface, LateralShape, SurfaceStrip } from './lateral-records.ts';
import type { Cubic } from './polynomials.ts';
import { ascending, readCubic } from './read-cubics.ts';

type ShapePiece = LateralShape['pieces'][number];

/** The shapes of a road's cross section [10.5.3], records of one station together. */
export function readShapes(lateral: ElementReader | null): LateralShape[] {
  if (lateral === null) return [];
  const records: (ShapePiece & { readonly s: number })[] = [];
  for (const reader of lateral.children('shape')) {
    const s = reader.finite('s', 'the shape was left out');
    const t = reader.finite('t', 'the shape was left out');
    const a = reader.finite('a', 'the shape was left out');
    if (s === null || t === null || a === null) continue;
    records.push({ s, t, a, b: reader.number('b'), c: reader.coefficient('c'), d: reader.coefficient('d') });
  }
  const shapes: { s: number; pieces: ShapePiece[] }[] = [];
  for (const { s, ...piece } of ascending(records, lateral, 'shape')) {
    if (shapes.at(-1)?.s !== s) shapes.push({ s, pieces: [] });
    shapes[shapes.length - 1].pieces.push(piece);
  }
  for (const shape of shapes) shape.pieces.sort((p, q) => p.t - q.t);
  return shapes;
}

/** The crossfall of files up to revision 1.5, by the sides that its records are for; null where there is none. */
export function readCrossfall(lateral: ElementReader | null): Crossfall | null {
  if (lateral === null) return null;
  const left: Cubic[] = [];
  const right: Cubic[] = [];
  for (const reader of lateral.children('crossfall')) {
    const cubic = readCubic(reader, 's');
    const side = reader.choice('side', ['left', 'right', 'both'], 'both');
    if (cubic === null) continue;
    if (side !== 'right') left.push(cubic);
    if (side !== 'left') right.push(cubic);
  }
  if (left.length + right.length === 0) return null;
  return { left: ascending(left, lateral, 'crossfall'), right: ascending(right, lateral, 'crossfall') };
}

/** The cross section surface of OpenDRIVE 1.8 [10.5.4]. */
export function readCrossSection(lateral: ElementReader | null): CrossSectionSurface | null {
  const surface = lateral?.child('crossSectionSurface') ?? null;
  if (surface === null) return null;
  const strips = surface.child('surfaceStrips')?.children('strip').map(readStrip) ?? [];
  return {
    tOffset: readCoefficients(surface, 'tOffset'),
    left: strips.filter((strip) => strip.id > 0).sort((p, q) => p.id - q.id),
    right: strips.filter((strip) => strip.id < 0).sort((p, q) => q.id - p.id),
  };
}

function readStrip(reader: ElementReader): SurfaceStrip {
  return {
    id: reader.integer('id') ?? 0,
    relative: reader.choice('mode', ['independent', 'relative'], 'independent') === 'relative',
    widths: readCoefficients(reader, 'width'),
    constant: readCoefficients(reader, 'constant'),
    linear: readCoefficients(reader, 'linear'),
    quadratic: readCoefficients(reader, 'quadratic'),
    cubic: readCoefficients(reader, 'cubic'),
  };
}

/** A cubic of s in <coefficients>, whose attributes may be left out where they are 0. */
function readCoefficients(parent: ElementReader, name: string): Cubic[] {
  const holder = parent.child(name);
  if (holder === null) return [];
  const cubics = holder.children('coefficients').map((reader) => ({
    s: reader.optionalNumber('s', 0),
    a: reader.optionalNumber('a', 0),
    b: reader.optionalNumber('b', 0),
    c: reader.optionalNumber('c', 0),
    d: reader.optionalNumber('d', 0),
  }));
  return ascending(cubics, holder, 'coefficients');
}
