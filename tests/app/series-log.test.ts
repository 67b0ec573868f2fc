import { expect, test } from 'vitest';
import { SeriesLog } from '../../src/app/state/series-log.ts';
import { SERIES_COLUMNS } from '../../src/app/worker/protocol.ts';

/** Rows of ticks from..to with the speed told by a function. */
function rows(from: number, to: number, speed: (tick: number) => number): Float64Array {
  const values: number[] = [];
  for (let tick = from; tick <= to; tick++) {
    values.push(tick, speed(tick));
    for (let column = 2; column < SERIES_COLUMNS.length; column++) values.push(Number.NaN);
  }
  return Float64Array.from(values);
}

test('keeps twenty points a second', () => {
  const log = new SeriesLog();
  log.append(rows(1, 300, (tick) => tick / 10));
  const [time, speed] = log.since(0, ['speed']);
  expect(time.length).toBe(60);
  expect([time[0], time[59]]).toEqual([0.05, 3]);
  expect(speed[59]).toBe(30);
  expect(log.newestTime).toBe(3);
});

test('gives what lies after a time', () => {
  const log = new SeriesLog();
  log.append(rows(1, 500, () => 1));
  expect([...log.since(4.9, ['speed'])[0]]).toEqual([4.9, 4.95, 5]);
});

test('what came after the tick that a run is wound back to is void', () => {
  const log = new SeriesLog();
  log.append(rows(1, 500, () => 1));
  log.append(rows(101, 110, () => 2));
  const [time, speed] = log.since(0, ['speed']);
  expect(time[time.length - 1]).toBe(1.1);
  expect([...speed.slice(-3)]).toEqual([1, 2, 2]);
});

test('grows past its first capacity', () => {
  const log = new SeriesLog();
  log.append(rows(1, 20_000, (tick) => tick));
  const [time, speed] = log.since(0, ['speed']);
  expect(time.length).toBe(4000);
  expect(speed[3999]).toBe(20_000);
});
