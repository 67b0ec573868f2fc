import type { Tick } from '../../core/tick.ts';
import type { DecisionChange } from '../worker/protocol.ts';

/** What the driver did, from when to when; the last is still going on. */
export class DecisionLog {
  private changes: DecisionChange[] = [];

  /** Takes changes; what was known from the first of them on is void, for the run was wound back. */
  append(changes: readonly DecisionChange[]): void {
    if (changes.length === 0) return;
    this.cut(changes[0].tick);
    this.changes.push(...changes);
  }

  /** Forgets what came from this tick on. */
  cut(tick: Tick): void {
    while (this.changes.length > 0 && this.changes[this.changes.length - 1].tick >= tick) this.changes.pop();
  }

  clear(): void {
    this.changes = [];
  }

  /** In order of time; a copy that later calls do not change. */
  all(): readonly DecisionChange[] {
    return [...this.changes];
  }
}
