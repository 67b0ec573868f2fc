import type { TrafficState } from './traffic-state.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Actors sorted by lane, along each lane by s, and by index where both are equal. */
export class LaneOrder {
  /** Actors in that order. */
  private readonly sorted: Int32Array;
  /** Place of each actor in `sorted`. */
  private readonly rank: Int32Array;
  /** Per lane: place of its rearmost actor in `sorted`, -1 for an empty lane. */
  private readonly first: Int32Array;
  private readonly state: TrafficState;

  constructor(state: TrafficState, laneCount: number) {
    const count = state.s.length;
    this.state = state;
    this.sorted = Int32Array.from({ length: count }, (_, i) => i);
    this.rank = new Int32Array(count);
    this.first = new Int32Array(laneCount);
  }

  /** Sorts anew: by insertion, since little changes from one time to the next. */
  update(): void {
    const { sorted } = this;
    for (let i = 1; i < sorted.length; i++) {
      const actor = sorted[i];
      let k = i;
      for (; k > 0 && this.isBefore(actor, sorted[k - 1]); k--) sorted[k] = sorted[k - 1];
      sorted[k] = actor;
    }
    this.first.fill(-1);
    for (let place = sorted.length - 1; place >= 0; place--) {
      this.rank[sorted[place]] = place;
      this.first[this.laneOf(sorted[place])] = place;
    }
  }

  /** Next actor ahead on the same lane, -1 for none. */
  ahead(actor: number): number {
    const next = this.sorted[this.rank[actor] + 1];
    return next !== undefined && this.laneOf(next) === this.laneOf(actor) ? next : -1;
  }

  /** Rearmost actor on a lane, -1 for none. */
  rearmost(lane: number): number {
    const place = this.first[lane];
    return place < 0 ? -1 : this.sorted[place];
  }

  /** Nearest actor on a lane whose centre is beyond `s`, -1 for none. */
  beyond(lane: number, s: number): number {
    for (let actor = this.rearmost(lane); actor >= 0; actor = this.ahead(actor)) {
      if (this.state.s[actor] > s) return actor;
    }
    return -1;
  }

  private laneOf(actor: number): number {
    return this.state.path[actor * PATH_LENGTH];
  }

  private isBefore(a: number, b: number): boolean {
    const laneA = this.laneOf(a);
    const laneB = this.laneOf(b);
    if (laneA !== laneB) return laneA < laneB;
    const { s } = this.state;
    return s[a] !== s[b] ? s[a] < s[b] : a < b;
  }
}
