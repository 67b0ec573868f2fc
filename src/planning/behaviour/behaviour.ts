import { ACTOR_KIND, type SignalView, type Tracks } from '../../core/messages.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { Fence, LaneState, PlanningProblem } from '../planning-problem.ts';
import type { ReferenceLine } from '../route/reference-line.ts';
import { speedProfile } from '../speed-profile.ts';
import { corridorObstacles } from './corridor-obstacles.ts';
import { JunctionRule } from './junction-rule.ts';
import { PedestrianRule } from './pedestrian-rule.ts';
import { type RouteCrossing, routeCrossings } from './route-crossings.ts';
import { type RouteCrosswalk, routeCrosswalks } from './route-crosswalks.ts';
import { type RouteStopLine, routeStopLines } from './route-stop-lines.ts';
import { SignalRule } from './signal-rule.ts';
import { StrayWatch } from './stray-watch.ts';
import { TrackFilter } from './track-filter.ts';

/** Slower than this the ego stands [m/s]; fences so near ahead do not make it start [m]. */
const STANDSTILL = 0.1;
const HOLD = 0.8;

/** What is on a route whatever the traffic does. */
interface RouteRules {
  readonly line: ReferenceLine;
  readonly profile: Float64Array;
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
  private rules: RouteRules | null = null;

  constructor(map: RoadMap, vehicle: VehicleSpecification) {
    this.map = map;
    this.vehicle = vehicle;
  }

  /** To be called with every new route. */
  follow(line: ReferenceLine): void {
    const stopLines = routeStopLines(this.map, line);
    const crossings = routeCrossings(this.map, line, stopLines);
    this.rules = {
      line,
      profile: speedProfile(line),
      stopLines,
      crossings,
      crosswalks: routeCrosswalks(this.map, line),
    };
  }

  problem(tick: Tick, start: LaneState, tracks: Tracks | null, signals: SignalView | null): PlanningProblem {
    if (this.rules === null) throw new Error('Behaviour.problem was called before Behaviour.follow');
    const { line, profile, stopLines, crossings, crosswalks } = this.rules;
    const { map, vehicle } = this;
    const toAxle = vehicle.length - vehicle.rearOverhang;
    const all = this.filter.update(tracks === null ? [] : tracks.tracks);
    const believed = all.filter(({ track }) => track.kind !== ACTOR_KIND.pedestrian);
    const people = this.pedestrianRule.view(tick, line, vehicle, start, crosswalks, all);
    const corridor = corridorObstacles(line, vehicle, start.s, believed, start.speed);
    const others = believed.filter(({ track }) => !corridor.tracks.has(track.id));
    const crossing = crossings.find(({ to }) => to > start.s);
    const scene =
      crossing === undefined ? null : { map, line, vehicle, crossing, signals, s: start.s, speed: start.speed };
    const junction = this.junctionRule.view(tick, scene, others);
    const strays = others.filter(({ track }) => !junction.tracks.has(track.id));
    const obstacles = [
      ...corridor.obstacles,
      ...junction.obstacles,
      ...this.strayWatch.obstacles(line, start.s, strays),
      ...people.obstacles,
    ];
    const fences: Fence[] = [...corridor.fences, ...people.fences, { s: line.goal, cause: 'goal', reason: 'goal' }];
    const light = this.signalRule.fence(tick, stopLines, signals, start.s + toAxle, toAxle, start.speed);
    if (light !== null) fences.push(light);
    if (junction.fence !== null) fences.push(junction.fence);
    fences.sort((a, b) => a.s - b.s);
    return { line, vehicle, start, profile, fences: holdStill(fences, start), obstacles };
  }

  snapshot(): PlainData {
    return {
      filter: this.filter.snapshot(),
      signalRule: this.signalRule.snapshot(),
      junctionRule: this.junctionRule.snapshot(),
      pedestrianRule: this.pedestrianRule.snapshot(),
      strayWatch: this.strayWatch.snapshot(),
    };
  }

  restore(state: PlainData): void {
    const { filter, signalRule, junctionRule, pedestrianRule, strayWatch } = state as Record<string, PlainData>;
    this.filter.restore(filter);
    this.signalRule.restore(signalRule);
    this.junctionRule.restore(junctionRule);
    this.pedestrianRule.restore(pedestrianRule);
    this.strayWatch.restore(strayWatch);
  }
}

/** Whoever stands does not creep after a fence that trembles: up to HOLD metres ahead, it is where the ego stands. */
function holdStill(fences: readonly Fence[], start: LaneState): readonly Fence[] {
  const [first, ...others] = fences;
  const holds = start.speed < STANDSTILL && first.cause !== 'goal' && first.s < start.s + HOLD;
  return holds ? [{ ...first, s: Math.min(first.s, start.s) }, ...others] : fences;
}
