import { ellipsoidOf, WGS84 } from './ellipsoid.ts';
import { equatorScale, Mercator } from './mercator.ts';
import type { Projection } from './projection.ts';
import { TransverseMercator } from './transverse-mercator.ts';

export const DEGREE = Math.PI / 180;

/** Zones of UTM [degrees, 1, m]. */
const UTM_WIDTH = 6;
const UTM_ZONES = 60;
const UTM_SCALE = 0.9996;
const UTM_EAST = 500_000;
const UTM_SOUTH = 10_000_000;

/** PROJ's `+units` [m]. */
const UNITS: Readonly<Record<string, number>> = { m: 1, km: 1000, ft: 0.3048, 'us-ft': 1200 / 3937 };

/** Degrees are the coordinates themselves. */
const ANGULAR: Projection = {
  toPlane(latitude, longitude, out) {
    out.x = longitude / DEGREE;
    out.y = latitude / DEGREE;
  },
  toEarth(x, y, out) {
    out.longitude = x * DEGREE;
    out.latitude = y * DEGREE;
  },
};

export interface ReadProjection {
  /** Null where the text says nothing that is known here. */
  readonly projection: Projection | null;
  /** Metres of a unit of the projected plane. */
  readonly unit: number;
  /** For the reader: what could not be honoured. */
  readonly notes: readonly string[];
}

/** The projection that a map's `geoReference` [7] names: a PROJ string, or an EPSG code of UTM, web Mercator or degrees. */
export function readProjection(geoReference: string): ReadProjection {
  const notes: string[] = [];
  const terms = termsOf(expandCode(geoReference.trim()));
  const projection = projectionOf(terms, notes);
  for (const name of ['geoidgrids', 'nadgrids']) {
    if (terms.has(name) && !terms.get(name)?.startsWith('@null')) notes.push(`+${name} is left out`);
  }
  const unit = unitOf(terms, notes);
  return { projection, unit, notes };
}

/** `+name=value` and `+name`, the first of each name. */
function termsOf(text: string): Map<string, string> {
  const terms = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/\+?([A-Za-z_0-9]+)(?:=([^\s+]\S*))?(?=\s|$)/g)) {
    if (!terms.has(name)) terms.set(name, value ?? '');
  }
  return terms;
}

/** "EPSG:32632", and what well-known text of a projection ends with. */
const CODE = /^(?:\+?init=)?epsg:+(?:[\d.]*:)?(\d+)$/i;
const WELL_KNOWN = /^PROJ.*(?:AUTHORITY|ID)\["EPSG",\s*"?(\d+)"?\]\s*\]$/is;

/** EPSG codes in use for maps of roads, as the PROJ strings that they stand for. */
function expandCode(text: string): string {
  const code = Number((CODE.exec(text) ?? WELL_KNOWN.exec(text))?.[1] ?? Number.NaN);
  if (code === 4326) return '+proj=longlat';
  if (code === 3857) return '+proj=webmerc';
  for (const [base, more] of [
    [32600, ''],
    [32700, '+south'],
    [25800, '+ellps=GRS80'],
  ] as const) {
    if (code > base && code <= base + UTM_ZONES) return `+proj=utm +zone=${code - base} ${more}`;
  }
  return text;
}

function projectionOf(terms: ReadonlyMap<string, string>, notes: string[]): Projection | null {
  const number = (name: string, fallback: number) => {
    const value = Number(terms.get(name) || Number.NaN);
    return Number.isFinite(value) ? value : fallback;
  };
  const ellipsoid = ellipsoidOf(terms, notes);
  const latitude = number('lat_0', 0) * DEGREE;
  const longitude = number('lon_0', 0) * DEGREE;
  const scale = number('k_0', number('k', 1));
  const falseEasting = number('x_0', 0);
  const falseNorthing = number('y_0', 0);
  let name = terms.get('proj');
  if (name === undefined && terms.has('lat_0') && terms.has('lon_0')) {
    notes.push('names no +proj: taken for a transverse Mercator about its lat_0 and lon_0');
    name = 'tmerc';
  }
  switch (name) {
    case 'utm': {
      const told = Number.parseInt(terms.get('zone') ?? '', 10);
      const byPlace = terms.has('lon_0') ? Math.floor((longitude / DEGREE + 180) / UTM_WIDTH) + 1 : Number.NaN;
      const zone = Number.isNaN(told) ? byPlace : told;
      if (!(zone >= 1 && zone <= UTM_ZONES)) {
        notes.push(`found +zone=${terms.get('zone') ?? ''}, expected 1 to ${UTM_ZONES}`);
        return null;
      }
      return new TransverseMercator({
        ellipsoid,
        latitude: 0,
        longitude: (UTM_WIDTH * zone - 183) * DEGREE,
        scale: UTM_SCALE,
        falseEasting: UTM_EAST,
        falseNorthing: terms.has('south') ? UTM_SOUTH : 0,
      });
    }
    case 'tmerc':
    case 'etmerc':
      return new TransverseMercator({ ellipsoid, latitude, longitude, scale, falseEasting, falseNorthing });
    case 'merc': {
      const trueAt = number('lat_ts', Number.NaN) * DEGREE;
      const at = Number.isNaN(trueAt) ? scale : equatorScale(trueAt, ellipsoid);
      return new Mercator({ ellipsoid, longitude, scale: at, falseEasting, falseNorthing });
    }
    case 'webmerc':
      return new Mercator({ ellipsoid: { a: WGS84.a, f: 0 }, longitude, scale: 1, falseEasting, falseNorthing });
    case 'longlat':
    case 'latlong':
    case 'lonlat':
    case 'latlon':
      notes.push('the coordinates are taken for degrees, as the projection says');
      return ANGULAR;
    default:
      notes.push(
        `found the projection "${name ?? ''}", expected utm, tmerc, merc, webmerc or longlat: no latitude and longitude`,
      );
      return null;
  }
}

function unitOf(terms: ReadonlyMap<string, string>, notes: string[]): number {
  const factor = Number(terms.get('to_meter') || Number.NaN);
  if (factor > 0) return factor;
  const name = terms.get('units') ?? 'm';
  const unit = UNITS[name];
  if (unit === undefined) notes.push(`the unit "${name}" is not known, metres are taken`);
  return unit ?? 1;
}
