import type { TrafficState } from './traffic-state.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/**
 * Actors, and shadows of those that change lanes, sorted by lane, along each lane by s, and by entry where both are equal;
 * see TrafficState for entries.
 */
export class LaneOrder {
  /** Entries in that order, and how many there are. */
  private readonly sorted: Int32Array;
  private size: number;
  /** Place of each entry in `sorted`. */
  private readonly rank: Int32Array;
  /** Per lane: place of its rearmost and of its foremost entry in `sorted`, -1 for an empty lane. */
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly state: TrafficState;

  constructor(state: TrafficState, laneCount: number) {
    const entries = state.s.length;
    this.state = state;
    this.sorted = new Int32Array(entries);
    this.size = 0;
    this.rank = new Int32Array(entries);
    this.first = new Int32Array(laneCount);
    this.last = new Int32Array(laneCount);
    this.takeAll();
  }

  /** Begins anew with all entries, whatever was before: update() then drops those that are nowhere. */
  takeAll(): void {
    this.size = this.sorted.length;
    for (let entry = 0; entry < this.size; entry++) this.sorted[entry] = entry;
  }

  /** Takes in an entry that was nowhere; update() puts it in its place. */
  add(entry: number): void {
    this.sorted[this.size++] = entry;
  }

  /** Sorts anew: by insertion, since little changes from one time to the next. Entries on no lane are dropped. */
  update(): void {
    const { sorted, first, last, rank } = this;
    let size = 0;
    for (let i = 0; i < this.size; i++) {
      const entry = sorted[i];
      if (this.laneOf(entry) < 0) continue;
      let k = size++;
      for (; k > 0 && this.isBefore(entry, sorted[k - 1]); k--) sorted[k] = sorted[k - 1];
      sorted[k] = entry;
    }
    this.size = size;
    first.fill(-1);
    last.fill(-1);
    for (let place = 0; place < size; place++) {
      const entry = sorted[place];
      const lane = this.laneOf(entry);
      rank[entry] = place;
      if (first[lane] < 0) first[lane] = place;
      last[lane] = place;
    }
  }

  /** Next entry ahead on the same lane, -1 for none. */
  ahead(entry: number): number {
    const place = this.rank[entry];
    return place < this.last[this.laneOf(entry)] ? this.sorted[place + 1] : -1;
  }

  /** Next entry behind on the same lane, -1 for none. */
  behind(entry: number): number {
    const place = this.rank[entry];
    return place > this.first[this.laneOf(entry)] ? this.sorted[place - 1] : -1;
  }

  /** Rearmost entry on a lane, -1 for none. */
  rearmost(lane: number): number {
    const place = this.first[lane];
    return place < 0 ? -1 : this.sorted[place];
  }

  /** Foremost entry on a lane, -1 for none. */
  foremost(lane: number): number {
    const place = this.last[lane];
    return place < 0 ? -1 : this.sorted[place];
  }

  /** Nearest entry on a lane whose centre is beyond `s`, -1 for none. */
  beyond(lane: number, s: number): number {
    const place = this.placeBeyond(lane, s);
    return place < 0 || place > this.last[lane] ? -1 : this.sorted[place];
  }

  /** Nearest entry on a lane whose centre is beyond the station that another entry has on its own lane, -1 for none. */
  beyondPlaceOf(entry: number, lane: number): number {
    return this.beyond(lane, this.state.s[entry]);
  }

  /** Nearest entry on a lane whose centre is not beyond `s`, -1 for none. */
  upTo(lane: number, s: number): number {
    const place = this.placeBeyond(lane, s);
    return place < 0 || place <= this.first[lane] ? -1 : this.sorted[place - 1];
  }

  /** Place of the first entry on a lane beyond `s`, one after the last where there is none; -1 for an empty lane. */
  private placeBeyond(lane: number, s: number): number {
    let low = this.first[lane];
    if (low < 0) return -1;
    let high = this.last[lane] + 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.state.s[this.sorted[middle]] > s) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private laneOf(entry: number): number {
    return this.state.path[entry * PATH_LENGTH];
  }

  private isBefore(a: number, b: number): boolean {
    const laneA = this.laneOf(a);
    const laneB = this.laneOf(b);
    if (laneA !== laneB) return laneA < laneB;
    const { s } = this.state;
    return s[a] !== s[b] ? s[a] < s[b] : a < b;
  }
}
