import { cos, sin } from '../../core/math/sin-cos.ts';
import type { GroundProjection } from '../ground-projection.ts';
import { boxSilhouette, boxSupport, type Silhouette } from './box-silhouette.ts';
import type { ContactLine } from './contact-line.ts';
import { DEFAULT_LENGTH, DEFAULT_WIDTH, type Obstacle } from './obstacle.ts';

/** Neighbouring mask columns that show one vehicle. */
export interface ContactSegment {
  first: number;
  last: number;
  /** Whether more of the vehicle is hidden beyond that end: by the picture's border or a nearer vehicle. */
  cutLeft: boolean;
  cutRight: boolean;
  pixels: number;
}

/** What the map says of the directions of traffic. */
export interface LaneDirection {
  /** Direction of the lane at a place of the vehicle frame [rad], NaN where there is none. */
  directionAt(x: number, y: number): number;
}

/** A default box laid at one direction, polar about the camera. */
interface Lay {
  bearing: number;
  /** Distance of the near face along the line of sight, and its standard deviation [m]. */
  near: number;
  sigma: number;
  /** By how many standard deviations contact and breadth disagree about it; NaN where the breadth is not seen. */
  apart: number;
}

/** Columns that may be nearer than the near face, by stray of the mask: this share of all, but no more than so many. */
const STRAY_SHARE = 0.15;
const MOST_STRAYS = 2;
/** Spread of a lower end in the mask and of a side [pixels]: quantisation, the network's blur, the body's pitch. */
const ROW_SIGMA = 0.8;
const COLUMN_SIGMA = 0.6;
/** What remains unknown right in front of the camera [m]: bumpers overhang, sills hang over the ground. */
const RANGE_FLOOR = 0.3;
const LATERAL_FLOOR = 0.15;
/** What cutting adds: the other side is not seen, and the nearest corner may not be either [m]. */
const CUT_LATERAL = 0.5;
const CUT_RANGE = 0.7;
/** A vehicle that reaches below the picture is nearer than its lowest pixel by about this, give or take as much [m]. */
const BELOW_PICTURE = 1;
/** Spread of passenger cars' breadths, relative [1]. */
const BREADTH_SPREAD = 0.08;
/** Two estimates that differ by more standard deviations than this do not speak of the same thing [1]. */
const AGREEMENT = 2.5;
/** A vehicle is taken to stand across its lane when that fits better by so many standard deviations [1]. */
const CROSSING_MARGIN = 0.5;
/** Contacts farther away are too uncertain to be of use [m]. */
const MAX_CONTACT = 60;
/** Rounds in which the box is turned about the camera until its silhouette lies in the columns seen. */
const ROUNDS = 3;
/** Mask pixels of a vehicle that is seen for sure. */
const SURE_PIXELS = 16;

/**
 * Lays a car's footprint behind what is seen of it: so far away that its nearest point stands on the contact line, and
 * in such a direction that its silhouette fills the columns. It lies along the lane or across it, whichever makes its
 * breadth and its contact with the ground tell the same distance.
 */
export class FootprintFit {
  private readonly projection: GroundProjection;
  /** Scratch: distances of the segment's columns. */
  private readonly distances: Float64Array;
  private readonly seen: Silhouette = { left: 0, right: 0 };
  private readonly laid: Silhouette = { left: 0, right: 0 };

  constructor(projection: GroundProjection) {
    this.projection = projection;
    this.distances = new Float64Array(projection.width);
  }

  /** Null where no ground is under the segment. */
  fit(segment: ContactSegment, line: ContactLine, lanes: LaneDirection): Obstacle | null {
    const { projection, seen } = this;
    const { origin } = projection;
    seen.left = projection.bearingAt(segment.first);
    seen.right = projection.bearingAt(segment.last + 1);
    const middle = (seen.left + seen.right) / 2;
    const contact = this.contactDistance(segment, line, middle);
    if (contact > MAX_CONTACT) return null;

    const below = isBelowPicture(segment, line);
    const near = below ? contact - BELOW_PICTURE : contact;
    const sigma = RANGE_FLOOR + (below ? BELOW_PICTURE : projection.lengthOfRows(contact, ROW_SIGMA));
    const lane = lanes.directionAt(origin.x + near * cos(middle), origin.y + near * sin(middle));
    // Where no lane is known, cars are seen from behind or from the side.
    const alongYaw = Number.isNaN(lane) ? middle : lane;
    const along = this.lay(segment, near, sigma, alongYaw);
    const across = this.lay(segment, near, sigma, alongYaw + Math.PI / 2);
    const crossing = across.apart + CROSSING_MARGIN < along.apart;
    return this.report(segment, line, crossing ? across : along, crossing ? alongYaw + Math.PI / 2 : alongYaw);
  }

  /** Nearest distance of the contact line along a direction, but for strays; Infinity where no ground is met. */
  private contactDistance(segment: ContactSegment, line: ContactLine, bearing: number): number {
    const { origin } = this.projection;
    const c = cos(bearing);
    const s = sin(bearing);
    let count = 0;
    for (let column = segment.first; column <= segment.last; column++) {
      if (line.distance[column] === Number.POSITIVE_INFINITY) continue;
      this.distances[count++] = (line.x[column] - origin.x) * c + (line.y[column] - origin.y) * s;
    }
    if (count === 0) return Number.POSITIVE_INFINITY;
    return this.distances.subarray(0, count).sort()[Math.min(MOST_STRAYS, Math.floor(STRAY_SHARE * count))];
  }

  /**
   * Lays the box at a direction. Two witnesses tell the distance: the contact with the ground, whose spread grows as
   * d^2, and, where both sides are seen, the breadth, whose spread grows as d. They are weighed by their variances.
   */
  private lay(segment: ContactSegment, contact: number, sigma: number, yaw: number): Lay {
    const cut = segment.cutLeft || segment.cutRight;
    const bearing = this.turnToFit(segment, contact, yaw);
    if (cut) return { bearing, near: contact, sigma: sigma + CUT_RANGE, apart: Number.NaN };

    const support = boxSupport(yaw - bearing, DEFAULT_LENGTH, DEFAULT_WIDTH);
    const scale = (this.laid.left - this.laid.right) / (this.seen.left - this.seen.right);
    const byBreadth = (contact + support) * scale - support;
    const blur = (COLUMN_SIGMA * Math.SQRT2) / (segment.last - segment.first + 1);
    const breadthSigma = (byBreadth + support) * Math.sqrt(BREADTH_SPREAD * BREADTH_SPREAD + blur * blur);
    const a = 1 / (sigma * sigma);
    const b = 1 / (breadthSigma * breadthSigma);
    const apart = Math.abs(contact - byBreadth) * Math.sqrt((a * b) / (a + b));
    if (apart > AGREEMENT) return { bearing, near: contact, sigma, apart };
    const near = (a * contact + b * byBreadth) / (a + b);
    const both = Math.max(RANGE_FLOOR, Math.sqrt(1 / (a + b)));
    return { bearing: this.turnToFit(segment, near, yaw), near, sigma: both, apart };
  }

  /** Direction of the box' centre at which the sides that are seen lie where they are seen; leaves `laid` there. */
  private turnToFit(segment: ContactSegment, near: number, yaw: number): number {
    const { seen, laid } = this;
    let bearing = (seen.left + seen.right) / 2;
    for (let round = 0; round < ROUNDS; round++) {
      const reach = near + boxSupport(yaw - bearing, DEFAULT_LENGTH, DEFAULT_WIDTH);
      boxSilhouette(reach * cos(bearing), reach * sin(bearing), yaw, DEFAULT_LENGTH, DEFAULT_WIDTH, laid);
      const left = seen.left - laid.left;
      const right = seen.right - laid.right;
      if (segment.cutLeft === segment.cutRight) bearing += (left + right) / 2;
      else bearing += segment.cutLeft ? right : left;
    }
    return bearing;
  }

  private report(segment: ContactSegment, line: ContactLine, lay: Lay, yaw: number): Obstacle {
    const { origin } = this.projection;
    const { bearing, near } = lay;
    const cut = segment.cutLeft || segment.cutRight;
    const reach = near + boxSupport(yaw - bearing, DEFAULT_LENGTH, DEFAULT_WIDTH);
    const blur = this.projection.breadthOfColumns(reach, COLUMN_SIGMA);
    return {
      x: origin.x + reach * cos(bearing),
      y: origin.y + reach * sin(bearing),
      yaw,
      length: DEFAULT_LENGTH,
      width: DEFAULT_WIDTH,
      bearing,
      rangeSigma: lay.sigma,
      lateralSigma: LATERAL_FLOOR + blur + (cut ? CUT_LATERAL : 0),
      extent: near * (this.seen.left - this.seen.right),
      cut,
      pixels: segment.pixels,
      confidence: confidenceOf(segment, line),
    };
  }
}

/** Whether most columns reach the picture's lower border. */
function isBelowPicture(segment: ContactSegment, line: ContactLine): boolean {
  let cut = 0;
  for (let column = segment.first; column <= segment.last; column++) cut += line.cut[column];
  return 2 * cut > segment.last - segment.first + 1;
}

/** Grows with the size in the mask; things that do not stand on the ground, as seen over a hedge, count for less. */
function confidenceOf(segment: ContactSegment, line: ContactLine): number {
  let stands = 0;
  for (let column = segment.first; column <= segment.last; column++) stands += line.stands[column];
  const share = stands / (segment.last - segment.first + 1);
  return share * Math.min(1, segment.pixels / SURE_PIXELS);
}
