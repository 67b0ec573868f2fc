import type { DocumentHeader } from '../../map/opendrive/document.ts';

/** Where on earth [degrees]: north and east are positive. */
export interface EarthPlace {
  readonly latitude: number;
  readonly longitude: number;
}

/** Metres of a degree of a meridian, on average. */
const DEGREE = 111_133;

/** Width of a zone of UTM [degrees], its scale, and what it adds to northings of the southern half [m]. */
const UTM_WIDTH = 6;
const UTM_SCALE = 0.9996;
const UTM_SOUTH = 10_000_000;

/**
 * About where a map lies, by the PROJ string in its header [7]: its centre of projection, or for UTM the zone's middle
 * and the northing of its origin. Good to some degrees, which is what the sun's height needs. Null where it does not say.
 */
export function placeOfMap({
  geoReference,
  offset,
}: Pick<DocumentHeader, 'geoReference' | 'offset'>): EarthPlace | null {
  if (geoReference === null) return null;
  const value = (name: string) => {
    const match = new RegExp(`\\+${name}=(-?\\d+(?:\\.\\d+)?)`).exec(geoReference);
    return match === null ? Number.NaN : Number(match[1]);
  };
  const zone = value('zone');
  if (/\+proj=utm\b/.test(geoReference) && zone >= 1 && zone <= 60) {
    const northing = (offset?.y ?? 0) - (/\+south\b/.test(geoReference) ? UTM_SOUTH : 0);
    return checked(northing / UTM_SCALE / DEGREE, UTM_WIDTH * zone - 183);
  }
  return checked(value('lat_0'), value('lon_0'));
}

function checked(latitude: number, longitude: number): EarthPlace | null {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
