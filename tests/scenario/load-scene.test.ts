import { describe, expect, test } from 'vitest';
import type { FileSource } from '../../src/scenario/file-source.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

const valid = {
  name: 'Go round the block',
  map: 'maps/first-town.xodr',
  ego: { vehicle: 'compact-hatchback', start: { road: '12', lane: -1, s: 10 }, goal: { road: '11', lane: -1, s: 5 } },
};

/** The project's files and one scene beside them. */
function withScene(scene: unknown): FileSource {
  return {
    ...projectFiles,
    text: async (path) => (path === 'scenes/tested.json' ? JSON.stringify(scene, null, 2) : projectFiles.text(path)),
  };
}

const load = (scene: unknown) => loadScene('scenes/tested.json', withScene(scene), projectMaps);

describe('loading a scene', () => {
  test('finds map, vehicle, start and goal', async () => {
    const { loaded, problems } = await load(valid);
    expect(problems).toEqual([]);
    expect(loaded?.map.document.roads[loaded.map.lanes[loaded.start.lane].road].id).toBe('12');
  });

  test('tells of names that mean nothing also where the map is missing or variations do not fit', async () => {
    const { loaded, problems } = await load({
      ...valid,
      map: 'maps/frist-town.xodr',
      ego: { ...valid.ego, goal: { ...valid.ego.goal, s: 'far' } },
      actors: [1, 2].map(() => ({ name: 'a', start: { road: '12', lane: -1, s: 50 }, behaviour: { kind: 'parked' } })),
      storyboard: [
        { name: 'turn', when: { speed: { actor: 'b', above: 3 } }, then: [{ 'change-lane': { actor: 'c', to: 9 } }] },
        { name: 'light', when: { signal: { id: '99', is: 'red' } } },
      ],
      criteria: [{ pass: { actor: 'd' } }],
      variations: { grid: { 'ego.sped': [1] }, ranges: { nope: [1, 2] } },
    });
    expect(loaded).toBeNull();
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'actors[1].name',
      'criteria[0].pass.actor',
      'ego.goal.s',
      'map',
      'storyboard[0].then[0].change-lane.actor',
      'storyboard[0].when.speed.actor',
      'variations.grid["ego.sped"][0]',
      'variations.ranges.nope[0]',
      'variations.ranges.nope[1]',
      'variations.samples',
    ]);
  });

  test('reports wrong fields and wrong references at once', async () => {
    const { loaded, problems } = await load({
      ...valid,
      seed: -1,
      colour: 'red',
      ego: { vehicle: 'tank', start: { road: '12', lane: -1, s: 1e5 }, goal: { road: 'nowhere', lane: -1, s: 5 } },
      actors: [{ name: 'a', model: 'ufo', start: { road: '12', lane: 9, s: 0 }, behaviour: { kind: 'fly' } }],
    });
    expect(loaded).toBeNull();
    expect(problems.map(({ path }) => path).sort()).toEqual(
      [
        'seed',
        'colour',
        'ego.vehicle',
        'ego.start.s',
        'ego.goal.road',
        'actors[0].model',
        'actors[0].start.lane',
        'actors[0].behaviour.kind',
      ].sort(),
    );
  });

  test('unknown dynamics, a tyre of dynamics without one, and impossible friction are refused by what was expected', async () => {
    const { problems } = await load({ ...valid, friction: 0, ego: { ...valid.ego, dynamics: 'hover' } });
    expect(problems.map(({ path, message }) => `${path}: ${message}`).sort()).toEqual([
      'ego.dynamics: found "hover", expected one of raycast, bicycle, single-track',
      "friction: found 0, expected at least 0.05: the road's friction over that of dry asphalt [1], times the weather's",
    ]);
    const { problems: more } = await load({ ...valid, ego: { ...valid.ego, dynamics: 'bicycle', tyre: 'linear' } });
    expect(more.map(({ path }) => path)).toEqual(['ego.tyre']);
    expect(more[0].message).toMatch(/^found "linear", expected none .* "single-track"$/);
  });

  test('dynamics, tyre and friction are taken; a scene without them is driven by raycast on dry asphalt', async () => {
    const ego = { ...valid.ego, dynamics: 'single-track', tyre: 'linear' };
    const { loaded } = await load({ ...valid, friction: 0.4, ego });
    expect(loaded?.scene).toMatchObject({ friction: 0.4, ego: { dynamics: 'single-track', tyre: 'linear' } });
    expect((await load(valid)).loaded?.scene).toMatchObject({ friction: 1, ego: { dynamics: 'raycast' } });
  });

  test('a map that is not there hides no other fault', async () => {
    const { loaded, problems } = await load({ ...valid, timeout: 'x', map: 'maps/nowhere.xodr' });
    expect(loaded).toBeNull();
    expect(problems.map(({ path }) => path)).toEqual(['timeout', 'map']);
  });
});
