import { angleDifference } from '../../../core/math/angle.ts';
import { sin } from '../../../core/math/sin-cos.ts';
import { clonePlain, type PlainData } from '../../../core/snapshot.ts';
import { LaneIndex } from '../../../map/lane-index.ts';
import { lanePointAt } from '../../../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../../map/road-map.ts';
import { ALONG, keepToWay } from '../../road-users/keep-to-way.ts';
import { predictWays } from '../../road-users/predict-ways.ts';
import { makeRoadUser, type RoadUser } from '../../road-users/road-user.ts';
import type { BelievedTrack } from '../track-filter.ts';

/** A road user is on a lane within this distance of its centre [m]. */
const LANE_REACH = 4;
/** Time between two plans [s], and the share of a new difference of speeds in the acceleration that is believed [1]. */
const UPDATE_SECONDS = 0.1;
const FRESH = 0.3;

interface Memory {
  readonly id: number;
  readonly lane: number;
  readonly speed: number;
  readonly acceleration: number;
}

/**
 * Believed tracks as road users on lanes, with the ways that they may go. Lights are not perceived, so all ways on are
 * open; acceleration is learnt from one plan to the next.
 */
export class BelievedUsers {
  private readonly map: RoadMap;
  private readonly index: LaneIndex;
  private readonly pool: RoadUser[] = [];
  private readonly users: RoadUser[] = [];
  private memories: readonly Memory[] = [];

  constructor(map: RoadMap) {
    this.map = map;
    this.index = new LaneIndex(map);
  }

  /** To be called once for every plan; the users are used again by the next call. */
  update(tracks: readonly BelievedTrack[]): readonly RoadUser[] {
    const memories: Memory[] = [];
    this.users.length = 0;
    for (const { track, stands } of tracks) {
      if (this.pool.length === this.users.length) this.pool.push(makeRoadUser());
      const user = this.pool[this.users.length];
      this.users.push(user);
      const { id, kind, x, y, yaw, speed, length, width } = track;
      const before = this.memories.find((memory) => memory.id === id) ?? null;
      const change = before === null ? 0 : (speed - before.speed) / UPDATE_SECONDS;
      const learnt = before === null ? 0 : before.acceleration + FRESH * (change - before.acceleration);
      Object.assign(user, { id, kind, x, y, yaw, length, width, indicates: Number.NaN });
      user.speed = stands ? 0 : speed;
      user.acceleration = stands ? 0 : learnt;
      this.place(user, before === null ? -1 : before.lane);
      predictWays(this.map, user);
      memories.push({ id, lane: user.lane, speed, acceleration: learnt });
    }
    this.memories = memories;
    return this.users;
  }

  snapshot(): PlainData {
    return clonePlain(this.memories) as unknown as PlainData;
  }

  restore(state: PlainData): void {
    this.memories = clonePlain(state) as unknown as Memory[];
  }

  private place(user: RoadUser, before: number): void {
    user.lane = -1;
    user.drift = 0;
    this.index.nearestLane(user.x, user.y, user.yaw, LANE_REACH, position);
    if (position.lane < 0) return;
    lanePointAt(this.map.lanes[position.lane], position.s, point);
    // Who goes across a lane is on none.
    if (Math.abs(angleDifference(user.yaw, point.heading)) > ALONG) return;
    user.lane = position.lane;
    user.s = position.s;
    user.d = position.d;
    keepToWay(this.map, user, before);
    lanePointAt(this.map.lanes[user.lane], user.s, point);
    user.drift = user.speed * sin(angleDifference(user.yaw, point.heading));
  }
}

const position: LanePosition = { lane: -1, s: 0, d: 0 };
const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
