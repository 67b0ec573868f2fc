import { clamp } from '../../core/math/clamp.ts';
import type { DriverModule, Inbox, Outbox } from '../../core/module.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import { TOPICS } from '../../core/topics.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { NO_FENCE } from '../no-fence.ts';
import type { Mission } from '../route/mission.ts';
import { REFERENCE_STEP, type ReferenceLine, referenceSample } from '../route/reference-line.ts';
import type { RoutePoint } from '../route/route-graph.ts';
import { type DriverWrites, LaneDrive } from './lane-drive.ts';

/** Lateral acceleration at which it takes bends [m/s^2]: brisk, and a car holds that on a dry road. */
const LATERAL = 3;

/** Braking before bends and the goal, and the most that it brakes and accelerates [m/s^2]. */
const BRAKING = 2;
const MOST_BRAKING = 4;
const MOST_ACCELERATION = 1.5;

/** Time in which it would be at the speed wished for [s]. */
const EASE = 0.5;

/**
 * The blind driver: along the lanes of its route at one speed, whatever is in the way and whatever the lights show. It
 * knows the map, so it takes bends as fast as a car can and stops at the goal; it reads where it is, and nothing else. A
 * scene that it passes tests nothing.
 */
export class ConstantPlanner implements DriverModule<'localisation', DriverWrites> {
  readonly name = 'planner';
  readonly reads = ['localisation'] as const;
  readonly writes = ['route', 'plan'] as const;
  private readonly lanes: LaneDrive;
  private readonly speed: number;
  private wished: { readonly line: ReferenceLine; readonly speeds: Float64Array } | null = null;

  /** @param speed the one speed [m/s]; 0: the limit of the lane it is on */
  constructor(map: RoadMap, goal: RoutePoint, speed: number, mission?: Mission) {
    this.lanes = new LaneDrive(map, goal, mission);
    this.speed = speed;
  }

  step(tick: Tick, inbox: Inbox<'localisation'>, outbox: Outbox<DriverWrites>): void {
    if (!isDue(tick, TOPICS.plan.rate)) return;
    const line = this.lanes.begin(tick, inbox.latest('localisation'), outbox);
    if (line === null) return;
    const speeds = this.speedsOn(line);
    // Looking ahead by EASE, it is no later than the profile.
    const accelerate = (s: number, speed: number) =>
      clamp((speeds[referenceSample(line, s + EASE * speed)] - speed) / EASE, -MOST_BRAKING, MOST_ACCELERATION);
    const desired = speeds[referenceSample(line, this.lanes.start.s)];
    const decision = { kind: 'cruise', reason: `${Math.round(desired * 3.6)} km/h`, ...NO_FENCE } as const;
    this.lanes.publish(tick, line, accelerate, decision, desired, outbox);
  }

  snapshot(): PlainData {
    return this.lanes.snapshot();
  }

  restore(state: PlainData): void {
    this.lanes.restore(state);
  }

  /** Speed wished for by sample of the line: the one speed, less in bends and before the goal. */
  private speedsOn(line: ReferenceLine): Float64Array {
    if (this.wished?.line === line) return this.wished.speeds;
    const speeds = new Float64Array(line.count);
    let next = 0;
    for (let i = line.count - 1; i >= 0; i--) {
      const bend = Math.sqrt(LATERAL / Math.max(Math.abs(line.curvature[i]), 1e-6));
      const speed = i * REFERENCE_STEP >= line.goal ? 0 : this.speed > 0 ? this.speed : line.speedLimit[i];
      next = Math.min(speed, bend, Math.sqrt(next * next + 2 * BRAKING * REFERENCE_STEP));
      speeds[i] = next;
    }
    this.wished = { line, speeds };
    return speeds;
  }
}
