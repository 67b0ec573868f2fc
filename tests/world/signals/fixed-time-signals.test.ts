import { describe, expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages.ts';
import { FixedTimeSignals } from '../../../src/world/signals/fixed-time-signals.ts';
import { firstTown } from '../../map-fixture.ts';

const town = firstTown();
const TICKS = 4000;

/** States of every signal at each tick. */
function statesOf(seed: number): Uint8Array[] {
  const control = new FixedTimeSignals(town, seed);
  return Array.from({ length: TICKS }, (_, tick) => {
    const out = new Uint8Array(town.signals.length);
    control.statesAt(tick, out);
    return out;
  });
}

describe.each([1, 2, 77])('seed %i', (seed) => {
  const states = statesOf(seed);

  test('the town has lights, and signs are off', () => {
    expect(town.signals.some(({ kind }) => kind === 'light')).toBe(true);
    for (const { index, kind } of town.signals) if (kind !== 'light') expect(states[0][index]).toBe(SIGNAL_STATE.off);
  });

  test('never more than one group of a junction shows anything but red, and all are red between', () => {
    for (const state of states) {
      for (const junction of town.junctions) {
        const groups = town.signalGroups.filter((group) => group.junction === junction.index);
        const open = groups.filter(({ signals }) => state[signals[0]] !== SIGNAL_STATE.red);
        expect(open.length).toBeLessThanOrEqual(1);
      }
    }
  });

  test('signals of a group show the same', () => {
    for (const state of states) {
      for (const { signals } of town.signalGroups)
        for (const signal of signals) expect(state[signal]).toBe(state[signals[0]]);
    }
  });

  test('red, red-amber 1 s, green 14 s, amber 3 s, red again', () => {
    const [signal] = town.signalGroups[0].signals;
    const runs: [number, number][] = [];
    for (const state of states) {
      const last = runs[runs.length - 1];
      if (last !== undefined && last[0] === state[signal]) last[1]++;
      else runs.push([state[signal], 1]);
    }
    const { red, redAmber, green, amber } = SIGNAL_STATE;
    const order = [red, redAmber, green, amber];
    const lengths = { [redAmber]: 100, [green]: 1400, [amber]: 300 };
    for (let i = 1; i + 1 < runs.length; i++) {
      const [state, ticks] = runs[i];
      expect(runs[i + 1][0]).toBe(order[(order.indexOf(state as never) + 1) % 4]);
      if (state !== red) expect(ticks).toBe(lengths[state as keyof typeof lengths]);
    }
    expect(runs.length).toBeGreaterThan(4);
  });
});

test('the seed says where the cycle starts', () => {
  const starts = new Set(
    [1, 2, 3, 4, 5].map((seed) => statesOf(seed).findIndex((state) => state[0] === SIGNAL_STATE.green)),
  );
  expect(starts.size).toBeGreaterThan(2);
});
