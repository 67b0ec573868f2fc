import { clamp } from '../../core/math/clamp.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { GroundProjection } from '../ground-projection.ts';
import { boxSilhouette, boxSupport, type Silhouette } from './box-silhouette.ts';
import type { ContactLine } from './contact-line.ts';
import type { ContactSegment } from './contact-segments.ts';
import { DEFAULT_LENGTH, DEFAULT_WIDTH, type Obstacle } from './obstacle.ts';

/** What the map says of the directions of traffic. */
export interface LaneDirection {
  /** Direction of the lane at a place of the vehicle frame [rad], NaN where there is none. */
  directionAt(x: number, y: number): number;
}

/** A default car laid at one direction, its centre polar about the camera's foot. */
interface Lay {
  yaw: number;
  bearing: number;
  /** Distance of the centre, and its standard deviation [m]. */
  reach: number;
  sigma: number;
  /** By how many standard deviations contact and breadth disagree about it; NaN where not both sides are seen. */
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
const AGREEMENT = 1.5;
/** A vehicle is taken to stand across its lane when that fits better by so many standard deviations [1]. */
const CROSSING_MARGIN = 0.5;
/** Rectangle of a default car's four contacts with the ground: wheelbase and track over the tyres [m]. */
const WHEELBASE = 2.6;
const WHEEL_TRACK = 1.75;
/** Contacts farther away are too uncertain to be of use [m]. */
const MAX_CONTACT = 60;
/** Rounds in which the box is turned about the camera until its silhouette lies in the columns seen. */
const ROUNDS = 3;
/** Mask pixels of a vehicle that is seen for sure. */
const SURE_PIXELS = 16;
/** Mean probability of a vehicle's pixels in the mask: of what is mistaken for one, and of one that is seen for sure. */
const MISTAKEN = 0.5;
const SURE = 0.8;
/** Vehicles are at least this high [m]; lower things on the road are stray of the mask. */
const LEAST_HEIGHT = 1;

/**
 * Lays a car's footprint behind what is seen of it: so far away that its nearest wheel stands on the contact line, and
 * in such a direction that its silhouette fills the columns. It lies along the lane, or across it where only that
 * explains its breadth.
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
    const lowest = this.lowestContact(segment, line, middle);
    if (lowest > MAX_CONTACT) return null;

    const below = isBelowPicture(segment, line);
    const contact = below ? lowest - BELOW_PICTURE : lowest;
    const sigma = RANGE_FLOOR + (below ? BELOW_PICTURE : projection.lengthOfRows(lowest, ROW_SIGMA));
    const lane = lanes.directionAt(origin.x + contact * cos(middle), origin.y + contact * sin(middle));
    // Where no lane is known, cars are seen from behind or from the side.
    const yaw = Number.isNaN(lane) ? middle : lane;
    const along = this.lay(segment, contact, sigma, yaw);
    if (!(along.apart > AGREEMENT)) return this.report(segment, line, this.weighBreadth(segment, along));
    const across = this.lay(segment, contact, sigma, yaw + Math.PI / 2);
    return this.report(segment, line, across.apart + CROSSING_MARGIN < along.apart ? across : along);
  }

  /** Nearest distance of the contact line along a direction, but for strays; Infinity where no ground is met. */
  private lowestContact(segment: ContactSegment, line: ContactLine, bearing: number): number {
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

  /** Lays the car with its nearest wheel at `contact` and turns it about the camera until the sides seen are its own. */
  private lay(segment: ContactSegment, contact: number, sigma: number, yaw: number): Lay {
    const { seen, laid } = this;
    const cut = segment.cutLeft || segment.cutRight;
    let bearing = (seen.left + seen.right) / 2;
    let reach = contact;
    for (let round = 0; round < ROUNDS; round++) {
      reach = contact + boxSupport(yaw - bearing, WHEELBASE, WHEEL_TRACK);
      boxSilhouette(reach * cos(bearing), reach * sin(bearing), yaw, DEFAULT_LENGTH, DEFAULT_WIDTH, laid);
      const left = seen.left - laid.left;
      const right = seen.right - laid.right;
      if (segment.cutLeft === segment.cutRight) bearing += (left + right) / 2;
      else bearing += segment.cutLeft ? right : left;
    }
    if (cut) return { yaw, bearing, reach, sigma: sigma + CUT_RANGE, apart: Number.NaN };
    const apart = Math.abs(this.reachByBreadth(reach) - reach) / hypot(sigma, this.breadthSigma(segment, reach));
    return { yaw, bearing, reach, sigma, apart };
  }

  /**
   * Two witnesses tell the distance: the contact with the ground, whose spread grows as d^2, and the breadth, whose
   * spread grows as d. They are weighed by their variances.
   */
  private weighBreadth(segment: ContactSegment, lay: Lay): Lay {
    if (Number.isNaN(lay.apart)) return lay;
    const byBreadth = this.reachByBreadth(lay.reach);
    const breadthSigma = this.breadthSigma(segment, byBreadth);
    const a = 1 / (lay.sigma * lay.sigma);
    const b = 1 / (breadthSigma * breadthSigma);
    const shift = (b * (byBreadth - lay.reach)) / (a + b);
    const support = boxSupport(lay.yaw - lay.bearing, WHEELBASE, WHEEL_TRACK);
    const sigma = Math.max(RANGE_FLOOR, Math.sqrt(1 / (a + b)));
    return this.lay(segment, lay.reach + shift - support, sigma, lay.yaw);
  }

  /** Distance at which the car that is laid would have the breadth that is seen [m]. */
  private reachByBreadth(reach: number): number {
    return (reach * (this.laid.left - this.laid.right)) / (this.seen.left - this.seen.right);
  }

  private breadthSigma(segment: ContactSegment, reach: number): number {
    return reach * hypot(BREADTH_SPREAD, (COLUMN_SIGMA * Math.SQRT2) / (segment.last - segment.first + 1));
  }

  private report(segment: ContactSegment, line: ContactLine, lay: Lay): Obstacle {
    const { origin } = this.projection;
    const { yaw, bearing, reach } = lay;
    const cut = segment.cutLeft || segment.cutRight;
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
      extent: reach * (this.seen.left - this.seen.right),
      cut,
      pixels: segment.pixels,
      confidence: confidenceOf(segment, line, this.projection),
    };
  }
}

/** Whether most columns reach the picture's lower border. */
function isBelowPicture(segment: ContactSegment, line: ContactLine): boolean {
  let cut = 0;
  for (let column = segment.first; column <= segment.last; column++) cut += line.cut[column];
  return 2 * cut > segment.last - segment.first + 1;
}

/**
 * Grows with the size in the mask and with the network's own confidence. Things lower than vehicles, and things that do
 * not stand on the ground, as seen over a hedge, count for less.
 */
function confidenceOf(segment: ContactSegment, line: ContactLine, projection: GroundProjection): number {
  let stands = 0;
  for (let column = segment.first; column <= segment.last; column++) stands += line.stands[column];
  const columns = segment.last - segment.first + 1;
  const height = projection.heightOfRows(segment.near, segment.pixels / columns);
  const whole = isBelowPicture(segment, line) ? 1 : Math.min(1, height / LEAST_HEIGHT);
  const sure = clamp((segment.confidence - MISTAKEN) / (SURE - MISTAKEN), 0, 1);
  return (stands / columns) * whole * whole * sure * Math.min(1, segment.pixels / SURE_PIXELS);
}
