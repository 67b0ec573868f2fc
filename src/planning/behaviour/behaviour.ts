import type { SignalView, Tracks } from '../../core/messages.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { Fence, LaneState, PlanningProblem } from '../planning-problem.ts';
import type { ReferenceLine } from '../route/reference-line.ts';
import { speedProfile } from '../speed-profile.ts';
import { corridorObstacles } from './corridor-obstacles.ts';
import { JunctionRule } from './junction-rule.ts';
import { type RouteCrossing, routeCrossings } from './route-crossings.ts';
import { type RouteStopLine, routeStopLines } from './route-stop-lines.ts';
import { SignalRule } from './signal-rule.ts';
import { strayObstacles } from './stray-obstacles.ts';
import { TrackFilter } from './track-filter.ts';

/** What is on a route whatever the traffic does. */
interface RouteRules {
  readonly line: ReferenceLine;
  readonly profile: Float64Array;
  readonly stopLines: readonly RouteStopLine[];
  readonly crossings: readonly RouteCrossing[];
}

/** Turns what is believed of the world into a planning problem: fences, obstacles, wished speeds. */
export class Behaviour {
  private readonly map: RoadMap;
  private readonly vehicle: VehicleSpecification;
  private readonly filter = new TrackFilter();
  private readonly signalRule = new SignalRule();
  private readonly junctionRule = new JunctionRule();
  private rules: RouteRules | null = null;

  constructor(map: RoadMap, vehicle: VehicleSpecification) {
    this.map = map;
    this.vehicle = vehicle;
  }

  /** To be called with every new route. */
  follow(line: ReferenceLine): void {
    const stopLines = routeStopLines(this.map, line);
    const crossings = routeCrossings(this.map, line, stopLines);
    this.rules = { line, profile: speedProfile(line), stopLines, crossings };
  }

  problem(tick: Tick, start: LaneState, tracks: Tracks | null, signals: SignalView | null): PlanningProblem {
    if (this.rules === null) throw new Error('Behaviour.problem was called before Behaviour.follow');
    const { line, profile, stopLines, crossings } = this.rules;
    const { map, vehicle } = this;
    const toAxle = vehicle.length - vehicle.rearOverhang;
    const believed = this.filter.update(tracks === null ? [] : tracks.tracks);
    const corridor = corridorObstacles(line, vehicle, start.s, believed);
    const others = believed.filter(({ track }) => !corridor.tracks.has(track.id));
    const crossing = crossings.find(({ to }) => to > start.s);
    const scene =
      crossing === undefined ? null : { map, line, vehicle, crossing, signals, s: start.s, speed: start.speed };
    const junction = this.junctionRule.view(tick, scene, others);
    const strays = others.filter(({ track }) => !junction.tracks.has(track.id));
    const obstacles = [...corridor.obstacles, ...junction.obstacles, ...strayObstacles(line, start.s, strays)];
    const fences: Fence[] = [...corridor.fences, { s: line.goal, cause: 'goal', reason: 'goal' }];
    const light = this.signalRule.fence(tick, stopLines, signals, start.s + toAxle, toAxle, start.speed);
    if (light !== null) fences.push(light);
    if (junction.fence !== null) fences.push(junction.fence);
    fences.sort((a, b) => a.s - b.s);
    return { line, vehicle, start, profile, fences, obstacles };
  }

  snapshot(): PlainData {
    return {
      filter: this.filter.snapshot(),
      signalRule: this.signalRule.snapshot(),
      junctionRule: this.junctionRule.snapshot(),
    };
  }

  restore(state: PlainData): void {
    const { filter, signalRule, junctionRule } = state as Record<string, PlainData>;
    this.filter.restore(filter);
    this.signalRule.restore(signalRule);
    this.junctionRule.restore(junctionRule);
  }
}
