import type { PlainData } from '../../core/snapshot.ts';
import type { SeriesReader } from './metric.ts';

/** Samples that a column has room for at first: half a minute. */
const FIRST_ROOM = 300;

/** One column of samples per name. Grows by doubling up to `limit` samples; what comes later is not kept. */
export class SeriesStore implements SeriesReader {
  readonly names: readonly string[];
  private readonly units: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly limit: number;
  private columns: Float64Array[];
  private used = 0;

  constructor(rows: readonly { readonly name: string; readonly unit: string }[], limit: number) {
    this.names = rows.map(({ name }) => name);
    this.units = rows.map(({ unit }) => unit);
    this.places = new Map(this.names.map((name, index) => [name, index]));
    if (this.places.size !== rows.length) throw new Error(`two series have one name: ${this.names.join(', ')}`);
    this.limit = limit;
    this.columns = rows.map(() => new Float64Array(Math.min(FIRST_ROOM, limit)));
  }

  get count(): number {
    return this.used;
  }

  /** Begins a row, with NaN in every column; returns whether there is room for it. */
  begin(): boolean {
    if (this.used >= this.limit) return false;
    if (this.columns.length > 0 && this.used === this.columns[0].length) this.grow();
    for (const column of this.columns) column[this.used] = Number.NaN;
    this.used++;
    return true;
  }

  /** Sets a sample of the newest row by the column's place in `names`. */
  set(place: number, value: number): void {
    this.columns[place][this.used - 1] = value;
  }

  unitOf(name: string): string {
    const place = this.places.get(name);
    return place === undefined ? '' : this.units[place];
  }

  column(name: string): Float64Array {
    const place = this.places.get(name);
    return place === undefined ? EMPTY : this.columns[place].subarray(0, this.used);
  }

  latest(name: string): number {
    const place = this.places.get(name);
    return place === undefined || this.used === 0 ? Number.NaN : this.columns[place][this.used - 1];
  }

  snapshot(): PlainData {
    return this.columns.map((column) => column.slice(0, this.used));
  }

  restore(state: PlainData): void {
    const columns = state as Float64Array[];
    this.used = columns.length === 0 ? 0 : columns[0].length;
    const room = Math.max(this.used, Math.min(FIRST_ROOM, this.limit));
    this.columns = columns.map((from) => {
      const column = new Float64Array(room);
      column.set(from);
      return column;
    });
  }

  private grow(): void {
    const room = Math.min(this.limit, 2 * this.used);
    this.columns = this.columns.map((from) => {
      const column = new Float64Array(room);
      column.set(from);
      return column;
    });
  }
}

const EMPTY = new Float64Array(0);
