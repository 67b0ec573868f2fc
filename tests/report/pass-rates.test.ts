import { expect, test } from 'vitest';
import { passRate, rateText } from '../../src/report/pass-rate.ts';
import { passRateChart } from '../../src/report/pass-rate-chart.ts';
import { passRateTable } from '../../src/report/pass-rate-table.ts';
import type { RunResult } from '../../src/scenario/run-result.ts';

/** Runs of a driver over a scene, of which the first ones pass. */
function runs(planner: string, scene: string, passed: number, count: number): RunResult[] {
  return Array.from(
    { length: count },
    (_, k) =>
      ({
        planner,
        scene: `scenes/${scene}.json`,
        seed: k + 1,
        verdict: k < passed ? 'pass' : 'fail',
      }) as unknown as RunResult,
  );
}

const results = [
  ...runs('astar', 'b', 49, 50),
  ...runs('astar', 'a', 50, 50),
  ...runs('mine<1>.ts', 'b', 0, 50),
  ...runs('mine<1>.ts', 'a', 25, 50),
];

test('a row for each scene and one for all, a column for each driver, with intervals', () => {
  // Wilson's interval: 49 of 50 gives 0.895 to 0.996; n of n 1 / (1 + z²/n) to 1: 50 of 50 0.929 to 1.
  expect(passRateTable(results).split('\n').slice(2)).toEqual([
    '| a | 100 % (93 to 100) | 50 % (37 to 63) |',
    '| b | 98 % (90 to 99.6) | 0 % (0 to 7) |',
    '| all | 99 % (95 to 99.8) | 25 % (18 to 34) |',
    '',
  ]);
});

test('scenes that were driven once each need no table of their own', () => {
  expect(passRateTable([...runs('astar', 'a', 1, 1), ...runs('astar', 'b', 0, 1)])).toBe('');
});

test('one that is not sure is never told as 0 or 100 %, and none is told apart from 0', () => {
  expect(rateText(passRate(runs('astar', 'a', 1999, 2000)))).toBe('99.9 % (99.7 to 99.9)');
  expect(rateText(passRate([]))).toBe('–');
});

test('the chart has a dot with whiskers for each scene, all, and driver, and stays SVG whatever they are called', () => {
  const svg = passRateChart(results);
  expect(svg.match(/<g stroke/g)).toHaveLength(6);
  expect(svg).toContain('<title>all, mine&lt;1&gt;.ts: 25 of 100</title>');
  expect(svg).not.toContain('NaN');
  expect(passRateChart(results)).toBe(svg);
});
