import { describe, expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { TICKS_PER_SECOND } from '../../../src/core/tick.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { FixedTimeSignals } from '../../../src/world/signals/fixed-time-signals.ts';
import { greenConflict } from '../../../src/world/signals/green-conflict.ts';
import { junctionStages } from '../../../src/world/signals/junction-stages.ts';
import { SignalControl } from '../../../src/world/signals/signal-control.ts';
import type { SignalProgram } from '../../../src/world/signals/signal-program.ts';
import { firstTown } from '../../map-fixture.ts';
import { programsOf, shippedMap, signalled, TIMING, WaitingCars } from './signal-fixture.ts';

const { off, red, redAmber, green, amber, flashingAmber } = SIGNAL_STATE;
const HOUR = 3600 * TICKS_PER_SECOND;
const DECISION = TICKS_PER_SECOND / 10;
const town = firstTown();
const city = shippedMap('grid-city');

/** Pairs of groups that can't both be green, even if turns give way. */
function conflictingPairs(map: RoadMap): [number, number][] {
  return map.signalGroups.flatMap((a, i) =>
    map.signalGroups.flatMap((b, k): [number, number][] =>
      k > i && a.junction === b.junction && greenConflict(map, i, k, true) !== null ? [[i, k]] : [],
    ),
  );
}

/** What each group shows ten times a second; cars come and go by a stream. */
function watch(map: RoadMap, programs: readonly SignalProgram[], ticks: number, see: (state: Uint8Array) => void) {
  const control = new SignalControl(map, 1, programs);
  const cars = new WaitingCars(map);
  const random = new RandomStream(5, 'test.cars');
  const out = new Uint8Array(map.signals.length);
  // Only actuated control has to be stepped tick by tick.
  const stride = programs.some(({ control: one }) => one?.kind === 'actuated') ? 1 : DECISION;
  for (let tick = 0; tick < ticks; tick += stride) {
    if (tick % 100 === 0) cars.set(random.integer(cars.count), random.uniform() < 0.5);
    control.step(tick, cars.actors, null, out);
    if (tick % DECISION === 0) see(out);
  }
}

describe.each([
  ['first-town', town],
  ['grid-city', city],
])('%s', (_, map) => {
  const pairs = conflictingPairs(map);

  test('groups at the same junction are in conflict', () => expect(pairs.length).toBeGreaterThan(0));

  test.each([
    ['default', []],
    ['fixed-time', programsOf(map, 'fixed')],
    ['actuated', programsOf(map, 'actuated')],
  ])(
    '%s: in an hour no conflicting greens, a second of all-red between them, everybody has green',
    (_kind, programs) => {
      const lastOpen = new Float64Array(map.signalGroups.length).fill(-Infinity);
      const wasOpen = new Uint8Array(map.signalGroups.length);
      const greens = new Int32Array(map.signalGroups.length);
      const head = map.signalGroups.map(({ signals }) => signals[0]);
      let sample = 0;
      let least = Infinity;
      let both = 0;
      watch(map, programs, HOUR, (state) => {
        for (const [a, b] of pairs) {
          const openA = state[head[a]] !== red;
          const openB = state[head[b]] !== red;
          if (openA && openB) both++;
          if (openA && wasOpen[a] === 0) least = Math.min(least, sample - lastOpen[b]);
          if (openB && wasOpen[b] === 0) least = Math.min(least, sample - lastOpen[a]);
        }
        for (let g = 0; g < greens.length; g++) {
          wasOpen[g] = state[head[g]] === red ? 0 : 1;
          if (wasOpen[g] === 1) lastOpen[g] = sample;
          if (state[head[g]] === green) greens[g]++;
        }
        sample++;
      });
      expect(sample).toBe(36_000);
      expect(both).toBe(0);
      expect(least).toBeGreaterThanOrEqual(11);
      expect(least).toBeLessThan(Infinity);
      expect(Math.min(...greens)).toBeGreaterThan(600);
    },
    240_000,
  );
});

test('without a programme it is the default turns, bit by bit', () => {
  const control = new SignalControl(town, 7, []);
  const fixed = new FixedTimeSignals(town, 7);
  const [a, b] = [new Uint8Array(town.signals.length), new Uint8Array(town.signals.length)];
  const { actors } = new WaitingCars(town);
  for (let tick = 0; tick < 6000; tick++) {
    control.step(tick, actors, null, a);
    fixed.statesAt(tick, b);
    expect(a).toEqual(b);
  }
});

describe('the stages of a plan', () => {
  const [junction] = signalled(town);
  const [first, second] = town.signalGroups.flatMap((group, g) => (group.junction === junction ? [g] : []));
  const plan = (offset: number, cycle: number | null): SignalProgram => ({
    junction,
    control: {
      kind: 'fixed',
      cycle,
      offset,
      stages: [
        { groups: [first], green: 20, amber: null, allRed: 2 },
        { groups: [second], green: 10, amber: 4, allRed: 3 },
      ],
    },
    failure: null,
  });
  const timeline = (program: SignalProgram, group: number, ticks: number): [number, number][] => {
    const runs: [number, number][] = [];
    const control = new SignalControl(town, 1, [program]);
    const out = new Uint8Array(town.signals.length);
    const { actors } = new WaitingCars(town);
    for (let tick = 0; tick < ticks; tick++) {
      control.step(tick, actors, null, out);
      const state = out[town.signalGroups[group].signals[0]];
      if (runs[runs.length - 1]?.[0] === state) runs[runs.length - 1][1]++;
      else runs.push([state, 1]);
    }
    return runs;
  };

  test('come as written: red-amber, green, amber by the limit or as given, all-red', () => {
    const cycle = 1 + 20 + 3 + 2 + 1 + 10 + 4 + 3;
    expect(timeline(plan(0, null), first, 100 * cycle)).toEqual([
      [redAmber, 100],
      [green, 2000],
      [amber, 300],
      [red, 2000],
    ]);
    expect(timeline(plan(0, null), second, 100 * cycle)).toEqual([
      [red, 2600],
      [redAmber, 100],
      [green, 1000],
      [amber, 400],
      [red, 300],
    ]);
  });

  test('begin at the offset; what the cycle has over lengthens the last green', () => {
    expect(timeline(plan(7, 60), first, 6000)).toEqual([
      [red, 700],
      [redAmber, 100],
      [green, 2000],
      [amber, 300],
      [red, 2900],
    ]);
    expect(timeline(plan(7, 60), second, 6000).find(([state]) => state === green)).toEqual([green, 2600]);
  });
});

describe('actuated', () => {
  const [junction] = signalled(town);
  const stages = junctionStages(town, junction).map((groups) => ({ groups, green: 5, amber: null, allRed: 2 }));
  const program: SignalProgram = { junction, control: { kind: 'actuated', ...TIMING, stages }, failure: null };
  const [[first], [second]] = stages.map(({ groups }) => groups);

  /** When each group's green begins and ends [s], with cars as `place` puts them at every second. */
  function greens(seconds: number, place: (cars: WaitingCars, second: number) => void): string[] {
    const control = new SignalControl(town, 1, [program]);
    const cars = new WaitingCars(town);
    const out = new Uint8Array(town.signals.length);
    const events: string[] = [];
    let shown = -1;
    for (let tick = 0; tick < seconds * TICKS_PER_SECOND; tick++) {
      if (tick % TICKS_PER_SECOND === 0) place(cars, tick / TICKS_PER_SECOND);
      control.step(tick, cars.actors, null, out);
      const open = [first, second].findIndex((group) => out[town.signalGroups[group].signals[0]] === green);
      if (open !== shown) events.push(`${tick / TICKS_PER_SECOND}: ${['none', 'first', 'second'][open + 1]}`);
      shown = open;
    }
    return events;
  }

  test('rests in green while nobody waits', () => {
    expect(greens(300, () => {})).toEqual(['0: first']);
  });

  test('gaps out after the minimum when nobody comes: 5 s, then 3 s amber, 2 s all-red, 1 s red-amber', () => {
    expect(greens(60, (cars) => cars.setGroup(second, true))).toEqual(['0: first', '5: none', '11: second']);
  });

  test('extends the green while cars come and gaps out 3 s after the last', () => {
    const events = greens(60, (cars, at) => {
      cars.setGroup(second, true);
      cars.setGroup(first, at < 12);
    });
    // The last was seen at 11.99 s.
    expect(events[1]).toBe('14.99: none');
  });

  test('no longer than the maximum after others began to wait', () => {
    const events = greens(120, (cars, at) => {
      cars.setGroup(first, true);
      cars.setGroup(second, at >= 20);
    });
    expect(events).toEqual(['0: first', '50: none', '56: second', '86: none', '92: first']);
  });

  test('sees the ego', () => {
    const control = new SignalControl(town, 1, [program]);
    const cars = new WaitingCars(town);
    const out = new Uint8Array(town.signals.length);
    cars.setGroup(second, true);
    const car = cars.actors.x.findIndex((x) => x < 1e5);
    const ego = { x: cars.actors.x[car], y: cars.actors.y[car], yaw: cars.actors.yaw[car], ahead: 2 };
    cars.setGroup(second, false);
    for (let tick = 0; tick < 1200; tick++) control.step(tick, cars.actors, ego, out);
    expect(out[town.signalGroups[second].signals[0]]).toBe(green);
  });

  test('a snapshot goes on as the run that it was taken of, and a second run is the same', () => {
    const run = (control: SignalControl, from: number, to: number) => {
      const cars = new WaitingCars(city);
      const out = new Uint8Array(city.signals.length);
      const seen: number[] = [];
      for (let tick = from; tick < to; tick++) {
        for (let car = 0; car < cars.count; car++) cars.set(car, (tick + 700 * car) % 3100 < 400);
        control.step(tick, cars.actors, null, out);
        seen.push(...out);
      }
      return seen;
    };
    const programs = programsOf(city, 'actuated');
    const whole = new SignalControl(city, 1, programs);
    const resumed = new SignalControl(city, 1, programs);
    run(whole, 0, 1503);
    resumed.restore(whole.snapshot());
    const again = new SignalControl(city, 1, programs);
    run(again, 0, 1503);
    const rest = run(whole, 1503, 4000);
    expect(run(resumed, 1503, 4000)).toEqual(rest);
    expect(run(again, 1503, 4000)).toEqual(rest);
  });
});

describe('failure', () => {
  const [junction] = signalled(town);
  const { signals } = town.signalGroups[0];
  const statesOf = (mode: 'flashing-amber' | 'dark') => {
    const control = new SignalControl(town, 1, [{ junction, control: null, failure: { mode, from: 1000 } }]);
    const out = new Uint8Array(town.signals.length);
    const { actors } = new WaitingCars(town);
    return Array.from({ length: 2000 }, (_, tick) => {
      control.step(tick, actors, null, out);
      return out[signals[0]];
    });
  };

  test('begins at its time: dark', () => {
    const states = statesOf('dark');
    expect(states.slice(0, 1000)).not.toContain(off);
    expect(new Set(states.slice(1000))).toEqual(new Set([off]));
  });

  test('flashing amber: once a second, half of it lit', () => {
    const states = statesOf('flashing-amber');
    expect(states.slice(0, 1000)).not.toContain(flashingAmber);
    states.slice(1000).forEach((state, i) => void expect(state).toBe(i % 100 < 50 ? flashingAmber : off));
  });
});
