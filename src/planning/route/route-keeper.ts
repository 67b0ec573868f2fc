import { angleDifference } from '../../core/math/angle.ts';
import { clamp } from '../../core/math/clamp.ts';
import { tan } from '../../core/math/tan.ts';
import type { Localisation } from '../../core/messages/localisation.ts';
import type { Decision } from '../../core/messages/plan.ts';
import type { Route } from '../../core/messages/route.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import type { ClosedLane } from '../closures/closed-lanes.ts';
import { Closures } from '../closures/closures.ts';
import type { LaneState } from '../planning-problem.ts';
import { buildReferenceLine } from './build-reference-line.ts';
import { findRoute } from './find-route.ts';
import { type Mission, STRAIGHT_THERE } from './mission.ts';
import { MissionProgress } from './mission-progress.ts';
import { projectOntoReference, type ReferencePlace } from './project-onto-reference.ts';
import { type ReferenceLine, referenceSample } from './reference-line.ts';
import type { RoutePoint } from './route-graph.ts';
import { noRoute, routeMessage } from './route-message.ts';
import type { RouteWish } from './route-wish.ts';
import { turnsOff } from './turns-off.ts';

/** The start must be this near to a lane [m]; farther from the route than OFF_ROUTE a new one is sought [m]. */
const START_REACH = 6;
const OFF_ROUTE = 5;

/** Stations around the last one in which the ego is looked for on the route [m]. */
const LOOK_BACK = 10;
const LOOK_AHEAD = 30;

/** Who closed a lane and is faster than this drives off [m/s]. */
const DRIVES_OFF = 1;

/** Slopes of the first plan are at most this [1]. */
const MAX_START_SLOPE = 0.5;

/** The way to the next stop, in the end to the goal: sought from the lane that the ego is on, kept while the ego keeps to it. */
export class RouteKeeper {
  private readonly map: RoadMap;
  private readonly mission: Mission;
  private readonly progress: MissionProgress;
  private readonly closures: Closures;
  readonly index: LaneIndex;
  private route: Route = noRoute('not sought yet');
  private reference: ReferenceLine | null = null;
  private routeS = 0;
  private tick: Tick = 0;

  constructor(map: RoadMap, goal: RoutePoint, mission: Mission = STRAIGHT_THERE) {
    this.map = map;
    this.mission = mission;
    this.progress = new MissionProgress(mission, goal);
    this.closures = new Closures(map);
    this.index = new LaneIndex(map);
  }

  /** What is published of it. */
  get message(): Route {
    const { reason } = this.closures;
    return reason === '' || !this.route.valid ? this.route : { ...this.route, reason };
  }

  /** The line that it follows; null where there is no way. */
  get line(): ReferenceLine | null {
    return this.reference;
  }

  /** Whether it leads to the goal: all stops are done. */
  get isLast(): boolean {
    return this.progress.isLast;
  }

  /** Way along it from where the ego was last to the goal [m]; Infinity where there is none, or stops come before. */
  get remaining(): number {
    if (this.reference === null || !this.progress.isLast) return Number.POSITIVE_INFINITY;
    return this.reference.goal - this.routeS;
  }

  /** Takes in where the ego is, once for every plan; true where another way was sought, found or not. */
  update(tick: Tick, ego: Localisation): boolean {
    this.tick = tick;
    const isOn = this.locate(ego);
    const rest = this.reference === null ? Number.NaN : this.reference.goal - this.routeS;
    if (isOn && !this.progress.update(tick, rest, ego.speed)) return false;
    this.seek(ego);
    return true;
  }

  /**
   * Takes in which lanes are seen to be closed, and who moves; true where a way around them was taken. Where there is none, the ego goes
   * on to where it can stop, and looks again.
   */
  heed(tick: Tick, ego: Localisation, seen: readonly ClosedLane[], tracks: readonly Track[]): boolean {
    const { closures, reference } = this;
    for (const { id, speed } of tracks) if (Math.abs(speed) > DRIVES_OFF) closures.open(id);
    if (reference === null || !closures.add(tick, seen)) return false;
    const ahead = reference.legs.filter(({ to }) => to > this.routeS).map(({ lane }) => lane);
    const way = this.find(ego);
    if ('reason' in way) {
      closures.refuse(tick, 'no other way');
      return false;
    }
    if (!turnsOff(way.line, ego.speed)) {
      closures.refuse(tick, 'too fast to turn off');
      return false;
    }
    closures.take(tick, ahead, way.route.lanes);
    this.take(way);
    return true;
  }

  /** A decision in words that know of the mission and of closed roads. */
  tell(decision: Decision): Decision {
    return this.closures.tell(this.tick, this.progress.tell(decision));
  }

  /** The ego in the lane frame as measured: of the route's line, or of one that swings out of it. Only where there is one. */
  measure(ego: Localisation, out: LaneState, line: ReferenceLine | null = this.reference): void {
    const { routeS } = this;
    if (line === null) throw new Error('RouteKeeper.measure was called without a route');
    projectOntoReference(line, ego.x, ego.y, routeS - LOOK_BACK, routeS + LOOK_AHEAD, 2 * OFF_ROUTE, place);
    const angle = angleDifference(ego.yaw, line.heading[referenceSample(line, place.s)]);
    out.s = Math.max(0, place.s);
    out.d = place.d;
    out.slope = clamp(tan(clamp(angle, -1, 1)), -MAX_START_SLOPE, MAX_START_SLOPE);
    out.bend = 0;
    out.speed = Math.max(0, ego.speed);
    out.acceleration = clamp(ego.acceleration, -3, 2);
  }

  snapshot(): PlainData {
    const { route, routeS, tick, progress, closures } = this;
    const kept = { route, routeS, tick, progress: progress.snapshot(), closures: closures.snapshot() };
    return clonePlain(kept as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const { route, routeS, tick, progress, closures } = clonePlain(state) as unknown as Kept;
    this.progress.restore(progress);
    this.closures.restore(closures);
    this.tick = tick;
    this.route = route;
    this.reference = route.valid ? buildReferenceLine(this.map, route.lanes, route.startS, route.goalS) : null;
    this.routeS = routeS;
  }

  /** Finds the ego on the route; false where it is not on it. */
  private locate({ x, y }: Localisation): boolean {
    if (this.reference === null) return false;
    const { routeS } = this;
    if (!projectOntoReference(this.reference, x, y, routeS - LOOK_BACK, routeS + LOOK_AHEAD, OFF_ROUTE, place))
      return false;
    this.routeS = Math.max(0, place.s);
    return true;
  }

  private seek(ego: Localisation): void {
    const way = this.find(ego);
    if (!('reason' in way)) {
      this.take(way);
      return;
    }
    this.reference = null;
    this.route = noRoute(way.reason);
  }

  private take({ route, line }: FoundWay): void {
    this.route = route;
    this.reference = line;
    this.routeS = 0;
  }

  /** The way from where the ego is, or why there is none. */
  private find({ x, y, yaw }: Localisation): FoundWay | { readonly reason: string } {
    this.index.nearestLane(x, y, yaw, START_REACH, position);
    if (position.lane < 0) return { reason: 'not on a lane' };
    const from: RoutePoint = { lane: position.lane, s: position.s };
    const { target } = this.progress;
    const found = findRoute(this.map, from, target, this.wish());
    if (!found.valid) return found;
    const line = buildReferenceLine(this.map, found.lanes, from.s, target.s);
    return { route: routeMessage(found.lanes, from, target, line), line };
  }

  private wish(): RouteWish {
    const { wish } = this.mission;
    return { ...wish, closed: this.closures.by(wish.closed) };
  }
}

interface FoundWay {
  readonly route: Route;
  readonly line: ReferenceLine;
}

/** What a snapshot holds. */
interface Kept {
  readonly route: Route;
  readonly routeS: number;
  readonly tick: Tick;
  readonly progress: PlainData;
  readonly closures: PlainData;
}

const place: ReferencePlace = { s: 0, d: 0 };
const position: LanePosition = { lane: -1, s: 0, d: 0 };
