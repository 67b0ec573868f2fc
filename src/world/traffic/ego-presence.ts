import { angleDifference } from '../../core/math/angle.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { projectOntoLane } from '../../map/project-onto-lane.ts';
import type { Lane, LanePosition, RoadMap } from '../../map/road-map.ts';
import { LaneBoxes } from './lane-boxes.ts';
import { sampleAt } from './lane-sample.ts';

/** Half the width of a traffic car and the room that vehicles want beside them [m]. */
const HALF_WIDTH = 0.95;
const ROOM_BESIDE = 0.3;
/** Wider vehicles than this are no cars [m]. */
const CAR_WIDTH = 2.1;
/** Points along the ego's axis that are looked up. */
const POINTS = 5;
/** A car heading farther than this off a lane does not drive on it [rad]. */
const ALONG = Math.PI / 4;
/** Nor does one whose front's middle is farther than this from its centre [m]. */
const BESIDE = 2;
/** Below this the ego stands [m/s]. */
const STANDING = 0.2;

/** What traffic sees of the ego. */
export interface EgoView {
  /** Centre of the rear axle, map frame [m]. */
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  /** Forward [m/s]. */
  readonly speed: number;
}

/** Where the ego is in terms of lanes. */
export class EgoPresence {
  /** Per lane: stations between which the ego is in the way of cars on it [m]; from > to where it is not. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Per lane: the ego's speed along it, not negative [m/s]. */
  readonly speedAlong: Float64Array;
  /** Per lane: whether the ego drives along it, as far as its place and heading tell. */
  readonly drivesOn: Uint8Array;
  /** Per lane: station of the ego's front [m], where it drives on it. */
  readonly front: Float64Array;
  /** Per lane: offsets of its sides from the centre, left positive [m], where it is in the way. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Forward [m/s]. */
  speed = 0;
  /** How many updates in a row it has been standing. */
  standing = 0;
  /** Per lane: 1 where from <= to. Everybody asks for every lane ahead: a byte each fits the nearest cache. */
  private readonly isHere: Uint8Array;
  private readonly map: RoadMap;
  private readonly vehicle: VehicleSpecification;
  private readonly boxes: LaneBoxes;
  private readonly clearance: number;
  private readonly foot: LanePosition = { lane: -1, s: 0, d: 0 };

  /** @param widest of the vehicles that see it [m] */
  constructor(map: RoadMap, vehicle: VehicleSpecification, widest = CAR_WIDTH) {
    const count = map.lanes.length;
    this.clearance = (widest > CAR_WIDTH ? widest / 2 : HALF_WIDTH) + ROOM_BESIDE;
    this.map = map;
    this.vehicle = vehicle;
    this.boxes = new LaneBoxes(map);
    this.isHere = new Uint8Array(count);
    this.from = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.to = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
    this.speedAlong = new Float64Array(count);
    this.drivesOn = new Uint8Array(count);
    this.front = new Float64Array(count);
    this.left = new Float64Array(count);
    this.right = new Float64Array(count);
  }

  /** Whether the ego is in the way of cars on a lane. */
  isOn(lane: number): boolean {
    return this.isHere[lane] === 1;
  }

  update(ego: EgoView): void {
    this.speed = ego.speed;
    this.standing = Math.abs(ego.speed) < STANDING ? this.standing + 1 : 0;
    this.from.fill(Number.POSITIVE_INFINITY);
    this.to.fill(Number.NEGATIVE_INFINITY);
    this.drivesOn.fill(0);
    this.isHere.fill(0);
    const cosYaw = cos(ego.yaw);
    const sinYaw = sin(ego.yaw);
    const reach = this.vehicle.length + this.vehicle.width / 2 + this.clearance;
    const { lanes } = this.map;
    for (let lane = 0; lane < lanes.length; lane++) {
      if (this.boxes.isNear(lane, ego.x, ego.y, reach) && lanes[lane].type === 'driving')
        this.look(lanes[lane], ego, cosYaw, sinYaw);
    }
  }

  snapshot(): PlainData {
    return this.standing;
  }

  restore(state: PlainData): void {
    this.standing = state as number;
  }

  private look(lane: Lane, ego: EgoView, cosYaw: number, sinYaw: number): void {
    const { foot, from, to, left, right } = this;
    const { length, width, rearOverhang } = this.vehicle;
    let distance = 0;
    for (let i = 0; i < POINTS; i++) {
      const forward = (i / (POINTS - 1)) * length - rearOverhang;
      const hint = i === 0 ? Number.NaN : foot.s;
      const beyond = projectOntoLane(lane, ego.x + forward * cosYaw, ego.y + forward * sinYaw, hint, foot);
      distance = hypot(foot.d, beyond);
      if (distance > width / 2 + this.clearance) continue;
      from[lane.index] = Math.min(from[lane.index], foot.s);
      to[lane.index] = Math.max(to[lane.index], foot.s);
      const isFirst = this.isHere[lane.index] === 0;
      left[lane.index] = Math.max(isFirst ? Number.NEGATIVE_INFINITY : left[lane.index], foot.d + width / 2);
      right[lane.index] = Math.min(isFirst ? Number.POSITIVE_INFINITY : right[lane.index], foot.d - width / 2);
      this.isHere[lane.index] = 1;
    }
    if (!this.isOn(lane.index)) return;
    const turn = angleDifference(ego.yaw, sampleAt(lane, lane.centre.heading, foot.s));
    this.speedAlong[lane.index] = Math.max(0, ego.speed * cos(turn));
    this.front[lane.index] = foot.s;
    this.drivesOn[lane.index] = distance < BESIDE && Math.abs(turn) < ALONG ? 1 : 0;
  }
}
