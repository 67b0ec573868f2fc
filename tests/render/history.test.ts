import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { History, mix, mixAngle } from '../../src/render/time/history.ts';

describe('History', () => {
  test('gives the neighbours of a moment and the share between them', () => {
    const history = new History<string>();
    history.push(10, 'a');
    history.push(20, 'b');
    history.push(40, 'c');
    expect(history.bracket(25)).toEqual({ from: 'b', to: 'c', share: 0.25 });
    expect(history.bracket(10)).toMatchObject({ from: 'a', share: 0 });
  });

  test('holds the first and the last message outside of what is known', () => {
    const history = new History<string>();
    expect(history.bracket(3)).toBeNull();
    history.push(10, 'a');
    history.push(20, 'b');
    expect(history.bracket(-5)).toEqual({ from: 'a', to: 'a', share: 0 });
    expect(history.bracket(21)).toEqual({ from: 'b', to: 'b', share: 0 });
  });

  test('forgets what it knew when the run is wound back', () => {
    const history = new History<string>();
    history.push(10, 'a');
    history.push(20, 'b');
    history.push(15, 'again');
    expect(history.bracket(12)).toEqual({ from: 'again', to: 'again', share: 0 });
  });

  test('values between two messages lie between them, for any moments', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(gaps, fc.double({ min: 0, max: 1, noNaN: true }), (ticks, where) => {
        const history = new History<number>();
        let tick = 0;
        for (const gap of ticks) {
          tick += gap;
          history.push(tick, tick);
        }
        const moment = where * tick;
        const bracket = history.bracket(moment);
        if (bracket === null) throw new Error('nothing');
        const { from, to, share } = bracket;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThan(1);
        if (from !== to) expect(mix(from, to, share)).toBeCloseTo(moment, 9);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('mixAngle', () => {
  test('goes the short way round', () => {
    expect(mixAngle(3.1, -3.1, 0.5)).toBeCloseTo(Math.PI, 9);
    expect(mixAngle(-0.1, 0.1, 0.5)).toBeCloseTo(0, 12);
    // 20 pi + 0.2 is 0.2 after ten turns.
    expect(mixAngle(0, 20 * Math.PI + 0.2, 0.5)).toBeCloseTo(0.1, 9);
  });

  test('never turns more than half a turn, and arrives', () => {
    const angle = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(angle, angle, (from, to) => {
        const arrived = mixAngle(from, to, 1);
        expect(Math.abs(arrived - from)).toBeLessThanOrEqual(Math.PI + 1e-9);
        expect(Math.cos(arrived - to)).toBeCloseTo(1, 9);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
