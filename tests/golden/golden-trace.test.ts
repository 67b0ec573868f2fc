import { describe, expect, test } from 'vitest';
import { differenceReport } from './golden-trace.ts';

const trace = [
  { tick: 0, topic: 'imu', message: { ax: 1, list: [1, 2, 3] } },
  { tick: 100, topic: 'imu', message: { ax: 2, list: [1, 2, 3] } },
];

describe('difference report of traces', () => {
  test('says nothing of equal traces', () => {
    expect(differenceReport(trace, structuredClone(trace))).toBeNull();
  });

  test('names the first tick, topic and field, and counts the rest', () => {
    const other = structuredClone(trace);
    other[0].message.list[1] = 5;
    other[1].message.list[2] = 6;
    other[1].message.ax = 7;
    const report = differenceReport(trace, other);
    expect(report).toMatch(/^first difference at tick 0: imu\.list\[1\] expected 2, found 5$/m);
    expect(report).toMatch(/imu\.list\[\]: 2/);
    expect(report).toMatch(/imu\.ax: 1/);
  });

  test('sees a missing message', () => {
    expect(differenceReport(trace, trace.slice(0, 1))).toMatch(/tick 100.*imu at 100/);
  });
});
