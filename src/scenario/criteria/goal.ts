import type { Bus } from '../../core/bus.ts';
import { hypot } from '../../core/math/hypot.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { LanePoint } from '../../map/road-map.ts';
import type { Criterion, CriterionResult } from './criterion.ts';

/** The drive ends where the rear axle stands within this distance of the goal [m] ... */
const GOAL_RADIUS = 4;
/** ... no faster than this [m/s]. */
const STANDSTILL = 0.3;

/** The ego comes to stand at the goal before the time is over. Actual: distance left as the crow flies. */
export class GoalCriterion implements Criterion {
  readonly name = 'goal';
  private readonly goal: LanePoint;
  private distance = Number.NaN;
  private reached: Tick | null = null;

  constructor(goal: LanePoint) {
    this.goal = goal;
  }

  get isReached(): boolean {
    return this.reached !== null;
  }

  observe(tick: Tick, bus: Bus): void {
    const ego = bus.publishedNow('truth.ego');
    if (ego === null || this.reached !== null) return;
    this.distance = hypot(ego.x - this.goal.x, ego.y - this.goal.y);
    if (this.distance <= GOAL_RADIUS && Math.abs(ego.vx) <= STANDSTILL) this.reached = tick;
  }

  result(): CriterionResult {
    const result = this.isReached ? 'pass' : 'fail';
    const expected = `<= ${GOAL_RADIUS}`;
    return { name: this.name, required: true, result, actual: this.distance, expected, unit: 'm', tick: this.reached };
  }

  snapshot(): PlainData {
    return [this.distance, this.reached];
  }

  restore(state: PlainData): void {
    [this.distance, this.reached] = state as [number, Tick | null];
  }
}
