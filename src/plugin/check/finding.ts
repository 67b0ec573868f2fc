/** One thing that a planner was held against. */
export interface Finding {
  readonly check: string;
  /** `warn`: it can be driven, but its author will want to know. */
  readonly verdict: 'ok' | 'warn' | 'fail';
  /** What was found, and what was expected. */
  readonly text: string;
  /** Line of the planner's file; left out where none is to blame. */
  readonly line?: number;
  /** How to mend it. */
  readonly mend?: string;
}

export function ok(check: string, text: string): Finding {
  return { check, verdict: 'ok', text };
}

export function failed(check: string, text: string): Finding {
  return { check, verdict: 'fail', text };
}

/** The line in "mine.ts:12". */
export function lineIn(at: string | undefined): { readonly line?: number } {
  const [, line] = /:(\d+)$/.exec(at ?? '') ?? [];
  return line === undefined ? {} : { line: Number(line) };
}
