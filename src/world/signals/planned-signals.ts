import type { SignalState } from '../../core/messages/signals.ts';
import type { Tick } from '../../core/tick.ts';
import type { FixedProgram } from './signal-program.ts';
import { STEP, type StageTable, type Step, ticksOf } from './stage-table.ts';

/** Fixed-time control by a plan. The states are a function of the tick alone, so there is nothing to snapshot. */
export class PlannedSignals {
  /** [ticks] */
  readonly cycle: number;
  private readonly table: StageTable;
  private readonly offset: number;
  /** Per stage: when it begins in the cycle, and its green then [ticks]. */
  private readonly begin: Int32Array;
  private readonly green: Int32Array;
  private stage = 0;
  private other = 0;
  private step: Step = STEP.before;
  private ticks = 0;

  constructor(table: StageTable, { cycle, offset }: FixedProgram) {
    this.table = table;
    this.begin = new Int32Array(table.count);
    this.green = table.green.slice();
    let at = 0;
    for (let stage = 0; stage < table.count; stage++) {
      this.begin[stage] = at;
      at += table.openingBetween(this.before(stage), stage) + this.green[stage];
      at += table.changeBetween(stage, this.after(stage));
    }
    this.cycle = Math.max(at, cycle === null ? 0 : ticksOf(cycle));
    this.green[table.count - 1] += this.cycle - at;
    this.offset = ticksOf(offset);
  }

  /** Goes to a tick, any one. */
  goTo(tick: Tick): void {
    const { table, begin, cycle } = this;
    const into = (((tick - this.offset) % cycle) + cycle) % cycle;
    let stage = table.count - 1;
    while (begin[stage] > into) stage--;
    this.stage = stage;
    this.ticks = into - begin[stage];
    const opening = table.openingBetween(this.before(stage), stage);
    this.other = this.before(stage);
    this.step = STEP.before;
    if (this.ticks < opening) return;
    this.ticks -= opening;
    this.other = this.after(stage);
    this.step = this.ticks < this.green[stage] ? STEP.green : STEP.after;
    if (this.step === STEP.after) this.ticks -= this.green[stage];
  }

  /** What a group shows, by its place in the table. */
  stateOf(g: number): SignalState {
    return this.table.stateOf(g, this.stage, this.other, this.step, this.ticks);
  }

  private before(stage: number): number {
    return (stage + this.table.count - 1) % this.table.count;
  }

  private after(stage: number): number {
    return (stage + 1) % this.table.count;
  }
}
