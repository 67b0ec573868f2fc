import type { Localisation } from '../../core/messages/localisation.ts';
import type { Decision } from '../../core/messages/plan.ts';
import type { Tracks } from '../../core/messages/tracks.ts';
import type { Outbox, Stamped } from '../../core/module.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import { TOPICS } from '../../core/topics.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { BLIND_BRAKING, StaleSight, stillNews } from '../behaviour/stale-sight.ts';
import { RoadWatch } from '../closures/road-watch.ts';
import { type Fence, type LaneState, SAMPLE_COUNT, SAMPLE_SECONDS } from '../planning-problem.ts';
import type { Mission } from '../route/mission.ts';
import type { ReferenceLine } from '../route/reference-line.ts';
import type { RoutePoint } from '../route/route-graph.ts';
import { RouteKeeper } from '../route/route-keeper.ts';
import { copyLaneTrajectory, type LaneTrajectory } from '../trajectory/lane-trajectory.ts';
import { LastPlan } from '../trajectory/last-plan.ts';
import { noPlan, type PlanFigures, planMessage } from '../trajectory/plan-message.ts';

/** Topics that a driver writes. */
export type DriverWrites = 'route' | 'plan';

/** What a driver says of its plan: the way is known here. */
export type DriverFigures = Omit<PlanFigures, 'routeS' | 'remaining'>;

/** Acceleration wished for [m/s^2] at a station of the line [m], at a speed [m/s], so long from now [s]. */
export type Accelerate = (s: number, speed: number, t: number) => number;

/**
 * What every lane keeper needs and no two do otherwise: the way to the goal, the ego's place on it, and a plan along the
 * middle of its lanes with the speeds that the driver's own rule of acceleration gives.
 */
export class LaneDrive {
  /** Where a plan begins. */
  readonly start: LaneState = { s: 0, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0 };
  /** Where it comes to a stand since it sees nothing any more; null while it sees, and for who never does. */
  blind: Fence | null = null;
  private readonly route: RouteKeeper;
  /** Null for who sees nothing. */
  private readonly watch: RoadWatch | null;
  private readonly sight = new StaleSight();
  private readonly last = new LastPlan();

  /** @param sees the vehicle of a driver that sees: it takes another way where the road is closed */
  constructor(map: RoadMap, goal: RoutePoint, mission?: Mission, sees: VehicleSpecification | null = null) {
    this.watch = sees === null ? null : new RoadWatch(map, sees, true);
    this.route = new RouteKeeper(map, goal, mission);
  }

  /** The line to keep to; null, and a plan without a trajectory is published, where there is none. Sets `start` and `blind`. */
  begin(
    tick: Tick,
    belief: Stamped<Localisation> | null,
    outbox: Outbox<DriverWrites>,
    tracks: Stamped<Tracks> | null = null,
  ): ReferenceLine | null {
    const localisation = stillNews(tick, belief);
    const ego = localisation?.valid ? localisation : null;
    if (ego !== null && (this.route.update(tick, ego) || this.turnsOff(tick, ego, stillNews(tick, tracks)))) {
      this.last.drop();
      this.sight.newLine();
    }
    const { line, message } = this.route;
    if (isDue(tick, TOPICS.route.rate)) outbox.publish('route', message);
    if (ego === null || line === null) {
      this.last.drop();
      const reason = ego === null ? 'own place unknown' : message.reason;
      outbox.publish('plan', noPlan(reason));
      return null;
    }
    this.route.measure(ego, this.start);
    // The last plan goes on, so that the controller's integrator can learn the slope.
    this.last.begin(tick, { ...this.start }, this.start);
    this.blind = this.watch === null ? null : this.sight.fence(tick, tracks?.tick ?? -1, this.start);
    return line;
  }

  /** An acceleration asked for, no more than what stops it while it is blind [m/s^2]. */
  heedSight(acceleration: number): number {
    return this.blind === null ? acceleration : Math.min(acceleration, -BLIND_BRAKING);
  }

  /** Rolls the rule out from `start` over the horizon and publishes what comes of it. */
  publish(
    tick: Tick,
    line: ReferenceLine,
    accelerate: Accelerate,
    decision: Decision,
    desiredSpeed: number,
    outbox: Outbox<DriverWrites>,
  ): void {
    const { next } = this.last;
    let { s, speed } = this.start;
    for (let i = 0; i < SAMPLE_COUNT; i++) {
      // Brakes stop a car, they do not drive it backwards.
      const asked = this.heedSight(accelerate(s, speed, i * SAMPLE_SECONDS));
      const acceleration = Math.max(asked, -speed / SAMPLE_SECONDS);
      next.s[i] = s;
      next.speed[i] = speed;
      next.acceleration[i] = acceleration;
      s += speed * SAMPLE_SECONDS + (acceleration * SAMPLE_SECONDS * SAMPLE_SECONDS) / 2;
      speed += acceleration * SAMPLE_SECONDS;
    }
    this.publishNext(tick, line, { decision, desiredSpeed, expanded: 0, cost: 0 }, outbox);
  }

  /** Publishes a trajectory that begins at `start`. */
  publishTrajectory(
    tick: Tick,
    line: ReferenceLine,
    trajectory: LaneTrajectory,
    figures: DriverFigures,
    outbox: Outbox<DriverWrites>,
  ): void {
    copyLaneTrajectory(trajectory, this.last.next);
    this.publishNext(tick, line, figures, outbox);
  }

  snapshot(): PlainData {
    const { route, watch, sight, last } = this;
    return {
      route: route.snapshot(),
      watch: watch?.snapshot() ?? null,
      sight: sight.snapshot(),
      last: last.snapshot(),
    };
  }

  restore(state: PlainData): void {
    const { route, watch, sight, last } = state as Record<string, PlainData>;
    this.route.restore(route);
    this.watch?.restore(watch);
    this.sight.restore(sight);
    this.last.restore(last);
  }

  /** Whether it takes another way, since the one ahead is seen to be closed. */
  private turnsOff(tick: Tick, ego: Localisation, tracks: Tracks | null): boolean {
    const { line } = this.route;
    if (this.watch === null || line === null || tracks === null) return false;
    this.route.measure(ego, this.start);
    const closed = this.watch.look(line, { tick, ego: this.start, tracks: tracks.tracks, passes: 'not' });
    return this.route.heed(tick, ego, closed, tracks.tracks);
  }

  private publishNext(tick: Tick, line: ReferenceLine, figures: DriverFigures, outbox: Outbox<DriverWrites>): void {
    const { start, last } = this;
    const remaining = Math.max(0, line.goal - start.s);
    const decision = this.route.tell(figures.decision);
    outbox.publish('plan', planMessage(line, last.next, { ...figures, decision, routeS: start.s, remaining }));
    last.keep(tick);
  }
}
