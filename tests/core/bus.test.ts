import { describe, expect, test } from 'vitest';
import { Bus } from '../../src/core/bus.ts';
import type { FixedMessages, TopicName } from '../../src/core/messages.ts';
import type { Module } from '../../src/core/module.ts';
import { TICKS_PER_SECOND } from '../../src/core/tick.ts';
import type { ModuleName, TopicRow } from '../../src/core/topics.ts';
import { TOPIC_NAMES, TOPICS } from '../../src/core/topics.ts';
import { sampleMessages } from './sample-messages.ts';

function moduleOf<R extends TopicName, W extends TopicName>(name: ModuleName, reads: R[], writes: W[]): Module<R, W> {
  return { name, reads, writes, step() {}, snapshot: () => null, restore() {} };
}

/** What a receiver of a rig tells more than the driver's own. */
const EARTH = { latitude: 48, longitude: 11, height: 500, verticalSigma: 1, satellites: 8, hdop: 1 };

describe('bus', () => {
  test('every rate divides the tick rate and every topic has a sample message', () => {
    for (const topic of TOPIC_NAMES) expect(TICKS_PER_SECOND % TOPICS[topic].rate).toBe(0);
    expect(Object.keys(sampleMessages()).sort()).toEqual([...TOPIC_NAMES].sort());
  });

  test('a message is visible exactly its latency after publication', () => {
    const bus = new Bus();
    const { outbox } = bus.connect(moduleOf('perception', [], ['road']));
    const { inbox } = bus.connect(moduleOf('localisation', ['road'], []));
    const { latency } = TOPICS.road;
    expect(latency).toBeGreaterThan(0);
    const message = sampleMessages().road;
    for (let tick = 0; tick <= latency; tick++) {
      bus.begin(tick);
      if (tick === 0) outbox.publish('road', message);
      expect(inbox.latest('road')).toEqual(tick < latency ? null : { tick: 0, message });
    }
  });

  test('holds the latest value, not a queue', () => {
    const bus = new Bus();
    const { outbox } = bus.connect(moduleOf('controller', [], ['command']));
    const { inbox } = bus.connect(moduleOf('world', ['command'], []));
    for (let tick = 0; tick < 3; tick++) {
      bus.begin(tick);
      outbox.publish('command', { ...sampleMessages().command, steer: tick });
    }
    expect(inbox.latest('command')?.message.steer).toBe(2);
  });

  test('refuses a second writer, a foreign writer, undeclared topics, wrong ticks and doubled messages', () => {
    const bus = new Bus();
    const world = bus.connect(moduleOf('world', ['command'], ['truth.ego']));
    expect(() => bus.connect(moduleOf('world', [], ['truth.ego']))).toThrow(/has a writer already/);
    expect(() => bus.connect(moduleOf('planner', [], ['command']))).toThrow(/written by controller/);
    expect(() => world.inbox.latest('plan' as 'command')).toThrow(/does not declare/);
    expect(() => world.outbox.publish('gnss' as 'truth.ego', sampleMessages()['truth.ego'])).toThrow(
      /does not declare/,
    );
    const planner = bus.connect(moduleOf('planner', [], ['plan']));
    bus.begin(3);
    expect(() => planner.outbox.publish('plan', sampleMessages().plan)).toThrow(/not at tick 3/);
    bus.begin(10);
    planner.outbox.publish('plan', sampleMessages().plan);
    expect(() => planner.outbox.publish('plan', sampleMessages().plan)).toThrow(/published twice/);
  });

  test('flipping one bit of any topic changes the hash of its tick', () => {
    const reference = tickHash(sampleMessages());
    let flips = 0;
    for (const topic of TOPIC_NAMES) {
      for (const change of changesOf(sampleMessages()[topic])) {
        const messages = sampleMessages();
        change(messages[topic]);
        expect(tickHash(messages), `${topic} change ${flips}`).not.toBe(reference);
        flips++;
      }
    }
    expect(flips).toBeGreaterThan(150);
  });

  describe('with a rig', () => {
    const left: TopicRow = {
      topic: 'gnss.left',
      specification: { rate: 5, latency: 3, logEvery: 1, writers: ['gnss'], title: 'another receiver' },
    };
    const slow: TopicRow = { topic: 'gnss', specification: { ...TOPICS.gnss, rate: 2, latency: 4 } };

    test('its topics come behind those of the table, which keep their places and take its rates', () => {
      const bus = new Bus([left, slow]);
      expect(bus.topics).toEqual([...TOPIC_NAMES, 'gnss.left']);
      expect(bus.specificationOf('gnss').rate).toBe(2);
      expect(new Bus().specificationOf('gnss').rate).toBe(TOPICS.gnss.rate);
      expect(() => new Bus().latest('gnss.left')).toThrow(/no topic gnss.left/);
    });

    test('the hash of a tick on which they are silent is that without them', () => {
      const hashes = [new Bus(), new Bus([left])].map((bus) => {
        bus.begin(10);
        bus.connect(moduleOf('imu', [], ['imu'])).outbox.publish('imu', sampleMessages().imu);
        return bus.hashTick();
      });
      expect(hashes[0]).toBe(hashes[1]);
    });

    test('a late message comes so much later with its own tick, and is dropped behind a newer one', () => {
      const bus = new Bus([left]);
      const { outbox } = bus.connect(moduleOf('gnss', [], ['gnss.left']));
      const seen: (number | undefined)[] = [];
      for (let tick = 0; tick <= 60; tick++) {
        bus.begin(tick);
        const message = { ...sampleMessages().gnss, ...EARTH, x: tick };
        if (tick % 20 === 0) outbox.publish('gnss.left', message, tick === 20 ? 30 : 2);
        expect(bus.publishedNow('gnss.left')?.x).toBe(tick % 20 === 0 ? tick : undefined);
        if (bus.latest('gnss.left')?.message.x !== seen[seen.length - 1]) seen.push(bus.latest('gnss.left')?.tick);
        if (tick === 4) expect(bus.latest('gnss.left')).toBeNull();
        if (tick === 5) expect(bus.latest('gnss.left')?.tick).toBe(0);
      }
      expect(seen).toEqual([0, 40]);
    });
  });

  test('continues from its snapshot, pending messages included', () => {
    const bus = new Bus();
    const { outbox } = bus.connect(moduleOf('perception', [], ['road']));
    bus.begin(0);
    outbox.publish('road', sampleMessages().road);
    const resumed = new Bus();
    resumed.restore(bus.snapshot());
    for (const each of [bus, resumed]) each.begin(TOPICS.road.latency);
    expect(resumed.latest('road')).toEqual(bus.latest('road'));
    expect(resumed.latest('road')).not.toBeNull();
  });
});

/** Publishes all messages at tick 0 and hashes it. */
function tickHash(messages: FixedMessages): string {
  const bus = new Bus();
  bus.begin(0);
  for (const topic of TOPIC_NAMES) {
    const { outbox } = bus.connect(moduleOf(TOPICS[topic].writers[0], [], [topic]));
    outbox.publish(topic, messages[topic]);
  }
  return bus.hashTick();
}

type Change = (message: unknown) => void;

/** One change for every leaf of a message: the lowest bit of a number or of one array element, a letter, a flag. */
function changesOf(message: unknown, path: (string | number)[] = []): Change[] {
  const value = path.reduce((at, key) => (at as Record<string | number, unknown>)[key], message);
  if (ArrayBuffer.isView(value)) {
    const { length } = value as Uint8Array;
    return [0, length - 1].map((index) => (target) => flipElement(at(target, path) as Uint8Array, index));
  }
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).flatMap((key) => changesOf(message, [...path, key]));
  return [
    (target) => {
      const parent = at(target, path.slice(0, -1)) as Record<string | number, unknown>;
      const key = path[path.length - 1];
      parent[key] = typeof value === 'number' ? flipLowest(value) : typeof value === 'boolean' ? !value : `${value}x`;
    },
  ];
}

function at(message: unknown, path: (string | number)[]): unknown {
  return path.reduce((value, key) => (value as Record<string | number, unknown>)[key], message);
}

function flipElement(array: Uint8Array, index: number): void {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  bytes[index * array.BYTES_PER_ELEMENT] ^= 1;
}

function flipLowest(value: number): number {
  const double = new Float64Array([value]);
  new Uint32Array(double.buffer)[0] ^= 1;
  return double[0];
}
