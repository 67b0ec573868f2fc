import type { RunProgress } from '../../report/reporter.ts';
import type { RunResult } from '../../scenario/run-result.ts';
import type { Interruption } from '../interruption.ts';
import type { PlannedRun } from './planned-run.ts';

/** How planned runs are driven. */
export interface Driving {
  /** The network's weights; loaded only if somebody is to see by it. */
  readonly weights: string;
  /** A run that takes longer is broken off [s]; null for never. */
  readonly wallSeconds: number | null;
  readonly interruption: Interruption;
  readonly onProgress: (run: PlannedRun, progress: RunProgress) => void;
  /** Told of each result once it is there; says whether to go on with runs that have not begun. */
  readonly onResult: (run: PlannedRun, result: RunResult) => boolean;
}
