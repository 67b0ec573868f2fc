import { cos, sin } from '../../core/math/sin-cos.ts';
import type { RoadObservation } from '../../core/messages.ts';
import { EGO, type EgoFilter, type Pose2 } from './ego-filter.ts';
import type { LineMap, LinePlace } from './line-map.ts';
import type { RoadLines } from './road-lines.ts';

/** Standard deviations of all points of one picture's edges, or of its marking, taken together [m]. */
const EDGE_SIGMA = 0.25;
const MARK_SIGMA = 0.2;
/**
 * Pictures err alike until the vehicle has gone on by this far [m]: the network's habits at a kerb, the lay of the road.
 * Pictures taken closer together count for as much less; those of a standing vehicle still for this share of one.
 */
const NEW_SIGHT = 1;
const STANDING_SHARE = 0.02;
/** Fewer points than this weigh less, each as one of so many. */
const USUAL_POINTS = 12;
/** What lies farther off than this from every line of the map is another line [m]. */
const REACH = 1.6;
/** Residuals lose weight from here on, as 1 / (1 + (r / c)^2) (Cauchy's M-estimator) [m]. */
const CAUCHY = 0.5;
/** Least dot product of a line's normal with the side of the vehicle that the line was seen on. */
const EDGE_AGREEMENT = -0.3;
const MARK_AGREEMENT = 0.8;

/**
 * Corrects the belief by the edges and the marking that the camera saw: each point is drawn to the nearest fitting line
 * of the map, along that line's normal (point-to-line registration: Chen and Medioni 1992; Censi 2008). Straight roads
 * so correct the lateral place and the heading only, corners the longitudinal place too.
 */
export class RoadCorrection {
  private readonly lines: RoadLines;
  private readonly filter: EgoFilter;
  private readonly place: LinePlace = { offset: 0, nx: 0, ny: 0 };
  /** How far the points that were matched lie off their lines [m], and the derivatives of that by place and heading. */
  private residual = new Float64Array(0);
  private nx = new Float64Array(0);
  private ny = new Float64Array(0);
  private lever = new Float64Array(0);
  private count = 0;

  constructor(filter: EgoFilter, lines: RoadLines) {
    this.filter = filter;
    this.lines = lines;
  }

  /**
   * `pose` is where the vehicle is believed to have been when the picture was taken, `travel` how far it has gone since
   * the picture before [m].
   */
  apply(road: RoadObservation, pose: Readonly<Pose2>, travel: number): void {
    if (!road.valid) return;
    const share = Math.min(1, Math.max(STANDING_SHARE, travel / NEW_SIGHT));
    this.reserve(2 * road.x.length);
    this.count = 0;
    this.match(road.x, road.leftEdge, pose, this.lines.edges, 1, EDGE_AGREEMENT);
    this.match(road.x, road.rightEdge, pose, this.lines.edges, -1, EDGE_AGREEMENT);
    this.correct(EDGE_SIGMA / Math.sqrt(share), 1);
    this.count = 0;
    this.match(road.x, road.leftMark, pose, this.lines.marks, 1, MARK_AGREEMENT);
    this.match(road.x, road.leftMark, pose, this.lines.marks, -1, MARK_AGREEMENT);
    this.correct(MARK_SIGMA / Math.sqrt(share), 0);
  }

  /** Collects the residuals of one line's points; the normals of the map's line point to `side` of the vehicle. */
  private match(
    stations: Float64Array,
    seen: Float64Array,
    pose: Readonly<Pose2>,
    lines: LineMap,
    side: 1 | -1,
    agreement: number,
  ): void {
    const { place } = this;
    const { state } = this.filter;
    const c = cos(pose.yaw);
    const s = sin(pose.yaw);
    for (let i = 0; i < stations.length; i++) {
      if (Number.isNaN(seen[i])) continue;
      const x = pose.x + c * stations[i] - s * seen[i];
      const y = pose.y + s * stations[i] + c * seen[i];
      if (!lines.place(x, y, REACH, -side * s, side * c, agreement, place)) continue;
      this.residual[this.count] = place.offset;
      this.nx[this.count] = place.nx;
      this.ny[this.count] = place.ny;
      // The point turns about where the vehicle is now.
      this.lever[this.count] = place.ny * (x - state[EGO.x]) - place.nx * (y - state[EGO.y]);
      this.count++;
    }
  }

  /** Hands the residuals to the filter one by one; what earlier ones have moved already is taken off the later. */
  private correct(sigma: number, kerb: 0 | 1): void {
    const { state } = this.filter;
    const [x, y, yaw] = [state[EGO.x], state[EGO.y], state[EGO.yaw]];
    for (let i = 0; i < this.count; i++) {
      const residual = this.residual[i];
      const moved =
        this.nx[i] * (state[EGO.x] - x) + this.ny[i] * (state[EGO.y] - y) + this.lever[i] * (state[EGO.yaw] - yaw);
      const weight = 1 / (1 + (residual * residual) / (CAUCHY * CAUCHY));
      const spread = sigma * Math.sqrt(Math.max(this.count, USUAL_POINTS) / weight);
      this.filter.correctLine(residual + moved, this.nx[i], this.ny[i], this.lever[i], kerb, spread);
    }
  }

  private reserve(points: number): void {
    if (this.residual.length >= points) return;
    this.residual = new Float64Array(points);
    this.nx = new Float64Array(points);
    this.ny = new Float64Array(points);
    this.lever = new Float64Array(points);
  }
}
