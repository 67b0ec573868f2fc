import type { Bus } from '../../core/bus.ts';
import { angleDifference, radiansToDegrees } from '../../core/math/angle.ts';
import { hypot } from '../../core/math/hypot.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { LanePoint } from '../../map/road-map.ts';
import type { PlanePose } from '../../planning/free-space/arc-piece.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';

/** The drive ends where the rear axle stands within this distance of the goal [m] ... */
const GOAL_RADIUS = 4;
/** ... no faster than this [m/s]. */
const STANDSTILL = 0.3;

/** A pose beside the lanes is reached at this speed [m/s]. */
const POSE_STANDSTILL = 0.05;

/** How the rear axle is to stand beside the lanes, and how exactly: its distance [m] and turn [rad]. */
export interface DemandedPose extends PlanePose {
  readonly within: number;
  readonly angle: number;
}

/** The ego comes to stand at the goal before the time is over. Actual: distance left as the crow flies. */
export class GoalCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly goal: { readonly x: number; readonly y: number };
  private readonly pose: DemandedPose | null;
  private readonly before: { readonly isComplete: boolean } | null;
  private distance = Number.NaN;
  private turn = Number.NaN;
  private reached: Tick | null = null;

  /**
   * @param pose how the rear axle is to stand; null where a place on a lane is enough
   * @param before what has to be complete first: the stops on the way
   */
  constructor(
    goal: LanePoint,
    pose: DemandedPose | null = null,
    demand: Demand = { name: 'goal', required: true },
    before: { readonly isComplete: boolean } | null = null,
  ) {
    this.name = demand.name;
    this.demand = demand;
    this.goal = pose ?? goal;
    this.pose = pose;
    this.before = before;
  }

  get isReached(): boolean {
    return this.reached !== null;
  }

  observe(tick: Tick, bus: Bus): void {
    const ego = bus.publishedNow('truth.ego');
    if (ego === null || this.reached !== null) return;
    this.distance = hypot(ego.x - this.goal.x, ego.y - this.goal.y);
    if (this.pose !== null) this.turn = Math.abs(angleDifference(ego.yaw, this.pose.yaw));
    if (this.before?.isComplete !== false && this.stands(ego)) this.reached = tick;
  }

  result(): CriterionResult {
    const result = this.isReached ? 'pass' : 'fail';
    const expected = this.before?.isComplete === false ? `${this.expected()} after all stops` : this.expected();
    return { ...this.demand, result, actual: this.distance, expected, unit: 'm', tick: this.reached };
  }

  snapshot(): PlainData {
    return [this.distance, this.turn, this.reached];
  }

  restore(state: PlainData): void {
    [this.distance, this.turn, this.reached] = state as [number, number, Tick | null];
  }

  private expected(): string {
    const { pose, turn } = this;
    if (pose === null) return `<= ${GOAL_RADIUS}`;
    const turned = Number.isNaN(turn) ? '' : `, turned by ${degrees(turn)} of ${degrees(pose.angle)} degrees`;
    return `<= ${pose.within}${turned}`;
  }

  private stands({ vx }: EgoTruth): boolean {
    const { pose, distance, turn } = this;
    const speed = Math.abs(vx);
    if (pose === null) return distance <= GOAL_RADIUS && speed <= STANDSTILL;
    return distance <= pose.within && turn <= pose.angle && speed <= POSE_STANDSTILL;
  }
}

function degrees(radians: number): number {
  return Math.round(10 * radiansToDegrees(radians)) / 10;
}
