import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { LaneState } from '../../planning/planning-problem.ts';
import type { RoutePoint } from '../../planning/route/route-graph.ts';
import { type LaneTrajectory, makeLaneTrajectory } from '../../planning/trajectory/lane-trajectory.ts';
import { OffsetSmoother } from '../../planning/trajectory/smooth-offset.ts';
import { KNOT_COUNT } from '../../planning/trajectory-search.ts';
import type { DrivingStyle } from './driving-style.ts';
import { type Contact, firstContact } from './first-contact.ts';
import { boundByThoseAcross, boundByThoseAhead, type GiveWayScene } from './give-way.ts';
import type { LaneChain } from './lane-chain.ts';
import { LaneChanges } from './lane-changes.ts';
import { LineRule } from './line-rule.ts';
import { findMeetings } from './meetings.ts';
import { moveOnto } from './move-onto.ts';
import { makePath, type Path } from './path.ts';
import { boundByPeople } from './people-rule.ts';
import type { Precedence } from './precedence.ts';
import type { RoadUser } from './road-user.ts';
import { type Bounds, type Leader, rollOut, type SlowStretch, type Stop } from './roll-out.ts';

export interface ProposalSetting {
  readonly map: RoadMap;
  readonly vehicle: VehicleSpecification;
  readonly style: DrivingStyle;
  readonly index: LaneIndex;
  readonly precedence: Precedence;
  readonly chainFrom: (place: RoutePoint) => LaneChain;
}

/** What was chosen and why. */
export interface Chosen {
  readonly chain: LaneChain;
  /** What holds the ego back; null where it drives as it wishes. */
  readonly binding: Stop | Leader | SlowStretch | null;
  /** What it does beside keeping its lane, for the decision. */
  readonly does: 'keep' | 'change' | 'brake';
  readonly contact: Contact | null;
  readonly proposals: number;
  readonly cost: number;
}

/** What every proposal of one plan is looked at with. */
export interface PlanScene {
  readonly tick: Tick;
  readonly users: readonly RoadUser[];
  readonly states: Uint8Array;
  readonly egoStanding: number;
}

/** Way over which an offset is taken back: at least [m], and seconds of way for a metre and for a lane's width. */
const LEAST_RETURN = 10;
const RETURN_SECONDS = 1.9;
/** A change that is due keeps so much lane for itself [m]. */
const CHANGE_ROOM = 15;

/** Time to spare before firm braking must begin [s]. */
const SPARE_TIME = 1;

/** Makes proposals, bounds each by the rules, drives it forward, and takes the best that touches nobody. */
export class Proposals {
  private readonly setting: ProposalSetting;
  private readonly lineRule = new LineRule();
  private readonly changes: LaneChanges;
  private readonly smoother = new OffsetSmoother();
  private readonly nominal = makeLaneTrajectory();
  private readonly spare = makeLaneTrajectory();

  constructor(setting: ProposalSetting) {
    this.setting = setting;
    this.changes = new LaneChanges(setting.map, setting.vehicle, setting.style, setting.chainFrom);
  }

  /** The ego's stations have grown by `shift`: the chain is another one. */
  shift(shift: number): void {
    this.lineRule.shift(shift);
  }

  /** Fills `out` with the chosen trajectory on the chosen chain. */
  choose(scene: PlanScene, chain: LaneChain, start: LaneState, out: LaneTrajectory): Chosen {
    const change = this.tryChange(scene, chain, start, out);
    if (change !== null) return change;
    const kept = this.evaluate(scene, returningPath(chain, start), start, this.lineRule, out);
    if (kept.contact === null || this.canWait(kept.contact, start.speed))
      return { ...kept, chain, does: 'keep', proposals: 1, cost: 0 };
    const braked = this.brake(scene, chain, start, this.spare);
    if (isBetter(braked.contact, kept.contact)) {
      copy(this.spare, out);
      return { ...braked, contact: kept.contact, chain, does: 'brake', proposals: 2, cost: 0 };
    }
    return { ...kept, chain, does: 'keep', proposals: 2, cost: 0 };
  }

  /** Whether firm braking will still do in a moment: predictions of what is far off are weak. */
  private canWait({ time }: Contact, speed: number): boolean {
    return time > speed / this.setting.style.firmBraking + SPARE_TIME;
  }

  snapshot(): PlainData {
    return { lineRule: this.lineRule.snapshot(), changes: this.changes.snapshot() };
  }

  restore(state: PlainData): void {
    const { lineRule, changes } = state as Record<string, PlainData>;
    this.lineRule.restore(lineRule);
    this.changes.restore(changes);
  }

  private tryChange(scene: PlanScene, chain: LaneChain, start: LaneState, out: LaneTrajectory): Chosen | null {
    const onto = this.changes.wished(scene, chain, start);
    if (onto === null) return null;
    moveOnto(chain, start, onto, moved);
    const found = this.evaluate(scene, returningPath(onto, moved), moved, new LineRule(), out);
    if (found.contact !== null) return null;
    this.shift(moved.s - start.s);
    this.changes.begun(scene.tick);
    return { ...found, chain: onto, does: 'change', proposals: 1, cost: 0 };
  }

  /** Bounds a path by the rules and drives it. */
  private evaluate(
    scene: PlanScene,
    path: Path,
    start: LaneState,
    lineRule: LineRule,
    out: LaneTrajectory,
  ): { binding: Stop | Leader | SlowStretch | null; contact: Contact | null } {
    const { vehicle, style, map, precedence } = this.setting;
    const { chain } = path;
    const { users, states, egoStanding } = scene;
    const toAxle = vehicle.length - vehicle.rearOverhang;
    const bounds: Bounds = { stops: [endOf(chain)], leaders: [], slow: [] };
    lineRule.stops(scene.tick, chain.stopLines, states, start.s + toAxle, toAxle, start.speed, style, bounds.stops);
    boundByPeople(chain, vehicle, style, start.s, start.speed, egoStanding, users, bounds);
    const meetings = findMeetings(path, vehicle, start.s, start.speed, users);
    const giveWay: GiveWayScene = {
      map,
      chain,
      vehicle,
      style,
      precedence,
      states,
      egoS: start.s,
      egoSpeed: start.speed,
      egoStanding,
    };
    boundByThoseAhead(giveWay, meetings, bounds);
    this.changes.boundByTarget(scene, chain, start, bounds);
    rollOut(chain, style, start, bounds, this.nominal);
    boundByThoseAcross(giveWay, meetings, this.nominal, bounds);
    const binding = rollOut(chain, style, start, bounds, out);
    this.smoother.smooth(start, coarse(path), out);
    return { binding, contact: firstContact(chain.line, out, vehicle, users) };
  }

  /** The hardest braking on the path as it is. */
  private brake(
    { users }: PlanScene,
    chain: LaneChain,
    start: LaneState,
    out: LaneTrajectory,
  ): { binding: null; contact: Contact | null } {
    const { style, vehicle } = this.setting;
    const stop: Stop = { s: start.s, until: Number.POSITIVE_INFINITY, cause: 'vehicle', reason: 'danger' };
    rollOut(chain, style, start, { stops: [stop], leaders: [], slow: [] }, out);
    this.smoother.smooth(start, coarse(returningPath(chain, start)), out);
    return { binding: null, contact: firstContact(chain.line, out, vehicle, users) };
  }
}

/** The end of the chain: the goal, the last place where a due change can be made, or the end of the lanes. */
function endOf({ arrives, line, due }: LaneChain): Stop {
  const until = Number.POSITIVE_INFINITY;
  if (due !== null)
    return { s: due.before - due.count * CHANGE_ROOM, until, cause: 'lane', reason: 'lane ends for us' };
  return arrives
    ? { s: line.goal, until, cause: 'goal', reason: 'goal' }
    : { s: line.goal - CHANGE_ROOM, until, cause: 'lane', reason: 'end of the lanes' };
}

/** Back to the middle of the lane. */
export function returningPath(chain: LaneChain, { s, d, speed }: LaneState): Path {
  const way = Math.max(LEAST_RETURN, RETURN_SECONDS * speed * Math.sqrt(Math.abs(d)));
  return makePath(chain, [
    [s, d],
    [s + way, 0],
  ]);
}

/** Later, or slower, or never. */
function isBetter(a: Contact | null, b: Contact): boolean {
  return a === null || a.time > b.time || (a.time === b.time && a.speed < b.speed);
}

function coarse({ s, d }: Path) {
  return { found: true, s, d, speed: NONE, ceiling: NONE, expanded: 0, cost: 0 };
}

function copy(from: LaneTrajectory, to: LaneTrajectory): void {
  to.s.set(from.s);
  to.d.set(from.d);
  to.slope.set(from.slope);
  to.bend.set(from.bend);
  to.speed.set(from.speed);
  to.acceleration.set(from.acceleration);
}

const NONE = new Float64Array(KNOT_COUNT);
const moved: LaneState = { s: 0, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0 };
