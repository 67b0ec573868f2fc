import type { Messages, TopicName } from '../core/messages.ts';
import type { Inbox, Module, Outbox } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import { isDue, type Tick } from '../core/tick.ts';
import type { SensorKind } from '../core/topics.ts';
import type { FittedSensor, SensorTruth } from './sensor.ts';

type Reads = 'truth.ego' | 'truth.actors' | 'truth.signals';

/** Steps all sensors of one kind, each at its rate, on the same frozen tick. */
export class SensorSuite implements Module<Reads, TopicName> {
  readonly name: SensorKind;
  readonly reads = ['truth.ego', 'truth.actors', 'truth.signals'] as const;
  readonly writes: readonly TopicName[];
  private readonly sensors: readonly FittedSensor[];

  constructor(kind: SensorKind, sensors: readonly FittedSensor[]) {
    this.name = kind;
    this.sensors = sensors;
    this.writes = sensors.flatMap(({ topic, truthTopic }) => (truthTopic === null ? [topic] : [topic, truthTopic]));
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<TopicName>): void {
    if (!this.sensors.some(({ rate }) => isDue(tick, rate))) return;
    const ego = inbox.latest('truth.ego')?.message;
    if (ego === undefined) return;
    const actors = inbox.latest('truth.actors')?.message ?? null;
    const signals = inbox.latest('truth.signals')?.message ?? null;
    const truth: SensorTruth = { ego, actors, signals };
    for (const { topic, truthTopic, rate, model } of this.sensors) {
      if (!isDue(tick, rate)) continue;
      outbox.publish(topic, model.measure(tick, truth) as Messages[TopicName]);
      if (truthTopic !== null) outbox.publish(truthTopic, model.truthOf?.() as Messages[TopicName]);
    }
  }

  snapshot(): PlainData {
    return Object.fromEntries(this.sensors.map(({ topic, model }) => [topic, model.snapshot()]));
  }

  restore(state: PlainData): void {
    const from = state as Record<string, PlainData>;
    for (const { topic, model } of this.sensors) model.restore(from[topic]);
  }
}
