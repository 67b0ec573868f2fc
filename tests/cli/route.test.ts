import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const CITY = 'scenes/maps/grid-city.xodr';

/** Runs the built command line in the project. */
function route(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node', ['dist/cli/skidpad.js', 'route', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('lists the ways that docs/cli.md shows, and the same as data', () => {
  const places = ['--from', '18:-1:20', '--to', '39:1:110', '--alternatives', '3'];
  const { status, stdout } = route(CITY, ...places);
  expect(status).toBe(0);
  const [head, ...rows] = stdout.trimEnd().split('\n');
  expect(head).toMatch(/^way +length +time +turns +across +unsignalled +lane changes +risk +shared +streets$/);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatch(/^1 +854 m +70\.1 s .* Second Street, Cedar Street, Fourth Street, Birch Street$/);
  const data = JSON.parse(route(CITY, ...places, '--json', '--prefer', 'risk').stdout);
  expect(data).toHaveLength(3);
  expect(data[0]).toMatchObject({ turns: 3, shared: 0, streets: expect.arrayContaining(['Cedar Street']) });
});

test('tells of every place that is not there at once, with what was expected, and of none that can be read', () => {
  const { status, stderr } = route(CITY, '--from', '18:-1:2000', '--via', '18:7:3', '--to', '3999:1:110');
  expect(status).toBe(2);
  expect(stderr.trimEnd().split('\n')).toEqual([
    "--from: found s 2000, expected at most the lane's length, 145.00 m",
    '--via: found lane 7, expected a driving lane of road "18": -1, 1',
    '--to: found road "3999"; the nearest id is "39"',
  ]);
  expect(route(CITY, '--from', '18:-1', '--to', '18:-1:3')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('expected road:lane:s such as 12:-1:30'),
  });
});
