import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import { BEHAVIOUR, PATH_LENGTH, type TrafficState } from '../traffic/traffic-state.ts';
import type { Crossing } from './crossing.ts';

/** People look so far along the road [m]. */
const SIGHT = 90;
/** Slower than this a vehicle stands, and lets people go [m/s]. */
const STANDS = 0.5;
/** A vehicle gives way if it brakes at least so hard and will stand by braking at most so hard [m/s^2]. */
const BRAKES = -0.3;
const WILL_STAND = 4;
/** Vehicles that crawl may speed up: they are thought to come at least so fast [m/s]. */
const LEAST_SPEED = 2;
/** The ego is on a lane whose centre is so near [m]; lanes of its way that wait to be looked at, at most. */
const EGO_REACH = 3;
const WAYS = 64;

/** What people see of the ego: its middle, heading and size, map frame [m], [m/s], [m/s^2]. */
export interface WatchedEgo {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  readonly speed: number;
  readonly acceleration: number;
  readonly length: number;
}

/** Whether a vehicle is on a crossing's lane: none, one that stands, one that moves. */
export const OCCUPIED = { no: 0, byStanding: 1, byMoving: 2 } as const;

/** For every lane of every crossing: when the next vehicle comes that does not give way, and whether one is on it. */
export class CrossingWatch {
  /** First entry of each crossing; its lanes' entries follow each other. */
  readonly first: Int32Array;
  /** By entry [s]: Infinity for none. */
  readonly arrival: Float64Array;
  /** By entry: OCCUPIED. */
  readonly occupied: Uint8Array;
  private readonly map: RoadMap;
  private readonly from: Float64Array;
  private readonly to: Float64Array;
  /** Entries by lane: those of lane l are entries[start[l]] to entries[start[l + 1] - 1]. */
  private readonly start: Int32Array;
  private readonly entries: Int32Array;
  private readonly index: LaneIndex;
  private readonly place: LanePosition = { lane: -1, s: 0, d: 0 };
  private readonly body = { x: 0.5, y: 0.5, yaw: 0.5, speed: 0.5, acceleration: 0.5, length: 0.5 };
  private readonly wayLane = new Int32Array(WAYS);
  private readonly wayStart = new Float64Array(WAYS);

  constructor(map: RoadMap, crossings: readonly Crossing[]) {
    this.map = map;
    this.index = new LaneIndex(map);
    this.first = new Int32Array(crossings.length + 1);
    for (const [i, { lanes }] of crossings.entries()) this.first[i + 1] = this.first[i] + lanes.length;
    const all = crossings.flatMap(({ lanes }) => lanes);
    this.from = Float64Array.from(all, ({ from }) => from);
    this.to = Float64Array.from(all, ({ to }) => to);
    this.arrival = new Float64Array(all.length).fill(Number.POSITIVE_INFINITY);
    this.occupied = new Uint8Array(all.length);
    this.start = new Int32Array(map.lanes.length + 1);
    this.entries = new Int32Array(all.length);
    for (const { lane } of all) this.start[lane + 1]++;
    for (let lane = 0; lane < map.lanes.length; lane++) this.start[lane + 1] += this.start[lane];
    const next = this.start.slice();
    for (const [entry, { lane }] of all.entries()) this.entries[next[lane]++] = entry;
  }

  /** @param shown the same vehicles as they are seen: those that follow no lane are looked at by their places */
  update(vehicles: Readonly<TrafficState>, shown: Readonly<ActorsTruth>, ego: WatchedEgo | null): void {
    const { length: lengths } = shown;
    this.arrival.fill(Number.POSITIVE_INFINITY);
    this.occupied.fill(OCCUPIED.no);
    for (let actor = 0; actor < lengths.length; actor++) {
      if (vehicles.behaviour[actor] === BEHAVIOUR.puppet) this.watchPuppet(shown, actor);
      else this.watch(vehicles, actor, lengths[actor]);
    }
    if (ego !== null) this.watchEgo(ego);
  }

  private watch(
    { path, lastLane, s, speed, acceleration }: Readonly<TrafficState>,
    actor: number,
    length: number,
  ): void {
    const { lanes } = this.map;
    let toStart = -s[actor] - length / 2;
    const last = lastLane[actor];
    if (last >= 0 && last < lanes.length)
      this.look(last, toStart - lanes[last].length, length, speed[actor], acceleration[actor]);
    for (let k = 0; k < PATH_LENGTH && toStart < SIGHT; k++) {
      const lane = path[actor * PATH_LENGTH + k];
      // Vehicles of flows that are off the map stand on a lane that it does not have.
      if (lane < 0 || lane >= lanes.length) return;
      this.look(lane, toStart, length, speed[actor], acceleration[actor]);
      toStart += lanes[lane].length;
    }
  }

  private watchPuppet({ x, y, yaw, speed, acceleration, length }: Readonly<ActorsTruth>, actor: number): void {
    const { body } = this;
    body.x = x[actor];
    body.y = y[actor];
    body.yaw = yaw[actor];
    body.speed = Math.abs(speed[actor]);
    body.acceleration = acceleration[actor];
    body.length = length[actor];
    this.watchEgo(body);
  }

  /** Nobody knows where the ego will go: all ways from its lane count. */
  private watchEgo({ x, y, yaw, speed, acceleration, length }: WatchedEgo): void {
    const { map, place, wayLane, wayStart } = this;
    this.index.nearestLane(x, y, yaw, EGO_REACH, place);
    if (place.lane < 0) return;
    let count = 0;
    wayLane[count] = place.lane;
    wayStart[count++] = -place.s - length / 2;
    for (let k = 0; k < count; k++) {
      const lane = map.lanes[wayLane[k]];
      this.look(lane.index, wayStart[k], length, speed, acceleration);
      const toEnd = wayStart[k] + lane.length;
      for (let i = 0; i < lane.successors.length && toEnd < SIGHT && count < WAYS; i++) {
        wayLane[count] = lane.successors[i];
        wayStart[count++] = toEnd;
      }
      for (let i = 0; k === 0 && i < lane.predecessors.length && count < WAYS; i++) {
        const before = map.lanes[lane.predecessors[i]];
        if (wayStart[0] > -length) this.look(before.index, wayStart[0] - before.length, length, speed, acceleration);
      }
    }
  }

  /** Notes a vehicle at the crossings of a lane that begins so far from its front [m]. */
  private look(lane: number, toStart: number, length: number, speed: number, acceleration: number): void {
    for (let k = this.start[lane]; k < this.start[lane + 1]; k++) {
      const entry = this.entries[k];
      const way = toStart + this.from[entry];
      if (way <= 0) {
        if (toStart + this.to[entry] > -length) this.occupy(entry, speed);
        continue;
      }
      const braking = (speed * speed) / (2 * Math.max(0.1, way - 0.5));
      if (speed < STANDS || (acceleration < BRAKES && braking < WILL_STAND)) continue;
      this.arrival[entry] = Math.min(this.arrival[entry], way / Math.max(speed, LEAST_SPEED));
    }
  }

  private occupy(entry: number, speed: number): void {
    const by = speed < STANDS ? OCCUPIED.byStanding : OCCUPIED.byMoving;
    this.occupied[entry] = Math.max(this.occupied[entry], by);
  }
}
