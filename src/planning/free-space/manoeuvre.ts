import { angleDifference, wrapAngle } from '../../core/math/angle.ts';
import { atan } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import type { Localisation } from '../../core/messages/localisation.ts';
import type { Plan } from '../../core/messages/plan.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { NO_FENCE } from '../no-fence.ts';
import { SAMPLE_COUNT, SAMPLE_SECONDS } from '../planning-problem.ts';
import type { CurvePiece, PlanePose } from './arc-piece.ts';
import type { FreeSpace } from './free-space.ts';
import { HybridSearch } from './hybrid-search.ts';
import { type Leg, legsOf, type Pace, sampleAt } from './legs.ts';

/** Walking pace, as one parks. */
const PACE: Pace = { forwards: 1.3, backwards: 1, slowDown: 0.5 };
/** Speeding up, and the hardest that a plan brakes where it went too fast [m/s^2]. */
const PICK_UP = 0.6;
const HARDEST = 1.2;

/**
 * A plan begins with up to this much less than the car's speed where that is too fast [m/s]: the controller is to see it. Did
 * each plan begin with what is driven, the car would roll past the end of its leg.
 */
const TOO_FAST = 0.15;

/** A leg is done where so little is left of it [m], or so little where the car stands already [m]. */
const DONE = 0.04;
const DONE_STANDING = 0.1;
const STANDING = 0.03;

/** So near to its goal and as straight a car is parked [m], [rad]; else it corrects, so many times at most. */
const THERE = 0.12;
const STRAIGHT = 0.04;
const MOST_ATTEMPTS = 4;

/** Stretch about the last place in which the car is looked for on its leg [m]. */
const LOOK_BACK = 0.5;
const LOOK_AHEAD = 2;

/**
 * Forwards the car goes no faster than would take it to what is straight ahead of it in this time [s], were its wheels straight:
 * nuPlan asks for 0.95. Nor is it slower for that than this [m/s].
 */
const TIME_AHEAD = 1.3;
const SLOWEST = 0.08;
/** Of its place it reckons with this many standard deviations [1], and with this much beside its leg [m]. */
const DOUBT = 0.7;
const OFF_LEG = 0.05;

/** The car stops this far before a place that is taken [m], and looks so far beyond its braking distance [m]. */
const GAP = 0.4;
const SIGHT = 2;

/** Who is held up for so long looks for another way [s]. */
const PATIENCE = 4;

/** Time that wheels take to answer beside turning [s]. */
const STEER_LAG = 0.2;

/** Bit by bit to the goal: what has to be kept of it. */
interface State {
  start: PlanePose;
  goal: PlanePose;
  pieces: readonly CurvePiece[];
  leg: number;
  /** Way done of the leg [m]. */
  way: number;
  /** The car stands still until then, for its wheels to turn [ticks]. */
  ready: Tick;
  /** Since when something stands in the way, -1 where nothing does [ticks]. */
  blockedSince: Tick;
  /** Ways that were looked for so far. */
  attempts: number;
  done: boolean;
}

/**
 * A manoeuvre beside the lanes, such as into a bay: legs forwards and backwards that hybrid A* has found, driven at walking
 * pace one after the other. Between two legs the car stands and turns its wheels.
 */
export class Manoeuvre {
  private readonly vehicle: VehicleSpecification;
  private readonly search: HybridSearch;
  private state: State | null = null;
  private legs: readonly Leg[] = [];
  /** Greatest speed along the leg, with what stands about it now [m/s]. */
  private pace: Float64Array = new Float64Array(0);
  /** States that the last search expanded. */
  private expanded = 0;

  constructor(vehicle: VehicleSpecification) {
    this.vehicle = vehicle;
    this.search = new HybridSearch(vehicle);
  }

  get isUnderWay(): boolean {
    return this.state !== null;
  }

  get isDone(): boolean {
    return this.state?.done === true;
  }

  /** Looks for a way from where the car stands; false where none was found. */
  begin(tick: Tick, start: PlanePose, goal: PlanePose, space: FreeSpace): boolean {
    const { pieces, expanded } = this.search.search(start, goal, space);
    this.expanded = expanded;
    if (pieces === null) return false;
    this.state = {
      start: { x: start.x, y: start.y, yaw: start.yaw },
      goal,
      pieces,
      leg: 0,
      way: 0,
      ready: tick,
      blockedSince: -1,
      attempts: (this.state?.attempts ?? 0) + 1,
      done: pieces.length === 0,
    };
    this.legs = legsOf(start, pieces, PACE, this.vehicle);
    if (this.legs.length > 0) this.state.ready = tick + this.ticksToSteer(0, this.legs[0].curvature[0]);
    return true;
  }

  /** The plan from here on, given where the car is and what stands about now. Only after `begin`. */
  plan(tick: Tick, ego: Localisation, space: FreeSpace): Plan {
    this.advance(tick, this.state as State, ego, space);
    const state = this.state as State;
    if (state.done) return this.standing(tick, ego, state);
    const leg = this.legs[state.leg];
    const speed = Math.max(0, leg.reverse ? -ego.speed : ego.speed);
    this.fillPace(leg, ego, space);
    const end = Math.min(leg.length, this.freeWay(leg, state.way, speed, space));
    this.watch(tick, state, ego, end, speed, space);
    const isReady = tick >= state.ready;
    const reason = end < leg.length ? 'something is in the way' : reasonOf(leg, state.leg, this.legs.length);
    const plan = emptyPlan(end < leg.length ? 'wait' : 'park', reason, leg.reverse);
    plan.expanded = this.expanded;
    plan.remaining = this.left(state);
    plan.desiredSpeed = leg.reverse ? PACE.backwards : PACE.forwards;
    let way = state.way;
    let pace = this.firstSpeed(leg, way, end, speed);
    for (let i = 0; i < SAMPLE_COUNT; i++) {
      const next = isReady ? this.nextSpeed(leg, way, end, pace) : 0;
      this.sample(leg, way, plan, i, ego.z);
      plan.speed[i] = i === 0 && isReady ? pace : next;
      plan.acceleration[i] = (next - pace) / SAMPLE_SECONDS;
      way = Math.min(end, way + ((pace + next) / 2) * SAMPLE_SECONDS);
      pace = next;
    }
    return plan;
  }

  snapshot(): PlainData {
    return clonePlain({ state: this.state, expanded: this.expanded } as unknown as PlainData);
  }

  restore(from: PlainData): void {
    const { state, expanded } = clonePlain(from) as unknown as { state: State | null; expanded: number };
    this.state = state;
    this.expanded = expanded;
    this.legs = state === null ? [] : legsOf(state.start, state.pieces, PACE, this.vehicle);
  }

  /** Finds the car on its leg, and goes over to the next one where it stands at its end. */
  private advance(tick: Tick, state: State, ego: Localisation, space: FreeSpace): void {
    if (state.done) return;
    const leg = this.legs[state.leg];
    state.way = nearestWay(leg, ego.x, ego.y, state.way);
    const left = leg.length - state.way;
    if (Math.abs(ego.speed) > STANDING || left > DONE_STANDING) return;
    if (left > DONE && Math.abs(ego.speed) > STANDING / 3) return;
    if (state.leg === this.legs.length - 1) {
      const { goal } = state;
      const isThere =
        hypot(ego.x - goal.x, ego.y - goal.y) <= THERE && Math.abs(angleDifference(ego.yaw, goal.yaw)) <= STRAIGHT;
      state.done = isThere || state.attempts >= MOST_ATTEMPTS || !this.begin(tick, ego, goal, space);
      return;
    }
    const before = leg.curvature[leg.count - 1];
    state.leg++;
    state.way = 0;
    state.ready = tick + this.ticksToSteer(before, this.legs[state.leg].curvature[0]);
  }

  /** Looks for another way where the car has been held up for long. */
  private watch(tick: Tick, state: State, ego: Localisation, end: number, speed: number, space: FreeSpace): void {
    if (end >= this.legs[state.leg].length || speed > STANDING) {
      state.blockedSince = -1;
      return;
    }
    if (state.blockedSince < 0) state.blockedSince = tick;
    if (tick - state.blockedSince < PATIENCE * TICKS_PER_SECOND) return;
    state.blockedSince = tick;
    this.begin(tick, ego, state.goal, space);
  }

  /** The leg's pace, slower where something is straight ahead; it is braked for in time. */
  private fillPace(leg: Leg, { lateralSigma, longitudinalSigma }: Localisation, space: FreeSpace): void {
    if (leg.reverse) {
      this.pace = leg.pace;
      return;
    }
    const step = leg.length / (leg.count - 1);
    const aside = OFF_LEG + DOUBT * lateralSigma;
    this.pace = leg.pace.slice();
    for (let i = leg.count - 1; i >= 0; i--) {
      const room = space.roomAhead(leg.x[i], leg.y[i], leg.yaw[i], aside) - DOUBT * longitudinalSigma;
      const careful = Math.max(SLOWEST, room / TIME_AHEAD);
      const next = i + 1 < leg.count ? this.pace[i + 1] : 0;
      const braked = Math.sqrt(next * next + 2 * PACE.slowDown * step);
      this.pace[i] = Math.min(this.pace[i], careful, braked);
    }
  }

  /** Way along the leg up to which nothing stands, as far as the car has to know [m]. */
  private freeWay(leg: Leg, way: number, speed: number, space: FreeSpace): number {
    const sight = way + (speed * speed) / (2 * PACE.slowDown) + SIGHT;
    for (let i = Math.ceil(sampleAt(leg, way)); i < leg.count; i += 2) {
      const at = (leg.length * i) / (leg.count - 1);
      if (at > sight) break;
      if (!space.isFree(leg.x[i], leg.y[i], leg.yaw[i])) return Math.max(way, at - GAP);
    }
    return leg.length;
  }

  /** Speed that a plan begins with: what is driven, or a little less where that is too fast here. */
  private firstSpeed(leg: Leg, way: number, end: number, speed: number): number {
    return Math.max(Math.min(speed, this.mostAt(leg, way, end)), speed - TOO_FAST);
  }

  /** Greatest speed at `way`, for who may go to `end`. */
  private mostAt(leg: Leg, way: number, end: number): number {
    const most = valueAlong(this.pace, sampleAt(leg, way));
    return end < leg.length ? Math.min(most, Math.sqrt(2 * PACE.slowDown * Math.max(0, end - way))) : most;
  }

  /** Speed a sample later, for who is at `way` of a leg and may go to `end`. */
  private nextSpeed(leg: Leg, way: number, end: number, pace: number): number {
    // Of a whole step: what is left after it has to do for braking.
    const ahead = Math.min(end, way + pace * SAMPLE_SECONDS);
    const limit = this.mostAt(leg, ahead, end);
    const least = Math.max(0, pace - HARDEST * SAMPLE_SECONDS);
    return Math.max(least, Math.min(limit, pace + PICK_UP * SAMPLE_SECONDS));
  }

  private sample(leg: Leg, way: number, plan: Plan, i: number, z: number): void {
    const at = sampleAt(leg, way);
    const k = Math.min(Math.floor(at), leg.count - 2);
    const share = at - k;
    plan.x[i] = leg.x[k] + share * (leg.x[k + 1] - leg.x[k]);
    plan.y[i] = leg.y[k] + share * (leg.y[k + 1] - leg.y[k]);
    plan.z[i] = z;
    plan.yaw[i] = wrapAngle(leg.yaw[k] + share * (leg.yaw[k + 1] - leg.yaw[k]));
    plan.curvature[i] = valueAlong(leg.curvature, at);
  }

  private standing(tick: Tick, ego: Localisation, state: State): Plan {
    const leg = this.legs.at(-1);
    const plan = emptyPlan('arrive', 'parked', leg?.reverse === true);
    plan.expanded = this.expanded;
    for (let i = 0; i < SAMPLE_COUNT; i++) {
      if (leg !== undefined) this.sample(leg, leg.length, plan, i, ego.z);
      else {
        plan.x[i] = ego.x;
        plan.y[i] = ego.y;
        plan.yaw[i] = ego.yaw;
        plan.z[i] = ego.z;
      }
    }
    state.ready = tick;
    return plan;
  }

  /** Way that is left of all legs [m]. */
  private left({ leg, way }: State): number {
    return this.legs.slice(leg).reduce((sum, { length }) => sum + length, 0) - way;
  }

  /** Time in which the wheels turn from one curvature to another [ticks]. */
  private ticksToSteer(from: number, to: number): number {
    const { wheelbase, maxSteerRate } = this.vehicle;
    const turn = Math.abs(atan(wheelbase * to) - atan(wheelbase * from));
    return Math.ceil((turn / maxSteerRate + STEER_LAG) * TICKS_PER_SECOND);
  }
}

function valueAlong(values: Float64Array, at: number): number {
  const k = Math.min(Math.floor(at), values.length - 2);
  return values[k] + (at - k) * (values[k + 1] - values[k]);
}

function nearestWay(leg: Leg, x: number, y: number, last: number): number {
  const first = Math.floor(sampleAt(leg, last - LOOK_BACK));
  const end = Math.min(leg.count - 2, Math.ceil(sampleAt(leg, last + LOOK_AHEAD)));
  let best = last;
  let least = Number.POSITIVE_INFINITY;
  for (let i = first; i <= end; i++) {
    const px = leg.x[i + 1] - leg.x[i];
    const py = leg.y[i + 1] - leg.y[i];
    const square = px * px + py * py;
    const share = Math.min(Math.max(((x - leg.x[i]) * px + (y - leg.y[i]) * py) / square, 0), 1);
    const dx = x - leg.x[i] - share * px;
    const dy = y - leg.y[i] - share * py;
    const distance = dx * dx + dy * dy;
    if (distance >= least) continue;
    least = distance;
    best = (leg.length * (i + share)) / (leg.count - 1);
  }
  return best;
}

function reasonOf(leg: Leg, index: number, count: number): string {
  const way = leg.reverse ? 'backwards' : 'forwards';
  return count === 1 ? `parks ${way}` : `parks ${way}, ${index + 1} of ${count}`;
}

function emptyPlan(kind: Plan['decision']['kind'], reason: string, reverse: boolean): Plan {
  const samples = () => new Float64Array(SAMPLE_COUNT);
  return {
    valid: true,
    ...(reverse ? { reverse: true } : {}),
    decision: { kind, reason, ...NO_FENCE },
    t: Float64Array.from({ length: SAMPLE_COUNT }, (_, i) => i * SAMPLE_SECONDS),
    x: samples(),
    y: samples(),
    z: samples(),
    yaw: samples(),
    curvature: samples(),
    speed: samples(),
    acceleration: samples(),
    desiredSpeed: 0,
    expanded: 0,
    cost: 0,
    routeS: 0,
    remaining: 0,
  };
}
