import { DRIVER, DRIVER_SIZE } from './driver-table.ts';
import { isHolding } from './held-lanes.ts';
import type { LaneRights, Precedence } from './right-of-way.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from './traffic-state.ts';
import { NOBODY, WAIT } from './wait-reason.ts';

/** Who is farther off gives everybody time enough [m]: 10 s at 50 km/h. */
const SIGHT = 140;
/** What others are reckoned to accelerate with [m/s^2]: IDM's liveliest. */
const ACCELERATION = 1.8;
/** One's own, as a driver sure of himself reckons [m/s^2]. */
const OWN_ACCELERATION = 1.2;
/** Time that a driver wants between its tail and who comes next [s]: post-encroachment times below 1 s are conflicts. */
const MARGIN = 1;
/** Gap before a vehicle with a blue light, for all [s]: as between equals. */
const URGENT_GAP = 3.5;
/** Slower than this a vehicle stands, or crawls in a queue [m/s]. */
const STANDING = 0.3;
const CRAWLING = 3;
/** Who has stood for so long goes before others who stand, too, and cannot go themselves [decisions]. */
const HESITATION = 20;
/** Who has been kept waiting for so long is let in by those who would go first [decisions]: 40 s, red left out. */
export const COURTESY = 400;

/**
 * Gap acceptance: who gives way goes only if nobody who goes first would be at the place where their ways meet before the
 * gap that the movement and the driver want has passed, reckoned from when the driver is at its line, nor before its tail is clear of
 * it with a margin. Where all stand and give way to each other, the longest standing goes.
 */
export class GapAcceptance {
  private readonly scene: TrafficScene;
  private readonly rights: readonly (LaneRights | null)[];
  /** Per connecting lane: its first visit, -1 for none; a visit is an actor on its way there, see the next three. */
  private readonly firstVisit: Int32Array;
  private readonly visitor: Int32Array;
  private readonly distance: Float64Array;
  private readonly nextVisit: Int32Array;
  private visits = 0;

  constructor(scene: TrafficScene, rights: readonly (LaneRights | null)[]) {
    this.scene = scene;
    this.rights = rights;
    const room = scene.length.length * PATH_LENGTH;
    this.firstVisit = new Int32Array(scene.map.lanes.length).fill(-1);
    this.visitor = new Int32Array(room);
    this.distance = new Float64Array(room);
    this.nextVisit = new Int32Array(room);
  }

  /**
   * Notes who comes to which connecting lanes without holding them yet.
   *
   * @param asks per actor: whether it thinks of its junction
   * @param isNear per actor: whether it is near enough to
   */
  update(asks: Uint8Array, isNear: Uint8Array): void {
    this.firstVisit.fill(-1);
    this.visits = 0;
    for (let actor = 0; actor < asks.length; actor++) {
      if (this.isComing(actor, asks[actor] === 1, isNear[actor] === 1)) this.note(actor);
    }
  }

  /**
   * Whom an actor has to let go before it takes a connecting lane; -1 for nobody. Who comes with a blue light goes before all.
   *
   * @param toLane from its front to the lane's start [m]
   * @param upTo station up to which it takes the lane [m]: who meets it beyond need not be let go
   */
  goesBefore(
    actor: number,
    lane: number,
    toLane: number,
    precedence: Precedence,
    upTo = Number.POSITIVE_INFINITY,
  ): number {
    const { facts, beacon, drivers } = this.scene;
    const { rivals } = facts[lane];
    const rights = this.rights[lane];
    if (beacon[actor] === 1) return NOBODY;
    const share = drivers[DRIVER_SIZE * actor + DRIVER.gapShare];
    for (let i = 0; i < rivals.length && rights !== null; i++) {
      if (rights.meetsAt[i] >= upTo) continue;
      const gap = precedence.gap[i];
      for (let visit = this.firstVisit[rivals[i]]; visit >= 0; visit = this.nextVisit[visit]) {
        const other = this.visitor[visit];
        if (other === actor || (gap < 0 && beacon[other] === 0) || this.isLocked(actor, other)) continue;
        const wanted = gap < 0 ? URGENT_GAP : share * gap;
        const time = this.timeOf(other, this.distance[visit] + rights.rivalFrom[i], rivals[i]);
        if (time < this.timeWanted(actor, lane, toLane, toLane + rights.clearAt[i], wanted)) return other;
      }
    }
    return NOBODY;
  }

  private isComing(actor: number, asks: boolean, isNear: boolean): boolean {
    const { state, outlook } = this.scene;
    const entry = outlook.entry[actor];
    if (entry === 0 || outlook.toEntry[actor] > SIGHT || outlook.toRed[actor] < Number.POSITIVE_INFINITY) return false;
    if (state.behaviour[actor] !== BEHAVIOUR.laneFollow) return false;
    if (isHolding(state, actor, state.path[actor * PATH_LENGTH + entry])) return false;
    return asks || (!isNear && state.speed[actor] >= STANDING) || state.speed[actor] >= CRAWLING;
  }

  private note(actor: number): void {
    const { lanes, state, outlook } = this.scene;
    const entry = outlook.entry[actor];
    const first = actor * PATH_LENGTH;
    const junction = lanes.junction(state.path[first + entry]);
    let distance = outlook.toEntry[actor];
    for (let k = entry; k < PATH_LENGTH; k++) {
      const lane = state.path[first + k];
      if (lane < 0 || lanes.junction(lane) !== junction) return;
      const visit = this.visits++;
      this.visitor[visit] = actor;
      this.distance[visit] = distance;
      this.nextVisit[visit] = this.firstVisit[lane];
      this.firstVisit[lane] = visit;
      distance += lanes.length(lane);
    }
  }

  /** Whether another one that goes first stands and cannot go, so that nobody need wait for it. */
  private isLocked(actor: number, other: number): boolean {
    const { speed, waitsFor, waitsForActor, waited, inMiddle } = this.scene.state;
    if (speed[other] >= STANDING) return false;
    if (waitsFor[other] === WAIT.room || waitsFor[other] === WAIT.stopSign) return true;
    const before = waitsFor[other] === WAIT.occupied ? waitsForActor[other] : NOBODY;
    if (before >= 0 && inMiddle[before] === 1) return true;
    return waitsFor[other] === WAIT.yields && speed[actor] < STANDING && waited[actor] >= HESITATION;
  }

  /** The least time in which another one gets so far [s]. */
  private timeOf(other: number, distance: number, lane: number): number {
    const { state, lanes } = this.scene;
    const speed = state.speed[other];
    return timeFor(distance, speed, Math.max(speed, lanes.startSpeed(lane)), ACCELERATION);
  }

  /** Time that an actor wants to have: its gap after it is at its line, and a margin after it is clear [s]. */
  private timeWanted(actor: number, lane: number, toLane: number, toClear: number, gap: number): number {
    const { state, lanes, length, outlook } = this.scene;
    const speed = state.speed[actor];
    const allowed = Math.max(speed, lanes.startSpeed(lane));
    const toLine = timeFor(Math.max(0, Math.min(outlook.toWait[actor], toLane)), speed, allowed, OWN_ACCELERATION);
    const clear = timeFor(toClear + length[actor], speed, allowed, OWN_ACCELERATION);
    return Math.max(toLine + gap, clear + MARGIN);
  }
}

/** Time for a distance [m] from a speed on, with constant acceleration up to the greatest speed [s]. */
export function timeFor(distance: number, speed: number, greatest: number, acceleration: number): number {
  if (distance <= 0) return 0;
  const accelerating = (greatest * greatest - speed * speed) / (2 * acceleration);
  if (distance > accelerating) return (greatest - speed) / acceleration + (distance - accelerating) / greatest;
  return (Math.sqrt(speed * speed + 2 * acceleration * distance) - speed) / acceleration;
}
