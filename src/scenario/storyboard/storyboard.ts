import type { Inbox, Module, Outbox } from '../../core/module.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import type { StoryOrder } from '../../core/story.ts';
import type { Tick } from '../../core/tick.ts';
import type { StoryAction } from './actions/story-action.ts';
import { type StoryCondition, statesOf } from './conditions/story-condition.ts';
import type { StoryView } from './story-view.ts';

type Reads = 'truth.ego' | 'truth.actors' | 'truth.signals' | 'truth.events';

/** An event whose names have become road users, lanes and signals. */
export interface ReadyEvent {
  readonly name: string;
  readonly when: StoryCondition;
  readonly then: readonly StoryAction[];
  /** How often it may fire: when its condition comes true, from not having been. */
  readonly times: number;
}

/** An event that fired. */
export interface FiredEvent {
  readonly tick: Tick;
  readonly name: string;
}

/** Firings beyond these are not listed. */
const MOST_LISTED = 10_000;

/**
 * The storyboard of a scene. Runs before the world: from the truth of the tick before it finds which events fire and
 * publishes their orders, which the world and the sensors take at this very tick. At tick 0 there is no truth yet and
 * nothing fires. An event fires when its condition comes true; events are asked in their order, and all see the same.
 */
export class Storyboard implements Module<Reads, 'truth.story'> {
  readonly name = 'storyboard';
  readonly reads = ['truth.ego', 'truth.actors', 'truth.signals', 'truth.events'] as const;
  readonly writes = ['truth.story'] as const;
  private readonly view: StoryView;
  private readonly events: readonly ReadyEvent[];
  /** Actions that may take longer than a tick. */
  private readonly lasting: readonly StoryAction[];
  /** What conditions and actions remember, in a fixed order. */
  private readonly states: readonly Float64Array[];
  /** Per event: whether its condition held at the last tick, and how often it has fired. */
  private readonly held: Uint8Array;
  private readonly count: Int32Array;
  /** Events that fire at this tick. */
  private readonly firing: Int32Array;
  private readonly log: { tick: Tick; event: number }[] = [];

  constructor(view: StoryView, events: readonly ReadyEvent[]) {
    this.view = view;
    this.events = events;
    const actions = events.flatMap(({ then }) => then);
    this.lasting = actions.filter(({ advance }) => advance !== undefined);
    this.states = [...events.flatMap(({ when }) => statesOf(when)), ...actions.flatMap(({ state }) => state ?? [])];
    this.held = new Uint8Array(events.length);
    this.count = new Int32Array(events.length);
    this.firing = new Int32Array(events.length);
  }

  /** Events that have fired, in the order in which they did. */
  get fired(): FiredEvent[] {
    return this.log.map(({ tick, event }) => ({ tick, name: this.events[event].name }));
  }

  /** Names of events that have not happened so far, in the scene's order. */
  get unfired(): string[] {
    return this.events.flatMap(({ name }, i) => (this.count[i] === 0 ? [name] : []));
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<'truth.story'>): void {
    if (tick === 0 || !(this.mayAnyFire() || this.isAnyAtWork())) return;
    this.view.see(
      tick,
      inbox.latest('truth.ego')?.message ?? null,
      inbox.latest('truth.actors')?.message ?? null,
      inbox.latest('truth.signals')?.message ?? null,
      // Collisions are told once, at their tick.
      inbox.latest('truth.events')?.message ?? null,
    );
    const firing = this.findFiring();
    if (firing === 0 && !this.isAnyAtWork()) return;
    const orders: StoryOrder[] = [];
    for (const action of this.lasting) if (isAtWork(action)) action.advance?.(this.view, orders);
    for (let i = 0; i < firing; i++) this.fire(this.firing[i], tick, orders);
    if (firing > 0 || orders.length > 0) outbox.publish('truth.story', { fired: this.firing.slice(0, firing), orders });
  }

  snapshot(): PlainData {
    const { states, held, count, log } = this;
    return clonePlain({ states, held, count, firedAt: this.view.firedAt, log });
  }

  restore(state: PlainData): void {
    const from = clonePlain(state) as unknown as Saved;
    for (const [i, remembered] of this.states.entries()) remembered.set(from.states[i]);
    this.held.set(from.held);
    this.count.set(from.count);
    this.view.firedAt.set(from.firedAt);
    this.log.splice(0, this.log.length, ...from.log);
  }

  /** Asks the conditions of all events that can still fire; how many do. */
  private findFiring(): number {
    let firing = 0;
    for (let i = 0; i < this.events.length; i++) {
      const { when, times } = this.events[i];
      if (this.count[i] >= times) continue;
      const holds = when.holds(this.view);
      if (holds && this.held[i] === 0) this.firing[firing++] = i;
      this.held[i] = holds ? 1 : 0;
    }
    return firing;
  }

  private mayAnyFire(): boolean {
    for (let i = 0; i < this.events.length; i++) if (this.count[i] < this.events[i].times) return true;
    return false;
  }

  private isAnyAtWork(): boolean {
    for (let i = 0; i < this.lasting.length; i++) if (isAtWork(this.lasting[i])) return true;
    return false;
  }

  private fire(event: number, tick: Tick, orders: StoryOrder[]): void {
    this.count[event]++;
    this.view.firedAt[event] = tick;
    if (this.log.length < MOST_LISTED) this.log.push({ tick, event });
    for (const action of this.events[event].then) {
      const given = orders.length;
      action.begin(this.view, orders);
      for (let i = given; i < orders.length; i++) this.interrupt(orders[i], action);
    }
  }

  /** Ends what others are at with the actor of an order that takes its place. */
  private interrupt(order: StoryOrder, by: StoryAction): void {
    if (!('actor' in order)) return;
    for (const action of this.lasting) {
      if (action === by || action.state === undefined || action.actor !== order.actor) continue;
      if (action.yieldsTo?.includes(order.kind) === true) action.state[0] = 0;
    }
  }
}

interface Saved {
  states: Float64Array[];
  held: Uint8Array;
  count: Int32Array;
  firedAt: Int32Array;
  log: { tick: Tick; event: number }[];
}

function isAtWork({ state }: StoryAction): boolean {
  return state !== undefined && state[0] === 1;
}
