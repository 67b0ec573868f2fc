import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RandomStream } from '../../../src/core/random.ts';
import type { ActorStart } from '../../../src/world/traffic/actor-start.ts';
import { fillTraffic } from '../../../src/world/traffic/fill-traffic.ts';
import { sampleAt } from '../../../src/world/traffic/lane-sample.ts';
import { firstTown } from '../../map-fixture.ts';
import { MODELS } from './traffic-fixture.ts';

const town = firstTown();

function fill(
  seed: number,
  count: number,
  actors: readonly ActorStart[] = [],
): { ego: { x: number; y: number }; all: ActorStart[] } {
  const lane = town.lanes[seed % town.lanes.length];
  const ego = { x: lane.centre.x[0], y: lane.centre.y[0] };
  const random = new RandomStream(seed, 'traffic.start');
  return { ego, all: fillTraffic({ map: town, models: MODELS, egoModel: 0, ego, actors, random }, count) };
}

test("cars start clear of the ego, of each other and of junctions, and none wears the ego's model", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 60 }), (seed, count) => {
      const { ego, all } = fill(seed, count);
      expect(all.length).toBe(count);
      for (const [i, { lane: index, s, model }] of all.entries()) {
        const lane = town.lanes[index];
        expect(lane.junction).toBe(-1);
        expect(model).not.toBe(0);
        const dx = sampleAt(lane, lane.centre.x, s) - ego.x;
        const dy = sampleAt(lane, lane.centre.y, s) - ego.y;
        expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(30);
        for (const other of all.slice(0, i))
          if (other.lane === index) expect(Math.abs(other.s - s)).toBeGreaterThanOrEqual(16);
      }
    }),
    { seed: 2, numRuns: 25 },
  );
});

test('named actors come first and unchanged', () => {
  const named: ActorStart = { model: 2, color: 1, lane: 3, s: 50, speed: 4, behaviour: { kind: 'lane-follow' } };
  const { all } = fill(1, 5, [named]);
  expect(all.length).toBe(6);
  expect(all[0]).toBe(named);
});

test('a full town takes no more cars', () => {
  const { all } = fill(1, 2000);
  expect(all.length).toBeGreaterThan(60);
  expect(all.length).toBeLessThan(2000);
});
