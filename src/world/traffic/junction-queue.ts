import type { Tick } from '../../core/tick.ts';
import type { TrafficState } from './traffic-state.ts';

/**
 * Who asks for a junction, in the order in which they came (TrafficState.askedSince). Where a light lets several ask at once,
 * who was refused more often before comes first: else a lower index would have every green. At a tie the lower index.
 */
export class JunctionQueue {
  /** Actors in that order, the first `size` of it. */
  readonly actors: Int32Array;
  size = 0;
  private readonly state: TrafficState;
  /** Per actor: 1 where it asks, until it is in its place. */
  private readonly isAsking: Uint8Array;

  constructor(state: TrafficState, count: number) {
    this.state = state;
    this.actors = new Int32Array(count);
    this.isAsking = new Uint8Array(count);
  }

  /** Says whether an actor asks; to be said of all before `sort`. */
  note(actor: number, asks: boolean, tick: Tick): void {
    const { askedSince } = this.state;
    this.isAsking[actor] = asks ? 1 : 0;
    if (!asks) askedSince[actor] = -1;
    else if (askedSince[actor] < 0) askedSince[actor] = tick;
  }

  /** Those of the time before stand in order already, whoever comes anew belongs behind them: few steps for any number. */
  sort(): void {
    const before = this.size;
    this.size = 0;
    for (let i = 0; i < before; i++) this.insert(this.actors[i]);
    for (let actor = 0; actor < this.isAsking.length; actor++) this.insert(actor);
  }

  /** Puts an actor in its place if it asks and has none yet: never beyond those of the list that have been looked at. */
  private insert(actor: number): void {
    if (this.isAsking[actor] === 0) return;
    this.isAsking[actor] = 0;
    let place = this.size++;
    for (; place > 0 && this.isLater(this.actors[place - 1], actor); place--)
      this.actors[place] = this.actors[place - 1];
    this.actors[place] = actor;
  }

  private isLater(other: number, actor: number): boolean {
    const { askedSince, waited } = this.state;
    if (askedSince[other] !== askedSince[actor]) return askedSince[other] > askedSince[actor];
    return waited[other] !== waited[actor] ? waited[other] < waited[actor] : other > actor;
  }
}
