import type { Fault } from '../run-result.ts';

/** A driver that does not come with the simulator. */
export interface ForeignDriver {
  /** The module `planner`: it writes route and plan, and may show its thoughts. */
  readonly module: unknown;
  /** What made it give up; null as long as nothing did. */
  readonly fault: () => Fault | null;
  /** What it said, for the notes of the run. */
  readonly notes: () => readonly string[];
}
