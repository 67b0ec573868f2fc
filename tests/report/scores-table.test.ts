import { expect, test } from 'vitest';
import { scoresTable, withScores } from '../../src/report/scores-table.ts';
import type { RunResult } from '../../src/scenario/run-result.ts';

function run(planner: string, scene: string, more: Partial<RunResult>): RunResult {
  const criteria: RunResult['criteria'] = [
    { name: 'collision', required: true, result: 'pass', actual: 0, expected: '= 0', unit: '1', tick: null },
  ];
  const base = {
    seed: 1,
    sets: [],
    perception: 'oracle',
    verdict: 'pass',
    tags: [],
    criteria,
    scores: {},
    scoreParts: {},
  };
  return { ...base, planner, scene: `scenes/${scene}.json`, ...more } as unknown as RunResult;
}

const hit: Partial<RunResult> = {
  verdict: 'fail',
  criteria: [{ name: 'collision', required: true, result: 'fail', actual: 1, expected: '= 0', unit: '1', tick: 9 }],
  scores: { nuplan: 0, carla20: 30 },
  scoreParts: { nuplan: [{ name: 'noAtFaultCollisions', value: 0, role: 'multiplier', weight: 1, unit: '1' }] },
};

const results = [
  run('astar', 'a', { tags: ['@normal'], scores: { nuplan: 0.9, carla20: 100 } }),
  run('astar', 'b', { scores: { carla20: 80 } }),
  run('astar', 'c', hit),
  run('constant', 'a', { ...hit, tags: ['@normal'] }),
  run('constant', 'b', {}),
  run('constant', 'c', hit),
];

test('has a row for each driver: shares, means where the score applies, counts', () => {
  const rows = scoresTable(results).split('\n');
  expect(rows[0]).toBe(
    "3 runs for each driver, 1 of them `@normal`; perception: oracle; every scene with one seed, the scene's own.",
  );
  const cells = (name: string) =>
    rows
      .find((row) => row.startsWith(`| \`${name}\``))
      ?.split('|')
      .map((cell) => cell.trim());
  // (0.9 + 0) / 2 and (100 + 80 + 30) / 3.
  expect(cells('astar')?.slice(2, 7)).toEqual(['67 % (21 to 94)', '67 %', '0.90', '0.45', '70.0']);
  expect(cells('astar')?.slice(8, 13)).toEqual(['–', '–', '1', '1', '0']);
  expect(cells('constant')?.slice(2, 7)).toEqual(['33 % (6 to 79)', '33 %', '0.00', '0.00', '30.0']);
  expect(rows).toContain('- `astar` fails c.');
  expect(rows).toContain('- `constant` passes b.');
});

test('says so where a driver has fewer runs than another, as after an interruption', () => {
  expect(scoresTable(results.slice(0, -1))).toMatch(/^up to 3 runs for a driver, 1 of them `@normal`/);
});

test('goes between the marks of a page, again and again, and nowhere else', () => {
  const page =
    'before\n<!-- scores: made by `npx skidpad scores --write`, not by hand -->\nold\n<!-- end of scores -->\nafter\n';
  const once = withScores(page, 'T\n')!;
  expect(once).toMatch(/^before\n<!--.*-->\n\nT\n\n<!-- end of scores -->\nafter\n$/);
  expect(withScores(once, 'T\n')).toBe(once);
  expect(withScores('no marks', 'T')).toBeNull();
});

test('runs with several seeds say which, and how many fail where', () => {
  const many = [1, 2, 3].flatMap((seed) => [
    run('astar', 'a', { seed, sets: ['ego.speed=9'] }),
    run('astar', 'b', { ...(seed === 2 ? hit : {}), seed, sets: ['ego.speed=9'] }),
  ]);
  const text = scoresTable(many);
  expect(text).toContain('seeds 1..3, each another variation of the scene.');
  expect(text).toContain('- `astar` fails 1 of 6 runs, in 1 of the scenes.');
});

test('a page may have several tables, each between marks of its own', () => {
  const mark = (name: string) =>
    `<!-- ${name}: made by \`npx skidpad scores --write\`, not by hand -->\n<!-- end of ${name} -->\n`;
  const page = mark('scores') + mark('seeds');
  expect(withScores(page, 'T\n', 'seeds')).toContain('by hand -->\n\nT\n\n<!-- end of seeds -->');
  expect(withScores(page, 'T\n', 'seeds')?.startsWith(mark('scores'))).toBe(true);
  expect(withScores(page, 'T\n', 'seed')).toBeNull();
});
