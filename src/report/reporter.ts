import type { RunIdentity, RunResult } from '../scenario/run-result.ts';

/** A run under way, for progress lines. */
export interface RunProgress {
  readonly simSeconds: number;
  readonly realTimeFactor: number;
  /** Distance done and left along the route [m]; NaN before the first plan. */
  readonly routeDone: number;
  readonly routeLeft: number;
  readonly speed: number;
  readonly decision: string;
}

/** Is told what happens, in order, and turns it into text or files. */
export interface Reporter {
  begin?(count: number): void;
  progress?(run: RunIdentity, progress: RunProgress): void;
  result?(result: RunResult): void;
  /** All results, those of an interrupted session too. */
  end?(results: readonly RunResult[]): void;
}

/** Where a reporter writes. */
export interface TextOutput {
  write(text: string): void;
}
