import { cos, sin } from '../../core/math/sin-cos.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import { boxInLaneFrame, type LaneBox, makeLaneBox } from '../../planning/behaviour/box-in-lane-frame.ts';
import type { LaneState } from '../../planning/planning-problem.ts';
import { isSoft, type RoadUser } from '../../planning/road-users/road-user.ts';
import { type ReferencePoint, referencePointAt, referenceSample } from '../../planning/route/reference-line.ts';
import type { LaneChain } from './lane-chain.ts';
import { makePath, type Path } from './path.ts';
import type { SlowStretch } from './roll-out.ts';

/** What stands is looked for so far ahead [m]. */
const AHEAD = 90;
/** Who stands before a junction or a stop line this near waits there, and who stands this near behind one who waits [m]. */
const QUEUE_REACH = 40;
const QUEUE_GAP = 15;
/** Slower than this one stands [m/s]; after this, one who does not wait is driven around [s]. */
const STANDS = 0.3;
const STOOD = 4;
/** Farther than this from its lane's middle a vehicle is parked [m]. */
const PARKED_BESIDE = 1.2;
/** Room beside what stands: vehicles and things, people and riders [m]; the path is in its way within this much. */
const ROOM = 0.8;
const SOFT_ROOM = 1.5;
const IN_THE_WAY = 0.4;
/** Riders who swerve go on doing so for so long [s]. */
const SWERVE_SECONDS = 1.5;
/** Things nearer to each other than this are passed in one go [m]. */
const ONE_GO = 18;
/** Swinging out: way for it [m], at least and by speed [s]; the steepest slope [1]; way kept straight beside the first and last. */
const LEAST_SWING = 12;
const SWING_SECONDS = 2.4;
const STEEPEST = 0.42;
const BESIDE = 3;
const BESIDE_SECONDS = 0.5;
/** Farther to the side than this is no passing any more [m]. */
const FARTHEST = 4.5;
/** Speed and acceleration that passing is reckoned with [m/s], [m/s^2], and the way and time to spare before who comes. */
const PASSING_SPEED = 9;
const PASSING_ACCELERATION = 1.2;
const SPARE_WAY = 12;
const SPARE_TIME = 1.5;

/** A way around what stands in ours. */
export interface Detour {
  readonly path: Path;
  /** +1 left, -1 right. */
  readonly side: 1 | -1;
  /** Station where the ego is back [m]. */
  readonly end: number;
  /** Slowly until the ego is out beside it, if it begins close behind. */
  readonly swing: SlowStretch;
}

/** What stands in our way, by its bounds in the lane frame [m]. */
interface Block {
  from: number;
  to: number;
  left: number;
  right: number;
  /** Of the first of it [m/s]. */
  speed: number;
}

/** Driving around what stands in the way where nobody waits: a breakdown, cones, a van that is being unloaded. */
export class Passing {
  private readonly map: RoadMap;
  private readonly index: LaneIndex;
  private readonly vehicle: VehicleSpecification;
  /** Side and end of the detour that the ego is on [m]; side 0 for none. */
  private side = 0;
  private end = 0;

  constructor(map: RoadMap, index: LaneIndex, vehicle: VehicleSpecification) {
    this.map = map;
    this.index = index;
    this.vehicle = vehicle;
  }

  shift(shift: number): void {
    this.end += shift;
  }

  /** Marks those who block the chain. */
  mark(chain: LaneChain, { s }: LaneState, users: readonly RoadUser[]): void {
    const wished = chain.profile[referenceSample(chain.line, s)];
    for (const user of users) user.blocks = user.id === 0;
    for (const user of users) {
      if (user.id === 0 || user.isWalker || !this.locate(chain, s, user, box)) continue;
      if (Math.abs(user.speed) > STANDS) {
        const isSteady = Math.abs(user.acceleration) < STEADY && (isSoft(user) || Math.abs(user.drift) < STEADY / 2);
        user.blocks = isSteady && user.speed < SLOW_SHARE * wished && user.speed < SLOW && box.along > ALONG;
        continue;
      }
      const isParked = user.hazards || user.lane < 0 || Math.abs(user.d) > PARKED_BESIDE;
      user.blocks =
        isParked || (user.standing > STOOD && !waits(this.vehicle, chain, s, user, box, users, QUEUE_DEPTH));
    }
  }

  /** Ways around the next block, the better side first. */
  detours(chain: LaneChain, start: LaneState, users: readonly RoadUser[]): Detour[] {
    const block = this.findBlock(chain, start, users);
    if (block === null) {
      if (start.s > this.end) this.side = 0;
      return [];
    }
    const found: Detour[] = [];
    const leftHand = this.map.document.roads[this.map.lanes[chain.line.legs[0].lane].road].leftHand;
    const sides: (1 | -1)[] = leftHand ? [-1, 1] : [1, -1];
    for (const side of sides) {
      const half = this.vehicle.width / 2;
      const shift = side > 0 ? block.left + half : block.right - half;
      if (Math.abs(shift) > FARTHEST || shift * side < 0) continue;
      const detour = this.around(chain, start, block, shift, side);
      if (detour === null || !this.isRoad(chain, block, shift)) continue;
      if (this.isCommitted(side, start, shift) || this.isFree(chain, start, block, shift, detour.end, users)) {
        found.push(detour);
      }
    }
    return found.sort((a, b) => Math.abs(shiftOf(a)) - Math.abs(shiftOf(b)));
  }

  begun({ side, end }: Detour): void {
    this.side = side;
    this.end = end;
  }

  snapshot(): PlainData {
    return [this.side, this.end];
  }

  restore(state: PlainData): void {
    [this.side, this.end] = state as [number, number];
  }

  private locate({ line }: LaneChain, s: number, { x, y, yaw, length, width }: RoadUser, out: LaneBox): boolean {
    return boxInLaneFrame(line, x, y, yaw, length, width, s - 10, s + AHEAD, out);
  }

  /** Everything that blocks the middle of the lane ahead and is passed in one go. */
  private findBlock(chain: LaneChain, start: LaneState, users: readonly RoadUser[]): Block | null {
    const { s } = start;
    const half = this.vehicle.width / 2;
    const boxes: Block[] = [];
    for (const user of users) {
      if (!user.blocks || !this.locate(chain, s, user, box)) continue;
      const room = isSoft(user) ? SOFT_ROOM : ROOM;
      if (box.dMin - half > IN_THE_WAY || -half - box.dMax > IN_THE_WAY || box.sMax < s - this.vehicle.rearOverhang)
        continue;
      const swerve = isSoft(user) ? SWERVE_SECONDS * user.drift : 0;
      const to = Math.abs(user.speed) > STANDS ? this.pastSlow(chain, start, user, box) : box.sMax;
      if (Number.isNaN(to)) continue;
      boxes.push({
        from: box.sMin,
        to,
        left: box.dMax + room + Math.max(0, swerve),
        right: box.dMin - room + Math.min(0, swerve),
        speed: Math.max(0, user.speed),
      });
    }
    boxes.sort((a, b) => a.from - b.from);
    if (boxes.length === 0) return null;
    const [block] = boxes;
    for (const { from, to, left, right } of boxes) {
      if (from > block.to + ONE_GO) break;
      block.to = Math.max(block.to, to);
      block.left = Math.max(block.left, left);
      block.right = Math.min(block.right, right);
    }
    return block;
  }

  /**
   * Where the ego has passed somebody slow [m]: it gains the gap and both lengths at the difference of speeds. NaN where it is
   * not near enough yet to swing out, hardly faster, or a junction or a line comes before.
   */
  private pastSlow(chain: LaneChain, { s, speed }: LaneState, user: RoadUser, { sMin, sMax }: LaneBox): number {
    const { vehicle } = this;
    const gap = sMin - (s + vehicle.length - vehicle.rearOverhang);
    const passing = Math.min(chain.profile[referenceSample(chain.line, s)], Math.max(speed, FASTEST));
    const gains = passing - user.speed;
    if (gap > LEAST_SWING + CLOSE_SECONDS * speed || gains < LEAST_GAIN) return Number.NaN;
    const to = sMax + (user.speed * (sMax + vehicle.rearOverhang + BESIDE - s)) / gains;
    const until = to + AFTER;
    if (chain.junctions.some((leg) => leg.to > s && leg.from < until)) return Number.NaN;
    if (chain.stopLines.some((line) => line.s > s && line.s < until)) return Number.NaN;
    return to;
  }

  private around(chain: LaneChain, start: LaneState, block: Block, shift: number, side: 1 | -1): Detour | null {
    const { vehicle } = this;
    const { s, d, speed } = start;
    // The smoother rounds the corners of the path off.
    const beside = BESIDE + BESIDE_SECONDS * speed;
    const out = block.from - (vehicle.length - vehicle.rearOverhang) - beside;
    const back = block.to + vehicle.rearOverhang + beside;
    const swing = Math.max(LEAST_SWING, SWING_SECONDS * speed);
    const left = out + beside - s;
    const isOnIt = side === this.side && d * shift > BEGUN;
    if (!isOnIt && left < Math.abs(shift - d) / STEEPEST) return null;
    const end = back + swing;
    const knots: [number, number][] =
      s < out - swing
        ? [
            [s, d],
            [out - swing, 0],
            [out, shift],
            [back, shift],
            [end, 0],
          ]
        : [
            [s, d],
            [Math.max(out, s + 1), shift],
            [Math.max(back, s + 2), shift],
            [Math.max(end, s + 3), 0],
          ];
    const touches = block.from - (vehicle.length - vehicle.rearOverhang);
    const isOut = Math.abs(shift - d) < ROOM / 2;
    const most = isOut ? Number.POSITIVE_INFINITY : block.speed + Math.max(WALKING, (touches - s) / SWING_TTC);
    const slow = { from: s, to: touches, speed: most, reason: 'swings out' };
    return { path: makePath(chain, knots), side, end, swing: slow };
  }

  /** Whether both edges of the ego stay on driving lanes beside a block. */
  private isRoad(chain: LaneChain, block: Block, shift: number): boolean {
    const half = this.vehicle.width / 2;
    for (let s = block.from - 4; s <= block.to + 4; s += 4) {
      referencePointAt(chain.line, s, point);
      for (const d of [shift - half, shift + half]) {
        const x = point.x - d * sin(point.heading);
        const y = point.y + d * cos(point.heading);
        if (this.index.lanesOver(x, y, over, point.z) === 0) return false;
      }
    }
    return true;
  }

  private isCommitted(side: number, { d }: LaneState, shift: number): boolean {
    return side === this.side && d * shift > 0 && Math.abs(d) > COMMITTED * Math.abs(shift);
  }

  /** Whether nobody comes until the ego is back, against us or from behind, on the part of the road that it needs. */
  private isFree(
    chain: LaneChain,
    start: LaneState,
    block: Block,
    shift: number,
    end: number,
    users: readonly RoadUser[],
  ): boolean {
    const half = this.vehicle.width / 2;
    const laneHalf = chain.line.halfWidth[referenceSample(chain.line, start.s)];
    if (Math.abs(shift) + half < laneHalf) return true;
    const most = Math.min(chain.profile[referenceSample(chain.line, start.s)], FASTEST);
    const time = timeFor(end - start.s, start.speed, Math.max(most, PASSING_SPEED)) + SPARE_TIME;
    for (const user of users) {
      if (user.blocks || user.isWalker) continue;
      const { x, y, yaw, length, width } = user;
      if (!boxInLaneFrame(chain.line, x, y, yaw, length, width, start.s - 80, start.s + FAR, box)) continue;
      const isThere = box.dMin < shift + half + ROOM && box.dMax > shift - half - ROOM;
      const comes = box.along < 0 ? box.s > start.s : box.s < start.s + half;
      if (!isThere || (box.along > 0 && box.d * shift < 0)) continue;
      if (box.along < 0 && comes && box.sMin - user.speed * time < end + SPARE_WAY) return false;
      if (box.along > 0 && comes && Math.abs(box.d) > half && isClose(start, this.vehicle, user, box)) return false;
      if (box.along > 0 && !comes && user.speed < STANDS && box.sMin < block.to + SPARE_WAY) return false;
    }
    return true;
  }
}

/** Who is slower than this share of the wished speed [1] and than this [m/s], and goes along the road, is passed. */
const SLOW_SHARE = 0.6;
const SLOW = 8;
/** Who speeds up or slows down by more [m/s^2], or drives aside, is about to do something else. */
const STEADY = 0.5;
const ALONG = 0.85;
/** Passing him: at most so fast, at least so much faster [m/s]; from how near on [s]; free of junctions so far after [m]. */
const FASTEST = 16;
const LEAST_GAIN = 3;
const CLOSE_SECONDS = 1.6;
const AFTER = 30;

/** How far ahead somebody who comes towards us matters [m]; share of the way to the side from which on there is no way back. */
const FAR = 300;
const COMMITTED = 0.55;
/** Walking pace [m/s], and the time to touch what stands that is kept while swinging out [s]. */
const WALKING = 1.5;
const SWING_TTC = 1.8;
/** A detour has begun when this product of offsets is exceeded [m^2]. */
const BEGUN = 0.3;
/** How many who wait one behind the other are looked at. */
const QUEUE_DEPTH = 6;
/** Gap to who comes from behind: time [s], braking that he is asked for [m/s^2]. */
const GAP_BEHIND = 1;
const ASKED_BRAKING = 1.2;

function isClose(start: LaneState, vehicle: VehicleSpecification, { speed }: RoadUser, { sMax }: LaneBox): boolean {
  const closing = Math.max(0, speed - start.speed);
  return start.s - vehicle.rearOverhang - sMax < 2 + GAP_BEHIND * speed + (closing * closing) / (2 * ASKED_BRAKING);
}

/** Whether somebody who stands waits for a junction, a line, or one who waits. */
function waits(
  vehicle: VehicleSpecification,
  chain: LaneChain,
  egoS: number,
  user: RoadUser,
  { sMax, d }: LaneBox,
  users: readonly RoadUser[],
  depth: number,
): boolean {
  const until = sMax + QUEUE_REACH;
  if (chain.stopLines.some(({ s }) => s > sMax - 3 && s < until)) return true;
  if (chain.junctions.some(({ from, to }) => to > sMax - 3 && from < until)) return true;
  if (depth === 0) return false;
  for (const other of users) {
    if (other === user || other.id === 0 || other.hazards) continue;
    const { x, y, yaw, length, width } = other;
    if (!boxInLaneFrame(chain.line, x, y, yaw, length, width, egoS - 10, egoS + AHEAD + QUEUE_GAP, ahead)) continue;
    if (ahead.sMin < sMax || ahead.sMin > sMax + QUEUE_GAP || Math.abs(ahead.d - d) > vehicle.width) continue;
    if (ahead.along < 0.5) continue;
    if (Math.abs(other.speed) > STANDS || other.standing < STOOD) return true;
    return waits(vehicle, chain, egoS, other, { ...ahead }, users, depth - 1);
  }
  return false;
}

function shiftOf({ path }: Detour): number {
  return path.d.reduce((most, d) => (Math.abs(d) > Math.abs(most) ? d : most), 0);
}

/** Time for a way from a speed on [s]. */
function timeFor(way: number, speed: number, wished: number): number {
  const most = Math.max(speed, wished);
  const gains = (most * most - speed * speed) / (2 * PASSING_ACCELERATION);
  if (way <= gains) {
    return (Math.sqrt(speed * speed + 2 * PASSING_ACCELERATION * Math.max(0, way)) - speed) / PASSING_ACCELERATION;
  }
  return (most - speed) / PASSING_ACCELERATION + (way - gains) / most;
}

const box = makeLaneBox();
const ahead = makeLaneBox();
const over: LanePosition[] = [];
const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
