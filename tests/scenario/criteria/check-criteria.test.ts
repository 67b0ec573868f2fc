import { expect, test } from 'vitest';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

const scene = {
  name: 'Go round the block',
  map: 'maps/first-town.xodr',
  timeout: 20,
  perception: 'oracle',
  ego: { vehicle: 'compact-hatchback', start: { road: '12', lane: -1, s: 10 }, goal: { road: '11', lane: -1, s: 5 } },
  actors: [{ name: 'Leader', start: { road: '12', lane: -1, s: 60 }, speed: 13, behaviour: { kind: 'lane-follow' } }],
  storyboard: [{ name: 'later', when: { time: 5 } }],
};

async function load(criteria: unknown) {
  const text = JSON.stringify({ ...scene, criteria }, null, 2);
  const files: FileSource = {
    ...projectFiles,
    text: async (path) => (path === 'scenes/tested.json' ? text : projectFiles.text(path)),
  };
  const { loaded, problems } = await loadScene('scenes/tested.json', files, projectMaps);
  return { loaded, problems: problems.map(({ path, message }) => `${path}: ${message}`) };
}

test('every reference that means nothing is told of at once, with the nearest name', async () => {
  const { problems } = await load([
    { 'keep-distance': { from: 'Leeder', above: 2 } },
    { pass: { actor: 'ego' } },
    { event: { event: 'latter' } },
    { reach: { at: { road: 'nowhere', lane: -1, s: 1 } } },
    { 'stay-out': { on: { road: '12', lane: 7 } } },
    { metric: { of: 'deccel', below: 3 } },
    { reach: { at: { x: 0, y: 0 }, after: 30 } },
    { 'stop-before': { at: { x: 9000, y: 0 } } },
  ]);
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'criteria[0].keep-distance.from',
    'criteria[1].pass.actor',
    'criteria[2].event.event',
    'criteria[3].reach.at.road',
    'criteria[4].stay-out.on.lane',
    'criteria[5].metric.of',
    'criteria[6].reach.after',
    'criteria[7].stop-before.at',
  ]);
  expect(problems[0]).toMatch(/found "Leeder", expected the name of an actor: Leader; perhaps Leader$/);
});

test('fields that are wrong are told of by what was expected', async () => {
  const { problems } = await load([
    'collisions',
    { 'min-ttc': { above: 1, belov: 2 } },
    { reach: {} },
    {},
    { metric: { of: 'ttc' } },
    'keep-distance',
    { 'min-ttc': { above: -1 } },
  ]);
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'criteria[0]',
    'criteria[1].min-ttc.belov',
    'criteria[2].reach',
    'criteria[3]',
    'criteria[4].metric',
    'criteria[5]',
    'criteria[6].min-ttc.above',
  ]);
  expect(problems[0]).toMatch(/perhaps collision$/);
});

test('a run of a scene is judged by what it says, in its order', async () => {
  const { loaded, problems } = await load([
    'collision',
    { 'min-ttc': { above: 1, required: false } },
    { event: { event: 'later', happens: false } },
  ]);
  expect(problems).toEqual([]);
  const { run } = assembleRun(loaded!, { seed: 1, perception: 'oracle', segmenter: null, planner: 'constant' });
  for (let tick = 0; tick < 510; tick++) run.step();
  expect(run.results().map(({ name, required, result }) => [name, required, result])).toEqual([
    ['collision', true, 'pass'],
    ['min ttc', false, expect.any(String)],
    ['event later', true, 'fail'],
  ]);
  expect(run.results()[2]).toMatchObject({ actual: 1, tick: 500 });
  expect(run.series.count).toBe(51);
});

test('a criterion that says so ends the run when it is decided', async () => {
  const { loaded } = await load(['usual', { event: { event: 'later', happens: false, ends: true } }]);
  const { run } = assembleRun(loaded!, { seed: 1, perception: 'oracle', segmenter: null, planner: 'constant' });
  while (run.ending === null) run.step();
  expect([run.ending, run.ticks]).toEqual(['criterion', 501]);
});

test('the usual four where a scene says nothing', async () => {
  const { loaded } = await load(undefined);
  expect(loaded?.scene.criteria).toEqual(['usual']);
});
