import type { RunResult } from '../scenario/run-result.ts';
import { summarise } from './summary.ts';

/** The text of results.json, version 1. NaN and infinities, which JSON lacks, become null. */
export function jsonResults(results: readonly RunResult[], planned: number, tool: string): string {
  const document = { version: 1, tool, summary: summarise(results, planned), runs: results };
  return `${JSON.stringify(document, null, 2)}\n`;
}
