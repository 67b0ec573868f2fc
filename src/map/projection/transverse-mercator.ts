import { angleDifference, wrapAngle } from '../../core/math/angle.ts';
import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { tan } from '../../core/math/tan.ts';
import { asinh, conformalTangent, cosh, latitudeOfConformal, sinh } from './conformal-latitude.ts';
import type { Ellipsoid } from './ellipsoid.ts';
import type { EarthPoint, Projection } from './projection.ts';

/** Terms of Krueger's series in the third flattening n: row j holds the factors of n^j, n^(j+1), ... to n^6. */
const FORWARD = [
  [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
  [13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
  [61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440],
  [49561 / 161280, -179 / 168, 6601661 / 7257600],
  [34729 / 80640, -3418889 / 1995840],
  [212378941 / 319334400],
];
const INVERSE = [
  [1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800],
  [1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720],
  [17 / 480, -37 / 840, -209 / 4480, 5569 / 90720],
  [4397 / 161280, -11 / 504, -830251 / 7257600],
  [4583 / 161280, -108847 / 3991680],
  [20648693 / 638668800],
];

export interface TransverseMercatorTerms {
  readonly ellipsoid: Ellipsoid;
  /** Of the origin [rad]. */
  readonly latitude: number;
  readonly longitude: number;
  /** On the central meridian [1]. */
  readonly scale: number;
  /** What the origin's coordinates are [m]. */
  readonly falseEasting: number;
  readonly falseNorthing: number;
}

/**
 * Transverse Mercator by Krueger's series to the sixth order: a few nanometres within 3,900 km of the central meridian
 * (L. Krueger 1912; C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", Journal of Geodesy 85,
 * 2011, eq. 10 to 14 and 35 to 38).
 */
export class TransverseMercator implements Projection {
  private readonly terms: TransverseMercatorTerms;
  private readonly eccentricity: number;
  /** Radius of the sphere whose meridian is as long, times the scale [m]. */
  private readonly radius: number;
  private readonly forward: Float64Array;
  private readonly inverse: Float64Array;
  /** Northing of the origin before the false one [m]. */
  private readonly originNorthing: number;
  private readonly sum = { x: 0, y: 0 };

  constructor(terms: TransverseMercatorTerms) {
    const { a, f } = terms.ellipsoid;
    const n = f / (2 - f);
    const n2 = n * n;
    this.terms = terms;
    this.eccentricity = Math.sqrt(f * (2 - f));
    this.radius = (terms.scale * a * (1 + n2 * (1 / 4 + n2 * (1 / 64 + n2 / 256)))) / (1 + n);
    this.forward = seriesOf(FORWARD, n);
    this.inverse = seriesOf(INVERSE, n);
    this.originNorthing = 0;
    const origin = { x: 0, y: 0 };
    this.toPlane(terms.latitude, terms.longitude, origin);
    this.originNorthing = origin.y - terms.falseNorthing;
  }

  toPlane(latitude: number, longitude: number, out: { x: number; y: number }): void {
    const { longitude: middle, falseEasting, falseNorthing } = this.terms;
    const east = angleDifference(longitude, middle);
    const tau = conformalTangent(tan(latitude), this.eccentricity);
    const cosEast = cos(east);
    const north = atan2(tau, cosEast);
    const side = asinh(sin(east) / hypot(tau, cosEast));
    addSeries(this.forward, north, side, this.sum);
    out.x = falseEasting + this.radius * (side + this.sum.y);
    out.y = falseNorthing - this.originNorthing + this.radius * (north + this.sum.x);
  }

  toEarth(x: number, y: number, out: EarthPoint): void {
    const { longitude: middle, falseEasting, falseNorthing } = this.terms;
    const north = (y - falseNorthing + this.originNorthing) / this.radius;
    const side = (x - falseEasting) / this.radius;
    addSeries(this.inverse, north, side, this.sum);
    const xi = north - this.sum.x;
    const eta = side - this.sum.y;
    const cosXi = cos(xi);
    const sinhEta = sinh(eta);
    out.latitude = latitudeOfConformal(sin(xi) / hypot(sinhEta, cosXi), this.eccentricity);
    out.longitude = wrapAngle(middle + atan2(sinhEta, cosXi));
  }
}

function seriesOf(table: readonly (readonly number[])[], n: number): Float64Array {
  let lead = 1;
  return Float64Array.from(table, (row) => {
    lead *= n;
    return lead * row.reduceRight((sum, factor) => sum * n + factor, 0);
  });
}

/** Real and imaginary part of sum over j of c_j sin(2 j (xi + i eta)). */
function addSeries(factors: Float64Array, xi: number, eta: number, out: { x: number; y: number }): void {
  out.x = 0;
  out.y = 0;
  for (let j = 0; j < factors.length; j++) {
    const turn = 2 * (j + 1);
    out.x += factors[j] * sin(turn * xi) * cosh(turn * eta);
    out.y += factors[j] * cos(turn * xi) * sinh(turn * eta);
  }
}
