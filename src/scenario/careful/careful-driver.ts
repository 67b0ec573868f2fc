import { angleDifference } from '../../core/math/angle.ts';
import { clamp } from '../../core/math/clamp.ts';
import { tan } from '../../core/math/tan.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { Route } from '../../core/messages/route.ts';
import type { Inbox, Module, Outbox } from '../../core/module.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { isDue, secondsAt, type Tick } from '../../core/tick.ts';
import { TOPICS } from '../../core/topics.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import type { PlanePose } from '../../planning/free-space/arc-piece.ts';
import { PoseApproach } from '../../planning/free-space/pose-approach.ts';
import type { StandingBox } from '../../planning/free-space/surroundings.ts';
import type { LaneState } from '../../planning/planning-problem.ts';
import { predictWays } from '../../planning/road-users/predict-ways.ts';
import type { RoadUser } from '../../planning/road-users/road-user.ts';
import { buildReferenceLine } from '../../planning/route/build-reference-line.ts';
import { findRoute } from '../../planning/route/find-route.ts';
import { type Mission, STRAIGHT_THERE } from '../../planning/route/mission.ts';
import { MissionProgress } from '../../planning/route/mission-progress.ts';
import { projectOntoReference, type ReferencePlace } from '../../planning/route/project-onto-reference.ts';
import { referenceSample } from '../../planning/route/reference-line.ts';
import type { RoutePoint } from '../../planning/route/route-graph.ts';
import { noRoute, routeMessage } from '../../planning/route/route-message.ts';
import { LastPlan } from '../../planning/trajectory/last-plan.ts';
import { noPlan, planMessage } from '../../planning/trajectory/plan-message.ts';
import { carefulDecision } from './careful-decision.ts';
import type { DrivingStyle } from './driving-style.ts';
import { buildLaneChain, type LaneChain } from './lane-chain.ts';
import { Precedence } from './precedence.ts';
import { Proposals } from './proposals.ts';
import { RoadUsers } from './road-users.ts';
import { localisationOf } from './true-localisation.ts';
import { WayToGoal } from './way-to-goal.ts';

const READS = ['truth.ego', 'truth.actors', 'truth.signals'] as const;
const WRITES = ['route', 'plan'] as const;
type Reads = (typeof READS)[number];
type Writes = (typeof WRITES)[number];

/** The start must be this near to a lane [m]; farther from the chain than this a new one is sought [m]. */
const START_REACH = 6;
const OFF_CHAIN = 8;
/** Stations around the last one in which the ego is looked for on the chain [m]. */
const LOOK_BACK = 10;
const LOOK_AHEAD = 40;
/** A chain that does not end at the goal is built anew this much before its end [m]. */
const RENEW_BEFORE = 400;
/** Slopes of the first plan are at most this [1]. */
const MAX_START_SLOPE = 0.5;
/** Slower than this the ego stands [m/s]. */
const STANDS = 0.15;

export interface CarefulDriverOptions {
  readonly map: RoadMap;
  readonly vehicle: VehicleSpecification;
  readonly goal: RoutePoint;
  /** Stops on the way, and by what it is chosen; without it the quickest way to the goal. */
  readonly mission?: Mission;
  /** How to stand in the end, beside the lanes; left out where the goal is on a lane. */
  readonly goalPose?: PlanePose | null;
  readonly style: DrivingStyle;
  /** What stands about and is nobody: cones, barriers, boxes. */
  readonly things?: readonly RoadUser[];
}

/**
 * The careful driver: one set of rules for all scenes. It is no driver under test, for it reads the truth (`truth.ego`,
 * `truth.actors`, `truth.signals`): it proves that a scene can be passed, and its run is the expert that progress is
 * measured by. It writes `route` and `plan` as the planner does, and the controller drives.
 *
 * truth -> RoadUsers (who is where, where may he go) -> Proposals (rules bound the speed along each of a few paths; each is
 * driven forward and looked at) -> the best one that touches nobody -> plan.
 */
export class CarefulDriver implements Module<Reads, Writes> {
  readonly name = 'planner';
  readonly reads = READS;
  readonly writes = WRITES;
  private readonly map: RoadMap;
  private readonly mission: Mission;
  private readonly progress: MissionProgress;
  private readonly style: DrivingStyle;
  private readonly things: readonly RoadUser[];
  private readonly index: LaneIndex;
  private readonly users: RoadUsers;
  private readonly proposals: Proposals;
  /** To the next stop, or to the goal. */
  private way: WayToGoal;
  /** Into the goal's pose; null where the goal is on a lane. */
  private readonly approach: PoseApproach | null;

  private route: Route = noRoute('not sought yet');
  private chain: LaneChain | null = null;
  private s = 0;
  private standsFrom: Tick = -1;
  private readonly last = new LastPlan();

  constructor({
    map,
    vehicle,
    goal,
    mission = STRAIGHT_THERE,
    goalPose = null,
    style,
    things = [],
  }: CarefulDriverOptions) {
    this.map = map;
    this.mission = mission;
    this.progress = new MissionProgress(mission, goal);
    this.style = style;
    // Things stay where they are.
    for (const thing of things) predictWays(map, thing);
    this.things = things;
    this.index = new LaneIndex(map);
    this.way = this.wayToTarget();
    this.users = new RoadUsers(map, this.index);
    this.approach = goalPose === null ? null : new PoseApproach(map, vehicle, goalPose);
    this.proposals = new Proposals({
      map,
      vehicle,
      style,
      index: this.index,
      precedence: new Precedence(map),
      chainFrom: (from) => this.chainFrom(from),
    });
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    if (!isDue(tick, TOPICS.plan.rate)) return;
    const ego = inbox.latest('truth.ego')?.message ?? null;
    const actors = inbox.latest('truth.actors')?.message ?? null;
    const signals = inbox.latest('truth.signals')?.message ?? null;
    if (ego !== null && actors !== null && this.park(tick, ego, actors, outbox)) return;
    if (ego !== null) this.keepWay(tick, ego);
    if (isDue(tick, TOPICS.route.rate)) outbox.publish('route', this.route);
    if (ego === null || actors === null || signals === null || this.chain === null) {
      this.last.drop();
      const reason = ego === null ? 'own place unknown' : this.route.reason;
      outbox.publish('plan', noPlan(reason));
      return;
    }
    this.plan(tick, this.chain, ego, actors, signals.state, outbox);
  }

  snapshot(): PlainData {
    const { route, chain, s, standsFrom, last } = this;
    return clonePlain({
      progress: this.progress.snapshot(),
      route,
      chainFrom: chain === null ? null : chain.from,
      s,
      standsFrom,
      last: last.snapshot(),
      users: this.users.snapshot(),
      proposals: this.proposals.snapshot(),
      approach: this.approach?.snapshot() ?? null,
    } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const from = clonePlain(state) as unknown as CarefulState;
    this.progress.restore(from.progress);
    this.way = this.wayToTarget();
    this.route = from.route;
    this.chain = from.chainFrom === null ? null : this.chainFrom(from.chainFrom);
    this.s = from.s;
    this.standsFrom = from.standsFrom;
    this.last.restore(from.last);
    this.users.restore(from.users);
    this.proposals.restore(from.proposals);
    if (from.approach !== null) this.approach?.restore(from.approach);
  }

  /** Drives into a goal beside the lanes, once these are done; false while there is nothing of it to do. */
  private park(tick: Tick, ego: EgoTruth, actors: ActorsTruth, outbox: Outbox<Writes>): boolean {
    if (this.approach === null) return false;
    const { chain } = this;
    const isFar = chain === null || !this.progress.isLast;
    const remaining = isFar ? Number.POSITIVE_INFINITY : this.remaining(chain, this.s);
    const plan = this.approach.plan(tick, localisationOf(ego), remaining, [...boxesOf(actors), ...this.things]);
    if (plan === null) return false;
    this.last.drop();
    if (isDue(tick, TOPICS.route.rate)) outbox.publish('route', this.route);
    outbox.publish('plan', plan);
    return true;
  }

  private plan(
    tick: Tick,
    chain: LaneChain,
    ego: EgoTruth,
    actors: ActorsTruth,
    states: Uint8Array,
    outbox: Outbox<Writes>,
  ): void {
    this.measure(chain, ego);
    this.last.begin(tick, measured, start);
    const { next } = this.last;
    if (Math.abs(ego.vx) > STANDS) this.standsFrom = tick;
    const egoStanding = secondsAt(tick - this.standsFrom);
    this.users.look(tick, actors, ego.x, ego.y, ego.z, ego.vx, this.things);
    const chosen = this.proposals.choose({ tick, users: this.users.near, states, egoStanding }, chain, start, next);
    outbox.publish(
      'plan',
      planMessage(chosen.chain.line, next, {
        decision: this.progress.tell(carefulDecision(chosen, next)),
        desiredSpeed: chosen.chain.profile[referenceSample(chosen.chain.line, next.s[0])],
        expanded: chosen.proposals,
        cost: chosen.cost,
        routeS: Math.max(0, this.route.length - this.remaining(chosen.chain, next.s[0])),
        remaining: this.remaining(chosen.chain, next.s[0]),
      }),
    );
    this.chain = chosen.chain;
    this.s = next.s[0];
    this.last.keep(tick);
  }

  /** Way to the goal along the chain, or along the route from where the chain leaves it [m]. */
  private remaining({ line, arrives }: LaneChain, s: number): number {
    return arrives ? Math.max(0, line.goal - s) : Math.max(0, this.route.length - s);
  }

  /** Seeks a way where the ego is off the one it has, or has done a stop. */
  private keepWay(tick: Tick, ego: EgoTruth): void {
    const isOn = this.locate(ego);
    const { chain } = this;
    const rest = chain?.arrives === true ? chain.line.goal - this.s : Number.POSITIVE_INFINITY;
    const isDone = isOn && this.progress.update(tick, rest, ego.vx);
    if (isOn && !isDone) return;
    if (isDone) {
      this.way = this.wayToTarget();
      this.route = noRoute('not sought yet');
    }
    this.seekWay(ego);
  }

  private wayToTarget(): WayToGoal {
    return new WayToGoal(this.map, this.progress.target, this.mission.wish);
  }

  private locate({ x, y }: EgoTruth): boolean {
    const { chain } = this;
    if (chain === null) return false;
    if (!projectOntoReference(chain.line, x, y, this.s - LOOK_BACK, this.s + LOOK_AHEAD, OFF_CHAIN, place))
      return false;
    this.s = Math.max(0, place.s);
    return chain.arrives || this.s < chain.line.goal - RENEW_BEFORE || chain.line.goal < RENEW_BEFORE;
  }

  private seekWay({ x, y, z, yaw }: EgoTruth): void {
    this.chain = null;
    this.last.drop();
    this.index.nearestLane(x, y, yaw, START_REACH, position, z);
    if (position.lane < 0) {
      this.route = noRoute('not on a lane');
      return;
    }
    const from: RoutePoint = { lane: position.lane, s: position.s };
    this.chain = this.chainFrom(from);
    this.s = this.chain.fromS;
    if (this.route.valid) return;
    const { target } = this.progress;
    const found = findRoute(this.map, from, target, this.mission.wish);
    this.route = found.valid
      ? routeMessage(found.lanes, from, target, buildReferenceLine(this.map, found.lanes, from.s, target.s))
      : noRoute(found.reason);
    if (!found.valid) this.chain = null;
  }

  private chainFrom(from: RoutePoint): LaneChain {
    return buildLaneChain(this.map, this.way, this.progress.target, from, this.style);
  }

  /** The ego in the lane frame as it is. */
  private measure({ line }: LaneChain, ego: EgoTruth): void {
    projectOntoReference(line, ego.x, ego.y, this.s - LOOK_BACK, this.s + LOOK_AHEAD, 2 * OFF_CHAIN, place);
    const angle = angleDifference(ego.yaw, line.heading[referenceSample(line, place.s)]);
    measured.s = Math.max(0, place.s);
    measured.d = place.d;
    measured.slope = clamp(tan(clamp(angle, -1, 1)), -MAX_START_SLOPE, MAX_START_SLOPE);
    measured.bend = 0;
    measured.speed = Math.max(0, ego.vx);
    measured.acceleration = clamp(ego.ax, -3, 2);
  }
}

interface CarefulState {
  progress: PlainData;
  route: Route;
  chainFrom: RoutePoint | null;
  s: number;
  standsFrom: Tick;
  last: PlainData;
  users: PlainData;
  proposals: PlainData;
  approach: PlainData | null;
}

function boxesOf({ count, x, y, yaw, length, width }: ActorsTruth): StandingBox[] {
  return Array.from({ length: count }, (_, i) => ({
    x: x[i],
    y: y[i],
    yaw: yaw[i],
    length: length[i],
    width: width[i],
  }));
}

const place: ReferencePlace = { s: 0, d: 0 };
const position: LanePosition = { lane: -1, s: 0, d: 0 };
const measured: LaneState = { s: 0, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0 };
const start: LaneState = { s: 0, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0 };
