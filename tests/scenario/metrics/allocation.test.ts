import { expect, test } from 'vitest';
import type { Bus } from '../../../src/core/bus.ts';
import type { TopicName } from '../../../src/core/messages.ts';
import { leastAllocated } from '../../allocated.ts';
import { sampleMessages } from '../../core/sample-messages.ts';
import { actorsOf } from './frame-fixture.ts';
import { INNER, ONCOMING, OUTER } from './straight-fixture.ts';
import { straightRecord } from './watch.ts';

const FRAMES = 300;

/**
 * Bytes a frame of 20 others. Nothing is made for a frame, but V8 boxes numbers that are handed to functions which it does
 * not inline: some hundred a frame, where an object per other would be some kilobytes in each of 24 metrics.
 */
const BOUND = 8000;

test('frames and metrics are made in place', () => {
  const others = Array.from({ length: 20 }, (_, i) => ({
    x: 5 + 4.5 * i,
    y: i % 2 === 0 ? OUTER : ONCOMING,
    yaw: i % 2 === 0 ? 0 : Math.PI,
    speed: 3,
    kind: i % 7,
  }));
  const told: Record<string, unknown> = {
    'truth.ego': { ...sampleMessages()['truth.ego'], x: 20, y: INNER, z: 0, yaw: 0, vx: 8, vy: 0 },
    'truth.actors': actorsOf(others),
    'truth.signals': { state: new Uint8Array(0) },
    'truth.events': { collisions: [] },
  };
  const bus = { publishedNow: (topic: TopicName) => told[topic] ?? null } as unknown as Bus;
  const record = straightRecord();
  let tick = 0;
  const drive = () => {
    for (let frame = 0; frame < FRAMES; frame++, tick += 10) record.take(tick, bus);
  };
  for (let warm = 0; warm < 10; warm++) drive();
  const { bytes, most } = leastAllocated(drive);
  expect(bytes / FRAMES, most.join('\n')).toBeLessThan(BOUND);
});
