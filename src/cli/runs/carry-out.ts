import type { Reporter } from '../../report/reporter.ts';
import type { RunResult } from '../../scenario/run-result.ts';
import { Interruption } from '../interruption.ts';
import type { Driving } from './driving.ts';
import type { PlannedRun } from './planned-run.ts';

/** How runs are carried out. */
export interface CarryingOut {
  readonly weights: string;
  /** Processes that drive at once; with one, and no limit of wall time, this one does. */
  readonly workers: number;
  readonly wallSeconds: number | null;
  /** Runs that may fail before no other is begun. */
  readonly maxFailures: number;
  readonly reporters: readonly Reporter[];
}

/** Drives planned runs and tells reporters. Results are in the order of the plan, whoever was done first. */
export async function carryOut(
  runs: readonly PlannedRun[],
  { weights, workers, wallSeconds, maxFailures, reporters }: CarryingOut,
): Promise<{ readonly results: readonly RunResult[]; readonly interrupted: boolean }> {
  const interruption = new Interruption();
  // A run may be planned several times: what counts is its place in the plan.
  const plan = runs.map((run) => ({ ...run }));
  const results = new Map<PlannedRun, RunResult>();
  let failures = 0;
  const driving: Driving = {
    weights,
    wallSeconds,
    interruption,
    onProgress: ({ identity }, progress) => {
      for (const reporter of reporters) reporter.progress?.(identity, progress);
    },
    onResult: (run, result) => {
      results.set(run, result);
      for (const reporter of reporters) reporter.result?.(result);
      if (result.verdict !== 'pass') failures++;
      return failures < maxFailures;
    },
  };
  for (const reporter of reporters) reporter.begin?.(plan.length);
  try {
    // Only a process that can be ended from outside keeps a limit of wall time, whatever a driver does.
    if (workers > 1 || wallSeconds !== null) {
      const { driveInProcesses } = await import('./drive-in-processes.ts');
      await driveInProcesses(plan, workers, driving);
    } else {
      const { driveInTurn } = await import('./drive-in-turn.ts');
      await driveInTurn(plan, driving);
    }
  } finally {
    interruption.dispose();
  }
  const inOrder = plan.flatMap((run) => results.get(run) ?? []);
  for (const reporter of reporters) reporter.end?.(inOrder);
  return { results: inOrder, interrupted: interruption.requested };
}
