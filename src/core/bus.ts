import { Hasher } from './hash.ts';
import type { Messages, TopicName } from './messages.ts';
import type { Inbox, Module, Outbox, Stamped } from './module.ts';
import { clonePlain, type PlainData } from './snapshot.ts';
import { isDue, type Tick } from './tick.ts';
import { type ModuleName, TOPIC_NAMES, TOPICS } from './topics.ts';

type AnyStamped = Stamped<Messages[TopicName]>;

interface Slot {
  writer: ModuleName | null;
  /** Newest message that is visible, null before the first. */
  visible: AnyStamped | null;
  /** Published but not yet visible, oldest first. */
  pending: AnyStamped[];
}

/**
 * Holds the latest value of every topic. It stores and never calls: modules run in the order that the loop is written
 * in. A topic has one writer; what is published at tick k is visible at k + the topic's modelled latency.
 */
export class Bus {
  private readonly slots = new Map<TopicName, Slot>();
  private readonly hasher = new Hasher();
  private tick: Tick = 0;

  constructor() {
    for (const topic of TOPIC_NAMES) this.slots.set(topic, { writer: null, visible: null, pending: [] });
  }

  /** Gives a module its ends of the bus. Throws where the topics table or an earlier writer says otherwise. */
  connect<R extends TopicName, W extends TopicName>(module: Module<R, W>): { inbox: Inbox<R>; outbox: Outbox<W> } {
    const reads = new Set<TopicName>(module.reads);
    const writes = new Set<TopicName>(module.writes);
    for (const topic of writes) this.claim(topic, module.name);
    return {
      inbox: {
        latest: (topic) => {
          if (!reads.has(topic)) throw new Error(`module ${module.name} reads ${topic} but does not declare it`);
          return this.latest(topic);
        },
      },
      outbox: {
        publish: (topic, message) => {
          if (!writes.has(topic)) throw new Error(`module ${module.name} writes ${topic} but does not declare it`);
          this.publish(topic, message);
        },
      },
    };
  }

  /** Starts a tick: what has become due by latency becomes visible. */
  begin(tick: Tick): void {
    this.tick = tick;
    for (const topic of TOPIC_NAMES) {
      const slot = this.slot(topic);
      while (slot.pending.length > 0 && slot.pending[0].tick + TOPICS[topic].latency <= tick) {
        slot.visible = slot.pending.shift() as AnyStamped;
      }
    }
  }

  /** Latest visible message, null before the first. */
  latest<T extends TopicName>(topic: T): Stamped<Messages[T]> | null {
    return this.slot(topic).visible as Stamped<Messages[T]> | null;
  }

  /** What was published at the current tick, visible or not; for observers and the hash. */
  publishedNow<T extends TopicName>(topic: T): Messages[T] | null {
    const { pending, visible } = this.slot(topic);
    const newest = pending.length > 0 ? pending[pending.length - 1] : visible;
    return newest !== null && newest.tick === this.tick ? (newest.message as Messages[T]) : null;
  }

  /** Hash of everything published at the current tick. */
  hashTick(): string {
    this.hasher.restore(FRESH);
    this.hasher.word(this.tick);
    for (let i = 0; i < TOPIC_NAMES.length; i++) {
      const message = this.publishedNow(TOPIC_NAMES[i]);
      if (message === null) continue;
      this.hasher.word(i);
      this.hasher.data(message);
    }
    return this.hasher.digest();
  }

  snapshot(): PlainData {
    const slots: Record<string, PlainData> = {};
    for (const topic of TOPIC_NAMES) {
      const { visible, pending } = this.slot(topic);
      slots[topic] = clonePlain({ visible, pending } as unknown as PlainData);
    }
    return { tick: this.tick, slots };
  }

  restore(state: PlainData): void {
    const { tick, slots } = clonePlain(state) as unknown as {
      tick: Tick;
      slots: Record<TopicName, Pick<Slot, 'visible' | 'pending'>>;
    };
    this.tick = tick;
    for (const topic of TOPIC_NAMES) Object.assign(this.slot(topic), slots[topic]);
  }

  private publish(topic: TopicName, message: Messages[TopicName]): void {
    const { rate, latency } = TOPICS[topic];
    if (!isDue(this.tick, rate)) throw new Error(`${topic} is published at ${rate} Hz, not at tick ${this.tick}`);
    if (this.publishedNow(topic) !== null) throw new Error(`${topic} was published twice at tick ${this.tick}`);
    const slot = this.slot(topic);
    const stamped = { tick: this.tick, message };
    if (latency === 0) slot.visible = stamped;
    else slot.pending.push(stamped);
  }

  private claim(topic: TopicName, writer: ModuleName): void {
    const allowed: readonly ModuleName[] = TOPICS[topic].writers;
    const slot = this.slot(topic);
    if (!allowed.includes(writer)) throw new Error(`${topic} is written by ${allowed.join(' or ')}, not by ${writer}`);
    if (slot.writer !== null) throw new Error(`${topic} has a writer already: ${slot.writer}; second: ${writer}`);
    slot.writer = writer;
  }

  private slot(topic: TopicName): Slot {
    return this.slots.get(topic) as Slot;
  }
}

/** State of a hasher that has seen nothing. */
const FRESH = new Hasher().snapshot();
