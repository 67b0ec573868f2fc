import type { RunProgress } from '../../report/reporter.ts';
import type { RunIdentity, RunResult } from '../../scenario/run-result.ts';

/** To a process that drives: a run to do. */
export interface RunOrder {
  readonly identity: RunIdentity;
  /** Greatest simulated time, which the command line may cut short [s]. */
  readonly timeout: number;
  readonly wallSeconds: number | null;
  /** As of the planned run. */
  readonly wantsExpert: boolean;
}

/** From a process that drives. It is ready for its first order once it can see. */
export type RunReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'result'; readonly result: RunResult }
  | { readonly kind: 'unusable'; readonly message: string };
