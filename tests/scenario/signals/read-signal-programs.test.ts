import { describe, expect, test } from 'vitest';
import type { InputProblem } from '../../../src/scenario/input-problem.ts';
import { JsonDocument } from '../../../src/scenario/json-document.ts';
import { nearestName } from '../../../src/scenario/nearest-name.ts';
import { readSignalPrograms } from '../../../src/scenario/signals/read-signal-programs.ts';
import { firstTown } from '../../map-fixture.ts';
import { shippedMap } from '../../world/signals/signal-fixture.ts';

const town = firstTown();
const city = shippedMap('grid-city');

function read(signals: unknown, map = town) {
  const { document } = JsonDocument.parse(JSON.stringify({ signals }, null, 2), 'scene.json');
  const problems: InputProblem[] = [];
  const programs = readSignalPrograms(map, document!, problems);
  return { programs, problems, found: problems.map(({ path, message }) => `${path}: ${message}`) };
}

const phase = (groups: readonly string[], more = {}) => ({ groups, green: 10, ...more });

describe('what is right', () => {
  test('becomes a programme', () => {
    const { programs, found } = read([
      {
        junction: '200',
        plan: { cycle: 60, offset: 5, phases: [phase(['291'], { amber: 4 }), phase(['292'], { allRed: 3 })] },
        failure: 'dark',
        from: 90,
      },
    ]);
    expect(found).toEqual([]);
    const junction = town.junctions.findIndex(({ id }) => id === '200');
    expect(programs).toEqual([
      {
        junction,
        control: {
          kind: 'fixed',
          cycle: 60,
          offset: 5,
          stages: [
            { groups: [0], green: 10, amber: 4, allRed: null },
            { groups: [1], green: 10, amber: null, allRed: 3 },
          ],
        },
        failure: { mode: 'dark', from: 9000 },
      },
    ]);
  });

  test('actuated control takes its stages from the conflicts', () => {
    const { programs, found } = read([{ junction: '200', actuated: {} }]);
    expect(found).toEqual([]);
    expect(programs[0].control).toMatchObject({ kind: 'actuated', extension: 3, maxGreen: 30, distance: 40 });
    expect(programs[0].control?.stages.map(({ groups }) => groups)).toEqual([[0], [1]]);
  });

  test('no signals, no programmes', () => expect(read([]).programs).toEqual([]));
});

describe('what is wrong is refused', () => {
  test('greens in conflict, with the two movements', () => {
    const { found } = read([{ junction: '200', plan: { phases: [phase(['291', '292'])] } }]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^signals\[0\]\.plan\.phases\[0\]\.groups\[1\]: found "291" and "292" green at once/);
    expect(found[0]).toMatch(/from lane 1\/0\/-1 \S.* to lane .* \(291\) and from lane \S+ .* \(292\)/);
  });

  test('turns across oncoming traffic only where marked', () => {
    const walking = phase(['48', '51', '54', '57']);
    const plan = (permissive: boolean) => ({
      junction: '11',
      plan: { phases: [phase(['36', '39'], { permissive }), phase(['42']), phase(['45']), walking] },
    });
    const { found } = read([plan(false)], city);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('set "permissive"');
    expect(read([plan(true)], city).found).toEqual([]);
    const crossing = {
      junction: '11',
      plan: { phases: [phase(['36', '42'], { permissive: true }), phase(['39', '45'], { permissive: true }), walking] },
    };
    const { found: refused } = read([crossing], city);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused.join()).not.toContain('set "permissive"');
  });

  test('unknown junctions and groups, with the nearest there is', () => {
    const { found } = read([
      { junction: '201', actuated: {} },
      { junction: '300', failure: 'dark' },
      { junction: '200', plan: { phases: [phase(['29']), phase(['291', '2920'])] } },
    ]);
    expect(found).toHaveLength(4);
    expect(found[0]).toMatch(/^signals\[0\]\.junction: found "201", .*the nearest is "200"$/);
    expect(found[1]).toMatch(/^signals\[1\]\.junction: found "300", which has no lights/);
    expect(found[2]).toMatch(/phases\[0\]\.groups\[0\]: found group "29", .*291, 292; the nearest is "291"$/);
    expect(found[3]).toMatch(/phases\[1\]\.groups\[1\]: found group "2920", .*the nearest is "292"$/);
  });

  test('all at once: a group without green, too short a cycle, two controls, no control, twice the same junction', () => {
    const { found } = read([
      { junction: '200', plan: { phases: [phase(['291'])] }, actuated: { minGreen: 20, maxGreen: 10 } },
      { junction: '200', plan: { cycle: 20, phases: [phase(['291']), phase(['292'])] } },
      { junction: '200', from: 5 },
    ]);
    expect(found.map((text) => text.split(':')[0])).toEqual([
      'signals[0].actuated',
      'signals[0].plan.phases',
      'signals[1].junction',
      'signals[1].plan.cycle',
      'signals[2]',
      'signals[2].from',
      'signals[2].junction',
    ]);
    expect(found[1]).toContain('found no green for "292"');
    expect(found[3]).toMatch(/found 20 s, expected at least \d+ s/);
  });

  test('entries of the wrong shape throw nothing', () => {
    for (const signals of [null, 5, [null], [[]], [{}], [{ junction: '200', plan: { phases: [] } }]]) {
      expect(() => read(signals)).not.toThrow();
    }
  });
});

test('the nearest name has the fewest letters changed', () => {
  expect(nearestName('12b', ['11', '12', '120'])).toBe('12');
  expect(nearestName('x', [])).toBeNull();
});
