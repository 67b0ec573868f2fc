import { cos, sin } from '../../core/math/sin-cos.ts';
import type { GroundProjection } from '../ground-projection.ts';
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

/** Distance of a vehicle's near face along the line of sight, with its standard deviation [m]. */
interface NearFace {
  distance: number;
  sigma: number;
}

/** Share of the columns that may be nearer than the near face, by stray of the mask [1]. */
const STRAY_SHARE = 0.15;
/** Spread of a lower end in the mask and of a side [pixels]: quantisation, the network's blur, the body's pitch. */
const ROW_SIGMA = 0.8;
const COLUMN_SIGMA = 0.6;
/** What remains unknown right in front of the camera [m]: bumpers overhang, sills hang over the ground. */
const RANGE_FLOOR = 0.3;
const LATERAL_FLOOR = 0.15;
/** How far the other side of a cut vehicle is unknown [m]. */
const CUT_SIGMA = 0.5;
/** A vehicle that reaches below the picture is nearer than its lowest pixel by about this, give or take as much [m]. */
const BELOW_PICTURE = 1;
/** Spread of passenger cars' widths, relative [1]. */
const WIDTH_SPREAD = 0.08;
/** Greatest sine of the angle between a vehicle and the line of sight at which its rear alone makes its breadth [1]. */
const REAR_VIEW = 0.12;
/** Two estimates that differ by more standard deviations than this do not speak of the same thing [1]. */
const AGREEMENT = 2.5;
/** A vehicle is taken to stand across the lane when that explains its breadth better by this much [m]. */
const CROSSING_MARGIN = 0.8;
/** Narrower things whose lane is unknown are seen from behind, broader ones from the side [m]. */
const BROADEST_REAR = 2.6;
/** Mask pixels of a vehicle that is seen for sure. */
const SURE_PIXELS = 16;

/**
 * Lays a car's footprint behind the contact line that is seen of it. The near face is the nearest of the line but for
 * strays. The centre lies on the line of sight through the middle of the columns, farther by the support of the box in
 * that direction: (length |cos b| + width |sin b|) / 2, with b the angle between the box and the line of sight.
 */
export class FootprintFit {
  private readonly projection: GroundProjection;
  /** Scratch: distances of the segment's columns. */
  private readonly distances: Float64Array;

  constructor(projection: GroundProjection) {
    this.projection = projection;
    this.distances = new Float64Array(projection.width);
  }

  /** Null where no ground is under the segment. */
  fit(segment: ContactSegment, line: ContactLine, lanes: LaneDirection): Obstacle | null {
    const { origin } = this.projection;
    const leftEnd = this.projection.bearingAt(segment.first);
    const rightEnd = this.projection.bearingAt(segment.last + 1);
    const middle = (leftEnd + rightEnd) / 2;
    const contact = this.contactDistance(segment, line, middle);
    if (contact === Number.POSITIVE_INFINITY) return null;

    const extent = contact * (leftEnd - rightEnd);
    const cut = segment.cutLeft || segment.cutRight;
    const lane = lanes.directionAt(origin.x + contact * cos(middle), origin.y + contact * sin(middle));
    const yaw = boxDirection(lane, middle, extent, cut);
    const near = this.nearFace(segment, line, contact, cut ? Number.NaN : yaw - middle);

    // The visible side of a cut vehicle is its own; the other one follows from its expected breadth.
    const half = Math.max(breadthAcross(yaw - middle), extent) / (2 * near.distance);
    let bearing = middle;
    if (segment.cutLeft && !segment.cutRight) bearing = rightEnd + half;
    if (segment.cutRight && !segment.cutLeft) bearing = leftEnd - half;

    const reach = near.distance + supportAlong(yaw - bearing);
    const blur = this.projection.breadthOfColumns(reach, COLUMN_SIGMA);
    return {
      x: origin.x + reach * cos(bearing),
      y: origin.y + reach * sin(bearing),
      yaw,
      length: DEFAULT_LENGTH,
      width: DEFAULT_WIDTH,
      bearing,
      rangeSigma: near.sigma,
      lateralSigma: LATERAL_FLOOR + blur + (cut ? CUT_SIGMA : 0),
      extent,
      cut,
      pixels: segment.pixels,
      confidence: confidenceOf(segment, line),
    };
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
    return this.distances.subarray(0, count).sort()[Math.floor(STRAY_SHARE * count)];
  }

  /**
   * Weighs two witnesses of the distance by their variances: the contact with the ground, whose spread grows as d^2,
   * and, in a plain view from behind, the breadth of the rear, whose spread grows as d. `angle` is that between the box
   * and the line of sight, NaN where the vehicle's sides are not both seen.
   */
  private nearFace(segment: ContactSegment, line: ContactLine, contact: number, angle: number): NearFace {
    const below = isBelowPicture(segment, line);
    const byContact = below ? contact - BELOW_PICTURE : contact;
    const contactSigma = RANGE_FLOOR + (below ? BELOW_PICTURE : this.projection.lengthOfRows(contact, ROW_SIGMA));
    if (!(Math.abs(sin(angle)) < REAR_VIEW)) return { distance: byContact, sigma: contactSigma };

    const columns = segment.last - segment.first + 1;
    const byBreadth = breadthAcross(angle) / this.projection.breadthOfColumns(1, columns);
    const spread = (COLUMN_SIGMA * Math.SQRT2) / columns;
    const breadthSigma = byBreadth * Math.sqrt(WIDTH_SPREAD * WIDTH_SPREAD + spread * spread);
    const a = 1 / (contactSigma * contactSigma);
    const b = 1 / (breadthSigma * breadthSigma);
    const apart = Math.abs(byContact - byBreadth) * Math.sqrt((a * b) / (a + b));
    if (apart > AGREEMENT) return { distance: byContact, sigma: contactSigma };
    return {
      distance: (a * byContact + b * byBreadth) / (a + b),
      sigma: Math.max(RANGE_FLOOR, Math.sqrt(1 / (a + b))),
    };
  }
}

/** Direction of the box [rad]: along the lane or across it, whichever explains the breadth seen. */
function boxDirection(lane: number, bearing: number, extent: number, cut: boolean): number {
  if (Number.isNaN(lane)) return extent > BROADEST_REAR ? bearing + Math.PI / 2 : bearing;
  const across = lane + Math.PI / 2;
  const misfitAlong = Math.abs(extent - breadthAcross(lane - bearing));
  const misfitAcross = Math.abs(extent - breadthAcross(across - bearing));
  return !cut && misfitAcross + CROSSING_MARGIN < misfitAlong ? across : lane;
}

/** Breadth of the default box seen at an angle to its length [m]. */
function breadthAcross(angle: number): number {
  return DEFAULT_LENGTH * Math.abs(sin(angle)) + DEFAULT_WIDTH * Math.abs(cos(angle));
}

/** Distance from the default box' centre to its nearest point, measured along a line of sight at an angle to it [m]. */
function supportAlong(angle: number): number {
  return (DEFAULT_LENGTH * Math.abs(cos(angle)) + DEFAULT_WIDTH * Math.abs(sin(angle))) / 2;
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
