import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pacer } from '../../src/app/worker/pacer.ts';

/** Ticks that a worker does which looks every `step` ms for as long. */
function drive(pacer: Pacer, milliseconds: number, step: number, startMs = 0): number {
  let tick = 0;
  pacer.start(startMs, tick);
  for (let now = startMs + step; now <= startMs + milliseconds; now += step) tick += pacer.due(now, tick);
  return tick;
}

describe('Pacer', () => {
  test.each([0.1, 0.2, 0.5, 1, 2, 5, 10])('%d seconds a second', (factor) => {
    const pacer = new Pacer();
    pacer.setFactor(factor, 0, 0);
    expect(drive(pacer, 10_000, 20)).toBe(Math.round(1000 * factor));
  });

  test('does not hurry after time that it lost', () => {
    const pacer = new Pacer();
    pacer.start(0, 0);
    expect(pacer.due(5000, 0)).toBe(1);
    expect(pacer.due(5010, 1)).toBe(1);
  });

  test('without a factor there is always more to do, at once', () => {
    const pacer = new Pacer();
    pacer.setFactor(null, 0, 0);
    expect(pacer.due(1, 1_000_000)).toBe(Number.POSITIVE_INFINITY);
    expect(pacer.wait(1, 1_000_000)).toBe(0);
  });

  test('after the wait that it names a tick is due, and not before', () => {
    fc.assert(
      fc.property(fc.constantFrom(0.1, 0.5, 1, 2, 10), fc.integer({ min: 0, max: 1000 }), (factor, nowMs) => {
        const pacer = new Pacer();
        pacer.setFactor(factor, 0, 0);
        const tick = Math.floor((nowMs * factor) / 10);
        const wait = pacer.wait(nowMs, tick);
        expect(pacer.due(nowMs + wait + 1e-6, tick)).toBe(1);
        if (wait > 1e-3) expect(pacer.due(nowMs + wait - 1e-3, tick)).toBe(0);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
