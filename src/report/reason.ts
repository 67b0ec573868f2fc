import type { RunResult } from '../scenario/run-result.ts';

/** Why a run did not pass, in words; empty where it did. */
export function reasonOf({ fault, criteria }: RunResult): string {
  if (fault !== null) return fault.message;
  return criteria
    .filter(({ required, result }) => required && result === 'fail')
    .map(({ name, tick }) => `${name}${tick === null ? '' : ` at ${(tick / 100).toFixed(2)} s`}`)
    .join(', ');
}
