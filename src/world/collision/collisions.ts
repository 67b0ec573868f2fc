import Flatbush from 'flatbush';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { Collision } from '../../core/messages/run-truth.ts';
import { createBox, findOverlap, halfExtent, type OrientedBox, type Overlap } from '../../core/oriented-box.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { EgoDynamics } from '../ego/ego-dynamics.ts';
import type { People } from '../people/people.ts';
import { DOES } from '../people/people-state.ts';
import type { Solid } from '../scenery/mesh.ts';
import type { Traffic } from '../traffic/traffic.ts';
import { contactPoint } from './contact-point.ts';

/** Share of the closing speed that is left after a blow [1]: cars hardly bounce. */
const RESTITUTION = 0.1;

/** Overlap that is left alone [m], and share of the rest that is undone in a tick [1] (Baumgarte 1972). */
const SLOP = 0.01;
const PUSH_OUT = 0.2;

/** A contact that was open for less is still the same one [ticks]. */
const MEMORY = 100;

/** Mass of cars over the volume of their box [kg/m^3]: 1300 kg over 4.26 m x 1.80 m x 1.45 m. */
export const ACTOR_DENSITY = 117;

/** Mass of a person [kg], and the closing speed below which it only leans on the car [m/s]. */
const PERSON_MASS = 75;
const HARMLESS = 0.5;

/** Cars and solids farther than this above or below are on another deck of a bridge [m]. */
export const DECK = 2.5;

/** Contacts of the ego with other cars and with scenery: first contact as an event, and a plain blow. */
export class Collisions {
  private readonly solids: readonly Solid[];
  private readonly tree: Flatbush | null;
  /** Tick of the last touch, by actor id, or by -1 - index for solids. */
  private readonly lastTouch = new Map<number, Tick>();
  /** Solids that were pushed over. */
  private readonly fallen = new Set<number>();
  private readonly ego = createBox();
  private readonly other = createBox();
  private readonly overlap: Overlap = { normalX: 0, normalY: 0, depth: 0 };
  private readonly point = { x: 0, y: 0 };
  private readonly velocity = { x: 0, y: 0 };

  constructor(solids: readonly Solid[]) {
    this.solids = solids;
    this.tree = solids.length === 0 ? null : plant(solids);
  }

  /** Finds and answers all contacts of this tick; returns those that are new. */
  step(tick: Tick, ego: EgoDynamics, traffic: Traffic, people: People | null = null): Collision[] {
    const events: Collision[] = [];
    this.placeEgo(ego);
    for (let actor = 0; actor < traffic.count; actor++) this.meetActor(tick, ego, traffic, actor, events);
    for (let i = 0; people !== null && i < people.count; i++) this.meetPerson(tick, ego, people, i, events);
    this.meetSolids(tick, ego, events);
    for (const [key, touched] of this.lastTouch) if (tick - touched > MEMORY) this.lastTouch.delete(key);
    return events;
  }

  snapshot(): PlainData {
    return { touched: [...this.lastTouch], fallen: [...this.fallen] };
  }

  restore(state: PlainData): void {
    this.lastTouch.clear();
    const { touched, fallen } = state as unknown as { touched: [number, Tick][]; fallen: number[] };
    for (const [key, tick] of touched) this.lastTouch.set(key, tick);
    this.fallen.clear();
    for (const index of fallen) this.fallen.add(index);
  }

  private placeEgo({ pose, vehicle }: EgoDynamics): void {
    const forward = vehicle.length / 2 - vehicle.rearOverhang;
    setBox(this.ego, pose.x, pose.y, pose.yaw, vehicle.length, vehicle.width);
    this.ego.x += forward * this.ego.cosYaw;
    this.ego.y += forward * this.ego.sinYaw;
  }

  private meetActor(tick: Tick, ego: EgoDynamics, traffic: Traffic, actor: number, events: Collision[]): void {
    const actors = traffic.current();
    const dx = actors.x[actor] - this.ego.x;
    const dy = actors.y[actor] - this.ego.y;
    const reach = ego.vehicle.length + actors.length[actor];
    if (dx * dx + dy * dy > reach * reach || Math.abs(actors.z[actor] - ego.pose.z) > DECK) return;
    const { other } = this;
    setBox(other, actors.x[actor], actors.y[actor], actors.yaw[actor], actors.length[actor], actors.width[actor]);
    if (!findOverlap(this.ego, other, this.overlap)) return;
    const speed = actors.speed[actor];
    const closing = this.closingSpeed(ego, speed * other.cosYaw, speed * other.sinYaw);
    this.note(tick, actors.id[actor], 'actor', closing, events);
    const mass = massOf(actors, actor);
    const impulse = this.strike(ego, closing, 1 / mass);
    const { normalX, normalY } = this.overlap;
    traffic.crash(actor, speed - (impulse * (normalX * other.cosYaw + normalY * other.sinYaw)) / mass);
  }

  /** A body is an upright post; who was run over lies there and is met no more. */
  private meetPerson(tick: Tick, ego: EgoDynamics, people: People, i: number, events: Collision[]): void {
    const { state, traits, look } = people.current();
    const dx = state.x[i] - this.ego.x;
    const dy = state.y[i] - this.ego.y;
    const reach = ego.vehicle.length;
    if (dx * dx + dy * dy > reach * reach || Math.abs(state.z[i] - ego.pose.z) > DECK) return;
    if (state.does[i] === DOES.hit) return;
    const size = 2 * traits[i].radius;
    setBox(this.other, state.x[i], state.y[i], state.yaw[i], size, size);
    if (!findOverlap(this.ego, this.other, this.overlap)) return;
    const closing = this.closingSpeed(ego, state.vx[i], state.vy[i]);
    this.note(tick, look.id[i], 'pedestrian', closing, events);
    if (closing < HARMLESS) return;
    this.strike(ego, closing, 1 / PERSON_MASS);
    people.knockDown(i);
  }

  private meetSolids(tick: Tick, ego: EgoDynamics, events: Collision[]): void {
    const x = halfExtent(this.ego, 1, 0);
    const y = halfExtent(this.ego, 0, 1);
    const near = this.tree?.search(this.ego.x - x, this.ego.y - y, this.ego.x + x, this.ego.y + y) ?? [];
    for (const index of near.sort((a, b) => a - b)) {
      const solid = this.solids[index];
      if (this.fallen.has(index)) continue;
      if (solid.z !== undefined && Math.abs(solid.z - ego.pose.z) > DECK) continue;
      setBox(this.other, solid.x, solid.y, solid.yaw, solid.length, solid.width);
      if (!findOverlap(this.ego, this.other, this.overlap)) continue;
      const closing = this.closingSpeed(ego, 0, 0);
      this.note(tick, -1 - index, 'scenery', closing, events);
      if (solid.mass !== undefined) this.fallen.add(index);
      this.strike(ego, closing, solid.mass === undefined ? 0 : 1 / solid.mass);
    }
  }

  /** Finds the contact point; returns the speed of approach along the normal there, negative when parting [m/s]. */
  private closingSpeed(ego: EgoDynamics, otherX: number, otherY: number): number {
    const { overlap, point, velocity } = this;
    contactPoint(this.ego, this.other, point);
    ego.velocityAt(point.x, point.y, velocity);
    return (otherX - velocity.x) * overlap.normalX + (otherY - velocity.y) * overlap.normalY;
  }

  private note(tick: Tick, key: number, otherKind: Collision['otherKind'], closing: number, events: Collision[]): void {
    if (!this.lastTouch.has(key)) {
      const { x, y } = this.point;
      events.push({ tick, other: Math.max(0, key), otherKind, x, y, closingSpeed: Math.max(0, closing) });
    }
    this.lastTouch.set(key, tick);
  }

  /** Blow along the normal and a push out of the other; returns the impulse [N s]. */
  private strike(ego: EgoDynamics, closing: number, otherInverseMass: number): number {
    const { normalX, normalY, depth } = this.overlap;
    const { x, y } = this.point;
    const inverseMass = ego.inverseMassAt(x, y, normalX, normalY) + otherInverseMass;
    const impulse = closing > 0 ? ((1 + RESTITUTION) * closing) / inverseMass : 0;
    const shift = PUSH_OUT * Math.max(0, depth - SLOP);
    ego.push(x, y, impulse * normalX, impulse * normalY, shift * normalX, shift * normalY);
    this.placeEgo(ego);
    return impulse;
  }
}

export function setBox(box: OrientedBox, x: number, y: number, yaw: number, length: number, width: number): void {
  box.x = x;
  box.y = y;
  box.cosYaw = cos(yaw);
  box.sinYaw = sin(yaw);
  box.halfLength = length / 2;
  box.halfWidth = width / 2;
}

function massOf({ length, width, height }: ActorsTruth, actor: number): number {
  return ACTOR_DENSITY * length[actor] * width[actor] * height[actor];
}

function plant(solids: readonly Solid[]): Flatbush {
  const tree = new Flatbush(solids.length);
  const box = createBox();
  for (const { x, y, yaw, length, width } of solids) {
    setBox(box, x, y, yaw, length, width);
    const reachX = halfExtent(box, 1, 0);
    const reachY = halfExtent(box, 0, 1);
    tree.add(x - reachX, y - reachY, x + reachX, y + reachY);
  }
  tree.finish();
  return tree;
}
