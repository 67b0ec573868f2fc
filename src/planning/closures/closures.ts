import type { Decision } from '../../core/messages/plan.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { streetNames } from '../route/road-name.ts';
import type { ClosedLane } from './closed-lanes.ts';

/** For so long a decision tells of the new way, once the ego is not held up by something else [s]. */
const TOLD = 4;

/** Where there is no other way it is sought anew this often [s]: what closes the road may have gone. */
const AGAIN = 1;

/** Roads that a driver has found closed, and what it says of them. */
export class Closures {
  private readonly map: RoadMap;
  private known: readonly ClosedLane[] = [];
  /** What is done about it; '' for nothing. */
  private words = '';
  /** When that was decided, and whether it has another way. */
  private since: Tick = -1;
  private hasWay = true;
  /** Since when it has been told of; -1 for not yet. */
  private toldFrom: Tick = -1;

  constructor(map: RoadMap) {
    this.map = map;
  }

  /** By lane, the station from which on it is closed [m]; what was closed before anyway included. Null where nothing is. */
  by(before: Float64Array | null): Float64Array | null {
    if (this.known.length === 0) return before;
    const closed = before?.slice() ?? new Float64Array(this.map.lanes.length).fill(Number.POSITIVE_INFINITY);
    for (const { lane, from } of this.known) closed[lane] = Math.min(closed[lane], from);
    return closed;
  }

  /** Takes in what was seen to be closed; true where another way is to be sought. */
  add(tick: Tick, seen: readonly ClosedLane[]): boolean {
    const news = seen.filter(({ lane }) => !this.known.some((one) => one.lane === lane));
    if (news.length > 0) this.known = [...this.known, ...news];
    return news.length > 0 || (seen.length > 0 && secondsAt(tick - this.since) >= AGAIN);
  }

  /** Somebody who closed a lane drives off: it is open. */
  open(track: number): void {
    if (this.known.some(({ tracks }) => tracks.includes(track)))
      this.known = this.known.filter(({ tracks }) => !tracks.includes(track));
  }

  /** Another way was taken. @param before the lanes that were left to drive @param now those of the new way */
  take(tick: Tick, before: Iterable<number>, now: Iterable<number>): void {
    const old = new Set(streetNames(this.map, before));
    const names = streetNames(this.map, now);
    const other = names.find((name) => !old.has(name)) ?? names[names.length - 1] ?? 'another lane';
    this.words = `road closed: taking ${other} instead`;
    this.since = tick;
    this.hasWay = true;
    this.toldFrom = -1;
  }

  /** There is no other way, or none that can be taken from here. */
  refuse(tick: Tick, why: string): void {
    this.words = `road closed, ${why}`;
    this.since = tick;
    this.hasWay = false;
  }

  /** What is published beside the route. */
  get reason(): string {
    return this.words;
  }

  /** A decision in words that know of it: for some seconds that another way is taken, and for as long as there is none, that. */
  tell(tick: Tick, decision: Decision): Decision {
    if (this.words === '' || decision.kind === 'emergency' || decision.kind === 'arrive') return decision;
    if (!this.hasWay) {
      const isFresh = secondsAt(tick - this.since) <= 2 * AGAIN;
      return isFresh ? { ...decision, kind: 'stop', reason: this.words } : decision;
    }
    if (decision.kind === 'stop' || decision.kind === 'wait') return decision;
    if (this.toldFrom < 0) this.toldFrom = tick;
    if (secondsAt(tick - this.toldFrom) > TOLD) return decision;
    return { ...decision, kind: 'avoid', reason: this.words };
  }

  snapshot(): PlainData {
    const { known, words, since, hasWay, toldFrom } = this;
    return clonePlain({ known, words, since, hasWay, toldFrom } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    Object.assign(this, clonePlain(state));
  }
}
