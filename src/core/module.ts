import type { DriverTopic, Messages, TopicName } from './messages.ts';
import type { PlainData } from './snapshot.ts';
import type { Tick } from './tick.ts';
import type { ModuleName } from './topics.ts';

/** A message with the tick of its publication. */
export interface Stamped<M> {
  readonly tick: Tick;
  readonly message: M;
}

/** What a module may read: the latest visible message of the topics it declared. */
export interface Inbox<R extends TopicName> {
  /** Null until the first message is visible (publication plus the topic's latency). */
  latest<T extends R>(topic: T): Stamped<Messages[T]> | null;
}

/** Where a module publishes, at most one message a topic and tick, at the topic's rate. */
export interface Outbox<W extends TopicName> {
  /** `late` ticks are added to the topic's latency; a message that comes after a newer one is never seen. */
  publish<T extends W>(topic: T, message: Messages[T], late?: number): void;
}

/**
 * A step of the data's way. The loop calls every module once a tick in one written order; a module with slower topics
 * returns at once when none is due (`isDue(tick, TOPICS[topic].rate)`).
 */
export interface Module<R extends TopicName = TopicName, W extends TopicName = TopicName> {
  readonly name: ModuleName;
  /** Topics read; the bus refuses any other. */
  readonly reads: readonly R[];
  /** Topics written; the bus refuses any other, and a second writer of any. */
  readonly writes: readonly W[];
  step(tick: Tick, inbox: Inbox<R>, outbox: Outbox<W>): void;
  /** The whole state between two ticks as plain data that later steps do not change. */
  snapshot(): PlainData;
  restore(state: PlainData): void;
}

/**
 * A module that may wait for somebody else inside a tick: the promise that its step returned then. Only for hosts that wait
 * for what `Run.step` returns; the messages are those of a module that does not wait, and so is the hash.
 */
export interface WaitingModule<R extends TopicName = TopicName, W extends TopicName = TopicName>
  extends Omit<Module<R, W>, 'step'> {
  step(tick: Tick, inbox: Inbox<R>, outbox: Outbox<W>): Promise<void> | undefined;
}

/** A module of the driver: its topics leave the truth out, so reading it does not compile. */
export type DriverModule<R extends DriverTopic = DriverTopic, W extends DriverTopic = DriverTopic> = Module<R, W>;
