import { cos, sin } from '../../core/math/sin-cos.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import { projectOntoLane } from '../../map/project-onto-lane.ts';
import type { Lane, LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import { LaneBoxes } from './lane-boxes.ts';

/** Room that vehicles want beside them [m]. */
const ROOM_BESIDE = 0.2;
/** Half the width of the widest vehicle [m] (Directive 96/53/EC: 2.6 m with refrigeration, 2.55 m without). */
const WIDEST_HALF = 1.3;
/** Long bodies are taken apart into pieces of at most this length [m], so that they follow a curved lane. */
const PIECE = 2.5;
/** What is farther above or below a lane is on another deck of a bridge [m]. */
const DECK = 2.5;
/** Obstacles that a box makes on lanes, at most on average: in a junction many lanes lie over each other. */
export const OBSTACLES_EACH = 24;

/** An upright box on the road, map frame: centre [m], direction of its length [rad], sizes [m]. */
export interface ObstacleBox {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly length: number;
  readonly width: number;
}

/**
 * What stands or moves on lanes without following them: vehicles that were put there or drive off the lanes, and things.
 * Each box is in the way of some lanes between two stations, and there between two places across. Those that stay where
 * they are come first and are kept; the others are written anew ten times a second. Typed arrays, nothing is allocated.
 */
export class LaneObstacles {
  /** See ROOM_BESIDE [m]. */
  readonly room = ROOM_BESIDE;
  /** Per obstacle: stations of its lane between which it lies [m], which may be beyond the lane's ends. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Per obstacle: its right and left edge from the lane's centre, left positive [m]. */
  readonly right: Float64Array;
  readonly left: Float64Array;
  /** Per obstacle: speed along the lane, negative against it [m/s]. */
  readonly speed: Float64Array;
  /** Per obstacle: 1 where nothing is yet, but something will be in a moment. */
  readonly isComing: Uint8Array;
  /** Per lane: its first obstacle, -1 for none; per obstacle: the next one of its lane, and its lane. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly lane: Int32Array;
  private readonly map: RoadMap;
  private readonly boxes: LaneBoxes;
  private readonly foot: LanePosition = { lane: -1, s: 0, d: 0 };
  private readonly point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  private count = 0;
  private kept = 0;

  /** @param capacity boxes at once, in the mean of all on so many lanes as OBSTACLES_EACH */
  constructor(map: RoadMap, capacity: number) {
    const most = capacity * OBSTACLES_EACH;
    this.map = map;
    this.boxes = new LaneBoxes(map);
    this.first = new Int32Array(map.lanes.length).fill(-1);
    this.next = new Int32Array(most);
    this.lane = new Int32Array(most);
    this.from = new Float64Array(most);
    this.to = new Float64Array(most);
    this.right = new Float64Array(most);
    this.left = new Float64Array(most);
    this.speed = new Float64Array(most);
    this.isComing = new Uint8Array(most);
  }

  /** Keeps all that is there for good. */
  keep(): void {
    this.kept = this.count;
  }

  /** Forgets all but those that are kept. */
  clear(): void {
    // The latest is the first of its lane's list.
    for (let k = this.count - 1; k >= this.kept; k--) this.first[this.lane[k]] = this.next[k];
    this.count = this.kept;
  }

  /**
   * Adds a box to all lanes that it is in the way of.
   *
   * @param speed along its yaw [m/s] @param isComing it will be there in a moment: counts only on lanes that it crosses
   */
  add(box: ObstacleBox, speed: number, isComing = false): void {
    const reach = (box.length + box.width) / 2 + WIDEST_HALF + ROOM_BESIDE;
    const { lanes } = this.map;
    for (let lane = 0; lane < this.first.length; lane++) {
      if (lanes[lane].type === 'driving' && this.boxes.isNear(lane, box.x, box.y, reach))
        this.addTo(lanes[lane], box, speed, isComing);
    }
  }

  /** The first obstacle of a lane's list, and the one after another; -1 for none. */
  firstOn(lane: number): number {
    return this.first[lane];
  }

  after(k: number): number {
    return this.next[k];
  }

  /** Whether an obstacle stands still in the way of a vehicle on the lane's centre with half a width [m]. */
  standsInWay(k: number, halfWidth: number): boolean {
    return this.speed[k] === 0 && this.isComing[k] === 0 && this.isInWay(k, halfWidth, 0);
  }

  /**
   * The nearest obstacle on a lane that ends beyond station `s` and is in the way of a vehicle with half a width [m],
   * so far from the lane's centre [m]; -1 for none.
   */
  beyond(lane: number, s: number, halfWidth: number, offset = 0): number {
    let nearest = -1;
    for (let k = this.first[lane]; k >= 0; k = this.next[k]) {
      if ((this.from[k] + this.to[k]) / 2 <= s || !this.isInWay(k, halfWidth, offset)) continue;
      if (nearest < 0 || this.from[k] < this.from[nearest]) nearest = k;
    }
    return nearest;
  }

  /** Whether a vehicle would have something in its way between two stations of a lane [m]. */
  blocks(lane: number, from: number, to: number, halfWidth: number, offset = 0): boolean {
    for (let k = this.first[lane]; k >= 0; k = this.next[k]) {
      if (this.from[k] < to && this.to[k] > from && this.isInWay(k, halfWidth, offset)) return true;
    }
    return false;
  }

  /** Whether something that moves is on a lane, or will be in a moment. */
  isCrossed(lane: number): boolean {
    for (let k = this.first[lane]; k >= 0; k = this.next[k]) {
      if (this.isComing[k] === 1 || this.speed[k] !== 0) return true;
    }
    return false;
  }

  private isInWay(k: number, halfWidth: number, offset: number): boolean {
    const reach = halfWidth + ROOM_BESIDE;
    return this.left[k] > offset - reach && this.right[k] < offset + reach;
  }

  private addTo(lane: Lane, { x, y, z, yaw, length, width }: ObstacleBox, speed: number, isComing: boolean): void {
    const { foot, point } = this;
    const pieces = Math.max(1, Math.ceil(length / PIECE));
    const piece = length / pieces;
    const cosYaw = cos(yaw);
    const sinYaw = sin(yaw);
    let from = Number.POSITIVE_INFINITY;
    let to = Number.NEGATIVE_INFINITY;
    let right = Number.POSITIVE_INFINITY;
    let left = Number.NEGATIVE_INFINITY;
    let along = 0;
    for (let i = 0; i < pieces; i++) {
      const ahead = (i + 0.5) * piece - length / 2;
      const beyond = projectOntoLane(lane, x + ahead * cosYaw, y + ahead * sinYaw, Number.NaN, foot);
      lanePointAt(lane, foot.s, point);
      if (Math.abs(point.z - z) > DECK) continue;
      const turnCos = cosYaw * cos(point.heading) + sinYaw * sin(point.heading);
      const turnSin = sinYaw * cos(point.heading) - cosYaw * sin(point.heading);
      const halfAlong = (Math.abs(turnCos) * piece + Math.abs(turnSin) * width) / 2;
      const halfAcross = (Math.abs(turnSin) * piece + Math.abs(turnCos) * width) / 2;
      if (Math.abs(beyond) > halfAlong || Math.abs(foot.d) - halfAcross > WIDEST_HALF + ROOM_BESIDE) continue;
      from = Math.min(from, foot.s + beyond - halfAlong);
      to = Math.max(to, foot.s + beyond + halfAlong);
      right = Math.min(right, foot.d - halfAcross);
      left = Math.max(left, foot.d + halfAcross);
      along = turnCos;
    }
    if (from > to || this.count === this.next.length || (isComing && Math.abs(along) > CROSSING)) return;
    const k = this.count++;
    this.from[k] = from;
    this.to[k] = to;
    this.right[k] = right;
    this.left[k] = left;
    this.speed[k] = isComing ? 0 : speed * along;
    this.isComing[k] = isComing ? 1 : 0;
    this.lane[k] = lane.index;
    this.next[k] = this.first[lane.index];
    this.first[lane.index] = k;
  }
}

/** Who moves along a lane within 35 degrees is on it and not across it [cosine]. */
const CROSSING = 0.82;
