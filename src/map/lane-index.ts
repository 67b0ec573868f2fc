import Flatbush from 'flatbush';
import { angleDifference } from '../core/math/angle.ts';
import { hypot } from '../core/math/hypot.ts';
import { interpolate } from './lane-station.ts';
import { nearestSample, refineOnLane } from './project-onto-lane.ts';
import type { Lane, LanePosition, RoadMap } from './road-map.ts';

/** Samples per indexed piece of a lane. */
const PIECE = 8;
/** First search radius, and its growth while nothing suits [m]. */
const FIRST_RADIUS = 2;
const GROWTH = 4;
/** A lane agrees with a heading that differs from its own by less [rad]: 60 degrees. */
const AGREES = Math.PI / 3;
/** Distances that differ by less are equal, and the lower lane index wins [m]. */
const TIE = 1e-6;
/** Half of the distance of two samples: the nearest sample is at most so much farther than the lane [m]. */
const HALF_SPACING = 0.5;

/** Finds lanes by place. All answers depend on the map and the arguments only. */
export class LaneIndex {
  private readonly lanes: readonly Lane[];
  private readonly tree: Flatbush | null;
  /** Lane and first sample of each piece. */
  private readonly pieceLane: Int32Array;
  private readonly pieceStart: Int32Array;
  private readonly candidate: LanePosition = { lane: -1, s: 0, d: 0 };
  private x = 0;
  private y = 0;
  private heading = Number.NaN;
  private maxDistance = 0;
  private best: LanePosition = this.candidate;
  private bestDistance = Infinity;
  private bestAgrees = false;

  constructor(map: RoadMap) {
    this.lanes = map.lanes;
    const pieceLane: number[] = [];
    const pieceStart: number[] = [];
    for (const lane of map.lanes) {
      for (let start = 0; start < lane.centre.count - 1; start += PIECE) {
        pieceLane.push(lane.index);
        pieceStart.push(start);
      }
    }
    this.pieceLane = Int32Array.from(pieceLane);
    this.pieceStart = Int32Array.from(pieceStart);
    this.tree = pieceLane.length === 0 ? null : this.plant();
  }

  /**
   * The lane whose centre is nearest to (x, y) within `maxDistance` [m]. Lanes that agree with `heading` come before all
   * others, wherever they are; NaN asks for no heading. Of equally near lanes the one with the lowest index. `out.lane`
   * is -1 where there is none.
   */
  nearestLane(x: number, y: number, heading: number, maxDistance: number, out: LanePosition): void {
    out.lane = -1;
    if (this.tree === null) return;
    this.x = x;
    this.y = y;
    this.heading = heading;
    this.maxDistance = maxDistance;
    this.best = out;
    for (let radius = Math.min(FIRST_RADIUS, maxDistance); ; radius = Math.min(radius * GROWTH, maxDistance)) {
      this.bestDistance = Infinity;
      this.bestAgrees = false;
      out.lane = -1;
      this.tree.search(x - radius, y - radius, x + radius, y + radius, this.consider);
      if (out.lane >= 0 && this.bestAgrees && this.bestDistance <= radius) return;
      if (radius >= maxDistance) return;
    }
  }

  /**
   * Every lane whose area holds (x, y), by ascending lane index: written into `out`, whose items are used again. Returns
   * how many there are; later items of `out` are left over from earlier calls.
   */
  lanesOver(x: number, y: number, out: LanePosition[]): number {
    let count = 0;
    if (this.tree === null) return count;
    this.tree.search(x, y, x, y, (piece) => {
      const lane = this.lanes[this.pieceLane[piece]];
      const start = this.pieceStart[piece];
      const sample = nearestSample(lane, x, y, start, Math.min(lane.centre.count, start + PIECE + 1));
      const beyond = refineOnLane(lane, x, y, sample, this.candidate);
      const width = interpolate(lane.centre.s, lane.centre.width, this.candidate.s);
      if (beyond !== 0 || Math.abs(this.candidate.d) > width / 2) return false;
      count = insert(this.candidate, out, count);
      return false;
    });
    return count;
  }

  private plant(): Flatbush {
    const tree = new Flatbush(this.pieceLane.length);
    for (let piece = 0; piece < this.pieceLane.length; piece++) {
      const { x, y, width, count } = this.lanes[this.pieceLane[piece]].centre;
      const start = this.pieceStart[piece];
      const end = Math.min(count - 1, start + PIECE);
      let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = start; i <= end; i++) {
        const half = width[i] / 2 + HALF_SPACING;
        xMin = Math.min(xMin, x[i] - half);
        yMin = Math.min(yMin, y[i] - half);
        xMax = Math.max(xMax, x[i] + half);
        yMax = Math.max(yMax, y[i] + half);
      }
      tree.add(xMin, yMin, xMax, yMax);
    }
    tree.finish();
    return tree;
  }

  /** Called for each piece near the asked place; always false, so that the tree collects nothing. */
  private readonly consider = (piece: number): boolean => {
    const lane = this.lanes[this.pieceLane[piece]];
    const start = this.pieceStart[piece];
    const sample = nearestSample(lane, this.x, this.y, start, Math.min(lane.centre.count, start + PIECE + 1));
    const roughly = hypot(this.x - lane.centre.x[sample], this.y - lane.centre.y[sample]);
    if (this.bestAgrees && roughly > this.bestDistance + HALF_SPACING + TIE) return false;
    const beyond = refineOnLane(lane, this.x, this.y, sample, this.candidate);
    const distance = hypot(this.candidate.d, beyond);
    const agrees = Number.isNaN(this.heading) || this.agreesWith(lane);
    if (distance > this.maxDistance || !this.isBetter(lane.index, distance, agrees)) return false;
    this.bestDistance = distance;
    this.bestAgrees = agrees;
    this.best.lane = lane.index;
    this.best.s = this.candidate.s;
    this.best.d = this.candidate.d;
    return false;
  };

  private agreesWith(lane: Lane): boolean {
    const heading = interpolate(lane.centre.s, lane.centre.heading, this.candidate.s);
    return Math.abs(angleDifference(heading, this.heading)) < AGREES;
  }

  private isBetter(lane: number, distance: number, agrees: boolean): boolean {
    if (this.best.lane < 0) return true;
    if (agrees !== this.bestAgrees) return agrees;
    if (Math.abs(distance - this.bestDistance) <= TIE) return lane < this.best.lane;
    return distance < this.bestDistance;
  }
}

/** Puts a position into the ascending list unless its lane is there already; returns the new count. */
function insert(position: LanePosition, out: LanePosition[], count: number): number {
  let at = count;
  while (at > 0 && out[at - 1].lane > position.lane) at--;
  if (at > 0 && out[at - 1].lane === position.lane) return count;
  const item = out[count] ?? { lane: -1, s: 0, d: 0 };
  for (let i = count; i > at; i--) out[i] = out[i - 1];
  out[at] = item;
  item.lane = position.lane;
  item.s = position.s;
  item.d = position.d;
  return count + 1;
}
