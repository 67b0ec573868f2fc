import { TICKS_PER_SECOND } from '../../core/tick.ts';
import { SERIES_COLUMNS, type SeriesColumn } from '../worker/protocol.ts';

/** Every how many ticks a point is kept: 20 a second are more than a plot has pixels for. */
const EVERY = 5;
const ROW = SERIES_COLUMNS.length;

/** The drive's scalars so far, for the plots: time [s] and SERIES_COLUMNS, as growing typed arrays. */
export class SeriesLog {
  private capacity = 1024;
  private count = 0;
  private time = new Float64Array(this.capacity);
  private readonly columns = Object.fromEntries(
    SERIES_COLUMNS.map((name) => [name, new Float64Array(this.capacity)]),
  ) as Record<SeriesColumn, Float64Array>;

  /** Takes rows of a batch; those of ticks already known replace what followed (the run was wound back). */
  append(rows: Float64Array): void {
    for (let row = 0; row + ROW <= rows.length; row += ROW) {
      if (rows[row] % EVERY !== 0) continue;
      while (this.count > 0 && this.columns.tick[this.count - 1] >= rows[row]) this.count--;
      if (this.count === this.capacity) this.grow();
      this.time[this.count] = rows[row] / TICKS_PER_SECOND;
      for (const [index, name] of SERIES_COLUMNS.entries()) this.columns[name][this.count] = rows[row + index];
      this.count++;
    }
  }

  clear(): void {
    this.count = 0;
  }

  /** Of the newest point [s]; 0 before the first. */
  get newestTime(): number {
    return this.count > 0 ? this.time[this.count - 1] : 0;
  }

  /** Views of time [s] and of the columns asked for, from a time on. Valid until the next append. */
  since(seconds: number, names: readonly SeriesColumn[]): Float64Array[] {
    let first = 0;
    while (first < this.count && this.time[first] < seconds) first++;
    return [this.time, ...names.map((name) => this.columns[name])].map((column) => column.subarray(first, this.count));
  }

  private grow(): void {
    this.capacity *= 2;
    const longer = (column: Float64Array) => {
      const next = new Float64Array(this.capacity);
      next.set(column);
      return next;
    };
    this.time = longer(this.time);
    for (const name of SERIES_COLUMNS) this.columns[name] = longer(this.columns[name]);
  }
}
