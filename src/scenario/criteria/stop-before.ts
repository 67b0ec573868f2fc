import type { PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import type { DriveFrame } from '../metrics/drive-frame.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';

/** Slower than this the ego stands [m/s]. */
const STANDING = 0.1;
/** A line is crossed within this distance of its middle [m]. */
const HALF_LINE = 4;

/** A line across a lane: its middle [m], and the unit vector of travel. */
export interface CrossLine {
  readonly x: number;
  readonly y: number;
  readonly tx: number;
  readonly ty: number;
}

/**
 * The ego stands with its front within some metres before a line before it crosses it. Actual: the front's least distance
 * before the line so far while standing, without a stop the least distance at all [m]. Never to come there fails, too.
 */
export class StopBeforeCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly line: CrossLine;
  private readonly within: number;
  private readonly seconds: number;
  private since: Tick | null = null;
  private decided: Tick | null = null;
  private passed = false;
  private before = Number.POSITIVE_INFINITY;
  private nearest = Number.POSITIVE_INFINITY;

  constructor(demand: Demand, line: CrossLine, within: number, seconds: number) {
    this.name = demand.name;
    this.demand = demand;
    this.line = line;
    this.within = within;
    this.seconds = seconds;
  }

  judge({ tick, speed, centreX, centreY, cosYaw, sinYaw, halfLength }: DriveFrame): void {
    if (this.decided !== null) return;
    const { x, y, tx, ty } = this.line;
    const dx = x - (centreX + halfLength * cosYaw);
    const dy = y - (centreY + halfLength * sinYaw);
    const left = dx * tx + dy * ty;
    if (Math.abs(dy * tx - dx * ty) > HALF_LINE || cosYaw * tx + sinYaw * ty <= 0) return;
    if (left < 0) {
      if (this.before >= 0 && this.before !== Number.POSITIVE_INFINITY) this.decided = tick;
      return;
    }
    this.before = left;
    if (Math.abs(speed) >= STANDING || left > this.within) {
      this.since = null;
      this.nearest = Math.min(this.nearest, left);
      return;
    }
    this.since ??= tick;
    this.nearest = left;
    if (secondsAt(tick - this.since) < this.seconds) return;
    this.passed = true;
    this.decided = tick;
  }

  result(): CriterionResult {
    const isSeen = this.nearest !== Number.POSITIVE_INFINITY;
    return {
      ...this.demand,
      result: this.passed ? 'pass' : 'fail',
      actual: isSeen ? this.nearest : 0,
      expected: `<= ${this.within}, standing`,
      unit: 'm',
      tick: this.decided,
    };
  }

  snapshot(): PlainData {
    const { since, decided, passed, before, nearest } = this;
    return [since, decided, passed, before, nearest];
  }

  restore(state: PlainData): void {
    [this.since, this.decided, this.passed, this.before, this.nearest] = state as [
      Tick | null,
      Tick | null,
      boolean,
      number,
      number,
    ];
  }
}
