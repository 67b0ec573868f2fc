import { angleDifference } from '../core/math/angle.ts';
import { clamp } from '../core/math/clamp.ts';
import { tan } from '../core/math/tan.ts';
import type { Decision, Localisation, Route } from '../core/messages.ts';
import type { DriverModule, Inbox, Outbox } from '../core/module.ts';
import { clonePlain, type PlainData } from '../core/snapshot.ts';
import { isDue, secondsAt, type Tick } from '../core/tick.ts';
import { TOPICS } from '../core/topics.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { LaneIndex } from '../map/lane-index.ts';
import type { LanePosition, RoadMap } from '../map/road-map.ts';
import { Behaviour } from './behaviour/behaviour.ts';
import { decide } from './behaviour/decide.ts';
import { LatticeSearch } from './lattice/lattice-search.ts';
import type { LaneState } from './planning-problem.ts';
import { buildReferenceLine } from './route/build-reference-line.ts';
import { findRoute } from './route/find-route.ts';
import { projectOntoReference, type ReferencePlace } from './route/project-onto-reference.ts';
import { type ReferenceLine, referenceSample } from './route/reference-line.ts';
import type { RoutePoint } from './route/route-graph.ts';
import { noRoute, routeMessage } from './route/route-message.ts';
import { anchorStart } from './trajectory/anchor-start.ts';
import { emergencyTrajectory } from './trajectory/emergency-trajectory.ts';
import { type LaneTrajectory, makeLaneTrajectory } from './trajectory/lane-trajectory.ts';
import { noPlan, planMessage } from './trajectory/plan-message.ts';
import { OffsetSmoother } from './trajectory/smooth-offset.ts';
import { SpeedSmoother } from './trajectory/smooth-speed.ts';
import type { TrajectorySearch } from './trajectory-search.ts';

const READS = ['localisation', 'tracks', 'signals'] as const;
const WRITES = ['route', 'plan'] as const;
type Reads = (typeof READS)[number];
type Writes = (typeof WRITES)[number];

/** The start must be this near to a lane [m]; farther from the route than OFF_ROUTE a new one is sought [m]. */
const START_REACH = 6;
const OFF_ROUTE = 5;

/** Stations around the last one in which the ego is looked for on the route [m]. */
const LOOK_BACK = 10;
const LOOK_AHEAD = 30;

/** A last plan older than this is not gone on with [s]. */
const PLAN_LIFE = 0.5;

/** Slopes of the first plan are at most this [1]. */
const MAX_START_SLOPE = 0.5;

export interface PlannerOptions {
  readonly map: RoadMap;
  readonly vehicle: VehicleSpecification;
  readonly goal: RoutePoint;
  /** Decides where to be when; the A* lattice unless another is given. */
  readonly search?: TrajectorySearch;
}

/**
 * Where to drive: at 1 Hz the lanes to the goal, at 10 Hz a trajectory of 6 s along them with the decision behind it.
 * belief -> Behaviour (rules: fences, obstacles) -> TrajectorySearch (A*) -> smoothing -> plan.
 */
export class Planner implements DriverModule<Reads, Writes> {
  readonly name = 'planner';
  readonly reads = READS;
  readonly writes = WRITES;
  private readonly map: RoadMap;
  private readonly goal: RoutePoint;
  private readonly search: TrajectorySearch;
  private readonly index: LaneIndex;
  private readonly behaviour: Behaviour;
  private readonly speedSmoother = new SpeedSmoother();
  private readonly offsetSmoother = new OffsetSmoother();

  private route: Route = noRoute('not sought yet');
  private line: ReferenceLine | null = null;
  private routeS = 0;
  /** The last plan, and its tick; -1 where there is none to go on with. */
  private last: LaneTrajectory = makeLaneTrajectory();
  private lastTick: Tick = -1;
  private next: LaneTrajectory = makeLaneTrajectory();

  constructor({ map, vehicle, goal, search = new LatticeSearch() }: PlannerOptions) {
    this.map = map;
    this.goal = goal;
    this.search = search;
    this.index = new LaneIndex(map);
    this.behaviour = new Behaviour(map, vehicle);
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    if (!isDue(tick, TOPICS.plan.rate)) return;
    const localisation = inbox.latest('localisation')?.message ?? null;
    const ego = localisation?.valid ? localisation : null;
    if (ego !== null && !this.locate(ego)) this.seekRoute(ego);
    if (isDue(tick, TOPICS.route.rate)) outbox.publish('route', this.route);
    if (ego !== null && this.line !== null) {
      this.plan(tick, this.line, ego, inbox, outbox);
      return;
    }
    this.lastTick = -1;
    outbox.publish('plan', noPlan(halt(ego === null ? 'own place unknown' : this.route.reason)));
  }

  snapshot(): PlainData {
    const { route, routeS, last, lastTick } = this;
    return clonePlain({ route, routeS, last, lastTick, behaviour: this.behaviour.snapshot() } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const { route, routeS, last, lastTick, behaviour } = clonePlain(state) as unknown as {
      route: Route;
      routeS: number;
      last: LaneTrajectory;
      lastTick: Tick;
      behaviour: PlainData;
    };
    this.route = route;
    this.line = null;
    if (route.valid) this.follow(buildReferenceLine(this.map, route.lanes, route.startS, route.goalS));
    this.routeS = routeS;
    this.last = last;
    this.lastTick = lastTick;
    this.behaviour.restore(behaviour);
  }

  private plan(tick: Tick, line: ReferenceLine, ego: Localisation, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    this.measure(line, ego);
    const elapsed = secondsAt(tick - this.lastTick);
    const goesOn = this.lastTick >= 0 && elapsed <= PLAN_LIFE;
    if (goesOn) anchorStart(measured, this.last, elapsed, start);
    else Object.assign(start, measured);
    const tracks = inbox.latest('tracks')?.message ?? null;
    const signals = inbox.latest('signals')?.message ?? null;
    const problem = this.behaviour.problem(tick, start, tracks, signals);
    const coarse = this.search.search(problem);
    if (coarse.found) {
      this.speedSmoother.smooth(problem, coarse, this.next);
      this.offsetSmoother.smooth(start, coarse, this.next);
    } else {
      emergencyTrajectory(start, this.next);
    }
    outbox.publish(
      'plan',
      planMessage(line, this.next, {
        decision: decide(problem, coarse),
        desiredSpeed: problem.profile[referenceSample(line, start.s)],
        expanded: coarse.expanded,
        cost: coarse.found ? coarse.cost : 0,
        routeS: start.s,
        remaining: Math.max(0, line.goal - start.s),
      }),
    );
    [this.last, this.next] = [this.next, this.last];
    this.lastTick = tick;
  }

  /** Finds the ego on the route; false where it is not on it. */
  private locate({ x, y }: Localisation): boolean {
    if (this.line === null) return false;
    const { routeS } = this;
    if (!projectOntoReference(this.line, x, y, routeS - LOOK_BACK, routeS + LOOK_AHEAD, OFF_ROUTE, place)) return false;
    this.routeS = Math.max(0, place.s);
    return true;
  }

  private seekRoute({ x, y, yaw }: Localisation): void {
    this.line = null;
    this.lastTick = -1;
    this.index.nearestLane(x, y, yaw, START_REACH, position);
    if (position.lane < 0) {
      this.route = noRoute('not on a lane');
      return;
    }
    const from: RoutePoint = { lane: position.lane, s: position.s };
    const found = findRoute(this.map, from, this.goal);
    if (!found.valid) {
      this.route = noRoute(found.reason);
      return;
    }
    const line = buildReferenceLine(this.map, found.lanes, from.s, this.goal.s);
    this.route = routeMessage(found.lanes, from, this.goal, line);
    this.routeS = 0;
    this.follow(line);
  }

  private follow(line: ReferenceLine): void {
    this.line = line;
    this.behaviour.follow(line);
  }

  /** The ego in the lane frame as measured. */
  private measure(line: ReferenceLine, ego: Localisation): void {
    const { routeS } = this;
    projectOntoReference(line, ego.x, ego.y, routeS - LOOK_BACK, routeS + LOOK_AHEAD, 2 * OFF_ROUTE, place);
    const angle = angleDifference(ego.yaw, line.heading[referenceSample(line, place.s)]);
    measured.s = Math.max(0, place.s);
    measured.d = place.d;
    measured.slope = clamp(tan(clamp(angle, -1, 1)), -MAX_START_SLOPE, MAX_START_SLOPE);
    measured.bend = 0;
    measured.speed = Math.max(0, ego.speed);
    measured.acceleration = clamp(ego.acceleration, -3, 2);
  }
}

function halt(reason: string): Decision {
  return { kind: 'emergency', reason, fenceX: Number.NaN, fenceY: Number.NaN, fenceYaw: Number.NaN };
}

const place: ReferencePlace = { s: 0, d: 0 };
const position: LanePosition = { lane: -1, s: 0, d: 0 };
const measured: LaneState = { s: 0, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0 };
const start: LaneState = { s: 0, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0 };
