import { expect, test } from 'vitest';
import { LastPlan } from '../../src/planning/trajectory/last-plan.ts';

/** Made at a tick, with its sample's number for a speed, and a hundredth of it for an offset. */
function madeAt(tick: number): LastPlan {
  const last = new LastPlan();
  last.next.speed.forEach((_, i, speed) => {
    speed[i] = i;
    last.next.d[i] = i / 100;
  });
  last.keep(tick);
  return last;
}

test('what is left of a plan is where it would be every second from now, and beyond its end as at its end', () => {
  const { speed, d } = madeAt(500).remainder(520) ?? { speed: [], d: [] };
  expect([...speed]).toEqual([2, 12, 22, 32, 42, 52, 60]);
  expect([...d]).toEqual([0.02, 0.12, 0.22, 0.32, 0.42, 0.52, 0.6]);
});

test('nothing is left of one that is dropped, or too old', () => {
  const last = madeAt(500);
  expect(last.remainder(550)).not.toBeNull();
  expect(last.remainder(551)).toBeNull();
  last.drop();
  expect(last.remainder(510)).toBeNull();
  expect(new LastPlan().remainder(0)).toBeNull();
});

test('a snapshot carries it', () => {
  const other = new LastPlan();
  other.restore(madeAt(500).snapshot());
  expect(other.remainder(510)).toEqual(madeAt(500).remainder(510));
});
