import { describe, expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import type { DriverName } from '../../../src/world/traffic/driver-styles.ts';
import { PATH_LENGTH } from '../../../src/world/traffic/traffic-state.ts';
import { type ArmName, connection, crossingMap, laneFrom, type TurnName } from './crossing-map.ts';
import { type Comer, CrossingRun } from './crossing-run.ts';

const ALL: readonly ArmName[] = ['South', 'East', 'North', 'West'];

function comer(from: ArmName, turn: TurnName, before = 60, speed = 12): Comer {
  return { from, turn, before, speed };
}

describe('without signs', () => {
  const map = crossingMap({ control: { kind: 'none' } });

  test('of two who come at the same time the one from the right goes first, and the other says to whom it yields', () => {
    const run = new CrossingRun(map, [comer('South', 'straight'), comer('East', 'straight')]).drive(20);
    expect(run.entered[1]).toBeLessThan(run.entered[0]);
    expect(run.entered[0]).toBeLessThan(15);
    expect(run.waits[0]).toContain('yields to #3');
    expect(run.waits[1].filter((words) => words.startsWith('yields'))).toEqual([]);
    expect(run.overlaps).toBe(0);
  });
  test('who comes much later does not hold up anybody', () => {
    const run = new CrossingRun(map, [comer('South', 'straight'), comer('East', 'straight', 145, 8)]).drive(25);
    expect(run.entered[0]).toBeLessThan(run.entered[1]);
    expect(run.slowest[0]).toBeGreaterThan(7);
  });
  test('who turns left lets those who come towards it pass', () => {
    const run = new CrossingRun(map, [comer('South', 'left'), comer('North', 'straight', 70)]).drive(20);
    expect(run.entered[1]).toBeLessThan(run.entered[0]);
    expect(run.slowest[1]).toBeGreaterThan(7);
  });
  test('four who all have somebody on their right do not wait for ever', () => {
    for (const turn of ['straight', 'left'] as const) {
      const run = new CrossingRun(
        map,
        ALL.map((arm) => comer(arm, turn)),
      ).drive(60);
      expect(Math.max(...run.entered)).toBeLessThan(45);
      expect(run.overlaps).toBe(0);
    }
  });
});

describe('with signs', () => {
  const minor = ['South', 'North'];
  const yielding = crossingMap({ control: { kind: 'yield', minor } });
  const stopping = crossingMap({ control: { kind: 'stop', minor } });

  test('on an empty crossing one stops at a stop sign, and rolls on past a yield sign', () => {
    const stop = new CrossingRun(stopping, [comer('South', 'straight')]).drive(30);
    expect(stop.slowest[0]).toBeLessThan(0.1);
    expect(stop.waits[0]).toEqual(['stops at the stop sign']);
    expect(stop.entered[0]).toBeLessThan(20);
    const roll = new CrossingRun(yielding, [comer('South', 'straight')]).drive(30);
    expect(roll.slowest[0]).toBeGreaterThan(5);
    expect(roll.waits[0]).toEqual([]);
  });
  test('the minor road waits, the major road is not held up', () => {
    for (const [map, before] of [
      [yielding, 90],
      [stopping, 145],
    ] as const) {
      for (const side of ['East', 'West'] as const) {
        const run = new CrossingRun(map, [comer('South', 'straight', 20, 5), comer(side, 'straight', before, 9)]).drive(
          30,
        );
        expect(run.entered[1]).toBeLessThan(run.entered[0]);
        expect(run.slowest[1]).toBeGreaterThanOrEqual(9);
        expect(run.waits[0]).toContain('yields to #3');
      }
    }
  });
  test('a gap that is long enough is taken', () => {
    const run = new CrossingRun(yielding, [comer('South', 'straight', 20, 5), comer('East', 'straight', 145)]).drive(
      30,
    );
    expect(run.entered[0]).toBeLessThan(run.entered[1]);
  });
  test('a timid driver lets somebody pass before whom others go', () => {
    const comers = [comer('South', 'right', 4, 2), comer('West', 'straight', 82)];
    const goesFirst = (driver: DriverName) => {
      const { entered } = new CrossingRun(yielding, comers, driver).drive(20);
      return entered[0] < entered[1];
    };
    expect(goesFirst('timid')).toBe(false);
    expect(goesFirst('normal')).toBe(true);
    expect(goesFirst('aggressive')).toBe(true);
  });
  test('of two who wait on the minor road and face each other the left turn goes last, though it came first', () => {
    const comers = [comer('South', 'left', 40), comer('North', 'straight'), comer('East', 'straight', 145, 9)];
    const run = new CrossingRun(stopping, comers).drive(40);
    expect(run.entered[2]).toBeLessThan(run.entered[1]);
    expect(run.entered[1]).toBeLessThan(run.entered[0]);
  });
  test('where all stop they go in the order in which they came', () => {
    const map = crossingMap({ control: { kind: 'all-way-stop' }, country: 'US' });
    const comers = [40, 60, 80, 100].map((before, i) => comer(ALL[(3 * i) % 4], 'straight', before, 10));
    const run = new CrossingRun(map, comers).drive(60);
    expect([...run.entered].sort((a, b) => a - b)).toEqual(run.entered);
    for (const slowest of run.slowest) expect(slowest).toBeLessThan(0.1);
    expect(run.overlaps).toBe(0);
  });
});

describe('with lights', () => {
  const map = crossingMap({ control: { kind: 'signals' } });
  const comers = [comer('South', 'left'), comer('North', 'straight', 90)];

  test('an unprotected left turn waits for a gap, straight on is not held up', () => {
    const run = new CrossingRun(map, comers);
    const left = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    while (run.tick < 3000) {
      run.drive(0.1);
      for (const [i, { from }] of comers.entries()) {
        const lane = run.state.path[i * PATH_LENGTH];
        if (lane !== laneFrom(map, from) && map.lanes[lane].junction < 0) left[i] = Math.min(left[i], run.tick);
      }
    }
    expect(left[1]).toBeLessThan(left[0]);
    expect(run.slowest[1]).toBeGreaterThan(10);
    expect(run.overlaps).toBe(0);
    expect(run.entered[0]).toBeLessThan(20);
  });
  test('an unprotected left turn waits in the middle while others come, and clears it at the end of green', () => {
    const stream = Array.from({ length: 7 }, (_, i) => comer('North', 'straight', 8 + 20 * i, 12));
    const run = new CrossingRun(map, [comer('South', 'left', 20, 8), ...stream]);
    const turning = connection(map, 'South', 'left');
    const isInMiddle = () => run.state.path[0] === turning && run.state.speed[0] < 0.1;
    for (let i = 0; i < 6 || (i < 12 && !isInMiddle()); i++) run.drive(1);
    expect(isInMiddle()).toBe(true);
    expect(run.state.path.filter((_, i) => i % PATH_LENGTH === 0)).toContain(laneFrom(map, 'North'));
    run.light = SIGNAL_STATE.amber;
    run.drive(3);
    run.light = SIGNAL_STATE.red;
    run.drive(9);
    expect(map.lanes[run.state.path[0]].junction).toBe(-1);
    expect(run.overlaps).toBe(0);
  });
  test('two who wait in the middle do not wait for those who stand behind the other one', () => {
    const two = (arm: ArmName) => [comer(arm, 'left', 10, 6), comer(arm, 'straight', 18, 6)];
    const run = new CrossingRun(map, [...two('South'), ...two('North')]);
    run.drive(45);
    expect(Math.max(...run.entered)).toBeLessThan(40);
    expect(run.overlaps).toBe(0);
  });
  test('two who turn left towards each other both wait in the middle, one behind at the line', () => {
    const stream = (arm: ArmName) => Array.from({ length: 4 }, (_, i) => comer(arm, 'straight', 8 + 20 * i, 12));
    const run = new CrossingRun(map, [
      comer('South', 'left', 95, 8),
      ...stream('North'),
      comer('South', 'left', 103, 8),
    ]);
    run.drive(40);
    expect(run.overlaps).toBe(0);
    expect(Math.max(...run.entered)).toBeLessThan(35);
  });
  test('at red nobody goes, and says so', () => {
    const run = new CrossingRun(map, comers);
    run.light = SIGNAL_STATE.red;
    run.drive(30);
    expect(Math.min(...run.entered)).toBe(Number.POSITIVE_INFINITY);
    expect(run.waits.map((words) => words.at(-1))).toEqual(['waits for red', 'waits for red']);
  });
  test.each(['off', 'flashingAmber'] as const)(
    'lights that are %s mean nothing: who comes from the right goes first',
    (state) => {
      const run = new CrossingRun(map, [comer('South', 'straight'), comer('East', 'straight')]);
      run.light = SIGNAL_STATE[state];
      run.drive(20);
      expect(run.entered[1]).toBeLessThan(run.entered[0]);
      expect(run.entered[0]).toBeLessThan(15);
    },
  );
});

test('who comes to a roundabout lets those on it pass', () => {
  const map = crossingMap({ control: { kind: 'roundabout' } });
  const run = new CrossingRun(
    map,
    ALL.map((arm) => ({ from: arm, turn: 'right', before: 50, speed: 10 })),
  ).drive(60);
  expect(Math.max(...run.entered)).toBeLessThan(40);
  expect(run.overlaps).toBe(0);
});

test('who has waited long is let in by an endless stream on the major road', () => {
  const map = crossingMap({ control: { kind: 'stop', minor: ['South'] }, arms: ['South', 'East', 'West'] });
  const stream = (arm: ArmName) =>
    Array.from({ length: 8 }, (_, i): Comer => ({ from: arm, turn: 'straight', before: 8 + 18 * i, speed: 11 }));
  const run = new CrossingRun(map, [comer('South', 'right', 30, 5), ...stream('West')]);
  run.drive(120);
  expect(run.entered[0]).toBeGreaterThan(10);
  expect(run.entered[0]).toBeLessThan(90);
  expect(run.overlaps).toBe(0);
});
