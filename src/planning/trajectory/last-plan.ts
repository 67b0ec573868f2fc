import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import { type LaneState, SAMPLE_SECONDS } from '../planning-problem.ts';
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

  /** Where a plan begins: on the last one where that goes on, else where the ego is. */
  begin(tick: Tick, measured: LaneState, out: LaneState): void {
    if (this.goesOn(tick)) anchorStart(measured, this.made, secondsAt(tick - this.tick), out);
    else Object.assign(out, measured);
  }

  /** Acceleration that it asks for now, 0 where it does not go on [m/s^2]. */
  askedAcceleration(tick: Tick): number {
    return this.goesOn(tick) ? this.made.acceleration[Math.round(secondsAt(tick - this.tick) / SAMPLE_SECONDS)] : 0;
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
