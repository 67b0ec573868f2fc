import { expect, test } from 'vitest';
import { leastAllocated } from '../../allocated.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { StageRun } from './stage-run.ts';

const COUNT = 12;
/** Bytes for a puppet through a tick: numbers of 16 bytes, most of them where the ground under four wheels is looked up. */
const BOUND = 2000;
/** Measured [s]. */
const SECONDS = 2;

/** Vehicles in a row on the left lane, which drive along it off the lanes if they are told to. */
function row(isMoving: boolean): StageRun {
  const actors = Array.from({ length: COUNT }, (_, i) => ({
    name: `p${i}`,
    start: { road: '1', lane: -1, s: 20 + 8 * i },
    behaviour: { kind: 'parked' },
  }));
  const run = new StageRun(shippedMap('oval'), { actors, ego: { road: '3', lane: -1, s: 400 } }).drive(1);
  for (let i = 0; isMoving && i < COUNT; i++) {
    const [x, y] = [run.actors.x[i], run.actors.y[i]];
    const points = [Float64Array.of(x + 300, x + 500), Float64Array.of(y, y + 3)] as const;
    run.tell({
      kind: 'path',
      actor: 2 + i,
      x: points[0],
      y: points[1],
      speed: Float64Array.of(9, 9),
      backwards: false,
    });
  }
  return run.drive(6);
}

test('a puppet on its way puts little on the heap, beside the messages that tell of it', () => {
  const [standing, moving] = [row(false), row(true)];
  const still = leastAllocated(() => standing.drive(SECONDS));
  const driven = leastAllocated(() => moving.drive(SECONDS));
  expect(moving.actors.speed[0]).toBeGreaterThan(4);
  expect((driven.bytes - still.bytes) / (100 * SECONDS * COUNT), driven.most.join('\n')).toBeLessThan(BOUND);
});
