import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { SignalView } from '../../core/messages/signals.ts';
import type { Tracks } from '../../core/messages/tracks.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { DRY, type Grip } from '../grip/grip.ts';
import { Passing } from '../passing/passing.ts';
import { NOBODY } from '../passing/passing-rule.ts';
import type { Swing } from '../passing/swing.ts';
import type { Fence, LaneState, PlanningProblem } from '../planning-problem.ts';
import type { ReferenceLine } from '../route/reference-line.ts';
import { SIGHT, speedProfile } from '../speed-profile.ts';
import { type CorridorView, corridorObstacles } from './corridor-obstacles.ts';
import { goalFence } from './goal-fence.ts';
import { headsForOncoming } from './heads-for-oncoming.ts';
import { holdStill } from './hold-still.ts';
import { JunctionRule } from './junction-rule.ts';
import { PedestrianRule } from './pedestrian-rule.ts';
import { type RouteCrossing, routeCrossings } from './route-crossings.ts';
import { type RouteCrosswalk, routeCrosswalks } from './route-crosswalks.ts';
import { type RouteStopLine, routeStopLines } from './route-stop-lines.ts';
import { SignalRule } from './signal-rule.ts';
import { StaleSight } from './stale-sight.ts';
import { StrayWatch } from './stray-watch.ts';
import { type BelievedTrack, TrackFilter } from './track-filter.ts';
import { waitingPlaces } from './waiting-places.ts';
import { BelievedUsers } from './yield/believed-users.ts';
import { cappedProfile } from './yield/capped-profile.ts';
import { slowPastStanding } from './yield/caution.ts';
import type { RightOfWay } from './yield/right-of-way.ts';
import { YieldRule, type YieldView } from './yield/yield-rule.ts';

const NO_STATES = new Uint8Array(0);

/** Share of the visibility within which something is recognised for what it is [1]: there its contrast is a fourteenth, not a fiftieth. */
const RECOGNISED = 2 / 3;

/** Share of the greatest steering rate that is counted on [1]. */
const STEERED = 0.4;

/** What is on a route whatever the traffic does. */
interface RouteRules {
  /** The line to drive along, the route's or one that swings around something. */
  readonly passing: Passing;
  readonly stopLines: readonly RouteStopLine[];
  readonly crossings: readonly RouteCrossing[];
  readonly crosswalks: readonly RouteCrosswalk[];
}

/** Turns what is believed of the world into a planning problem: fences, obstacles, wished speeds. */
export class Behaviour {
  private readonly map: RoadMap;
  private readonly vehicle: VehicleSpecification;
  private readonly filter = new TrackFilter();
  private readonly signalRule = new SignalRule();
  private readonly junctionRule = new JunctionRule();
  private readonly pedestrianRule = new PedestrianRule();
  private readonly strayWatch = new StrayWatch();
  private readonly staleSight = new StaleSight();
  /** In place of JunctionRule for who sees to the sides. */
  private readonly users: BelievedUsers | null;
  private readonly yieldRule: YieldRule | null;
  /** Lanes to pass on; null for who passes nobody. */
  private readonly index: LaneIndex | null;
  /** Whether the goal is where to stand, and not where to leave the lanes. */
  private readonly stopsAtGoal: boolean;
  private rules: RouteRules | null = null;
  /** What the road gives, and how far is seen [m]. */
  private grip = DRY;
  private sight = SIGHT;

  constructor(
    map: RoadMap,
    vehicle: VehicleSpecification,
    rights: RightOfWay | null = null,
    index: LaneIndex | null = new LaneIndex(map),
    stopsAtGoal = true,
  ) {
    this.map = map;
    this.vehicle = vehicle;
    this.users = rights === null ? null : new BelievedUsers(map);
    this.yieldRule = rights === null ? null : new YieldRule(rights);
    this.index = index;
    this.stopsAtGoal = stopsAtGoal;
  }

  /** To be called with every new route. */
  follow(line: ReferenceLine): void {
    this.staleSight.newLine();
    const stopLines = routeStopLines(this.map, line);
    const crossings = routeCrossings(this.map, line, stopLines);
    const crosswalks = routeCrosswalks(this.map, line);
    const places = waitingPlaces(stopLines, crosswalks);
    const passing = new Passing(this.map, this.vehicle, this.index, line, this.profileOf(line), places);
    passing.grip = this.grip;
    this.rules = { passing, stopLines, crossings, crosswalks };
  }

  /** Plans with another grip, and within another sight [m], from now on. */
  expect(grip: Grip, visibility: number): void {
    const sight = Math.min(SIGHT, RECOGNISED * visibility);
    if (grip === this.grip && sight === this.sight) return;
    this.grip = grip;
    this.sight = sight;
    const { rules } = this;
    if (rules !== null) rules.passing.expect(grip, this.profileOf(rules.passing.route));
  }

  private profileOf(line: ReferenceLine): Float64Array {
    const { sight, grip, vehicle } = this;
    return speedProfile(line, sight, (STEERED * vehicle.maxSteerRate) / vehicle.wheelbase, grip);
  }

  /** The line that the problems are posed on; null before there is a route. */
  get line(): ReferenceLine | null {
    return this.rules?.passing.line ?? null;
  }

  /** Whether it drives around what blocks the lane, or waits for a gap to do so. */
  get passes(): 'now' | 'later' | 'not' {
    const { swing, fence, reason } = this.rules?.passing.view ?? NOBODY;
    if (swing !== null) return 'now';
    return fence === null && reason === null ? 'not' : 'later';
  }

  /** How it leaves the route's line; null where it does not. */
  get swing(): Swing | null {
    return this.rules?.passing.swing ?? null;
  }

  /**
   * Decides whether to pass what blocks the lane; to be called before every problem.
   * @param ego in the lane frame of the route's own line
   */
  pass(tick: Tick, ego: LaneState, tracks: Tracks | null): void {
    this.rules?.passing.update(tick, ego, tracks === null ? [] : tracks.tracks);
  }

  /** @param heard tick of the latest tracks, -1 if there never were any */
  problem(
    tick: Tick,
    start: LaneState,
    tracks: Tracks | null,
    signals: SignalView | null,
    heard: Tick = tick,
  ): PlanningProblem {
    if (this.rules === null) throw new Error('Behaviour.problem was called before Behaviour.follow');
    const { passing, stopLines, crossings, crosswalks } = this.rules;
    const { line, profile } = passing;
    const { fence: gap, reason, pace } = passing.view;
    const { map, vehicle } = this;
    const toAxle = vehicle.length - vehicle.rearOverhang;
    const all = this.filter.update(tracks === null ? [] : tracks.tracks);
    const believed = all.filter(({ track }) => track.kind !== ACTOR_KIND.pedestrian);
    const people = this.pedestrianRule.view(tick, line, vehicle, start, crosswalks, all, this.grip);
    const corridor = corridorObstacles(line, vehicle, start.s, believed, start.speed);
    const others = believed.filter(({ track }) => !corridor.tracks.has(track.id));
    const crossing = crossings.find(({ to }) => to > start.s);
    const scene =
      crossing === undefined ? null : { map, line, vehicle, crossing, signals, s: start.s, speed: start.speed };
    const across = this.across(tick, start, corridor, others, signals);
    const junction = across ?? this.junctionRule.view(tick, scene, others);
    const strays = others.filter(({ track }) => !junction.tracks.has(track.id));
    const obstacles = [
      ...corridor.obstacles,
      ...junction.obstacles,
      ...this.strayWatch.obstacles(line, start.s, strays),
      ...people.obstacles,
    ];
    const fences: Fence[] = [...corridor.fences, ...people.fences, goalFence(line.goal, start, this.stopsAtGoal)];
    const light = this.signalRule.fence(tick, stopLines, signals, start.s + toAxle, toAxle, start.speed, this.grip);
    if (light !== null) fences.push(light);
    fences.push(...junction.fences);
    if (gap !== null) fences.push(gap);
    const blind = this.staleSight.fence(tick, heard, start);
    if (blind !== null) fences.push(blind);
    fences.sort((a, b) => a.s - b.s);
    // Whoever sees by a front camera alone does not place a row of parked cars well enough to drive by it.
    const hides = across === null ? believed.filter(({ track }) => track.kind !== ACTOR_KIND.car) : believed;
    const slow = [...(across?.slow ?? []), ...slowPastStanding(line, vehicle, start.s, hides)];
    if (pace !== undefined) slow.push({ from: start.s, to: line.goal, speed: pace });
    const { grip } = this;
    // Who has seen nothing yet does not speed up.
    const dared = heard < 0 ? profile.map((speed) => Math.min(speed, start.speed)) : profile;
    const wished = slow.reduce((before, stretch) => cappedProfile(before, stretch, grip), dared);
    const eases = headsForOncoming(
      line,
      vehicle,
      start,
      others.map(({ track }) => track),
    );
    const held = holdStill(fences, start);
    const problem = { line, vehicle, start, profile: wished, fences: held, obstacles, eases, grip };
    return reason === null ? problem : { ...problem, passing: reason };
  }

  /** What those who cross our way mean for it; null for who does not see to the sides. */
  private across(
    tick: Tick,
    start: LaneState,
    corridor: CorridorView,
    others: readonly BelievedTrack[],
    signals: SignalView | null,
  ): YieldView | null {
    if (this.users === null || this.yieldRule === null || this.rules === null) return null;
    const { passing, stopLines } = this.rules;
    const { line, profile } = passing;
    const { map, vehicle, grip } = this;
    const leaders = corridor.obstacles.filter(({ leads }) => leads);
    const states = signals?.state ?? NO_STATES;
    const scene = { tick, map, line, vehicle, stopLines, states, profile, start, leaders, grip };
    return this.yieldRule.view(scene, this.users.update(others));
  }

  snapshot(): PlainData {
    return {
      filter: this.filter.snapshot(),
      signalRule: this.signalRule.snapshot(),
      junctionRule: this.junctionRule.snapshot(),
      pedestrianRule: this.pedestrianRule.snapshot(),
      strayWatch: this.strayWatch.snapshot(),
      staleSight: this.staleSight.snapshot(),
      users: this.users?.snapshot() ?? null,
      yieldRule: this.yieldRule?.snapshot() ?? null,
      passing: this.rules?.passing.snapshot() ?? null,
    };
  }

  restore(state: PlainData): void {
    const { filter, signalRule, junctionRule, pedestrianRule, strayWatch, staleSight, users, yieldRule, passing } =
      state as Record<string, PlainData>;
    this.filter.restore(filter);
    this.signalRule.restore(signalRule);
    this.junctionRule.restore(junctionRule);
    this.pedestrianRule.restore(pedestrianRule);
    this.strayWatch.restore(strayWatch);
    this.staleSight.restore(staleSight);
    this.users?.restore(users);
    this.yieldRule?.restore(yieldRule);
    if (passing !== null) this.rules?.passing.restore(passing);
  }
}
