import { describe, expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
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

test('amber goes by the limit, at the cost of green, and red-amber by the country', () => {
  const fast = town.speedLimits.map((limits) => ({ ...limits, limit: limits.limit.map(() => 70 / 3.6) }));
  const roads = town.document.roads.map((road) => ({
    ...road,
    signals: road.signals.map((signal) => ({ ...signal, country: 'US' })),
  }));
  const map = { ...town, speedLimits: fast, document: { ...town.document, roads } };
  const signals = new FixedTimeSignals(map, 1);
  const state = new Uint8Array(map.signals.length);
  const [signal] = map.signalGroups[0].signals;
  const ticks = new Map<number, number>();
  for (let tick = 0; tick < signals.cycleOf(0); tick++) {
    signals.statesAt(tick, state);
    ticks.set(state[signal], (ticks.get(state[signal]) ?? 0) + 1);
  }
  const { red, redAmber, green, amber } = SIGNAL_STATE;
  expect(ticks.get(redAmber)).toBe(undefined);
  expect([ticks.get(green), ticks.get(amber)]).toEqual([1200, 500]);
  expect(ticks.get(red)).toBe(signals.cycleOf(0) - 1700);
});

test('the seed says where the cycle starts', () => {
  const starts = new Set(
    [1, 2, 3, 4, 5].map((seed) => statesOf(seed).findIndex((state) => state[0] === SIGNAL_STATE.green)),
  );
  expect(starts.size).toBeGreaterThan(2);
});
