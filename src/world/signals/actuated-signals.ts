import type { SignalState } from '../../core/messages/signals.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import type { ActuatedProgram } from './signal-program.ts';
import { STEP, type StageTable, type Step, ticksOf } from './stage-table.ts';

/** Places in the state. */
const STAGE = 0;
const OTHER = 1;
const AT = 2;
const TICKS = 3;
const GAP = 4;
const WAITING = 5;

/** Of WAITING while nobody does. */
const NOBODY = -1;

/**
 * Actuated control: a green lasts its minimum and on while vehicles come, up to the extension apart (else it gaps out),
 * but no longer than the maximum after somebody else began to wait (max-out). Then comes the next stage in turn that
 * somebody waits for; with nobody waiting the green rests. Pedestrians wait always, for nobody sees them.
 */
export class ActuatedSignals {
  private readonly table: StageTable;
  private readonly extension: number;
  private readonly maxGreen: number;
  /** Stage, the one before or after it, step, ticks since that began, since the last vehicle, since others wait. */
  private readonly state = Int32Array.of(0, 0, STEP.green, 0, 0, NOBODY);

  constructor(table: StageTable, { extension, maxGreen }: ActuatedProgram) {
    this.table = table;
    this.extension = ticksOf(extension);
    this.maxGreen = ticksOf(maxGreen);
  }

  /** One tick on. `occupied` has 1 for each group, by its place in the table, that a vehicle is before. */
  advance(occupied: Uint8Array): void {
    const { table, state } = this;
    state[TICKS]++;
    const stage = state[STAGE];
    if (state[AT] === STEP.before && state[TICKS] >= table.openingBetween(state[OTHER], stage)) this.begin(STEP.green);
    else if (state[AT] === STEP.after && state[TICKS] >= table.changeBetween(stage, state[OTHER])) {
      state[STAGE] = state[OTHER];
      state[OTHER] = stage;
      this.begin(table.openingBetween(stage, state[STAGE]) > 0 ? STEP.before : STEP.green);
    }
    if (state[AT] === STEP.green) this.watch(occupied);
  }

  /** What a group shows, by its place in the table. */
  stateOf(g: number): SignalState {
    const { state } = this;
    return this.table.stateOf(g, state[STAGE], state[OTHER], state[AT] as Step, state[TICKS]);
  }

  snapshot(): PlainData {
    return clonePlain(this.state as unknown as PlainData);
  }

  restore(state: PlainData): void {
    this.state.set(state as unknown as Int32Array);
  }

  private begin(step: Step): void {
    this.state[AT] = step;
    this.state[TICKS] = 0;
    this.state[GAP] = 0;
    this.state[WAITING] = NOBODY;
  }

  private watch(occupied: Uint8Array): void {
    const { table, state } = this;
    const stage = state[STAGE];
    const next = this.nextWanted(stage, occupied);
    state[GAP] = this.isServed(stage, occupied) ? 0 : state[GAP] + 1;
    state[WAITING] = next < 0 ? NOBODY : state[WAITING] + 1;
    if (next < 0 || state[TICKS] < table.green[stage]) return;
    if (state[GAP] < this.extension && state[WAITING] < this.maxGreen) return;
    state[OTHER] = next;
    this.begin(STEP.after);
    if (table.changeBetween(stage, next) > 0) return;
    state[STAGE] = next;
    state[OTHER] = stage;
    this.begin(table.openingBetween(stage, next) > 0 ? STEP.before : STEP.green);
  }

  /** Whether a vehicle is before one of the stage's groups. */
  private isServed(stage: number, occupied: Uint8Array): boolean {
    for (let g = 0; g < occupied.length; g++) if (occupied[g] === 1 && this.table.isIn(stage, g)) return true;
    return false;
  }

  /** The next stage in turn that gives green to somebody who waits; -1 for none. */
  private nextWanted(stage: number, occupied: Uint8Array): number {
    const { table } = this;
    for (let k = 1; k < table.count; k++) {
      const other = (stage + k) % table.count;
      for (let g = 0; g < occupied.length; g++) {
        if (!table.isIn(other, g) || table.isIn(stage, g)) continue;
        if (occupied[g] === 1 || table.isPedestrian(g)) return other;
      }
    }
    return -1;
  }
}
