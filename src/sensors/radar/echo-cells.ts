import type { RadarParameters } from './radar-parameters.ts';
import { sortBy } from './sort-by.ts';

const FIRST_CAPACITY = 4096;

/** Spreads keys over the table (Knuth, "The art of computer programming", section 6.4: 2^32 over the golden ratio). */
const SPREAD = 0x9e3779b1;

/** Echoes that one detection stands for: sums over them, weighted by power. */
export interface EchoGroup {
  /** Mean signal over noise [1]. */
  snr: number;
  range: number;
  azimuth: number;
  rangeRate: number;
  /** RADAR_SOURCE and actor's id of the strongest of its echoes. */
  source: number;
  id: number;
}

/**
 * Cells of range, azimuth and range rate in which a radar sums what comes back. What falls into one cell or into cells
 * side by side can't be told apart: it becomes one group around the strongest of them, at the centre of its power.
 */
export class EchoCells {
  /** Cells in use, in the order of their first echo. */
  private count = 0;
  private readonly rangeStep: number;
  private readonly azimuthStep: number;
  private readonly rateStep: number;
  private readonly azimuths: number;
  private readonly rates: number;
  private readonly halfField: number;
  private readonly rateMax: number;
  /** Places of the table: a cell's index + 1, 0 for none. */
  private table = new Int32Array(2 * FIRST_CAPACITY);
  private key = new Float64Array(FIRST_CAPACITY);
  private power = new Float64Array(FIRST_CAPACITY);
  private minusPower = new Float64Array(FIRST_CAPACITY);
  private range = new Float64Array(FIRST_CAPACITY);
  private azimuth = new Float64Array(FIRST_CAPACITY);
  private rate = new Float64Array(FIRST_CAPACITY);
  private strongest = new Float64Array(FIRST_CAPACITY);
  private source = new Uint8Array(FIRST_CAPACITY);
  private id = new Int32Array(FIRST_CAPACITY);
  private order = new Int32Array(FIRST_CAPACITY);
  private readonly group: EchoGroup = { snr: 0, range: 0, azimuth: 0, rangeRate: 0, source: 0, id: 0 };

  constructor(parameters: RadarParameters) {
    this.rangeStep = parameters.rangeResolution;
    this.azimuthStep = parameters.azimuthResolution;
    this.rateStep = parameters.rangeRateResolution;
    this.halfField = parameters.fieldOfView / 2;
    this.rateMax = parameters.rangeRateMax;
    // One cell more on either side, so that a neighbour's key is no other cell's.
    this.azimuths = Math.ceil(parameters.fieldOfView / this.azimuthStep) + 2;
    this.rates = Math.ceil((2 * this.rateMax) / this.rateStep) + 2;
  }

  clear(): void {
    this.count = 0;
    this.table.fill(0);
  }

  /** Adds an echo inside the field of view; `snr` is its mean signal over noise [1]. */
  add(range: number, azimuth: number, rangeRate: number, snr: number, source: number, id: number): void {
    if (rangeRate < -this.rateMax || rangeRate > this.rateMax) return;
    const i = Math.floor(range / this.rangeStep);
    const k = 1 + Math.floor((azimuth + this.halfField) / this.azimuthStep);
    const v = 1 + Math.floor((rangeRate + this.rateMax) / this.rateStep);
    const cell = this.cellOf((i * this.azimuths + k) * this.rates + v);
    this.power[cell] += snr;
    this.range[cell] += snr * range;
    this.azimuth[cell] += snr * azimuth;
    this.rate[cell] += snr * rangeRate;
    if (snr > this.strongest[cell]) {
      this.strongest[cell] = snr;
      this.source[cell] = source;
      this.id[cell] = id;
    }
  }

  /** Calls `take` for each group of at least `least` signal over noise until it says false; strongest cells first. */
  forEachGroup(least: number, take: (group: Readonly<EchoGroup>) => boolean): void {
    const { power, minusPower, order, group } = this;
    let candidates = 0;
    for (let cell = 0; cell < this.count; cell++) {
      minusPower[cell] = -power[cell];
      order[candidates++] = cell;
    }
    sortBy(minusPower, order, candidates);
    for (let n = 0; n < candidates; n++) {
      if (power[order[n]] === 0) continue;
      this.gather(order[n]);
      if (group.snr >= least && !take(group)) return;
    }
  }

  /** Moves a cell and its neighbours into the group. */
  private gather(cell: number): void {
    const { group, power, azimuths, rates } = this;
    const key = this.key[cell];
    group.source = this.source[cell];
    group.id = this.id[cell];
    let snr = 0;
    let range = 0;
    let azimuth = 0;
    let rate = 0;
    for (let i = -1; i <= 1; i++) {
      for (let k = -1; k <= 1; k++) {
        for (let v = -1; v <= 1; v++) {
          const other = this.find(key + (i * azimuths + k) * rates + v);
          if (other < 0) continue;
          snr += power[other];
          range += this.range[other];
          azimuth += this.azimuth[other];
          rate += this.rate[other];
          power[other] = 0;
          this.range[other] = 0;
          this.azimuth[other] = 0;
          this.rate[other] = 0;
        }
      }
    }
    group.snr = snr;
    group.range = range / snr;
    group.azimuth = azimuth / snr;
    group.rangeRate = rate / snr;
  }

  private find(key: number): number {
    const { table } = this;
    const mask = table.length - 1;
    for (let at = (Math.imul(key, SPREAD) >>> 8) & mask; table[at] !== 0; at = (at + 1) & mask) {
      if (this.key[table[at] - 1] === key) return table[at] - 1;
    }
    return -1;
  }

  private cellOf(key: number): number {
    const found = this.find(key);
    if (found >= 0) return found;
    if (this.count === this.key.length) this.grow();
    const cell = this.count++;
    this.key[cell] = key;
    this.power[cell] = 0;
    this.range[cell] = 0;
    this.azimuth[cell] = 0;
    this.rate[cell] = 0;
    this.strongest[cell] = 0;
    this.enter(cell);
    return cell;
  }

  private enter(cell: number): void {
    const { table } = this;
    const mask = table.length - 1;
    let at = (Math.imul(this.key[cell], SPREAD) >>> 8) & mask;
    while (table[at] !== 0) at = (at + 1) & mask;
    table[at] = cell + 1;
  }

  private grow(): void {
    const capacity = 2 * this.key.length;
    this.table = new Int32Array(2 * capacity);
    this.key = grown(this.key, new Float64Array(capacity));
    this.power = grown(this.power, new Float64Array(capacity));
    this.minusPower = new Float64Array(capacity);
    this.range = grown(this.range, new Float64Array(capacity));
    this.azimuth = grown(this.azimuth, new Float64Array(capacity));
    this.rate = grown(this.rate, new Float64Array(capacity));
    this.strongest = grown(this.strongest, new Float64Array(capacity));
    this.source = grown(this.source, new Uint8Array(capacity));
    this.id = grown(this.id, new Int32Array(capacity));
    this.order = new Int32Array(capacity);
    for (let cell = 0; cell < this.count; cell++) this.enter(cell);
  }
}

function grown<T extends Float64Array | Int32Array | Uint8Array>(old: T, room: T): T {
  room.set(old);
  return room;
}
