import type { VehicleSpecification } from '../../../core/vehicle-specification.ts';
import type { ExpertReading } from '../../experts/read-expert.ts';
import type { CollisionRecord } from '../../metrics/collision-record.ts';
import type { SeriesReader } from '../../metrics/metric.ts';
import type { Score } from '../score.ts';
import type { CutInMoment } from './cut-in-watch.ts';

/** A drive as the scores see it, at its end or so far. */
export interface ScoredDrive {
  /** Columns of score-recorder.ts, FRAME_SECONDS apart. */
  readonly series: SeriesReader;
  readonly collisions: readonly CollisionRecord[];
  readonly cutIns: readonly CutInMoment[];
  readonly vehicle: Pick<VehicleSpecification, 'length' | 'rearOverhang'>;
  readonly expert: ExpertReading;
  /** When the ego ran red lights [s], and how often stop signs. */
  readonly redLightTimes: readonly number[];
  readonly stopSigns: number;
  /** 1 at the frames in which the ego was outside of its lanes. */
  readonly isOutsideLanes: Float64Array;
  /** Emergency vehicles that were not let pass. */
  readonly yieldsMissed: number;
  /** Whether the ego has arrived at its goal. */
  readonly arrived: boolean;
  /** Simulated time after which the run ends [s]. */
  readonly timeout: number;
}

/** A score, or why there is none, in words. */
export type Scoring = Score | { readonly why: string };

/** The first and the last number of a column; NaN without any. */
export function endsOf(column: Float64Array): { first: number; last: number } {
  const first = column.find((value) => !Number.isNaN(value)) ?? Number.NaN;
  const last = column.findLast((value) => !Number.isNaN(value)) ?? Number.NaN;
  return { first, last };
}
