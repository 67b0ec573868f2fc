import { expect, test } from 'vitest';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { missionOfScene, trueMissionOf } from '../../../src/scenario/way/mission-of-scene.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

const ego = {
  vehicle: 'compact-hatchback',
  start: { road: '18', lane: -1, s: 20 },
  goal: { road: '39', lane: 1, s: 110 },
};

function load(fields: object, criteria: unknown = ['usual']) {
  const scene = { name: 'A way', map: 'maps/grid-city.xodr', ego: { ...ego, ...fields }, criteria };
  const files = {
    ...projectFiles,
    text: async (path: string) => (path === 'scenes/tested.json' ? JSON.stringify(scene) : projectFiles.text(path)),
  };
  return loadScene('scenes/tested.json', files, projectMaps);
}

const stop = { road: '43', lane: -1, s: 80 };

test('a mission has its stops with what is left out filled in, and the wish of its preference', async () => {
  const { loaded, problems } = await load({
    stops: [stop, { ...stop, road: '44', stand: 9 }],
    route: { prefer: 'risk' },
  });
  expect(problems).toEqual([]);
  const { stops, wish } = missionOfScene(loaded!);
  expect(stops).toMatchObject([
    { stand: 5, tolerance: 4 },
    { stand: 9, tolerance: 4 },
  ]);
  expect(wish.costs.across).toBe(30);
  expect(wish.closed).toBeNull();
});

test('single prices take the place of those of a preference; alternatives, avoided and closed roads end up in the wish', async () => {
  const { loaded, problems } = await load({
    route: { prefer: 'comfort', costs: { across: 90 }, alternative: 2, avoid: ['4'], closed: ['45'] },
  });
  expect(problems).toEqual([]);
  const { wish } = missionOfScene(loaded!);
  expect(wish.costs).toEqual({ laneChange: 12, turn: 12, across: 90, unsignalled: 6, oncoming: 0 });
  expect(wish.weights).not.toBeNull();
  const closedRoads = (closed: Float64Array | null) => {
    const { lanes, document } = loaded!.map;
    return [...new Set(lanes.filter(({ index }) => closed?.[index] === 0).map(({ road }) => document.roads[road].id))];
  };
  expect(closedRoads(wish.closed)).toEqual(['4']);
  expect(closedRoads(trueMissionOf(loaded!).wish.closed)).toEqual(['4', '45']);
});

test('all that is wrong with a mission is told at once, each by its place in the file', async () => {
  const { problems } = await load(
    {
      stops: [
        { ...stop, road: '430' },
        { ...stop, lane: 7 },
        { ...stop, s: 9000 },
        { road: '18004', lane: -1, s: 1 },
        stop,
      ],
      route: { avoid: ['4x'], closed: ['19', '999'] },
    },
    ['stops'],
  );
  expect(problems.map(({ path }) => path)).toEqual([
    'ego.stops[0].road',
    'ego.stops[1].lane',
    'ego.stops[2].s',
    'ego.stops[3]',
    'ego.route.avoid[0]',
    'ego.route.closed[1]',
  ]);
});

test('stops that cannot be reached, ways that there are not, and a criterion without stops are told', async () => {
  const avoid = ['22', '23', '38', '39', '43', '44', '45'];
  const first = await load({ stops: [stop], route: { avoid } });
  expect(first.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    expect.stringMatching(/^ego\.stops\[0\]: cannot be reached from ego\.start: no way over the lanes/),
    expect.stringMatching(/^ego\.goal: cannot be reached from ego\.stops\[0\]: no way over the lanes/),
  ]);
  const second = await load({ goal: { road: '18', lane: -1, s: 60 }, route: { alternative: 4 } }, ['usual', 'stops']);
  expect(second.problems.map(({ path }) => path)).toEqual(['criteria[1]', 'ego.route.alternative']);
  const third = await load({ route: { closed: avoid } });
  expect(third.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    expect.stringMatching(/^ego\.route\.closed: leaves no way to the goal/),
  ]);
});

test('fields that cannot be are refused with what was expected', async () => {
  const { problems } = await load({
    stops: [{ ...stop, stand: -1, tolerance: 0 }],
    route: { prefer: 'speed', alternative: 0, costs: { turn: -1 }, shortest: true },
  });
  expect(problems.map(({ path }) => path).sort()).toEqual([
    'ego.route.alternative',
    'ego.route.costs.turn',
    'ego.route.prefer',
    'ego.route.shortest',
    'ego.stops[0].stand',
    'ego.stops[0].tolerance',
  ]);
});
