import { angleDifference } from '../../core/math/angle.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import { createBox, findOverlap, type OrientedBox, type Overlap } from '../../core/oriented-box.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { ActorOrder, StoryOrder } from '../../core/story.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import { LaneIndex } from '../../map/lane-index.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import type { People } from '../people/people.ts';
import type { Puppets } from '../puppets/puppets.ts';
import type { ActorStart } from '../traffic/actor-start.ts';
import type { Traffic } from '../traffic/traffic.ts';
import { BEHAVIOUR } from '../traffic/traffic-state.ts';

/** Who goes back to its lane has one so near [m], and heads within this of it [rad]. */
const LANE_WITHIN = 4;
const ALONG = Math.PI / 3;
/** Who appears keeps so far from everybody [m], and so long ahead at its speed [s]. */
const ROOM = 1;
const TIME_ROOM = 0.5;
/** Who is careful looks ten times a second along its way, in such steps, and keeps that room [m]. */
const LOOK_RATE = 10;
const LOOK_STEP = 1;
const CAREFUL_ROOM = 0.6;
/** Who is farther above or below is on another deck of a bridge [m]. */
const DECK = 2.5;

/** The ego's box, map frame: its middle [m] and heading [rad], its sizes [m]. */
export interface EgoBox {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly length: number;
  readonly width: number;
}

/** What there is to tell anything. */
export interface Staged {
  readonly map: RoadMap;
  readonly traffic: Traffic;
  readonly puppets: Puppets;
  /** Null without any. */
  readonly people: People | null;
  /** All of traffic's actors at their start. */
  readonly starts: readonly ActorStart[];
}

/**
 * Carries out the orders of a storyboard. Who is to appear waits until there is room; who follows its lane is told so,
 * who follows none is a puppet; back on its lane comes who is told to resume and has one near.
 */
export class OrderDesk {
  private readonly staged: Staged;
  private readonly index: LaneIndex;
  /** Per vehicle: 1 while it waits for room to appear, or for its lane. */
  private readonly waits: Uint8Array;
  private readonly lane: LanePosition = { lane: -1, s: 0, d: 0 };
  private readonly point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  private readonly box = createBox();
  private readonly other = createBox();
  private readonly overlap: Overlap = { normalX: 0, normalY: 0, depth: 0 };

  constructor(staged: Staged) {
    this.staged = staged;
    this.index = new LaneIndex(staged.map);
    this.waits = new Uint8Array(staged.starts.length);
  }

  /** Carries out the orders of this tick, and lets those appear who wait and have room. */
  step(tick: Tick, orders: readonly StoryOrder[], ego: EgoBox): void {
    for (const order of orders) {
      if (order.kind === 'weather' || order.kind === 'fault') continue;
      this.carryOut(order);
    }
    for (let actor = 0; actor < this.waits.length; actor++) if (this.waits[actor] === 1) this.tryToEnter(actor, ego);
    if (isDue(tick, LOOK_RATE)) this.lookAhead(ego);
  }

  /** Tells those who follow a path and are careful how much of it is free. */
  private lookAhead(ego: EgoBox): void {
    const { puppets } = this.staged;
    for (let actor = 0; actor < this.waits.length; actor++) {
      if (!puppets.isCareful(actor)) continue;
      const sight = puppets.sightOf(actor);
      let free = Number.POSITIVE_INFINITY;
      for (let way = LOOK_STEP; way <= sight && free > sight; way += LOOK_STEP) {
        const { x, y, z, yaw } = puppets.poseAhead(actor, way);
        if (!this.isFree(actor, x, y, z, yaw, 0, ego, CAREFUL_ROOM)) free = way - LOOK_STEP;
      }
      puppets.setFree(actor, free);
    }
  }

  snapshot(): PlainData {
    return this.waits.slice();
  }

  restore(state: PlainData): void {
    this.waits.set(state as Uint8Array);
  }

  private carryOut(order: ActorOrder): void {
    const { traffic, people } = this.staged;
    const actor = traffic.actorOf(order.actor);
    if (actor >= 0) this.tellVehicle(actor, order);
    else if (people !== null) tellPerson(people, people.personOf(order.actor), order);
  }

  private tellVehicle(actor: number, order: ActorOrder): void {
    const { traffic, puppets } = this.staged;
    if (order.kind === 'spawn') {
      if (!traffic.isPresent(actor)) this.waits[actor] = 1;
      return;
    }
    if (order.kind === 'remove') {
      this.waits[actor] = 0;
      puppets.release(actor);
      traffic.orders?.forget(actor);
      if (traffic.isPresent(actor)) traffic.vanish(actor);
      return;
    }
    if (!traffic.isPresent(actor)) return;
    if (traffic.ways.behaviour[actor] === BEHAVIOUR.puppet) this.tellPuppet(actor, order);
    else this.tellDriver(actor, order);
  }

  private tellDriver(actor: number, order: ActorOrder): void {
    const { traffic, puppets } = this.staged;
    const { orders } = traffic;
    if (orders === null) return;
    if (order.kind === 'speed') orders.speed(actor, order);
    else if (order.kind === 'brake') orders.brake(actor, order);
    else if (order.kind === 'lane') orders.lane(actor, order);
    else if (order.kind === 'lights') orders.lights(actor, order);
    else if (order.kind === 'obey') orders.obey(actor, order);
    else if (order.kind === 'resume') orders.resume(actor);
    else if (order.kind === 'path' && traffic.ways.behaviour[actor] !== BEHAVIOUR.crashed) {
      puppets.take(actor, traffic.current(), orders.lightsOf(actor));
      traffic.takeOffLanes(actor);
      puppets.follow(actor, order);
    }
  }

  private tellPuppet(actor: number, order: ActorOrder): void {
    const { traffic, puppets } = this.staged;
    if (order.kind === 'lights') puppets.setLights(actor, order.lights);
    if (!puppets.takesOrders(actor)) return;
    if (order.kind === 'path') puppets.follow(actor, order);
    else if (order.kind === 'brake') puppets.brake(actor, order);
    else if (order.kind === 'speed' && puppets.isOnItsWay(actor)) puppets.setSpeed(actor, order);
    else if (order.kind === 'resume' || order.kind === 'speed' || order.kind === 'lane') {
      if (order.kind === 'resume') puppets.resume(actor);
      if (this.backToLane(actor) && order.kind !== 'resume') this.tellDriver(actor, order);
    } else if (order.kind === 'obey') traffic.orders?.obey(actor, order);
  }

  /** Puts a puppet back on a lane that it is on or beside; false where there is none. */
  private backToLane(actor: number): boolean {
    const { traffic, puppets, map } = this.staged;
    const { lane, point } = this;
    const { x, y, z, yaw, speed } = traffic.current();
    if (speed[actor] < 0) return false;
    this.index.nearestLane(x[actor], y[actor], yaw[actor], LANE_WITHIN, lane, z[actor]);
    if (lane.lane < 0) return false;
    lanePointAt(map.lanes[lane.lane], lane.s, point);
    const turn = angleDifference(yaw[actor], point.heading);
    if (Math.abs(turn) > ALONG) return false;
    const driven = speed[actor];
    puppets.release(actor);
    traffic.joinLane(actor, lane.lane, lane.s, lane.d, turn, driven);
    return true;
  }

  /** Lets an actor appear at its start if there is room. */
  private tryToEnter(actor: number, ego: EgoBox): void {
    const { traffic, puppets, starts, map } = this.staged;
    const start = starts[actor];
    const { pose } = start;
    if (pose === undefined) {
      lanePointAt(map.lanes[start.lane], start.s, this.point);
      const { x, y, z, heading } = this.point;
      if (!this.isFree(actor, x, y, z, heading, start.speed, ego)) return;
      traffic.appear(actor, start);
    } else {
      if (!this.isFree(actor, pose.x, pose.y, pose.z, pose.yaw, 0, ego)) return;
      traffic.takeOffLanes(actor);
      puppets.stand(actor, pose);
    }
    this.waits[actor] = 0;
  }

  private isFree(
    actor: number,
    x: number,
    y: number,
    z: number,
    yaw: number,
    speed: number,
    ego: EgoBox,
    room = ROOM,
  ): boolean {
    const { traffic, people } = this.staged;
    const all = traffic.current();
    const ahead = TIME_ROOM * speed;
    const length = all.length[actor] + 2 * room + ahead;
    setBox(this.box, x + (ahead / 2) * cos(yaw), y + (ahead / 2) * sin(yaw), yaw, length, all.width[actor] + room);
    if (this.touches(ego.x, ego.y, ego.z, ego.yaw, ego.length, ego.width, z)) return false;
    for (let other = 0; other < all.count; other++) {
      if (other !== actor && traffic.isPresent(other) && this.touchesActor(all, other, z)) return false;
    }
    if (people === null) return true;
    const { state, traits } = people.current();
    for (let i = 0; i < people.count; i++) {
      const size = 2 * traits[i].radius;
      if (people.isPresent(i) && this.touches(state.x[i], state.y[i], state.z[i], 0, size, size, z)) return false;
    }
    return true;
  }

  private touchesActor(all: Readonly<ActorsTruth>, other: number, z: number): boolean {
    return this.touches(
      all.x[other],
      all.y[other],
      all.z[other],
      all.yaw[other],
      all.length[other],
      all.width[other],
      z,
    );
  }

  private touches(x: number, y: number, z: number, yaw: number, length: number, width: number, at: number): boolean {
    const reach = this.box.halfLength + this.box.halfWidth + length;
    if (hypot(x - this.box.x, y - this.box.y) > reach || Math.abs(z - at) > DECK) return false;
    setBox(this.other, x, y, yaw, length, width);
    return findOverlap(this.box, this.other, this.overlap);
  }
}

function tellPerson(people: People, i: number, order: ActorOrder): void {
  if (i < 0) return;
  if (order.kind === 'walk') people.orders.walk(i, order.x, order.y, order.speed);
  else if (order.kind === 'brake') people.orders.walk(i, NOWHERE, NOWHERE, 0);
  else if (order.kind === 'speed') people.orders.setSpeed(i, order.speed);
  else if (order.kind === 'resume') people.orders.resume(i);
  else if (order.kind === 'spawn') people.orders.appear(i);
  else if (order.kind === 'remove') people.orders.vanish(i);
}

const NOWHERE = new Float64Array(0);

function setBox(box: OrientedBox, x: number, y: number, yaw: number, length: number, width: number): void {
  box.x = x;
  box.y = y;
  box.cosYaw = cos(yaw);
  box.sinYaw = sin(yaw);
  box.halfLength = length / 2;
  box.halfWidth = width / 2;
}
