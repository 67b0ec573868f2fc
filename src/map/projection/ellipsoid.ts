/** An ellipsoid of revolution: equatorial radius [m] and flattening [1]. */
export interface Ellipsoid {
  readonly a: number;
  readonly f: number;
}

/** EPSG Geodetic Parameter Dataset, ellipsoid 7030. */
export const WGS84: Ellipsoid = { a: 6378137, f: 1 / 298.257223563 };

/** By PROJ's `+ellps` (EPSG Geodetic Parameter Dataset). */
const ELLIPSOIDS: Readonly<Record<string, Ellipsoid>> = {
  WGS84,
  GRS80: { a: 6378137, f: 1 / 298.257222101 },
  WGS72: { a: 6378135, f: 1 / 298.26 },
  GRS67: { a: 6378160, f: 1 / 298.247167427 },
  intl: { a: 6378388, f: 1 / 297 },
  krass: { a: 6378245, f: 1 / 298.3 },
  bessel: { a: 6377397.155, f: 1 / 299.1528128 },
  clrk66: { a: 6378206.4, f: 1 - 6356583.8 / 6378206.4 },
  airy: { a: 6377563.396, f: 1 / 299.3249646 },
  sphere: { a: 6370997, f: 0 },
};

/** By PROJ's `+datum`. */
const DATUMS: Readonly<Record<string, string>> = {
  WGS84: 'WGS84',
  NAD83: 'GRS80',
  GGRS87: 'GRS80',
  NAD27: 'clrk66',
  potsdam: 'bessel',
  hermannskogel: 'bessel',
  OSGB36: 'airy',
};

/** Data whose coordinates are those of WGS 84 to a metre or so. */
const LIKE_WGS84 = ['WGS84', 'NAD83'];

/** The ellipsoid of a PROJ string, WGS 84 where it names none; what can't be honoured goes into `notes`. */
export function ellipsoidOf(terms: ReadonlyMap<string, string>, notes: string[]): Ellipsoid {
  const datum = terms.get('datum');
  const shift = terms.get('towgs84')?.split(',').map(Number) ?? [];
  if ((datum !== undefined && !LIKE_WGS84.includes(datum)) || shift.some((value) => value !== 0)) {
    notes.push('the datum is taken for WGS 84: positions are off by up to some hundred metres');
  }
  const radius = Number(terms.get('R') ?? Number.NaN);
  if (radius > 0) return { a: radius, f: 0 };
  const a = Number(terms.get('a') ?? Number.NaN);
  if (a > 0) return { a, f: flatteningOf(terms, a) };
  const name = terms.get('ellps') ?? DATUMS[datum ?? 'WGS84'];
  const known = name === undefined ? undefined : ELLIPSOIDS[name];
  if (known === undefined) notes.push(`the ellipsoid "${name ?? datum}" is not known, WGS 84 is taken`);
  return known ?? WGS84;
}

function flatteningOf(terms: ReadonlyMap<string, string>, a: number): number {
  const inverse = Number(terms.get('rf') ?? Number.NaN);
  if (inverse > 1) return 1 / inverse;
  const flattening = Number(terms.get('f') ?? Number.NaN);
  if (flattening >= 0 && flattening < 1) return flattening;
  const b = Number(terms.get('b') ?? Number.NaN);
  return b > 0 && b <= a ? (a - b) / a : 0;
}
