import type { RunResult } from '../scenario/run-result.ts';

export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly skipped: number;
}

/** Counts by verdict; `planned` runs without a result count as skipped. */
export function summarise(results: readonly RunResult[], planned: number): Summary {
  const count = (verdict: RunResult['verdict']) => results.filter((result) => result.verdict === verdict).length;
  return { passed: count('pass'), failed: count('fail'), errors: count('error'), skipped: planned - results.length };
}

/** "3 passed, 1 failed, 0 skipped" with errors named where there are any. */
export function summaryLine({ passed, failed, errors, skipped }: Summary): string {
  return `${passed} passed, ${failed} failed, ${errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}, ` : ''}${skipped} skipped`;
}
