import { Hasher } from './hash.ts';
import type { Messages, TopicName } from './messages.ts';
import type { Inbox, Module, Outbox, Stamped } from './module.ts';
import { clonePlain, type PlainData } from './snapshot.ts';
import { isDue, type Tick } from './tick.ts';
import { type ModuleName, type TopicRow, type TopicSpecification, topicRows } from './topics.ts';

type AnyStamped = Stamped<Messages[TopicName]>;

interface Slot {
  readonly topic: TopicName;
  readonly specification: TopicSpecification;
  writer: ModuleName | null;
  /** Newest message that is visible, null before the first. */
  visible: AnyStamped | null;
  /** Published but not yet visible, in the order of publication. */
  pending: Pending[];
}

interface Pending extends AnyStamped {
  /** Tick at which it becomes visible. */
  readonly due: Tick;
}

/**
 * Holds the latest value of every topic. It stores and never calls: modules run in the order that the loop is written
 * in. A topic has one writer; what is published at tick k is visible at k + the topic's modelled latency.
 */
export class Bus {
  /** Topics of this run, in the order in which the hash takes them. */
  readonly topics: readonly TopicName[];
  private readonly rows: readonly Slot[];
  private readonly slots: ReadonlyMap<TopicName, Slot>;
  private readonly hasher = new Hasher();
  private tick: Tick = 0;

  /** `ofRig` are the topics that the run's rig says something of. */
  constructor(ofRig: readonly TopicRow[] = []) {
    this.rows = topicRows(ofRig).map((row) => ({ ...row, writer: null, visible: null, pending: [] }));
    this.topics = this.rows.map(({ topic }) => topic);
    this.slots = new Map(this.rows.map((slot) => [slot.topic, slot]));
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
        publish: (topic, message, late = 0) => {
          if (!writes.has(topic)) throw new Error(`module ${module.name} writes ${topic} but does not declare it`);
          this.publish(topic, message, late);
        },
      },
    };
  }

  /** Starts a tick: what has become due by latency becomes visible. */
  begin(tick: Tick): void {
    this.tick = tick;
    for (const slot of this.rows) if (slot.pending.length > 0) show(slot, tick);
  }

  /** Rate, latency and title of a topic in this run. */
  specificationOf(topic: TopicName): TopicSpecification {
    return this.slot(topic).specification;
  }

  /** Whether this run has it. */
  has(topic: TopicName): boolean {
    return this.slots.has(topic);
  }

  /** Latest visible message, null before the first. */
  latest<T extends TopicName>(topic: T): Stamped<Messages[T]> | null {
    return this.slot(topic).visible as Stamped<Messages[T]> | null;
  }

  /** What was published at the current tick, visible or not; for observers and the hash. */
  publishedNow<T extends TopicName>(topic: T): Messages[T] | null {
    const { pending, visible } = this.slot(topic);
    const last = pending.length > 0 ? pending[pending.length - 1] : null;
    const newest = last?.tick === this.tick ? last : visible;
    return newest?.tick === this.tick ? (newest.message as Messages[T]) : null;
  }

  /** Hash of everything published at the current tick. */
  hashTick(): string {
    this.hasher.restore(FRESH);
    this.hasher.word(this.tick);
    for (let i = 0; i < this.topics.length; i++) {
      const message = this.publishedNow(this.topics[i]);
      if (message === null) continue;
      this.hasher.word(i);
      this.hasher.data(message);
    }
    return this.hasher.digest();
  }

  snapshot(): PlainData {
    const slots: Record<string, PlainData> = {};
    for (const { topic, visible, pending } of this.rows) {
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
    for (const slot of this.rows) Object.assign(slot, slots[slot.topic]);
  }

  private publish(topic: TopicName, message: Messages[TopicName], late: number): void {
    const slot = this.slot(topic);
    const { rate, latency, onArrival } = slot.specification;
    if (onArrival !== true && !isDue(this.tick, rate))
      throw new Error(`${topic} is published at ${rate} Hz, not at tick ${this.tick}`);
    if (this.publishedNow(topic) !== null) throw new Error(`${topic} was published twice at tick ${this.tick}`);
    const due = this.tick + latency + late;
    if (due === this.tick) slot.visible = { tick: this.tick, message };
    else slot.pending.push({ tick: this.tick, message, due });
  }

  private claim(topic: TopicName, writer: ModuleName): void {
    const slot = this.slot(topic);
    const allowed = slot.specification.writers;
    if (!allowed.includes(writer)) throw new Error(`${topic} is written by ${allowed.join(' or ')}, not by ${writer}`);
    if (slot.writer !== null) throw new Error(`${topic} has a writer already: ${slot.writer}; second: ${writer}`);
    slot.writer = writer;
  }

  private slot(topic: TopicName): Slot {
    const slot = this.slots.get(topic);
    if (slot === undefined) throw new Error(`this run has no topic ${topic}: its rig has no such sensor`);
    return slot;
  }
}

/** Makes visible what is due; what comes after a newer message is dropped. */
function show(slot: Slot, tick: Tick): void {
  let kept = 0;
  for (const one of slot.pending) {
    if (one.due > tick) slot.pending[kept++] = one;
    else if (slot.visible === null || one.tick > slot.visible.tick)
      slot.visible = { tick: one.tick, message: one.message };
  }
  slot.pending.length = kept;
}

/** State of a hasher that has seen nothing. */
const FRESH = new Hasher().snapshot();
