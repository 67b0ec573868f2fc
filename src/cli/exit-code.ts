import type { RunResult } from '../scenario/run-result.ts';

/** Exit codes of every command. */
export const EXIT = { ok: 0, failed: 1, usage: 2, planner: 3, simulator: 4, mismatch: 5, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** From the gravest down; what is not listed counts as fine. */
const GRAVITY: readonly ExitCode[] = [EXIT.simulator, EXIT.mismatch, EXIT.planner, EXIT.usage, EXIT.failed];

export function gravest(codes: readonly ExitCode[]): ExitCode {
  return GRAVITY.find((code) => codes.includes(code)) ?? EXIT.ok;
}

export function exitCodeOf({ verdict, fault }: RunResult): ExitCode {
  if (fault !== null) return { planner: EXIT.planner, simulator: EXIT.simulator, input: EXIT.usage }[fault.kind];
  return verdict === 'pass' ? EXIT.ok : EXIT.failed;
}
