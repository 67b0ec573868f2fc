import { cos, sin } from '../../core/math/sin-cos.ts';
import type { RoadObservation } from '../../core/messages/seen-road.ts';
import { EGO, type EgoFilter, type Pose2 } from './ego-filter.ts';
import type { LineMap, LinePlace } from './line-map.ts';
import type { RoadLines } from './road-lines.ts';

/** Standard deviations of all points of one picture's edges, or of its marking, taken together [m]. */
const EDGE_SIGMA = 0.3;
const MARK_SIGMA = 0.12;
/** Distance up to which that holds; beyond it the spread grows in proportion [m]. */
const NEAR = 10;
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
  private sights: Sights = createSights(0);
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
    if (this.sights.residual.length < 2 * road.x.length) this.sights = createSights(2 * road.x.length);
    const { edges, marks } = this.lines;
    this.count = 0;
    this.match(road.x, road.leftEdge, pose, edges, 1, EDGE_AGREEMENT);
    this.match(road.x, road.rightEdge, pose, edges, -1, EDGE_AGREEMENT);
    this.correct(EDGE_SIGMA / Math.sqrt(share), 1);
    this.count = 0;
    this.match(road.x, road.leftMark, pose, marks, 1, MARK_AGREEMENT);
    this.match(road.x, road.leftMark, pose, marks, -1, MARK_AGREEMENT);
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
    const { place, sights } = this;
    const { state } = this.filter;
    const c = cos(pose.yaw);
    const s = sin(pose.yaw);
    for (let i = 0; i < stations.length; i++) {
      if (Number.isNaN(seen[i])) continue;
      const x = pose.x + c * stations[i] - s * seen[i];
      const y = pose.y + s * stations[i] + c * seen[i];
      if (!lines.place(x, y, REACH, -side * s, side * c, agreement, place)) continue;
      const k = this.count++;
      sights.residual[k] = place.offset;
      sights.nx[k] = place.nx;
      sights.ny[k] = place.ny;
      // The point turns about where the vehicle is now.
      sights.lever[k] = place.ny * (x - state[EGO.x]) - place.nx * (y - state[EGO.y]);
      sights.station[k] = stations[i];
    }
  }

  /**
   * Hands the residuals to the filter one by one; what earlier ones have moved already is taken off the later. The kerb
   * offset is that at `NEAR` and grows as the square of the distance, as what a mask row covers does.
   */
  private correct(sigma: number, kerb: 0 | 1): void {
    const { residual, nx, ny, lever, station } = this.sights;
    const { state } = this.filter;
    const [x, y, yaw] = [state[EGO.x], state[EGO.y], state[EGO.yaw]];
    for (let k = 0; k < this.count; k++) {
      const moved = nx[k] * (state[EGO.x] - x) + ny[k] * (state[EGO.y] - y) + lever[k] * (state[EGO.yaw] - yaw);
      const far = station[k] / NEAR;
      const weight = 1 / (1 + (residual[k] * residual[k]) / (CAUCHY * CAUCHY));
      const spread = sigma * Math.max(1, far) * Math.sqrt(Math.max(this.count, USUAL_POINTS) / weight);
      this.filter.correctLine(residual[k] + moved, nx[k], ny[k], lever[k], kerb * far * far, spread);
    }
  }
}

/** Points that were matched: how far off their line, its normal, the derivative by the heading, the distance [m]. */
interface Sights {
  readonly residual: Float64Array;
  readonly nx: Float64Array;
  readonly ny: Float64Array;
  readonly lever: Float64Array;
  readonly station: Float64Array;
}

function createSights(count: number): Sights {
  const numbers = () => new Float64Array(count);
  return { residual: numbers(), nx: numbers(), ny: numbers(), lever: numbers(), station: numbers() };
}
