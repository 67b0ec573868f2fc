import type { RoadObservation, Segmentation } from '../../core/messages/seen-road.ts';
import type { Vec3 } from '../../core/vector.ts';
import type { GroundFinder, GroundProjection, MaskPoint } from '../ground-projection.ts';
import { PERCEPTION } from '../perception-class.ts';
import { type CarriagewayRun, findCarriagewayRun } from './carriageway-run.ts';

/** Stations ahead of the rear axle that are reported: 5, 6, ..., 20 [m]. */
const FIRST_STATION = 5;
const STATION_COUNT = 16;
/** Rows whose ground is farther ahead than this are not looked at [m]. */
const MAX_FORWARD = 26;
/** Two rows with an edge are joined over at most this distance along the road [m]. */
const MAX_BRIDGE = 4;
/** Where the next lane marking may lie left of the vehicle's path [m]. */
const MARK_RANGE = [-0.3, 3.3] as const;
/** The lines of a double marking are no farther apart than this [m]. */
const DOUBLE_GAP = 0.3;
/** An observation with fewer stations that see an edge says nothing. */
const LEAST_STATIONS = 3;

/** Ground points of one line along the road, one a mask row, from near to far; x is NaN where the row has none. */
interface Line {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Reads the carriageway's edges and the lane marking at the vehicle's left out of the mask: row by row from the bumper
 * outwards it follows the run of road on which the vehicle stands, carries its edges to the ground, and samples them
 * at fixed stations.
 */
export class RoadObserver {
  private readonly projection: GroundProjection;
  private readonly left: Line;
  private readonly right: Line;
  private readonly mark: Line;
  private rows = 0;
  /** How far the road has swung to the left between the nearest row and the current one [m]. */
  private swing = 0;
  private readonly run: CarriagewayRun = { first: 0, last: 0, leftEdge: Number.NaN, rightEdge: Number.NaN };
  private readonly point: Vec3 = { x: 0, y: 0, z: 0 };
  private readonly pixel: MaskPoint = { u: 0, v: 0, depth: 0 };

  constructor(projection: GroundProjection) {
    this.projection = projection;
    this.left = emptyLine(projection.height);
    this.right = emptyLine(projection.height);
    this.mark = emptyLine(projection.height);
  }

  /** `ground` says where a mask point's ground is; it belongs to the same projection. */
  observe(mask: Segmentation, ground: GroundFinder): RoadObservation {
    this.followRoad(mask, ground);
    const x = Float64Array.from({ length: STATION_COUNT }, (_, i) => FIRST_STATION + i);
    const leftEdge = this.sample(this.left, x);
    const rightEdge = this.sample(this.right, x);
    const leftMark = this.sample(this.mark, x);
    let seen = 0;
    for (let i = 0; i < STATION_COUNT; i++) if (!Number.isNaN(leftEdge[i]) || !Number.isNaN(rightEdge[i])) seen++;
    return { valid: seen >= LEAST_STATIONS, x, leftEdge, rightEdge, leftMark };
  }

  private followRoad(mask: Segmentation, ground: GroundFinder): void {
    const { run } = this;
    this.rows = 0;
    this.swing = 0;
    let started = false;
    for (let row = mask.height - 1; row >= 0; row--) {
      if (!ground.groundAt(mask.width / 2, row + 0.5, this.point) || this.point.x > MAX_FORWARD) return;
      if (!started) this.seed(this.point);
      if (!findCarriagewayRun(mask.classes, mask.confidence, mask.width, row, run.first, run.last, run)) {
        if (started) return;
        continue;
      }
      started = true;
      this.readRow(mask, row, ground);
    }
  }

  /** Starts the search in the columns that the vehicle's own breadth takes, straight ahead. */
  private seed(ahead: Vec3): void {
    this.projection.maskAt(ahead.x, 1, ahead.z, this.pixel);
    this.run.first = Math.floor(this.pixel.u);
    this.projection.maskAt(ahead.x, -1, ahead.z, this.pixel);
    this.run.last = Math.floor(this.pixel.u);
  }

  private readRow(mask: Segmentation, row: number, ground: GroundFinder): void {
    const k = this.rows++;
    this.place(this.left, k, ground, this.run.leftEdge, row);
    this.place(this.right, k, ground, this.run.rightEdge, row);
    if (k > 0) this.swing += swingBetween(this.left, this.right, k);
    this.place(this.mark, k, ground, this.markColumn(mask, row, ground), row);
  }

  private place(line: Line, k: number, ground: GroundFinder, column: number, row: number): void {
    const met = !Number.isNaN(column) && ground.groundAt(column, row + 0.5, this.point);
    line.x[k] = met ? this.point.x : Number.NaN;
    line.y[k] = met ? this.point.y : Number.NaN;
  }

  /** Centre of the marking nearest to the vehicle's path at its left, NaN where the row shows none. */
  private markColumn(mask: Segmentation, row: number, ground: GroundFinder): number {
    const { run, point } = this;
    for (let last = run.last; last >= run.first; last--) {
      if (mask.classes[row * mask.width + last] !== PERCEPTION.laneMark) continue;
      if (!ground.groundAt(last, row + 0.5, point)) return Number.NaN;
      const first = this.firstOfMark(mask, row, last, Math.max(1, point.x - this.projection.origin.x));
      const centre = (first + last + 1) / 2;
      if (!ground.groundAt(centre, row + 0.5, point)) return Number.NaN;
      const offset = point.y - this.swing;
      if (offset > MARK_RANGE[1]) return Number.NaN;
      if (offset >= MARK_RANGE[0]) return centre;
      last = first;
    }
    return Number.NaN;
  }

  /** First column of the marking that ends with column `last`, seen at a distance; the two lines of a double one count as one. */
  private firstOfMark(mask: Segmentation, row: number, last: number, distance: number): number {
    let first = last;
    for (let column = last - 1; column >= this.run.first; column--) {
      if (this.projection.breadthOfColumns(distance, first - column - 1) > DOUBLE_GAP) break;
      if (mask.classes[row * mask.width + column] === PERCEPTION.laneMark) first = column;
    }
    return first;
  }

  private sample(line: Line, stations: Float64Array): Float64Array {
    const values = new Float64Array(stations.length).fill(Number.NaN);
    let before = -1;
    let station = 0;
    for (let k = 0; k < this.rows; k++) {
      if (Number.isNaN(line.x[k])) continue;
      if (before >= 0 && line.x[k] > line.x[before]) {
        const reach = line.x[k] - line.x[before];
        while (station < stations.length && stations[station] < line.x[before]) station++;
        while (station < stations.length && stations[station] <= line.x[k]) {
          const share = (stations[station] - line.x[before]) / reach;
          if (reach <= MAX_BRIDGE) values[station] = line.y[before] + share * (line.y[k] - line.y[before]);
          station++;
        }
      }
      before = k;
    }
    return values;
  }
}

function emptyLine(rows: number): Line {
  return { x: new Float64Array(rows), y: new Float64Array(rows) };
}

/** Mean lateral step of the edges that rows k - 1 and k both see [m]. */
function swingBetween(left: Line, right: Line, k: number): number {
  const a = left.y[k] - left.y[k - 1];
  const b = right.y[k] - right.y[k - 1];
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : b;
  return Number.isNaN(b) ? a : (a + b) / 2;
}
