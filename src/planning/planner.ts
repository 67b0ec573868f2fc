import type { Localisation } from '../core/messages/localisation.ts';
import type { Track, Tracks } from '../core/messages/tracks.ts';
import type { DriverTopic } from '../core/messages.ts';
import type { DriverModule, Inbox, Outbox } from '../core/module.ts';
import { SEEN_WEATHER } from '../core/seen-weather.ts';
import { clonePlain, type PlainData } from '../core/snapshot.ts';
import { isDue, type Tick } from '../core/tick.ts';
import { TOPICS } from '../core/topics.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { RoadMap } from '../map/road-map.ts';
import { Behaviour } from './behaviour/behaviour.ts';
import { decide } from './behaviour/decide.ts';
import { stillNews } from './behaviour/stale-sight.ts';
import type { RightOfWay } from './behaviour/yield/right-of-way.ts';
import { RoadWatch } from './closures/road-watch.ts';
import type { PlanePose } from './free-space/arc-piece.ts';
import { PoseApproach } from './free-space/pose-approach.ts';
import { StandingMemory } from './free-space/standing-memory.ts';
import { GripEstimate } from './grip/grip-estimate.ts';
import { LatticeSearch } from './lattice/lattice-search.ts';
import { carryOver } from './passing/carry-over.ts';
import type { LaneState } from './planning-problem.ts';
import type { Mission } from './route/mission.ts';
import { type ReferenceLine, referenceSample } from './route/reference-line.ts';
import type { RoutePoint } from './route/route-graph.ts';
import { RouteKeeper } from './route/route-keeper.ts';
import { responseDecision } from './rss/proper-response.ts';
import { LastPlan } from './trajectory/last-plan.ts';
import { noPlan, planMessage } from './trajectory/plan-message.ts';
import { TrajectoryMaker } from './trajectory-maker.ts';
import type { TrajectorySearch } from './trajectory-search.ts';

const READS = ['localisation', 'tracks', 'signals'] as const;
const WRITES = ['route', 'plan'] as const;
type Reads = (typeof READS)[number];
type Writes = (typeof WRITES)[number];

export interface PlannerOptions {
  readonly map: RoadMap;
  readonly vehicle: VehicleSpecification;
  readonly goal: RoutePoint;
  /** Stops on the way, and by what it is chosen; without it the quickest way to the goal. */
  readonly mission?: Mission;
  /** How to stand in the end, beside the lanes; left out where the goal is on a lane. */
  readonly goalPose?: PlanePose | null;
  /** Who goes first in junctions, for who sees to the sides; without it only those ahead are given way to. */
  readonly rights?: RightOfWay | null;
  /** Whether it drives around what blocks its lane; for who sees no more than a front camera does, not. */
  readonly passes?: boolean;
  /** Whether it looks at the weather; where there is none to be seen, not. */
  readonly seesWeather?: boolean;
  /** Decides where to be when; the A* lattice unless another is given. */
  readonly search?: TrajectorySearch;
}

/**
 * Where to drive: at 1 Hz the lanes to the goal, at 10 Hz a trajectory of 6 s along them with the decision behind it.
 * belief -> Behaviour (rules: fences, obstacles) -> TrajectorySearch (A*) -> smoothing -> plan.
 */
export class Planner implements DriverModule<Reads, Writes> {
  readonly name = 'planner';
  readonly reads: readonly Reads[];
  readonly writes = WRITES;
  private readonly route: RouteKeeper;
  private readonly behaviour: Behaviour;
  private readonly maker: TrajectoryMaker;
  private readonly watch: RoadWatch;
  /** Into the goal's pose; null where the goal is on a lane. */
  private readonly approach: PoseApproach | null;
  private readonly gripEstimate = new GripEstimate();
  private readonly vehicle: VehicleSpecification;
  private readonly seesWeather: boolean;
  private readonly standing = new StandingMemory();
  private readonly last = new LastPlan();

  constructor({
    map,
    vehicle,
    goal,
    mission,
    goalPose = null,
    rights = null,
    passes = true,
    seesWeather = false,
    search = new LatticeSearch(),
  }: PlannerOptions) {
    this.reads = seesWeather ? ([...READS, SEEN_WEATHER] as unknown as readonly Reads[]) : READS;
    this.vehicle = vehicle;
    this.seesWeather = seesWeather;
    this.route = new RouteKeeper(map, goal, mission);
    this.maker = new TrajectoryMaker(search, vehicle);
    this.behaviour = new Behaviour(map, vehicle, rights, passes ? this.route.index : null, goalPose === null);
    this.watch = new RoadWatch(map, vehicle, passes);
    this.approach = goalPose === null ? null : new PoseApproach(map, vehicle, goalPose);
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    if (!isDue(tick, TOPICS.plan.rate)) return;
    const localisation = stillNews(tick, inbox.latest('localisation'));
    const ego = localisation?.valid ? localisation : null;
    if (ego !== null && this.park(tick, ego, inbox, outbox)) return;
    if (ego !== null && this.route.update(tick, ego)) this.takeRoute();
    const { line, message } = this.route;
    if (isDue(tick, TOPICS.route.rate)) outbox.publish('route', message);
    if (ego !== null && line !== null) {
      this.plan(tick, line, ego, inbox, outbox);
      return;
    }
    this.last.drop();
    outbox.publish('plan', noPlan(ego === null ? 'own place unknown' : message.reason));
  }

  snapshot(): PlainData {
    const { route, last, behaviour, gripEstimate } = this;
    return clonePlain({
      route: route.snapshot(),
      last: last.snapshot(),
      behaviour: behaviour.snapshot(),
      watch: this.watch.snapshot(),
      grip: gripEstimate.snapshot(),
      approach: this.approach === null ? null : [this.approach.snapshot(), this.standing.snapshot()],
    } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const { route, last, behaviour, grip, watch, approach } = clonePlain(state) as unknown as {
      route: PlainData;
      last: PlainData;
      behaviour: PlainData;
      watch: PlainData;
      grip: PlainData;
      approach: [PlainData, PlainData] | null;
    };
    this.route.restore(route);
    this.takeRoute();
    this.last.restore(last);
    this.gripEstimate.restore(grip);
    this.behaviour.restore(behaviour);
    this.watch.restore(watch);
    if (approach === null) return;
    this.approach?.restore(approach[0]);
    this.standing.restore(approach[1]);
  }

  /** Drives into a goal beside the lanes, once these are done; false while there is nothing of it to do. */
  private park(tick: Tick, ego: Localisation, inbox: Inbox<Reads>, outbox: Outbox<Writes>): boolean {
    if (this.approach === null) return false;
    const boxes = this.standing.update(tick, inbox.latest('tracks')?.message.tracks ?? []);
    const plan = this.approach.plan(tick, ego, this.route.remaining, boxes);
    if (plan === null) return false;
    this.last.drop();
    if (isDue(tick, TOPICS.route.rate)) outbox.publish('route', this.route.message);
    outbox.publish('plan', plan);
    return true;
  }

  /** A new way: the last plan is not gone on with. */
  private takeRoute(): void {
    this.last.drop();
    if (this.route.line !== null) this.behaviour.follow(this.route.line);
  }

  /** The line to drive along, with the last plan in its lane frame. @param route the route's own line */
  private way(tick: Tick, route: ReferenceLine, ego: Localisation, tracks: Tracks | null): ReferenceLine {
    this.route.measure(ego, measured, route);
    const before = this.behaviour.swing;
    this.behaviour.pass(tick, measured, tracks);
    const { line, swing } = this.behaviour;
    if (swing !== before) this.last.change((trajectory) => carryOver(trajectory, before, swing));
    return line ?? route;
  }

  /** Goes on by another way where the one ahead is seen to be closed. */
  private reconsider(tick: Tick, route: ReferenceLine, ego: Localisation, tracks: readonly Track[]): void {
    this.route.measure(ego, measured, route);
    const closed = this.watch.look(route, { tick, ego: measured, tracks, passes: this.behaviour.passes });
    if (this.route.heed(tick, ego, closed, tracks)) this.takeRoute();
  }

  /** What the road gives, by what is seen and felt. */
  private feel(tick: Tick, { speed, acceleration }: Localisation, inbox: Inbox<Reads>): void {
    const weather = this.seesWeather ? ((inbox as Inbox<DriverTopic>).latest(SEEN_WEATHER)?.message ?? null) : null;
    const asked = this.last.askedAcceleration(tick);
    const seen = this.vehicle.tyreFriction * (weather?.friction ?? 1);
    const grip = this.gripEstimate.update(tick, seen, { speed, asked, measured: acceleration });
    this.behaviour.expect(grip, weather?.visibility ?? Number.POSITIVE_INFINITY);
  }

  private plan(tick: Tick, route: ReferenceLine, ego: Localisation, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    const tracks = inbox.latest('tracks')?.message ?? null;
    this.feel(tick, ego, inbox);
    const line = this.way(tick, route, ego, tracks);
    this.route.measure(ego, measured, line);
    this.last.begin(tick, measured, start);
    const signals = stillNews(tick, inbox.latest('signals'));
    const heard = inbox.latest('tracks')?.tick ?? -1;
    const last = this.last.remainder(tick);
    const problem = { ...this.behaviour.problem(tick, start, tracks, signals, heard), last };
    const { next } = this.last;
    const { coarse, near } = this.maker.make(problem, next);
    outbox.publish(
      'plan',
      planMessage(line, next, {
        decision: near === null ? this.route.tell(decide(problem, coarse)) : responseDecision(near),
        desiredSpeed: problem.profile[referenceSample(line, start.s)],
        expanded: coarse.expanded,
        cost: coarse.found ? coarse.cost : 0,
        routeS: start.s,
        remaining: Math.max(0, line.goal - start.s),
      }),
    );
    this.last.keep(tick);
    this.reconsider(tick, route, ego, tracks?.tracks ?? []);
  }
}

const measured: LaneState = { s: 0, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0 };
const start: LaneState = { s: 0, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0 };
