import type { Bus } from '../../core/bus.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { CollisionRecord } from '../metrics/collision-record.ts';
import type { DriveFrame } from '../metrics/drive-frame.ts';

/** One row of a run's verdict; field names are those of results.json. */
export interface CriterionResult {
  readonly name: string;
  /** A required criterion that fails makes the run fail; others are reported only. */
  readonly required: boolean;
  readonly result: 'pass' | 'fail' | 'not-applicable';
  readonly actual: number;
  readonly expected: string;
  readonly unit: string;
  /** When it was decided; null where only the end of the run decides. */
  readonly tick: Tick | null;
}

/** Watches a run and judges it. Reads the truth, publishes nothing. Has one or more of the three ways to watch. */
export interface Criterion {
  readonly name: string;
  /** Called after every tick. */
  observe?(tick: Tick, bus: Bus): void;
  /** Called for every collision, after its tick. */
  meet?(collision: CollisionRecord): void;
  /** Called for every frame, after the metrics have seen it. The frame is filled anew each time: keep numbers only. */
  judge?(frame: DriveFrame): void;
  result(): CriterionResult;
  snapshot(): PlainData;
  restore(state: PlainData): void;
}

/** What a scene says of every criterion. */
export interface Demand {
  readonly name: string;
  readonly required: boolean;
}
