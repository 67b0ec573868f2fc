import type { PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { mayChangeLane } from '../../map/may-change-lane.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { boxInLaneFrame, makeLaneBox } from '../../planning/behaviour/box-in-lane-frame.ts';
import type { LaneState } from '../../planning/planning-problem.ts';
import type { RoadUser } from '../../planning/road-users/road-user.ts';
import { referenceSample } from '../../planning/route/reference-line.ts';
import type { RoutePoint } from '../../planning/route/route-graph.ts';
import type { DrivingStyle } from './driving-style.ts';
import type { DueChange, LaneChain } from './lane-chain.ts';
import { moveOnto } from './move-onto.ts';
import type { Bounds } from './roll-out.ts';

/** A due change is sought from so far before its last chance: [m], or seconds of way. */
const SEEK_WAY = 150;
const SEEK_SECONDS = 18;
/** After a change, the next one waits [ticks]. */
const PAUSE = 3 * TICKS_PER_SECOND;
/** The ego is on a lane when it is within this of its middle [m]. */
const ON_LANE = 0.6;
/** Gaps: room [m], time to who is in front and to who comes behind [s], braking that the one behind is asked for [m/s^2]. */
const ROOM = 2;
const GAP_AHEAD = 0.6;
const GAP_BEHIND = 0.8;
const ASKED_BRAKING = 1.2;
/** With little lane left, people make room: shares of the above. */
const URGENT_SHARE = 0.6;
const URGENT_WAY = 80;
/** Who is within this of the middle of the target lane is in it, and the cosine of our way [m], [1]. */
const IN_LANE = 2.2;
const OUR_WAY = 0.7;

/** Who is slower than this share of what we wish [1], so near ahead [m], [s], is overtaken ... */
const SLOW_SHARE = 0.8;
const SLOW_WAY = 25;
const SLOW_SECONDS = 2.5;
/** ... where the other lane is faster by this [m/s], no junction is this near [m], and there is time to come back [s]. */
const WORTH = 3;
const CLEAR_WAY = 150;
const BACK_SECONDS = 25;

/** When to change lanes. */
export class LaneChanges {
  private readonly map: RoadMap;
  private readonly vehicle: VehicleSpecification;
  private readonly style: DrivingStyle;
  private readonly chainFrom: (place: RoutePoint) => LaneChain;
  private lastTick: Tick = -PAUSE;
  /** The chain of the neighbour lane that was last looked at. */
  private neighbour: LaneChain | null = null;
  private beside = -1;

  constructor(
    map: RoadMap,
    vehicle: VehicleSpecification,
    style: DrivingStyle,
    chainFrom: (place: RoutePoint) => LaneChain,
  ) {
    this.map = map;
    this.vehicle = vehicle;
    this.style = style;
    this.chainFrom = chainFrom;
  }

  begun(tick: Tick): void {
    this.lastTick = tick;
  }

  /** The chain to change onto now, null for none. */
  wished(
    { tick, users }: { readonly tick: Tick; readonly users: readonly RoadUser[] },
    chain: LaneChain,
    start: LaneState,
  ): LaneChain | null {
    const { due } = chain;
    if (tick - this.lastTick < PAUSE || Math.abs(start.d) > ON_LANE) return null;
    if (due === null || !isSought(due, start)) return this.overtaking(chain, start, users);
    const onto = this.chainBeside(chain, due.side, start.s);
    if (onto === null) return null;
    const left = due.before - start.s - this.vehicle.length;
    moveOnto(chain, start, onto, moved);
    return this.hasGap(onto, moved, users, left < URGENT_WAY ? URGENT_SHARE : 1) ? onto : null;
  }

  /** The chain of the faster lane, where somebody slow is before us on ours and nobody slow on that one. */
  private overtaking(chain: LaneChain, start: LaneState, users: readonly RoadUser[]): LaneChain | null {
    const { s, speed } = start;
    const wished = chain.profile[referenceSample(chain.line, s)];
    const ahead = this.slowest(chain, s, SLOW_WAY + SLOW_SECONDS * speed, users);
    if (ahead > SLOW_SHARE * wished) return null;
    if (chain.junctions.some(({ from, to }) => to > s && from < s + CLEAR_WAY)) return null;
    const { road } = this.map.lanes[chain.line.legs[0].lane];
    const onto = this.chainBeside(chain, this.map.document.roads[road].leftHand ? -1 : 1, s);
    if (onto === null) return null;
    moveOnto(chain, start, onto, moved);
    const { due } = onto;
    if (due !== null && due.before - moved.s < due.count * BACK_SECONDS * wished) return null;
    if (this.slowest(onto, moved.s, SLOW_WAY + SLOW_SECONDS * wished, users) < ahead + WORTH) return null;
    return this.hasGap(onto, moved, users, 1) ? onto : null;
  }

  /** Least speed of those ahead on a chain [m/s], Infinity for none. */
  private slowest({ line }: LaneChain, s: number, reach: number, users: readonly RoadUser[]): number {
    let least = Number.POSITIVE_INFINITY;
    for (const { isWalker, x, y, yaw, length, width, speed } of users) {
      if (isWalker || !boxInLaneFrame(line, x, y, yaw, length, width, s, s + reach, box)) continue;
      if (box.s < s + this.vehicle.length / 2 || Math.abs(box.d) > IN_LANE || box.along < OUR_WAY) continue;
      least = Math.min(least, speed);
    }
    return least;
  }

  /** While a change is due, the ego keeps behind who is before it on the lane that it wants. */
  boundByTarget(
    { users }: { readonly users: readonly RoadUser[] },
    chain: LaneChain,
    start: LaneState,
    out: Bounds,
  ): void {
    const { due } = chain;
    if (due === null || !isSought(due, start)) return;
    const half = chain.line.halfWidth[referenceSample(chain.line, start.s)];
    const front = this.vehicle.length - this.vehicle.rearOverhang;
    for (const user of users) {
      if (user.isWalker || !this.locate(chain, start, user)) continue;
      if (Math.abs(box.d - due.side * 2 * half) > half || box.along < OUR_WAY) continue;
      // Beside us: one lets oneself fall behind whose middle is before ours.
      if (box.s < start.s + front / 2) continue;
      const s = Math.max(box.sMin - front, start.s + 1 + this.style.standstillGap);
      const acceleration = Math.min(0, user.acceleration);
      const until = Number.POSITIVE_INFINITY;
      out.leaders.push({
        s,
        speed: Math.max(user.speed, 2),
        acceleration,
        from: 0,
        until,
        cause: 'vehicle',
        reason: 'gap to change lanes',
      });
    }
  }

  snapshot(): PlainData {
    return this.lastTick;
  }

  restore(state: PlainData): void {
    this.lastTick = state as Tick;
    this.neighbour = null;
  }

  private locate({ line }: LaneChain, { s, speed }: LaneState, user: RoadUser): boolean {
    const reach = 60 + 4 * speed;
    return boxInLaneFrame(line, user.x, user.y, user.yaw, user.length, user.width, s - reach, s + reach, box);
  }

  /** The chain that begins on the neighbour of the ego's lane, where marks allow to go there. */
  private chainBeside(chain: LaneChain, side: 1 | -1, s: number): LaneChain | null {
    const leg = chain.line.legs.find(({ to }) => to > s);
    if (leg === undefined) return null;
    const lane = this.map.lanes[leg.lane];
    const beside = side > 0 ? lane.left : lane.right;
    const laneS = leg.laneFrom + ((s - leg.from) / (leg.to - leg.from)) * (leg.laneTo - leg.laneFrom);
    if (beside < 0 || !mayChangeLane(this.map, lane.index, side > 0 ? 'left' : 'right', laneS)) return null;
    const at = (laneS / lane.length) * this.map.lanes[beside].length;
    if (this.neighbour === null || this.beside !== beside) this.neighbour = this.chainFrom({ lane: beside, s: at });
    this.beside = beside;
    return this.neighbour;
  }

  private hasGap(onto: LaneChain, start: LaneState, users: readonly RoadUser[], share: number): boolean {
    const { vehicle } = this;
    const ego = start.s;
    for (const user of users) {
      if (user.isWalker) continue;
      const { line } = onto;
      const reach = 60 + 4 * Math.max(start.speed, user.speed);
      if (!boxInLaneFrame(line, user.x, user.y, user.yaw, user.length, user.width, 0, ego + reach, box)) continue;
      if (Math.abs(box.d) > IN_LANE || box.along < OUR_WAY) continue;
      const front = ego + vehicle.length - vehicle.rearOverhang;
      const rear = ego - vehicle.rearOverhang;
      const closing = box.s > ego ? start.speed - user.speed : user.speed - start.speed;
      const brakes = closing > 0 ? (closing * closing) / (2 * ASKED_BRAKING) : 0;
      const needed =
        box.s > ego ? ROOM + GAP_AHEAD * start.speed + brakes : ROOM + GAP_BEHIND * user.speed + brakes + closing;
      const gap = box.s > ego ? box.sMin - front : rear - box.sMax;
      if (gap < Math.max(ROOM / 2, share * needed)) return false;
    }
    return true;
  }
}

function isSought({ before, count }: DueChange, { s, speed }: LaneState): boolean {
  return s > before - count * Math.max(SEEK_WAY, SEEK_SECONDS * speed);
}

const box = makeLaneBox();
const moved: LaneState = { s: 0, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0 };
