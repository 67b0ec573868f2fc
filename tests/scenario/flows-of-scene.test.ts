import { expect, test } from 'vitest';
import { loadScene } from '../../src/scenario/load-scene.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

const place = { road: '12', lane: -1, s: 160 };

/** Problems of the first drive's scene with other traffic and actors. */
async function problemsOf(change: object): Promise<string[]> {
  const scene = { ...JSON.parse(await projectFiles.text('scenes/first-drive.json')), ...change };
  const files = {
    ...projectFiles,
    text: async (path: string) => (path === 'scenes/x.json' ? JSON.stringify(scene) : projectFiles.text(path)),
  };
  const { problems } = await loadScene('scenes/x.json', files, projectMaps);
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

test('flows and routes of places on the map are taken', async () => {
  const flows = [{ from: { road: '12', lane: -1 }, to: { road: '11' }, vehiclesPerHour: 200, kinds: { car: 1 } }];
  const actor = { name: 'A', start: place, behaviour: { kind: 'lane-follow' }, route: [{ road: '11' }] };
  expect(await problemsOf({ traffic: { flows }, actors: [actor] })).toEqual([]);
});

test('lanes and roads that are not there are refused, all at once', async () => {
  const flows = [
    { from: { road: '12', lane: -7 }, vehiclesPerHour: 200 },
    { from: { road: '12', lane: -1 }, to: { road: 'x11' }, vehiclesPerHour: 200 },
    { from: { road: '12', lane: -1 }, vehiclesPerHour: 0 },
  ];
  const actor = { name: 'A', start: place, behaviour: { kind: 'lane-follow' }, route: [{ road: '11', lane: 5 }] };
  const problems = (await problemsOf({ traffic: { flows }, actors: [actor] })).join('\n');
  expect(problems).toMatch(/traffic\.flows\[0\]\.from\.lane: found -7, expected a driving lane of road "12": .*-1/);
  expect(problems).toMatch(
    /traffic\.flows\[1\]\.to\.road: found road "x11", expected one of the map's roads; the nearest/,
  );
  expect(problems).toMatch(/traffic\.flows\[2\]\.vehiclesPerHour: found 0, expected at least 1/);
  expect(problems).toMatch(/actors\[0\]\.route\[0\]\.lane: found 5, expected a driving lane of road "11"/);
});
