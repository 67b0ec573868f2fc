import { ACTOR_KIND, type ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { EventsTruth } from '../../core/messages/run-truth.ts';
import type { SignalsTruth } from '../../core/messages/signals.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import { type BoxGap, boxDistance } from './box-distance.ts';
import { LaneAhead } from './lane-ahead.ts';
import { EGO_ID, RoadUser } from './road-user.ts';

/** Somebody is on a lane whose centre is within this distance [m]. */
const MATCH_DISTANCE = 3;
/** Who is farther above somebody is apart from it by what exceeds this: another deck of a bridge [m]. */
const DECK = 2.5;

/** What a storyboard sees: the truth of the tick before, and which of its events have fired. */
export class StoryView {
  readonly map: RoadMap;
  tick: Tick = 0;
  signals: SignalsTruth | null = null;
  events: EventsTruth | null = null;
  /** Per event of the storyboard, the tick at which it fired last, -1 for never. */
  readonly firedAt: Int32Array;
  private readonly vehicle: VehicleSpecification;
  private readonly index: LaneIndex;
  private readonly ahead: LaneAhead;
  private readonly users = new Map<number, RoadUser>();
  private readonly gap: BoxGap = { distance: 0.5, x: 0.5, y: 0.5 };

  constructor(map: RoadMap, index: LaneIndex, vehicle: VehicleSpecification, events: number) {
    this.map = map;
    this.vehicle = vehicle;
    this.index = index;
    this.ahead = new LaneAhead(map);
    this.firedAt = new Int32Array(events).fill(-1);
  }

  /** The road user of that id, whom the view watches from now on; the same one for the same id. */
  watch(id: number): RoadUser {
    const known = this.users.get(id);
    if (known !== undefined) return known;
    const user = new RoadUser(id);
    this.users.set(id, user);
    return user;
  }

  see(
    tick: Tick,
    ego: EgoTruth | null,
    actors: ActorsTruth | null,
    signals: SignalsTruth | null,
    events: EventsTruth | null,
  ): void {
    this.tick = tick;
    this.signals = signals;
    this.events = events;
    for (const user of this.users.values()) {
      if (user.id === EGO_ID) user.seeEgo(ego, this.vehicle);
      else user.seeAmong(actors, ACTOR_KIND.pedestrian);
    }
  }

  /** The lane on which somebody is by its middle, `lane` -1 for none: for people any that is near. */
  laneOf(user: RoadUser): Readonly<LanePosition> {
    if (user.isPlaced) return user.place;
    const { x, y } = user.box;
    this.index.nearestLane(x, y, user.isOnFoot ? Number.NaN : user.yaw, MATCH_DISTANCE, user.place, user.z);
    user.isPlaced = true;
    return user.place;
  }

  /** The lane nearest to a place within so many metres, whatever its direction. */
  laneNear(x: number, y: number, z: number, within: number, out: LanePosition): void {
    this.index.nearestLane(x, y, Number.NaN, within, out, z);
  }

  /** Free space between two road users, from box to box [m]; NaN unless both are there. */
  distance(a: RoadUser, b: RoadUser): number {
    if (!a.isThere || !b.isThere) return Number.NaN;
    boxDistance(a.box, b.box, this.gap);
    const over = Math.max(0, Math.abs(a.z - b.z) - DECK);
    return over === 0 ? this.gap.distance : Math.sqrt(this.gap.distance * this.gap.distance + over * over);
  }

  /** Rate at which that free space shrinks as both go on [m/s]: the relative speed along the shortest way between them. */
  closingSpeed(a: RoadUser, b: RoadUser): number {
    boxDistance(a.box, b.box, this.gap);
    const { x, y } = this.gap;
    const ofA = a.speed * (a.box.cosYaw * x + a.box.sinYaw * y);
    const ofB = b.speed * (b.box.cosYaw * x + b.box.sinYaw * y);
    return ofA - ofB;
  }

  /** Way along the lanes from the front of one to the tail of another ahead [m]; NaN where that is not ahead. */
  wayAlongLanes(a: RoadUser, b: RoadUser): number {
    if (!a.isThere || !b.isThere) return Number.NaN;
    const way = this.wayTo(a, this.laneOf(b), b.box.x, b.box.y);
    return Math.max(0, way - a.box.halfLength - b.box.halfLength);
  }

  /** Way along the lanes from somebody's middle to (x, y) ahead, which is `to` on a lane [m]; NaN where that is not ahead. */
  wayTo(a: RoadUser, to: Readonly<LanePosition>, x: number, y: number): number {
    if (!a.isThere || to.lane < 0) return Number.NaN;
    const from = this.laneOf(a);
    return from.lane < 0 ? Number.NaN : this.ahead.distance(from, to, x, y);
  }
}
