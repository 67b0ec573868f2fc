import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Vec3 } from '../../core/vector.ts';
import type { MapOrigin } from '../local-origin.ts';
import type { DocumentHeader } from '../opendrive/document.ts';
import type { EarthPoint, Projection } from './projection.ts';
import { DEGREE, readProjection } from './read-projection.ts';

/** A place on earth, WGS 84: north and east are positive [degrees], height above the ellipsoid [m]. */
export interface GeoPosition {
  latitude: number;
  longitude: number;
  height: number;
}

/** Between a map's frame and the earth. Heights are taken for ellipsoidal ones: maps state no geoid that is read here. */
export class GeoFrame {
  private readonly projection: Projection;
  private readonly unit: number;
  private readonly origin: MapOrigin;
  private readonly offset: { readonly x: number; readonly y: number; readonly z: number };
  private readonly cosHeading: number;
  private readonly sinHeading: number;
  private readonly point: EarthPoint = { latitude: 0, longitude: 0 };
  private readonly plane = { x: 0, y: 0 };

  constructor(projection: Projection, unit: number, origin: MapOrigin, offset: DocumentHeader['offset']) {
    this.projection = projection;
    this.unit = unit;
    this.origin = origin;
    this.offset = offset ?? { x: 0, y: 0, z: 0 };
    this.cosHeading = cos(offset?.hdg ?? 0);
    this.sinHeading = sin(offset?.hdg ?? 0);
  }

  /** Map frame [m] to WGS 84, NaN for what is not on earth; projected = map position turned by the offset's hdg, plus the offset [7]. */
  toEarth(x: number, y: number, z: number, out: GeoPosition): GeoPosition {
    const fileX = x + this.origin.x;
    const fileY = y + this.origin.y;
    const east = this.cosHeading * fileX - this.sinHeading * fileY + this.offset.x;
    const north = this.sinHeading * fileX + this.cosHeading * fileY + this.offset.y;
    this.projection.toEarth(east * this.unit, north * this.unit, this.point);
    out.latitude = this.point.latitude / DEGREE;
    out.longitude = this.point.longitude / DEGREE;
    if (!(Math.abs(out.latitude) <= 90 && Math.abs(out.longitude) <= 180)) {
      out.latitude = Number.NaN;
      out.longitude = Number.NaN;
    }
    out.height = z + this.offset.z;
    return out;
  }

  /** WGS 84 to the map frame. */
  toMap({ latitude, longitude, height }: Readonly<GeoPosition>, out: Vec3): Vec3 {
    this.projection.toPlane(latitude * DEGREE, longitude * DEGREE, this.plane);
    const east = this.plane.x / this.unit - this.offset.x;
    const north = this.plane.y / this.unit - this.offset.y;
    out.x = this.cosHeading * east + this.sinHeading * north - this.origin.x;
    out.y = this.cosHeading * north - this.sinHeading * east - this.origin.y;
    out.z = height - this.offset.z;
    return out;
  }
}

/** The frame of a map by its header; null where that names no projection known here, with the reason in `notes`. */
export function geoFrameOf(
  header: Pick<DocumentHeader, 'geoReference' | 'offset'>,
  origin: MapOrigin,
): { frame: GeoFrame | null; notes: readonly string[] } {
  if (header.geoReference === null) {
    return { frame: null, notes: ['the map has no geoReference: no latitude and longitude'] };
  }
  const { projection, unit, notes } = readProjection(header.geoReference);
  const frame = projection === null ? null : new GeoFrame(projection, unit, origin, header.offset);
  return { frame, notes: notes.map((note) => `geoReference: ${note}`) };
}
