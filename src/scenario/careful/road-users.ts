import { angleDifference } from '../../core/math/angle.ts';
import { sin } from '../../core/math/sin-cos.ts';
import { ACTOR_KIND, type ActorsTruth, LIGHT } from '../../core/messages/actors-truth.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import { ALONG, keepToWay } from '../../planning/road-users/keep-to-way.ts';
import { predictWays } from '../../planning/road-users/predict-ways.ts';
import { makeRoadUser, type RoadUser } from '../../planning/road-users/road-user.ts';

/** Road users farther than this are left for later [m], or so many seconds of the ego's way. */
const NEAR = 150;
const NEAR_SECONDS = 8;
/** A road user is on a lane within this distance of its centre [m]. */
const LANE_REACH = 4;
/** Slower than this one stands [m/s]. */
const STANDS = 0.15;
/** How long an indicator that flashed is believed to be on, and a beacon [ticks]. */
const FLASH_LIFE = 0.8 * TICKS_PER_SECOND;
const NEVER: Tick = -1e9;

/** What is remembered of one road user. */
interface Memory {
  lane: number;
  left: Tick;
  right: Tick;
  blue: Tick;
  stoodFrom: Tick;
  seen: Tick;
}

/** Everybody near the ego, with where they may go. Objects are used again from plan to plan. */
export class RoadUsers {
  private readonly map: RoadMap;
  private readonly index: LaneIndex;
  private readonly pool: RoadUser[] = [];
  private memories = new Map<number, Memory>();
  /** Those of this moment. */
  readonly near: RoadUser[] = [];

  constructor(map: RoadMap, index: LaneIndex) {
    this.map = map;
    this.index = index;
  }

  /** @param things what stands about: boxes that never move */
  look(
    tick: Tick,
    actors: ActorsTruth,
    x: number,
    y: number,
    z: number,
    speed: number,
    things: readonly RoadUser[],
  ): void {
    const reach = Math.max(NEAR, NEAR_SECONDS * speed);
    this.near.length = 0;
    for (let i = 0; i < actors.count; i++) {
      const dx = actors.x[i] - x;
      const dy = actors.y[i] - y;
      if (dx * dx + dy * dy > reach * reach || Math.abs(actors.z[i] - z) > OTHER_DECK) continue;
      if (this.pool.length === this.near.length) this.pool.push(makeRoadUser());
      const user = this.pool[this.near.length];
      this.near.push(user);
      this.see(tick, actors, i, user);
      predictWays(this.map, user);
    }
    for (const thing of things) {
      if ((thing.x - x) * (thing.x - x) + (thing.y - y) * (thing.y - y) < reach * reach) this.near.push(thing);
    }
    for (const [id, { seen }] of this.memories) if (tick - seen > FORGOTTEN) this.memories.delete(id);
  }

  snapshot(): PlainData {
    return clonePlain([...this.memories].map(([id, memory]) => ({ id, ...memory })));
  }

  restore(state: PlainData): void {
    const memories = clonePlain(state) as unknown as ({ id: number } & Memory)[];
    this.memories = new Map(memories.map(({ id, ...memory }) => [id, memory]));
  }

  private see(tick: Tick, actors: ActorsTruth, i: number, user: RoadUser): void {
    user.id = actors.id[i];
    user.kind = actors.kind[i];
    user.isWalker = user.kind === ACTOR_KIND.pedestrian;
    user.x = actors.x[i];
    user.y = actors.y[i];
    user.yaw = actors.yaw[i];
    user.speed = actors.speed[i];
    user.acceleration = actors.acceleration[i];
    user.length = actors.length[i];
    user.width = actors.width[i];
    const memory = this.memoryOf(tick, user.id);
    const lights = actors.lights[i];
    if ((lights & LIGHT.left) !== 0) memory.left = tick;
    if ((lights & LIGHT.right) !== 0) memory.right = tick;
    if ((lights & LIGHT.blue) !== 0) memory.blue = tick;
    if (Math.abs(user.speed) > STANDS) memory.stoodFrom = tick;
    const [left, right] = [tick - memory.left <= FLASH_LIFE, tick - memory.right <= FLASH_LIFE];
    user.indicates = left === right ? 0 : left ? 1 : -1;
    user.hazards = left && right;
    user.blocks = false;
    user.isEmergency = tick - memory.blue <= FLASH_LIFE;
    user.standing = secondsAt(tick - memory.stoodFrom);
    this.place(user, memory, actors.z[i]);
  }

  private memoryOf(tick: Tick, id: number): Memory {
    let memory = this.memories.get(id);
    if (memory === undefined) {
      memory = { lane: -1, left: NEVER, right: NEVER, blue: NEVER, stoodFrom: tick, seen: tick };
      this.memories.set(id, memory);
    }
    memory.seen = tick;
    return memory;
  }

  private place(user: RoadUser, memory: Memory, z: number): void {
    user.lane = -1;
    user.drift = 0;
    if (user.isWalker) return;
    this.index.nearestLane(user.x, user.y, user.yaw, LANE_REACH, position, z);
    if (position.lane < 0) {
      memory.lane = -1;
      return;
    }
    user.lane = position.lane;
    user.s = position.s;
    user.d = position.d;
    keepToWay(this.map, user, memory.lane);
    lanePointAt(this.map.lanes[user.lane], user.s, point);
    const angle = angleDifference(user.yaw, point.heading);
    user.drift = Math.abs(angle) < ALONG ? user.speed * sin(angle) : 0;
    memory.lane = user.lane;
  }
}

/** Other decks of bridges [m], memories of who has gone [ticks]. */
const OTHER_DECK = 4;
const FORGOTTEN = 5 * TICKS_PER_SECOND;

const position: LanePosition = { lane: -1, s: 0, d: 0 };
const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
