import { clamp } from '../../core/math/clamp.ts';
import type { Decision, Tracks } from '../../core/messages.ts';
import type { DriverModule, Inbox, Outbox } from '../../core/module.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import { TOPICS } from '../../core/topics.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { boxInLaneFrame, makeLaneBox } from '../behaviour/box-in-lane-frame.ts';
import { type RouteStopLine, routeStopLines } from '../behaviour/route-stop-lines.ts';
import { SignalRule } from '../behaviour/signal-rule.ts';
import { type ReferenceLine, type ReferencePoint, referencePointAt, referenceSample } from '../route/reference-line.ts';
import type { RoutePoint } from '../route/route-graph.ts';
import { speedProfile } from '../speed-profile.ts';
import { type DriverWrites, LaneDrive, NO_FENCE } from './lane-drive.ts';

const READS = ['localisation', 'tracks', 'signals'] as const;
type Reads = (typeof READS)[number];

/** Time gap T [s], gap at rest s_0 [m], acceleration a and comfortable braking b [m/s^2] (Treiber and Kesting 2013, table 11.2). */
const TIME_GAP = 1.5;
const REST_GAP = 2;
const ACCELERATION = 1.5;
const BRAKING = 2;

/** The most that brakes give [m/s^2]. */
const MOST_BRAKING = 8;

/** Whoever comes nearer to the ego's sides than this is in its way [m]; farther ahead nobody is looked at [m]. */
const SIDE_ROOM = 0.3;
const LOOK_AHEAD = 100;

/** Whoever the ego goes behind: a road user, a line to stop at, or the goal. */
interface Leader {
  /** Station of its rear, as the ego's front meets it [m], and its speed along the line [m/s]. */
  readonly s: number;
  readonly speed: number;
  readonly kind: Decision['kind'];
  readonly reason: string;
}

/** What is on a route whatever the traffic does. */
interface RouteRules {
  readonly line: ReferenceLine;
  readonly speeds: Float64Array;
  readonly stopLines: readonly RouteStopLine[];
}

/**
 * A lane keeper with the intelligent driver model (Treiber, Hennecke and Helbing 2000):
 *   dv/dt = a [1 - (v / v_0)^4 - (s* / gap)^2],   s* = s_0 + max(0, v T + v (v - v_leader) / (2 sqrt(a b)))
 * behind whoever is ahead on its route; red lights, stop signs and the goal are leaders that stand. It gives way to nobody
 * that is not ahead, changes lane only where the route does, and swerves for nothing.
 */
export class IdmPlanner implements DriverModule<Reads, DriverWrites> {
  readonly name = 'planner';
  readonly reads = READS;
  readonly writes = ['route', 'plan'] as const;
  private readonly map: RoadMap;
  private readonly vehicle: VehicleSpecification;
  private readonly lanes: LaneDrive;
  private readonly signalRule = new SignalRule();
  private rules: RouteRules | null = null;

  constructor(map: RoadMap, goal: RoutePoint, vehicle: VehicleSpecification) {
    this.map = map;
    this.vehicle = vehicle;
    this.lanes = new LaneDrive(map, goal);
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<DriverWrites>): void {
    if (!isDue(tick, TOPICS.plan.rate)) return;
    const line = this.lanes.begin(tick, inbox.latest('localisation'), outbox);
    if (line === null) return;
    const { speeds, stopLines } = this.rulesOf(line);
    const { start } = this.lanes;
    const front = this.vehicle.length - this.vehicle.rearOverhang;
    const leaders: Leader[] = [{ s: line.goal + front + REST_GAP, speed: 0, kind: 'arrive', reason: 'goal' }];
    const signals = inbox.latest('signals')?.message ?? null;
    const stop = this.signalRule.fence(tick, stopLines, signals, start.s + front, front, start.speed);
    if (stop !== null) leaders.push({ s: stop.s + front + REST_GAP, speed: 0, kind: 'stop', reason: stop.reason });
    const ahead = this.nearestAhead(line, inbox.latest('tracks')?.message ?? null);
    if (ahead !== null) leaders.push(ahead);

    const freely = (s: number, speed: number) => {
      const share = speed / Math.max(speeds[referenceSample(line, s)], 0.1);
      return ACCELERATION * (1 - share * share * share * share);
    };
    const accelerate = (s: number, speed: number, t: number) => {
      const free = freely(s, speed);
      let least = Math.max(free, -BRAKING);
      for (const leader of leaders) {
        const gap = Math.max(leader.s + leader.speed * t - s - front, 0.1);
        const closing = (speed * (speed - leader.speed)) / (2 * Math.sqrt(ACCELERATION * BRAKING));
        const wished = (REST_GAP + Math.max(0, speed * TIME_GAP + closing)) / gap;
        least = Math.min(least, free - ACCELERATION * wished * wished);
      }
      return clamp(least, -MOST_BRAKING, ACCELERATION);
    };
    const desired = speeds[referenceSample(line, start.s)];
    this.lanes.publish(tick, line, accelerate, this.decisionOf(line, leaders, desired), desired, outbox);
  }

  snapshot(): PlainData {
    return { lanes: this.lanes.snapshot(), signalRule: this.signalRule.snapshot() };
  }

  restore(state: PlainData): void {
    const { lanes, signalRule } = state as Record<string, PlainData>;
    this.lanes.restore(lanes);
    this.signalRule.restore(signalRule);
  }

  private rulesOf(line: ReferenceLine): RouteRules {
    if (this.rules?.line !== line)
      this.rules = { line, speeds: speedProfile(line), stopLines: routeStopLines(this.map, line) };
    return this.rules;
  }

  /** The nearest road user whose box overlaps the way that the ego sweeps; null for none. */
  private nearestAhead(line: ReferenceLine, seen: Tracks | null): Leader | null {
    const { s } = this.lanes.start;
    const half = this.vehicle.width / 2 + SIDE_ROOM;
    const front = this.vehicle.length - this.vehicle.rearOverhang;
    let nearest: Leader | null = null;
    for (const { x, y, yaw, length, width, speed } of seen?.tracks ?? []) {
      if (!boxInLaneFrame(line, x, y, yaw, length, width, s, s + LOOK_AHEAD, box)) continue;
      if (box.s <= s || box.dMin > half || box.dMax < -half || (nearest !== null && box.sMin >= nearest.s)) continue;
      const gap = Math.max(0, Math.round(box.sMin - s - front));
      // Who comes towards us stands, as far as the model can tell.
      nearest = { s: box.sMin, speed: Math.max(0, speed * box.along), kind: 'follow', reason: `vehicle ${gap} m` };
    }
    return nearest;
  }

  /** Names the leader that holds the ego back most: the one that asks for the hardest braking now. */
  private decisionOf(line: ReferenceLine, leaders: readonly Leader[], desired: number): Decision {
    const { s, speed } = this.lanes.start;
    const front = this.vehicle.length - this.vehicle.rearOverhang;
    const notice = REST_GAP + speed * TIME_GAP * 2;
    let nearest: Leader | null = null;
    for (const leader of leaders) {
      if (leader.s - s - front > notice + (speed - leader.speed) * TIME_GAP) continue;
      if (nearest === null || leader.s < nearest.s) nearest = leader;
    }
    if (nearest === null) return { kind: 'cruise', reason: `${Math.round(desired * 3.6)} km/h`, ...NO_FENCE };
    referencePointAt(line, nearest.s, point);
    const { kind, reason } = nearest;
    return { kind, reason, fenceX: point.x, fenceY: point.y, fenceYaw: point.heading };
  }
}

const box = makeLaneBox();
const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
