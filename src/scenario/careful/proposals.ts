import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { type LaneState, SAMPLE_COUNT } from '../../planning/planning-problem.ts';
import type { RoadUser } from '../../planning/road-users/road-user.ts';
import { referenceSample } from '../../planning/route/reference-line.ts';
import type { RoutePoint } from '../../planning/route/route-graph.ts';
import { type LaneTrajectory, makeLaneTrajectory } from '../../planning/trajectory/lane-trajectory.ts';
import { OffsetSmoother } from '../../planning/trajectory/smooth-offset.ts';
import { KNOT_COUNT } from '../../planning/trajectory-search.ts';
import { boundByCaution } from './caution.ts';
import type { DrivingStyle } from './driving-style.ts';
import { pullOver, yieldToWrongWay } from './emergency-rule.ts';
import { type Contact, firstContact } from './first-contact.ts';
import { boundByJunctions, boundByThoseAcross, boundByThoseAhead, type GiveWayScene } from './give-way.ts';
import type { LaneChain } from './lane-chain.ts';
import { LaneChanges } from './lane-changes.ts';
import { LineRule } from './line-rule.ts';
import { findMeetings } from './meetings.ts';
import { moveOnto } from './move-onto.ts';
import { Passing } from './passing.ts';
import { makePath, type Path } from './path.ts';
import { boundByPeople } from './people-rule.ts';
import type { Precedence } from './precedence.ts';
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
  readonly does: 'keep' | 'change' | 'pass' | 'pull over' | 'brake';
  readonly contact: Contact | null;
  readonly proposals: number;
  readonly cost: number;
}

/** What became of one proposal. */
interface Evaluation {
  readonly binding: Stop | Leader | SlowStretch | null;
  readonly contact: Contact | null;
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

/** Slower than this one stands [m/s]. */
const STANDS = 0.3;
/** A detour is worth it if it gets us farther than this in the time of a plan [m]. */
const WORTH = 3;
/** Steps to the side that braking may be joined with [m], none first, and the way that a step takes at least [m]. */
const STEPS_ASIDE = [0, 'middle', -0.5, 0.5, -1, 1] as const;
const LEAST_ASIDE = 8;
/** Time to spare before firm braking must begin [s]. */
const SPARE_TIME = 1;

/** Makes proposals, bounds each by the rules, drives it forward, and takes the best that touches nobody. */
export class Proposals {
  private readonly setting: ProposalSetting;
  private readonly lineRule = new LineRule();
  private readonly changes: LaneChanges;
  private readonly passing: Passing;
  private readonly smoother = new OffsetSmoother();
  private readonly nominal = makeLaneTrajectory();
  private readonly spare = makeLaneTrajectory();

  /** Emergency vehicles that did not pass when we made room. */
  private unwilling: number[] = [];
  /** Proposals looked at in this plan. */
  private looked = 0;

  constructor(setting: ProposalSetting) {
    this.setting = setting;
    this.passing = new Passing(setting.map, setting.index, setting.vehicle);
    this.changes = new LaneChanges(setting.map, setting.vehicle, setting.style, setting.chainFrom);
  }

  /** The ego's stations have grown by `shift`: the chain is another one. */
  shift(shift: number): void {
    this.lineRule.shift(shift);
    this.passing.shift(shift);
  }

  /** Fills `out` with the chosen trajectory on the chosen chain. */
  choose(scene: PlanScene, chain: LaneChain, start: LaneState, out: LaneTrajectory): Chosen {
    const { map, vehicle } = this.setting;
    this.passing.mark(chain, start, scene.users);
    this.looked = 0;
    const change = this.tryChange(scene, chain, start, out);
    if (change !== null) return change;
    const aside =
      yieldToWrongWay(map, vehicle, chain, start, scene.users) ??
      pullOver(map, vehicle, chain, start, scene.egoStanding, scene.users, this.unwilling);
    const path = aside === null ? returningPath(chain, start) : aside.path;
    const kept = this.evaluate(scene, path, start, this.lineRule, out, aside?.slow);
    const detour = this.tryDetour(scene, chain, start, out, kept.contact);
    if (detour !== null) return detour;
    const { looked: proposals } = this;
    if (kept.contact === null || this.canWait(kept.contact, start.speed)) {
      return { ...kept, chain, does: aside === null ? 'keep' : 'pull over', proposals, cost: 0 };
    }
    return this.evade(scene, chain, start, kept, out);
  }

  /** Around what blocks the lane, if that gets the ego on. */
  private tryDetour(
    scene: PlanScene,
    chain: LaneChain,
    start: LaneState,
    out: LaneTrajectory,
    contact: Contact | null,
  ): Chosen | null {
    const way = out.s[SAMPLE_COUNT - 1];
    for (const detour of this.passing.detours(chain, start, scene.users)) {
      const found = this.evaluate(scene, detour.path, start, this.lineRule, this.spare, detour.swing, true);
      const gains = this.spare.s[SAMPLE_COUNT - 1] - way;
      if (found.contact !== null || (gains < WORTH && contact === null)) continue;
      this.passing.begun(detour);
      copy(this.spare, out);
      return { ...found, chain, does: 'pass', proposals: this.looked, cost: 0 };
    }
    return null;
  }

  /** Braking, and braking with a step aside, where keeping on would touch somebody: the latest and slowest contact wins. */
  private evade(scene: PlanScene, chain: LaneChain, start: LaneState, kept: Evaluation, out: LaneTrajectory): Chosen {
    let best = kept.contact;
    let does: Chosen['does'] = 'keep';
    for (const step of STEPS_ASIDE) {
      const target = step === 'middle' ? 0 : start.d + step;
      const half = chain.line.halfWidth[referenceSample(chain.line, start.s)] - this.setting.vehicle.width / 2;
      if (step !== 0 && step !== 'middle' && Math.abs(target) > Math.max(half, 0) + 0.1) continue;
      const contact = this.brake(scene, chain, start, target, this.spare);
      if (best !== null && isBetter(contact, best)) {
        best = contact;
        does = 'brake';
        copy(this.spare, out);
      }
    }
    return { binding: kept.binding, contact: kept.contact, chain, does, proposals: this.looked, cost: 0 };
  }

  /** Whether firm braking will still do in a moment: predictions of what is far off are weak. */
  private canWait({ time }: Contact, speed: number): boolean {
    return time > speed / this.setting.style.firmBraking + SPARE_TIME;
  }

  snapshot(): PlainData {
    return {
      lineRule: this.lineRule.snapshot(),
      changes: this.changes.snapshot(),
      passing: this.passing.snapshot(),
      unwilling: [...this.unwilling],
    };
  }

  restore(state: PlainData): void {
    const { lineRule, changes, passing, unwilling } = state as Record<string, PlainData>;
    this.lineRule.restore(lineRule);
    this.changes.restore(changes);
    this.passing.restore(passing);
    this.unwilling = [...(unwilling as readonly number[])];
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
    slow?: SlowStretch,
    isDetour = false,
  ): Evaluation {
    this.looked++;
    const { vehicle, style, map, precedence } = this.setting;
    const { chain } = path;
    const { users, states, egoStanding } = scene;
    const toAxle = vehicle.length - vehicle.rearOverhang;
    const bounds: Bounds = { stops: [endOf(chain)], leaders: [], slow: slow === undefined ? [] : [slow] };
    lineRule.stops(scene.tick, chain.stopLines, states, start.s + toAxle, toAxle, start.speed, style, bounds.stops);
    boundByPeople(chain, vehicle, style, start.s, start.speed, egoStanding, users, bounds);
    boundByCaution(chain, vehicle, start.s, users, bounds);
    // Whom we pass is beside the path when we are: that nobody is touched is looked at in the end.
    const met = isDetour ? users.filter(({ blocks, speed }) => !blocks || Math.abs(speed) < STANDS) : users;
    const meetings = findMeetings(path, vehicle, start.s, start.speed, met);
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
    boundByJunctions(giveWay, bounds);
    boundByThoseAhead(giveWay, meetings, bounds);
    this.changes.boundByTarget(scene, chain, start, bounds);
    rollOut(chain, style, start, bounds, this.nominal);
    boundByThoseAcross(giveWay, meetings, this.nominal, bounds);
    const binding = rollOut(chain, style, start, bounds, out);
    this.smoother.smooth(start, coarse(path), out);
    return { binding, contact: firstContact(chain.line, out, vehicle, users) };
  }

  /** The hardest braking, to an offset or back to the middle of the lane. */
  private brake(
    { users }: PlanScene,
    chain: LaneChain,
    start: LaneState,
    target: number,
    out: LaneTrajectory,
  ): Contact | null {
    const { style, vehicle } = this.setting;
    this.looked++;
    rollOut(chain, style, start, { stops: [], leaders: [], slow: [], brakes: true }, out);
    const aside = makePath(chain, [
      [start.s, start.d],
      [start.s + Math.max(LEAST_ASIDE, start.speed), target],
    ]);
    this.smoother.smooth(start, coarse(target === 0 ? returningPath(chain, start) : aside), out);
    return firstContact(chain.line, out, vehicle, users);
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
