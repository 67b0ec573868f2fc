import { readFile } from 'node:fs/promises';
import type { RunIdentity, RunResult } from '../../scenario/run-result.ts';
import { UsageError } from '../usage-error.ts';

/** What it takes to do a run again. */
export type FailedRun = Pick<RunIdentity, 'scene' | 'seed' | 'perception' | 'planner' | 'plannerSetup' | 'sets'>;

/** The runs of a results.json that did not pass; a usage error where there is none to read. */
export async function lastFailed(path: string): Promise<FailedRun[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`--last-failed: ${path} is not there; run without it first, with the reporter json`);
  });
  const runs = runsOf(text);
  if (runs === null) throw new UsageError(`--last-failed: ${path} is no results.json; expected one of a run before`);
  return runs.filter(({ verdict }) => verdict !== 'pass').map((run) => ({ ...run, sets: run.sets ?? [] }));
}

function runsOf(text: string): RunResult[] | null {
  try {
    const document: unknown = JSON.parse(text);
    const runs = (document as { runs?: unknown } | null)?.runs;
    return Array.isArray(runs) && runs.every(isRun) ? runs : null;
  } catch {
    return null;
  }
}

function isRun(value: unknown): value is RunResult {
  const { scene, seed, verdict } = (value ?? {}) as Partial<RunResult>;
  return typeof scene === 'string' && typeof seed === 'number' && typeof verdict === 'string';
}
