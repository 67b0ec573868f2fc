import type { ReturnMode } from './lidar-parameters.ts';

/** Two surfaces, a drop, and fog. */
const MOST = 4;

/** As many as sensors of the kind report of one beam. */
const MOST_REPORTED = 3;

/** What came back along one beam, and which of it a sensor reports. */
export class ReturnChoice {
  readonly range = new Float64Array(MOST);
  readonly intensity = new Float64Array(MOST);
  /** POINT_CAUSE. */
  readonly cause = new Uint8Array(MOST);
  /** Indices of those that are reported, the nearest first, and how many they are. */
  readonly order = new Uint8Array(MOST);
  chosen = 0;
  /** Of those that came back; range and intensity of the next one may stand behind them. */
  count = 0;
  private readonly mode: ReturnMode;

  constructor(mode: ReturnMode) {
    this.mode = mode;
  }

  clear(): void {
    this.count = 0;
    this.chosen = 0;
  }

  /** Takes the one whose range and intensity stand behind the others: as arguments they would be boxed. */
  add(cause: number): void {
    this.cause[this.count] = cause;
    this.count++;
  }

  /** Chooses by the mode; of equals the one that was added first. */
  make(): void {
    const { count, order, mode } = this;
    if (count === 0) return;
    if (count === 1) {
      order[0] = 0;
      this.chosen = 1;
    } else if (mode === 'all') this.takeAll();
    else {
      const one = mode === 'first' ? this.first() : mode === 'last' ? this.last() : this.strongest();
      const other = mode === 'dual' ? this.last() : one;
      const isInOrder = this.range[one] <= this.range[other];
      order[0] = isInOrder ? one : other;
      order[1] = isInOrder ? other : one;
      this.chosen = one === other ? 1 : 2;
    }
  }

  /** All of them by range, at most the three nearest. */
  private takeAll(): void {
    const { count, order, range } = this;
    for (let i = 0; i < count; i++) {
      let k = i;
      for (; k > 0 && range[order[k - 1]] > range[i]; k--) order[k] = order[k - 1];
      order[k] = i;
    }
    this.chosen = Math.min(count, MOST_REPORTED);
  }

  private first(): number {
    let best = 0;
    for (let i = 1; i < this.count; i++) if (this.range[i] < this.range[best]) best = i;
    return best;
  }

  private last(): number {
    let best = 0;
    for (let i = 1; i < this.count; i++) if (this.range[i] > this.range[best]) best = i;
    return best;
  }

  /** The one with most power, which is intensity over the square of the range. */
  private strongest(): number {
    let best = 0;
    for (let i = 1; i < this.count; i++) if (this.power(i) > this.power(best)) best = i;
    return best;
  }

  private power(i: number): number {
    return this.intensity[i] / (this.range[i] * this.range[i]);
  }
}
