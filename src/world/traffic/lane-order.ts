import type { TrafficState } from './traffic-state.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/**
 * Actors, and shadows of those that change lanes, in a list for each lane, along it by s, and by entry where both are equal;
 * see TrafficState for entries. Who goes from lane to lane is taken from one list into another, so that it costs the same
 * among few and among many.
 */
export class LaneOrder {
  private readonly state: TrafficState;
  /** How many actors there are; shadows are the entries after them. */
  private readonly actors: number;
  /** Per entry: the lane in whose list it is, -1 for none, and its neighbours there, -1 at the ends. */
  private readonly lane: Int32Array;
  private readonly before: Int32Array;
  private readonly after: Int32Array;
  /** Per lane: its rearmost and its foremost entry, -1 for an empty lane. */
  private readonly first: Int32Array;
  private readonly last: Int32Array;

  constructor(state: TrafficState, laneCount: number) {
    const entries = state.s.length;
    this.state = state;
    this.actors = state.changeSide.length;
    this.lane = new Int32Array(entries).fill(-1);
    this.before = new Int32Array(entries).fill(-1);
    this.after = new Int32Array(entries).fill(-1);
    this.first = new Int32Array(laneCount).fill(-1);
    this.last = new Int32Array(laneCount).fill(-1);
  }

  /** Begins anew with empty lists, whatever was before: update() then takes in who is somewhere. */
  clear(): void {
    this.lane.fill(-1);
    this.first.fill(-1);
    this.last.fill(-1);
  }

  /** Takes in that an entry is somewhere else, or nowhere; the others are as they were. */
  place(entry: number): void {
    if (this.lane[entry] >= 0) this.remove(entry);
    const lane = this.state.path[entry * PATH_LENGTH];
    if (lane >= 0) this.insert(entry, lane);
  }

  /** Takes in that all have moved: those that are on other lanes, and by insertion those that are in another order. */
  update(): void {
    const { lane, actors } = this;
    const { path, changeSide } = this.state;
    for (let actor = 0; actor < actors; actor++) {
      if (lane[actor] !== path[actor * PATH_LENGTH]) this.place(actor);
      // Only who changes lanes has a shadow.
      if (changeSide[actor] !== 0 || lane[actors + actor] >= 0) this.place(actors + actor);
    }
    for (let actor = 0; actor < actors; actor++) {
      if (this.isOvertaken(actor)) this.sort(lane[actor]);
      if (this.isOvertaken(actors + actor)) this.sort(lane[actors + actor]);
    }
  }

  /** Lane on which an entry is, -1 for none. */
  laneOf(entry: number): number {
    return this.lane[entry];
  }

  /** Next entry ahead on the same lane, -1 for none. */
  ahead(entry: number): number {
    return this.after[entry];
  }

  /** Next entry behind on the same lane, -1 for none. */
  behind(entry: number): number {
    return this.before[entry];
  }

  /** Rearmost entry on a lane, -1 for none. */
  rearmost(lane: number): number {
    return this.first[lane];
  }

  /** Foremost entry on a lane, -1 for none. */
  foremost(lane: number): number {
    return this.last[lane];
  }

  /** Nearest entry on a lane whose centre is beyond `s`, -1 for none. */
  beyond(lane: number, s: number): number {
    const before = this.upTo(lane, s);
    return before < 0 ? this.first[lane] : this.after[before];
  }

  /** Nearest entry on a lane whose centre is beyond the station that another entry has on its own lane, -1 for none. */
  beyondPlaceOf(entry: number, lane: number): number {
    return this.beyond(lane, this.state.s[entry]);
  }

  /** Nearest entry on a lane whose centre is not beyond `s`, -1 for none. Looked for from the nearer end. */
  upTo(lane: number, s: number): number {
    const { first, last, before, after } = this;
    const { s: stations } = this.state;
    if (first[lane] < 0 || stations[first[lane]] > s) return -1;
    if (s - stations[first[lane]] > stations[last[lane]] - s) {
      let entry = last[lane];
      while (stations[entry] > s) entry = before[entry];
      return entry;
    }
    let entry = first[lane];
    while (after[entry] >= 0 && stations[after[entry]] <= s) entry = after[entry];
    return entry;
  }

  /** Whether the next entry ahead is no longer ahead. Asked entry by entry: the lists lead to and fro in memory. */
  private isOvertaken(entry: number): boolean {
    if (this.lane[entry] < 0) return false;
    const next = this.after[entry];
    return next >= 0 && this.isBefore(next, entry);
  }

  /** Puts the list of a lane in order. */
  private sort(lane: number): void {
    for (let entry = this.first[lane]; entry >= 0; ) {
      const next = this.after[entry];
      if (next >= 0 && this.isBefore(next, entry)) {
        this.remove(next);
        this.insertBehind(next, this.before[entry], lane);
      } else entry = next;
    }
  }

  /** Most who come to a lane come in at its start. */
  private insert(entry: number, lane: number): void {
    let behind = -1;
    for (let other = this.first[lane]; other >= 0 && this.isBefore(other, entry); other = this.after[other])
      behind = other;
    this.link(entry, behind, lane);
  }

  /** Puts an entry where it belongs among those up to `from`, -1 for the start of the lane. */
  private insertBehind(entry: number, from: number, lane: number): void {
    let behind = from;
    while (behind >= 0 && this.isBefore(entry, behind)) behind = this.before[behind];
    this.link(entry, behind, lane);
  }

  private link(entry: number, behind: number, lane: number): void {
    const ahead = behind < 0 ? this.first[lane] : this.after[behind];
    this.lane[entry] = lane;
    this.before[entry] = behind;
    this.after[entry] = ahead;
    if (behind < 0) this.first[lane] = entry;
    else this.after[behind] = entry;
    if (ahead < 0) this.last[lane] = entry;
    else this.before[ahead] = entry;
  }

  private remove(entry: number): void {
    const lane = this.lane[entry];
    const behind = this.before[entry];
    const ahead = this.after[entry];
    if (behind < 0) this.first[lane] = ahead;
    else this.after[behind] = ahead;
    if (ahead < 0) this.last[lane] = behind;
    else this.before[ahead] = behind;
    this.lane[entry] = -1;
  }

  private isBefore(a: number, b: number): boolean {
    const { s } = this.state;
    return s[a] !== s[b] ? s[a] < s[b] : a < b;
  }
}
