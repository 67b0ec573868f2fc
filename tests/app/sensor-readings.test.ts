import { describe, expect, test } from 'vitest';
import { sensorState } from '../../src/app/parts/sensor-state.ts';
import type { SensorFacts } from '../../src/app/worker/sensor-facts.ts';
import { ReadingCollector } from '../../src/app/worker/sensor-readings.ts';
import { Bus } from '../../src/core/bus.ts';
import type { TopicName } from '../../src/core/messages.ts';
import type { Outbox } from '../../src/core/module.ts';
import { POINT_CAUSE } from '../../src/core/point-cloud.ts';
import { SEMANTIC } from '../../src/core/semantic-class.ts';
import type { Run } from '../../src/scenario/run.ts';
import { sampleMessages } from '../core/sample-messages.ts';

const AT_ORIGIN = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
const gnss: SensorFacts = { topic: 'gnss', kind: 'gnss', name: 'gnss', rate: 10, latency: 0.05, mount: AT_ORIGIN };

describe('readings for the page', () => {
  test('come once each, with the pose of the tick that they were measured at', () => {
    const row = { rate: 10, latency: 5, logEvery: 1, writers: ['gnss'], title: '' } as const;
    const bus = new Bus([{ topic: 'gnss', specification: row }]);
    const world = bus.connect({ name: 'world', reads: [], writes: ['truth.ego'] } as never)
      .outbox as Outbox<'truth.ego'>;
    const receiver = bus.connect({ name: 'gnss', reads: [], writes: ['gnss'] } as never).outbox as Outbox<'gnss'>;
    const collector = new ReadingCollector([gnss]);
    const told: [at: number, tick: number, x: number][] = [];
    for (let tick = 0; tick < 30; tick++) {
      const run = { bus, ticks: tick + 1 } as Run;
      bus.begin(tick);
      world.publish('truth.ego', { ...sampleMessages()['truth.ego'], x: 100 + tick });
      if (tick % 10 === 0) receiver.publish('gnss', sampleMessages().gnss);
      collector.observe(run);
      const reading = collector.take(run).gnss;
      if (reading !== undefined) told.push([tick, reading.tick, reading.pose.x]);
    }
    expect(told).toEqual([
      [5, 0, 100],
      [15, 10, 110],
      [25, 20, 120],
    ]);
  });

  test('of a lidar know what its points lie on, and which are in the air', () => {
    const row = { rate: 10, latency: 0, logEvery: 1, writers: ['lidar'], title: '' } as const;
    const topics = ['lidar.top', 'truth.lidar.top'] as const;
    const bus = new Bus(topics.map((topic) => ({ topic, specification: row })));
    const { outbox } = bus.connect({ name: 'lidar', reads: [], writes: topics } as never);
    bus.begin(0);
    const cloud = { count: 3, beam: Uint32Array.of(4, 1, 2) };
    const semantic = Uint8Array.of(0, SEMANTIC.car, SEMANTIC.road, 0, SEMANTIC.building);
    const cause = Uint8Array.of(POINT_CAUSE.surface, POINT_CAUSE.edge, POINT_CAUSE.precipitation);
    (outbox as Outbox<TopicName>).publish('lidar.top', cloud as never);
    (outbox as Outbox<TopicName>).publish('truth.lidar.top', { semantic, cause } as never);
    const lidar: SensorFacts = { ...gnss, topic: 'lidar.top', kind: 'lidar', name: 'top' };
    const { 'lidar.top': reading } = new ReadingCollector([lidar]).take({ bus, ticks: 1 } as Run);
    expect(reading?.semantic).toEqual(Uint8Array.of(SEMANTIC.building, SEMANTIC.car, SEMANTIC.sky));
  });

  test('a sensor is fine while its readings come, and silent after two periods without', () => {
    expect(sensorState(gnss, null, 3).level).toBe('waiting');
    expect(sensorState(gnss, 100, 116).level).toBe('fine');
    expect(sensorState(gnss, 100, 131).level).toBe('fine');
    expect(sensorState(gnss, 100, 251)).toEqual({ level: 'bad', words: 'silent 1.5 s' });
    expect(sensorState(gnss, null, 500).level).toBe('bad');
    const faults = [{ sensor: 'gnss', kind: 'noisy', from: 0, to: null }] as const;
    expect(sensorState(gnss, 100, 101, faults)).toEqual({ level: 'bad', words: 'noisy' });
  });
});
