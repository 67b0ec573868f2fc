import { describe, expect, test } from 'vitest';
import { Bus } from '../../src/core/bus.ts';
import { hashOf } from '../../src/core/hash.ts';
import type { Gnss } from '../../src/core/messages/motion-readings.ts';
import type { Inbox, Outbox } from '../../src/core/module.ts';
import { standingEgo } from '../../src/core/standing-ego.ts';
import type { TopicRow } from '../../src/core/topics.ts';
import { GnssReceiver } from '../../src/sensors/gnss/gnss-receiver.ts';
import type { FittedSensor } from '../../src/sensors/sensor.ts';
import { SensorSuite } from '../../src/sensors/sensor-suite.ts';
import { STARTER_GNSS } from './starter-parts.ts';

/** A receiver of that name, its rate and its latency in ticks. */
type Asked = readonly [name: string, rate: number, latency: number];

class Receivers {
  readonly bus: Bus;
  readonly suite: SensorSuite;
  private readonly step: (tick: number) => void;

  constructor(seed: number, asked: readonly Asked[]) {
    const sensors = asked.map(
      ([name, rate]): FittedSensor => ({
        kind: 'gnss',
        topic: `gnss.${name}`,
        truthTopic: null,
        rate,
        model: new GnssReceiver(name, { ...STARTER_GNSS, rate }, seed, { frame: null, chunks: [] }),
      }),
    );
    const rows = asked.map(
      ([name, rate, latency]): TopicRow => ({
        topic: `gnss.${name}`,
        specification: { rate, latency, logEvery: 1, writers: ['gnss'], title: name },
      }),
    );
    this.bus = new Bus(rows);
    this.suite = new SensorSuite('gnss', sensors);
    const world = this.bus.connect({ name: 'world', reads: [], writes: ['truth.ego'] } as never)
      .outbox as Outbox<'truth.ego'>;
    const { inbox, outbox } = this.bus.connect(this.suite);
    this.step = (tick) => {
      this.bus.begin(tick);
      world.publish('truth.ego', standingEgo({ x: 0.1 * tick, vx: 10 }));
      this.suite.step(tick, inbox as Inbox<'truth.ego' | 'truth.actors' | 'truth.signals'>, outbox);
    };
  }

  /** What one of them said at ticks [from, to), with the tick. */
  drive(name: string, from: number, to: number): (Gnss & { tick: number })[] {
    const said: (Gnss & { tick: number })[] = [];
    for (let tick = from; tick < to; tick++) {
      this.step(tick);
      const fix = this.bus.publishedNow(`gnss.${name}`);
      if (fix !== null) said.push({ ...fix, tick });
    }
    return said;
  }
}

describe('the suite', () => {
  test('steps each sensor at its own rate, and its latency passes before anybody sees it', () => {
    const receivers = new Receivers(1, [
      ['a', 10, 0],
      ['b', 4, 7],
    ]);
    expect(receivers.drive('b', 0, 60).map(({ tick }) => tick)).toEqual([0, 25, 50]);
    expect(receivers.bus.latest('gnss.a')?.tick).toBe(50);
    expect(receivers.bus.latest('gnss.b')?.tick).toBe(50);
    receivers.drive('b', 60, 76);
    expect(receivers.bus.latest('gnss.b')?.tick).toBe(50);
    receivers.drive('b', 76, 83);
    expect(receivers.bus.latest('gnss.b')?.tick).toBe(75);
  });

  test('one sensor more, before or behind, leaves the others as they were to the bit', () => {
    const alone = new Receivers(3, [['a', 10, 0]]).drive('a', 0, 500);
    const with2 = new Receivers(3, [
      ['b', 20, 0],
      ['a', 10, 0],
      ['c', 10, 0],
    ]);
    expect(hashOf(with2.drive('a', 0, 500))).toBe(hashOf(alone));
    expect(hashOf(new Receivers(4, [['a', 10, 0]]).drive('a', 0, 500))).not.toBe(hashOf(alone));
  });

  test('goes on from a snapshot as if it had run through', () => {
    const asked: Asked[] = [
      ['a', 10, 0],
      ['b', 5, 0],
    ];
    const whole = new Receivers(2, asked).drive('b', 0, 400);
    const begun = new Receivers(2, asked);
    begun.drive('b', 0, 137);
    const resumed = new Receivers(9, asked);
    resumed.suite.restore(structuredClone(begun.suite.snapshot()));
    const rest = resumed.drive('b', 137, 400);
    expect(hashOf(rest)).toBe(hashOf(whole.filter(({ tick }) => tick >= 137)));
  });

  test('says nothing before there is an ego', () => {
    const receiver = new GnssReceiver('gnss', STARTER_GNSS, 1, { frame: null, chunks: [] });
    const suite = new SensorSuite('gnss', [
      { kind: 'gnss', topic: 'gnss', truthTopic: null, rate: 10, model: receiver },
    ]);
    const said: string[] = [];
    suite.step(0, { latest: () => null }, { publish: (topic) => said.push(topic) });
    expect(said).toEqual([]);
  });
});
