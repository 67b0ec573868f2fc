import { expect, test } from 'vitest';
import { standingEgo } from '../../src/core/standing-ego.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { GoalCriterion } from '../../src/scenario/criteria/goal.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import { identityOf, resultOf } from '../../src/scenario/run-result.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

async function load(change: object) {
  const scene = { ...JSON.parse(await projectFiles.text('scenes/park-forwards.json')), ...change };
  const text = async (path: string) =>
    path === 'scenes/tested.json' ? JSON.stringify(scene) : projectFiles.text(path);
  return loadScene('scenes/tested.json', { ...projectFiles, text }, projectMaps);
}

/** Somebody in the bay that is the goal, its middle at x 38.75, y 34.5. */
const TAKEN = {
  name: 'Rude',
  model: 'sedan',
  start: { x: 38.75, y: 34.5, heading: 90 },
  behaviour: { kind: 'parked' },
};

test('a goal that is taken for good is refused, one that somebody is told to leave is not', async () => {
  const { problems } = await load({ actors: [TAKEN] });
  expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'ego.goal: found "Rude" where the ego is to stand in the end, expected a free place; move one of the two',
  ]);
  const leaves = { name: 'leaves', when: { time: 1 }, then: [{ remove: 'Rude' }] };
  expect((await load({ actors: [TAKEN], storyboard: [leaves] })).problems).toEqual([]);
});

test('a pose beside all lanes and spaces, and a space that there is none of, are refused', async () => {
  const { ego } = JSON.parse(await projectFiles.text('scenes/park-forwards.json'));
  const told = async (goal: object) => (await load({ ego: { ...ego, goal } })).problems.map(({ path }) => path);
  expect(await told({ x: 38.75, y: 25, heading: 0 })).toEqual(['ego.goal']);
  expect(await told({ parking: '9999' })).toEqual(['ego.goal.parking']);
});

test("how exactly a pose is to be taken is the scene's to say, within bounds", async () => {
  const { ego } = JSON.parse(await projectFiles.text('scenes/park-forwards.json'));
  const of = (goal: object) => load({ ego: { ...ego, goal: { parking: '38', ...goal } } });
  const { problems } = await of({ within: 0, angle: 90 });
  expect(problems.map(({ path }) => path)).toEqual(['ego.goal.within', 'ego.goal.angle']);
  const pose = (await of({})).loaded!.goalPose!;
  const demanded = async (goal: object) => {
    const criterion = new GoalCriterion({ z: 0, heading: 0, curvature: 0, width: 3, x: 0, y: 0 }, {
      ...pose,
      ...goal,
    } as never);
    const ego = { ...standingEgo(), x: pose.x + 0.2, y: pose.y, yaw: pose.yaw + 0.07 };
    criterion.observe(0, { publishedNow: () => ego } as never);
    return criterion.result();
  };
  expect(await demanded({ within: 0.5, angle: 0.1 })).toMatchObject({ result: 'pass' });
  expect(await demanded({ within: 0.15, angle: 0.1 })).toMatchObject({ result: 'fail' });
  const askew = await demanded({ within: 0.5, angle: Math.PI / 60 });
  expect(askew).toMatchObject({ result: 'fail', expected: '<= 0.5, turned by 4 of 3 degrees' });
});

test('events that never happen are told in the result', async () => {
  const never = { name: 'far too fast', when: { speed: { actor: 'ego', above: 50 } }, then: [] };
  const { loaded } = await load({ storyboard: [never] });
  if (loaded === null) throw new Error('the scene does not load');
  const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null });
  for (let tick = 0; tick < 20; tick++) run.step();
  const { notes } = resultOf(identityOf(loaded, 1, 'oracle'), run, 1);
  expect(notes).toContain('storyboard: did not happen: far too fast');
});
