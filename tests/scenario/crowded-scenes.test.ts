import { describe, expect, test } from 'vitest';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import { MapShelf } from '../../src/scenario/map-shelf.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

/** A run of a scene that ships with something else in it. */
async function assemble(file: string, change: object) {
  const scene = { ...JSON.parse(await projectFiles.text(`scenes/${file}`)), ...change };
  const files = {
    ...projectFiles,
    text: async (path: string) => (path === 'scenes/x.json' ? JSON.stringify(scene) : projectFiles.text(path)),
    bytes: async (path: string) =>
      path === 'scenes/motorways.xodr' ? new TextEncoder().encode(await motorways()) : projectFiles.bytes(path),
  };
  const { loaded, problems } = await loadScene(
    'scenes/x.json',
    files,
    'map' in change ? new MapShelf(files) : projectMaps,
  );
  expect(problems).toEqual([]);
  if (loaded === null) throw new Error('the scene does not load');
  return assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null });
}

/** The oval of nothing but motorways, which have no ways on foot. */
async function motorways(): Promise<string> {
  const oval = new TextDecoder().decode(await projectFiles.bytes('scenes/maps/oval.xodr'));
  return oval.replaceAll(/type="(rural|town|lowSpeed)"/g, 'type="motorway"');
}

describe('more than there is room for', () => {
  test('people and flows live in one world: those of a flow who are off the map are nowhere', async () => {
    const flows = [{ from: { road: '1', lane: -1 }, vehiclesPerHour: 3600 }];
    const { run, traffic } = await assemble('city-crossing.json', {
      traffic: { flows },
      pedestrians: { count: 20 },
      actors: [],
    });
    for (let tick = 0; tick < 300; tick++) run.step();
    const { entered } = run.bus.latest('truth.flows')?.message ?? { entered: [0] };
    expect(entered[0]).toBeGreaterThan(0);
    expect(run.bus.latest('truth.actors')?.message.count).toBe(20 + entered[0]);
    // What the app tells of vehicles is of those in the message.
    const present = Array.from({ length: traffic.count }, (_, actor) => traffic.isPresent(actor));
    expect(present.filter((is) => is)).toHaveLength(entered[0]);
  });

  test('a density beyond all roads gets what fits, and a note says so', async () => {
    const { run } = await assemble('motorway-evening.json', { traffic: { density: 1e9 } });
    expect(run.notes[0]).toMatch(/^traffic: found room for \d{2,4} of \d+ vehicles/);
  });

  test('people where there are no ways on foot: none, and a note says so', async () => {
    const { ego } = JSON.parse(await projectFiles.text('scenes/motorway-evening.json'));
    const places = { start: { road: '1', lane: -1, s: 10 }, goal: { road: '1', lane: -1, s: 100 } };
    const scene = { map: 'motorways.xodr', ego: { ...ego, ...places }, traffic: {}, pedestrians: { count: 30 } };
    const { run } = await assemble('motorway-evening.json', scene);
    expect(run.notes).toEqual(['pedestrians: found room for 0 of 30; the map has no ways on foot']);
  });
});
