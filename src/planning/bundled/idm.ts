import type { DriverModule, Inbox, Outbox } from '../../core/module.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import { TOPICS } from '../../core/topics.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { stillNews } from '../behaviour/stale-sight.ts';
import type { Mission } from '../route/mission.ts';
import { referenceSample } from '../route/reference-line.ts';
import type { RoutePoint } from '../route/route-graph.ts';
import { idmAcceleration } from './idm-law.ts';
import { type DriverWrites, LaneDrive } from './lane-drive.ts';
import { LaneLeaders } from './lane-leaders.ts';

const READS = ['localisation', 'tracks', 'signals'] as const;
type Reads = (typeof READS)[number];

/**
 * A lane keeper with the intelligent driver model behind whoever is ahead on its route. It gives way to nobody that is not
 * ahead, changes lane only where the route does, and swerves for nothing.
 */
export class IdmPlanner implements DriverModule<Reads, DriverWrites> {
  readonly name = 'planner';
  readonly reads = READS;
  readonly writes = ['route', 'plan'] as const;
  private readonly lanes: LaneDrive;
  private readonly leaders: LaneLeaders;

  constructor(map: RoadMap, goal: RoutePoint, vehicle: VehicleSpecification, mission?: Mission) {
    this.lanes = new LaneDrive(map, goal, mission, vehicle);
    this.leaders = new LaneLeaders(map, vehicle);
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<DriverWrites>): void {
    if (!isDue(tick, TOPICS.plan.rate)) return;
    const line = this.lanes.begin(tick, inbox.latest('localisation'), outbox, inbox.latest('tracks'));
    if (line === null) return;
    const { start } = this.lanes;
    const { front } = this.leaders;
    const speeds = this.leaders.speeds(line);
    const leaders = this.leaders.standing(tick, line, start, stillNews(tick, inbox.latest('signals')));
    const ahead = this.leaders.nearestAhead(line, inbox.latest('tracks')?.message ?? null, start.s);
    if (ahead !== null) leaders.push(ahead);

    const accelerate = (s: number, speed: number, t: number) =>
      idmAcceleration(s, front, speed, t, speeds[referenceSample(line, s)], leaders);
    const desired = speeds[referenceSample(line, start.s)];
    const decision = this.leaders.decision(line, start, leaders, desired, this.lanes.blind);
    this.lanes.publish(tick, line, accelerate, decision, desired, outbox);
  }

  snapshot(): PlainData {
    return { lanes: this.lanes.snapshot(), leaders: this.leaders.snapshot() };
  }

  restore(state: PlainData): void {
    const { lanes, leaders } = state as Record<string, PlainData>;
    this.lanes.restore(lanes);
    this.leaders.restore(leaders);
  }
}
