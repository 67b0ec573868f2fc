import { angleDifference, wrapAngle } from '../../core/math/angle.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { isometricLatitude, latitudeOfConformal, sinh } from './conformal-latitude.ts';
import type { Ellipsoid } from './ellipsoid.ts';
import type { EarthPoint, Projection } from './projection.ts';

export interface MercatorTerms {
  readonly ellipsoid: Ellipsoid;
  /** Of x = 0 before the false easting [rad]. */
  readonly longitude: number;
  /** At the equator [1]. */
  readonly scale: number;
  readonly falseEasting: number;
  readonly falseNorthing: number;
}

/**
 * Mercator: x = k a (lambda - lambda_0), y = k a psi(phi) with the isometric latitude psi (EPSG Guidance Note 7-2, 2021,
 * section 3.3.1; on a sphere it is the web's, section 3.3.2).
 */
export class Mercator implements Projection {
  private readonly terms: MercatorTerms;
  private readonly eccentricity: number;
  private readonly radius: number;

  constructor(terms: MercatorTerms) {
    const { a, f } = terms.ellipsoid;
    this.terms = terms;
    this.eccentricity = Math.sqrt(f * (2 - f));
    this.radius = terms.scale * a;
  }

  toPlane(latitude: number, longitude: number, out: { x: number; y: number }): void {
    out.x = this.terms.falseEasting + this.radius * angleDifference(longitude, this.terms.longitude);
    out.y = this.terms.falseNorthing + this.radius * isometricLatitude(latitude, this.eccentricity);
  }

  toEarth(x: number, y: number, out: EarthPoint): void {
    out.longitude = wrapAngle(this.terms.longitude + (x - this.terms.falseEasting) / this.radius);
    out.latitude = latitudeOfConformal(sinh((y - this.terms.falseNorthing) / this.radius), this.eccentricity);
  }
}

/** Scale at the equator of a map that is true at a latitude [rad]: k = cos(phi) / sqrt(1 - e^2 sin(phi)^2). */
export function equatorScale(latitude: number, { f }: Ellipsoid): number {
  const s = sin(latitude);
  return cos(latitude) / Math.sqrt(1 - f * (2 - f) * s * s);
}
