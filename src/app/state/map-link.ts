import type { Viewpoint } from '../../render/map/map-camera.ts';

/** What an address of the map page names. */
export interface MapLink {
  /** One of our maps; null for the page without one, or with a file of the reader's own. */
  readonly key: string | null;
  /** From where it is looked at; null for the whole map. */
  readonly view: Viewpoint | null;
}

/** What an address of the map page may say. */
export const MAP_KEYS: readonly string[] = ['map', 'at', 'look'];

const DEGREES = 180 / Math.PI;

/**
 * Reads an address such as `#map=first-town&at=12.5,80,0&look=90,40,150`: the map, the place in the middle of the picture
 * [m], direction and elevation of the look [degrees] and its distance [m]. Null where it is another page's.
 */
export function parseMapLink(hash: string): MapLink | null {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  if (!values.has('map')) return null;
  const key = values.get('map') ?? '';
  return { key: key === '' ? null : key, view: parseView(values.get('at'), values.get('look')) };
}

export function formatMapLink(key: string | null, view: Viewpoint | null = null): string {
  const map = key === null ? '#map' : `#${new URLSearchParams({ map: key })}`;
  if (view === null) return map;
  const { x, y, z, azimuth, elevation, distance } = view;
  const at = [x, y, z].map((value) => rounded(value, 1));
  const look = [rounded(azimuth * DEGREES, 1), rounded(elevation * DEGREES, 1), rounded(distance, 1)];
  return `${map}&at=${at.join()}&look=${look.join()}`;
}

function parseView(at: string | null, look: string | null): Viewpoint | null {
  const [place, angles] = [numbers(at), numbers(look)];
  if (place === null || angles === null || angles[2] <= 0) return null;
  const [x, y, z] = place;
  return { x, y, z, azimuth: angles[0] / DEGREES, elevation: angles[1] / DEGREES, distance: angles[2] };
}

/** Three numbers parted by commas, else null. */
function numbers(text: string | null): number[] | null {
  const values = (text ?? '').split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return values.length === 3 && values.every(Number.isFinite) ? values : null;
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
