import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import { type LaneState, type PlanRemainder, SAMPLE_COUNT, SAMPLE_SECONDS } from '../planning-problem.ts';
import { KNOT_COUNT, KNOT_SECONDS } from '../trajectory-search.ts';
import { anchorStart } from './anchor-start.ts';
import { type LaneTrajectory, makeLaneTrajectory } from './lane-trajectory.ts';

/** A last plan older than this is not gone on with [s]. */
const LIFE = 0.5;

/** The plan that a driver made last, on which the next one begins, and room to make that in. */
export class LastPlan {
  /** The plan in the making. */
  next: LaneTrajectory = makeLaneTrajectory();
  private made: LaneTrajectory = makeLaneTrajectory();
  /** When it was made; -1 where there is none to go on with. */
  private tick: Tick = -1;
  private readonly left: PlanRemainder = { speed: new Float64Array(KNOT_COUNT), d: new Float64Array(KNOT_COUNT) };

  /** Where a plan begins: on the last one where that goes on, else where the ego is. */
  begin(tick: Tick, measured: LaneState, out: LaneState): void {
    if (this.goesOn(tick)) anchorStart(measured, this.made, secondsAt(tick - this.tick), out);
    else Object.assign(out, measured);
  }

  /** Acceleration that it asks for now, 0 where it does not go on [m/s^2]. */
  askedAcceleration(tick: Tick): number {
    return this.goesOn(tick) ? this.made.acceleration[Math.round(secondsAt(tick - this.tick) / SAMPLE_SECONDS)] : 0;
  }

  /** What is left of it, beyond its end as at its end; null where it does not go on. Overwritten by the next call. */
  remainder(tick: Tick): PlanRemainder | null {
    if (!this.goesOn(tick)) return null;
    const first = Math.round(secondsAt(tick - this.tick) / SAMPLE_SECONDS);
    for (let k = 0; k < KNOT_COUNT; k++) {
      const i = Math.min(first + Math.round((k * KNOT_SECONDS) / SAMPLE_SECONDS), SAMPLE_COUNT - 1);
      this.left.speed[k] = this.made.speed[i];
      this.left.d[k] = this.made.d[i];
    }
    return this.left;
  }

  /** Takes it into another lane frame. */
  change(carry: (trajectory: LaneTrajectory) => void): void {
    carry(this.made);
  }

  /** The plan in the making is made: it is the last one from now on. */
  keep(tick: Tick): void {
    [this.made, this.next] = [this.next, this.made];
    this.tick = tick;
  }

  /** It is not gone on with. */
  drop(): void {
    this.tick = -1;
  }

  snapshot(): PlainData {
    const { made, tick } = this;
    return clonePlain({ made, tick } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    Object.assign(this, clonePlain(state));
  }

  private goesOn(tick: Tick): boolean {
    return this.tick >= 0 && secondsAt(tick - this.tick) <= LIFE;
  }
}
