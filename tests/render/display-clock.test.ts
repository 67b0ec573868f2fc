import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DisplayClock } from '../../src/render/time/display-clock.ts';

/** Frames of a screen, and batches that come every `gap` ms with the ticks of real time. */
function drive(
  clock: DisplayClock,
  milliseconds: number,
  gap: number,
  onFrame: (shown: number, newest: number) => void,
): void {
  let newest = 0;
  for (let now = 0; now <= milliseconds; now += 1) {
    if (now % gap === 0) {
      newest = now / 10;
      clock.receive(newest, now);
    }
    if (now % 16 === 0) onFrame(clock.at(now), newest);
  }
}

describe('DisplayClock', () => {
  test('never runs backwards and never ahead of the newest state', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 120 }), (gap) => {
        let before = 0;
        drive(new DisplayClock(), 3000, gap, (shown, newest) => {
          expect(shown).toBeGreaterThanOrEqual(before);
          expect(shown).toBeLessThanOrEqual(newest);
          before = shown;
        });
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  test('runs evenly where batches come unevenly far apart', () => {
    const steps: number[] = [];
    let before = 0;
    drive(new DisplayClock(), 6000, 60, (shown) => {
      steps.push(shown - before);
      before = shown;
    });
    // 16 ms are 1.6 ticks; each batch brings 6.
    const settled = steps.slice(-120);
    expect(Math.min(...settled)).toBeGreaterThan(1.2);
    expect(Math.max(...settled)).toBeLessThan(2);
  });

  test('arrives at the newest state once the run is paused', () => {
    const clock = new DisplayClock();
    drive(clock, 2000, 20, () => {});
    for (let now = 2000; now < 2600; now += 16) clock.at(now);
    expect(clock.isSettled).toBe(true);
    expect(clock.at(2616)).toBe(200);
  });

  test('goes straight to where a run that was wound back stands', () => {
    const clock = new DisplayClock();
    drive(clock, 2000, 20, () => {});
    clock.receive(30, 2010);
    expect(clock.at(2016)).toBe(30);
  });
});
