import { rerunCommand } from '../../report/rerun-command.ts';
import type { RunResult } from '../../scenario/run-result.ts';

/** Runs of one scene and seed that had different hashes, in words; none where all is as it should be. */
export function hashMismatches(results: readonly RunResult[]): string[] {
  const hashes = new Map<string, Set<string>>();
  for (const result of results) {
    // What was broken off has come as far as the wall clock let it.
    if (result.verdict === 'error') continue;
    const command = rerunCommand(result);
    hashes.set(command, (hashes.get(command) ?? new Set()).add(result.hash));
  }
  return [...hashes]
    .filter(([, found]) => found.size > 1)
    .map(
      ([command, found]) =>
        `found ${found.size} hashes of the same run (${[...found].join(', ')}), expected one; this is a fault of the simulator, or of a driver that is not the same each time: ${command}`,
    );
}
