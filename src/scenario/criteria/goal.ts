import type { Bus } from '../../core/bus.ts';
import { angleDifference, degreesToRadians } from '../../core/math/angle.ts';
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

/** A pose beside the lanes is reached within this distance [m], angle [rad] and speed [m/s]. */
const POSE_RADIUS = 0.5;
const POSE_ANGLE = degreesToRadians(8);
const POSE_STANDSTILL = 0.05;

/** The ego comes to stand at the goal before the time is over. Actual: distance left as the crow flies. */
export class GoalCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly goal: { readonly x: number; readonly y: number };
  private readonly pose: PlanePose | null;
  private readonly before: { readonly isComplete: boolean } | null;
  private distance = Number.NaN;
  private reached: Tick | null = null;

  /**
   * @param pose how the rear axle is to stand; null where a place on a lane is enough
   * @param before what has to be complete first: the stops on the way
   */
  constructor(
    goal: LanePoint,
    pose: PlanePose | null = null,
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
    if (this.before?.isComplete !== false && this.stands(ego)) this.reached = tick;
  }

  result(): CriterionResult {
    const result = this.isReached ? 'pass' : 'fail';
    const radius = this.pose === null ? GOAL_RADIUS : POSE_RADIUS;
    const expected = this.before?.isComplete === false ? `<= ${radius} after all stops` : `<= ${radius}`;
    return { ...this.demand, result, actual: this.distance, expected, unit: 'm', tick: this.reached };
  }

  snapshot(): PlainData {
    return [this.distance, this.reached];
  }

  restore(state: PlainData): void {
    [this.distance, this.reached] = state as [number, Tick | null];
  }

  private stands({ yaw, vx }: EgoTruth): boolean {
    const { pose, distance } = this;
    const speed = Math.abs(vx);
    if (pose === null) return distance <= GOAL_RADIUS && speed <= STANDSTILL;
    const turn = Math.abs(angleDifference(yaw, pose.yaw));
    return distance <= POSE_RADIUS && turn <= POSE_ANGLE && speed <= POSE_STANDSTILL;
  }
}
