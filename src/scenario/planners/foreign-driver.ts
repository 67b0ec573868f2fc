import type { TopicRow } from '../../core/topics.ts';
import type { Fault } from '../run-result.ts';

/** A driver that does not come with the simulator. */
export interface ForeignDriver {
  /** The module `planner`: it writes route and plan. */
  readonly module: unknown;
  /** Topics that it has of its own. */
  readonly topics: readonly TopicRow[];
  /** What made it give up; null as long as nothing did. */
  readonly fault: () => Fault | null;
  /** What it said, for the notes of the run. */
  readonly notes: () => readonly string[];
}
