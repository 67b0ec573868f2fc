import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { DriveFrame } from '../metrics/drive-frame.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';
import type { Region } from './region.ts';

/** When somebody has to be somewhere [s]. */
export interface Window {
  readonly after: number;
  /** Infinity: any time. */
  readonly by: number;
}

/** The ego is in a region at some time of a window. Actual: the time at which it came there, or that of the last frame [s]. */
export class ReachCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly region: Region;
  private readonly window: Window;
  private reached: Tick | null = null;
  private time = 0;

  constructor(demand: Demand, region: Region, window: Window) {
    this.name = demand.name;
    this.demand = demand;
    this.region = region;
    this.window = window;
  }

  judge(frame: DriveFrame): void {
    if (this.reached !== null) return;
    const { time } = frame;
    this.time = time;
    if (time >= this.window.after && time <= this.window.by && this.region(frame)) this.reached = frame.tick;
  }

  result(): CriterionResult {
    const { after, by } = this.window;
    const first = after > 0 ? `>= ${after}` : '';
    const last = Number.isFinite(by) ? `<= ${by}` : '';
    const expected = [first, last].filter((text) => text !== '').join(', ') || 'reached';
    const result = this.reached === null ? 'fail' : 'pass';
    return { ...this.demand, result, actual: this.time, expected, unit: 's', tick: this.reached };
  }

  snapshot(): PlainData {
    return [this.reached, this.time];
  }

  restore(state: PlainData): void {
    [this.reached, this.time] = state as [Tick | null, number];
  }
}
