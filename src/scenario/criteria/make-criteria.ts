import { degreesToRadians } from '../../core/math/angle.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import type { DriveFrame } from '../metrics/drive-frame.ts';
import type { DriveRecord } from '../metrics/drive-record.ts';
import type { FaultRule } from '../metrics/fault.ts';
import { Lasting } from '../metrics/lasting.ts';
import { PostEncroachment } from '../metrics/post-encroachment.ts';
import type { Scene } from '../scene.ts';
import { timeToCollision } from '../scores/safety/surrogates.ts';
import { placePoint } from '../storyboard/place-point.ts';
import type { StoryPlace } from '../storyboard/place-schema.ts';
import { AtEndCriterion } from './at-end.ts';
import type { Bound } from './bound.ts';
import { CollisionCriterion } from './collision.ts';
import { type CriterionChoice, chosenCriteria } from './criteria-schema.ts';
import type { Criterion, Demand } from './criterion.ts';
import { DurationCriterion } from './duration.ts';
import type { GoalCriterion } from './goal.ts';
import { MetricCriterion } from './metric-criterion.ts';
import { ParkedCriterion } from './parked.ts';
import { leadOver, PassCriterion } from './pass.ts';
import { ReachCriterion } from './reach.ts';
import { regionOf } from './region.ts';
import { SampleCriterion, type Sampler } from './sample-criterion.ts';
import { type CrossLine, StopBeforeCriterion } from './stop-before.ts';
import { StoryEventCriterion } from './story-event.ts';

/** The ego follows who leads faster than this [m/s]: at a crawl in a jam a headway says nothing. */
const FOLLOWING = 2;

/** What criteria of a scene are made of. */
export interface CriteriaParts {
  readonly scene: Pick<Scene, 'criteria' | 'storyboard'>;
  readonly map: RoadMap;
  readonly index: LaneIndex;
  readonly record: DriveRecord;
  /** Makes the criterion of the goal. */
  readonly goal: (demand: Demand) => GoalCriterion;
  /** How many stops there are on the way; none where left out. */
  readonly stops?: number;
  /** Ids of the ego and of the named actors. */
  readonly ids: ReadonlyMap<string, number>;
}

/** Criteria of a scene. */
export interface SceneCriteria {
  /** In its order, each with a name of its own. */
  readonly criteria: readonly Criterion[];
  /** Those of them that end the run when they are decided. */
  readonly enders: readonly Criterion[];
}

/** Criteria of a checked scene. */
export function makeCriteria(parts: CriteriaParts): SceneCriteria {
  const taken = new Set<string>();
  const enders: Criterion[] = [];
  const criteria = chosenCriteria(parts.scene.criteria).map((choice) => {
    const [kind, fields] = Object.entries(choice).find(([, value]) => value !== undefined) ?? ['', {}];
    const said = fields as { readonly required?: boolean; readonly ends?: boolean; readonly name?: string };
    const title = unused(said.name ?? titleOf(kind, said), taken);
    const criterion = new CriteriaMaker(parts, { name: title, required: said.required ?? true }).make(choice);
    if (said.ends === true) enders.push(criterion);
    return criterion;
  });
  return { criteria, enders };
}

/** What it is in words, and of whom. */
function titleOf(kind: string, fields: object): string {
  const words = kind.replaceAll('-', ' ');
  const { actor, from, event, of, with: other } = fields as Record<string, unknown>;
  const whom = actor ?? from ?? event ?? of ?? other;
  return typeof whom === 'string' ? `${words} ${whom}` : words;
}

function unused(title: string, taken: Set<string>): string {
  let name = title;
  for (let count = 2; taken.has(name); count++) name = `${title} ${count}`;
  taken.add(name);
  return name;
}

class CriteriaMaker {
  private readonly parts: CriteriaParts;
  private readonly demand: Demand;

  constructor(parts: CriteriaParts, demand: Demand) {
    this.parts = parts;
    this.demand = demand;
  }

  make(choice: CriterionChoice): Criterion {
    const criterion = this.ofContacts(choice) ?? this.ofRules(choice) ?? this.ofSafety(choice) ?? this.ofPlaces(choice);
    const made = criterion ?? this.ofActors(choice) ?? this.ofEnd(choice);
    if (made === null) throw new Error(`a checked scene has a criterion of no kind: ${JSON.stringify(choice)}`);
    return made;
  }

  private ofContacts(choice: CriterionChoice): Criterion | null {
    const fault = choice['at-fault-collision'];
    if (choice.goal !== undefined) return this.parts.goal(this.demand);
    if (choice.collision !== undefined) return this.collision(choice.collision.with, undefined);
    return fault === undefined ? null : this.collision(fault.with, fault.rule);
  }

  private ofRules(choice: CriterionChoice): Criterion | null {
    const { 'on-road': onRoad, 'wrong-way': wrongWay, 'lane-keeping': keeping, blocked } = choice;
    const { 'yield-to-emergency': emergency, 'speed-limit': limit, 'outside-lanes': outside } = choice;
    if (onRoad !== undefined) return this.ofMetric('outside', 'm', { is: '<=', than: onRoad.within });
    if (choice['red-light'] !== undefined) return this.ofMetric('redLightsRun', '1', { is: '=', than: 0 });
    if (choice['stop-sign'] !== undefined) return this.ofMetric('stopSignsRun', '1', { is: '=', than: 0 });
    if (wrongWay !== undefined) return this.ofMetric('wrongWay', 'm', { is: '<', than: wrongWay.below });
    if (outside !== undefined) return this.atEnd('outsideLanes', { is: '<=', than: outside.within });
    if (keeping !== undefined) {
      const isBeside = ({ inJunction, laneOffset }: DriveFrame) => !inJunction && Math.abs(laneOffset) > keeping.within;
      return this.sampled('s', { is: '<', than: keeping.seconds }, new Lasting('', isBeside));
    }
    if (choice['stay-in-lane'] !== undefined) return this.sampled('1', { is: '=', than: 0 }, { observe: beyondLane });
    if (emergency !== undefined) return this.ofMetric('emergencyHeldUp', 's', { is: '<', than: emergency.within });
    if (limit !== undefined) return this.ofMetric('overSpeed', 'm/s', { is: '<=', than: limit.within });
    return blocked === undefined ? null : this.ofMetric('blockedTime', 's', { is: '<', than: blocked.seconds });
  }

  private ofSafety(choice: CriterionChoice): Criterion | null {
    const { 'min-ttc': ttc, 'min-headway': headway, 'min-pet': pet, 'max-drac': drac, clearance } = choice;
    const { 'max-deceleration': braking, 'max-jerk': jerk } = choice;
    if (choice.comfort !== undefined) return this.atEnd('comfort', { is: '<', than: 1 });
    if (ttc?.to === 'anybody') return this.ofMetric('ttc', 's', { is: '>', than: ttc.above });
    if (ttc !== undefined) return this.sampled('s', { is: '>', than: ttc.above }, { observe: ttcToLeader });
    if (headway !== undefined) {
      const place = this.parts.record.placeOf('timeHeadway');
      const observe = ({ speed }: DriveFrame) => (speed > FOLLOWING ? this.parts.record.sample(place) : Number.NaN);
      return this.sampled('s', { is: '>', than: headway.above }, { observe });
    }
    if (pet !== undefined) {
      const bound: Bound = { is: '>', than: pet.above };
      if (pet.with === undefined) return this.ofMetric('postEncroachment', 's', bound);
      return this.sampled('s', bound, new PostEncroachment(this.idOf(pet.with)));
    }
    if (drac !== undefined) return this.ofMetric('drac', 'm/s^2', { is: '<', than: drac.below });
    if (braking !== undefined) return this.ofMetric('deceleration', 'm/s^2', { is: '<', than: braking.below });
    if (jerk !== undefined) {
      const place = this.parts.record.placeOf('longitudinalJerk');
      const observe = () => Math.abs(this.parts.record.sample(place));
      return this.sampled('m/s^3', { is: '<', than: jerk.below }, { observe });
    }
    if (clearance === undefined) return null;
    return this.ofMetric('passingClearance', 'm', { is: '>', than: clearance.above });
  }

  private ofPlaces(choice: CriterionChoice): Criterion | null {
    const { map, index } = this.parts;
    const { reach, 'stay-out': out, 'stop-before': stop, 'max-speed': most, 'min-speed': least } = choice;
    if (reach !== undefined) {
      const window = { after: reach.after ?? 0, by: reach.by ?? Number.POSITIVE_INFINITY };
      return new ReachCriterion(this.demand, regionOf(reach, map, index), window);
    }
    if (out !== undefined) {
      const isIn = regionOf(out, map, index);
      return this.sampled('1', { is: '=', than: 0 }, { observe: (frame) => (isIn(frame) ? 1 : 0) });
    }
    if (stop !== undefined) {
      return new StopBeforeCriterion(this.demand, lineAt(stop.at, map, index), stop.within, stop.seconds);
    }
    const limit = most ?? least;
    if (limit === undefined) return null;
    const isIn = regionOf(limit, map, index);
    const bound: Bound =
      most !== undefined ? { is: '<', than: most.below } : { is: '>', than: least === undefined ? 0 : least.above };
    return this.sampled('m/s', bound, { observe: (frame) => (isIn(frame) ? Math.abs(frame.speed) : Number.NaN) });
  }

  private ofActors(choice: CriterionChoice): Criterion | null {
    const { 'keep-distance': distance, pass, behind, event } = choice;
    if (distance !== undefined) {
      const id = this.idOf(distance.from);
      const observe = ({ others }: DriveFrame) => {
        const at = others.find(id);
        return at < 0 ? Number.NaN : others.distance[at];
      };
      return this.sampled('m', { is: '>', than: distance.above }, { observe });
    }
    if (pass !== undefined) return new PassCriterion(this.demand, this.idOf(pass.actor));
    if (behind !== undefined) {
      const id = this.idOf(behind.actor);
      const observe = (frame: DriveFrame) => -leadOver(frame, id);
      return new AtEndCriterion(this.demand, 'm', { is: '>', than: 0 }, observe);
    }
    if (event === undefined) return null;
    const index = this.parts.scene.storyboard.findIndex(({ name }) => name === event.event);
    return new StoryEventCriterion(this.demand, index, event.happens);
  }

  private ofEnd(choice: CriterionChoice): Criterion | null {
    const {
      'route-completion': route,
      stops,
      progress,
      'keep-up': keepUp,
      standstill,
      parked,
      duration,
      metric,
    } = choice;
    if (route !== undefined) return this.atEnd('routeCompletion', { is: '>', than: route.above });
    if (stops !== undefined) return this.atEnd('stopsReached', { is: '>=', than: this.parts.stops ?? 0 });
    if (progress !== undefined) return this.atEnd('progress', { is: '>=', than: progress.above });
    if (keepUp !== undefined) return this.atEnd('trafficSpeedShare', { is: '>=', than: keepUp.above });
    if (standstill !== undefined) {
      const bound: Bound = { is: '<', than: standstill.below };
      return new AtEndCriterion(this.demand, 'm/s', bound, ({ speed }) => Math.abs(speed));
    }
    if (parked !== undefined) {
      const radians = { heading: degreesToRadians(parked.heading), angle: degreesToRadians(parked.angle) };
      return new ParkedCriterion(this.demand, { ...parked, ...radians });
    }
    if (duration !== undefined) return new DurationCriterion(this.demand, duration.below);
    if (metric === undefined) return null;
    const bound: Bound =
      metric.above !== undefined ? { is: '>', than: metric.above } : { is: '<', than: metric.below ?? 0 };
    return this.atEnd(metric.of, bound);
  }

  private collision(other: string | undefined, rule: FaultRule | undefined): Criterion {
    return new CollisionCriterion(this.demand, {
      ...(other === undefined ? {} : { other: this.idOf(other) }),
      ...(rule === undefined ? {} : { rule }),
    });
  }

  private sampled(unit: string, bound: Bound, sampler: Sampler): Criterion {
    return new SampleCriterion(this.demand, unit, bound, sampler);
  }

  /** The samples of a metric of the run keep a bound. */
  private ofMetric(name: string, unit: string, bound: Bound): Criterion {
    const { record } = this.parts;
    const place = record.placeOf(name);
    return this.sampled(unit, bound, { observe: () => record.sample(place) });
  }

  /** What a metric comes to keeps a bound. */
  private atEnd(name: string, bound: Bound): Criterion {
    const { record } = this.parts;
    const place = record.placeOf(name);
    return new MetricCriterion(this.demand, bound, () => record.valueOf(place));
  }

  private idOf(name: string): number {
    const id = this.parts.ids.get(name);
    if (id === undefined) throw new Error(`a checked criterion names nobody: ${name}`);
    return id;
  }
}

/** 1 while the ego is over two lanes or beyond them, outside of junctions. */
function beyondLane({ inJunction, inSeveralLanes, outside }: DriveFrame): number {
  if (inJunction) return Number.NaN;
  return inSeveralLanes || outside > 0 ? 1 : 0;
}

/** Time to collision with who leads [s], 3 for later or never, as nuPlan's projection has it; NaN without a leader. */
function ttcToLeader({ leaderGap, speed, leaderSpeed }: DriveFrame): number {
  return Math.min(3, timeToCollision(leaderGap, speed, leaderSpeed));
}

/** The line across the lane at a place; one that is on no lane lies across the map's x axis. */
function lineAt(place: StoryPlace, map: RoadMap, index: LaneIndex): CrossLine {
  const point = placePoint(map, index, place);
  if (point === null) throw new Error('a checked criterion has a place on no lane');
  const { x, y, on } = point;
  if (on.lane < 0) return { x, y, tx: 1, ty: 0 };
  const onLane: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(map.lanes[on.lane], on.s, onLane);
  return { x, y, tx: cos(onLane.heading), ty: sin(onLane.heading) };
}
