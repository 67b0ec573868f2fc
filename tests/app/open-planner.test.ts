import { beforeAll, expect, test } from 'vitest';
import { openPlanner } from '../../src/app/worker/open-planner.ts';
import { openPlanner as openInNode } from '../../src/cli/planner-host/planner-file.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import type { LoadedScene } from '../../src/scenario/load-scene.ts';
import { drivenBy, plannerText, street } from '../plugin/street.ts';

const TEXT = plannerText(
  'if (plans === 1) ctx.log(ctx.params.speed, ctx.params.mode, ctx.params.brave);',
  "params: { speed: { default: 5, min: 1 }, mode: { default: 'calm', choices: ['calm', 'wild'] }, brave: { default: false } },",
);

let loaded: LoadedScene;
beforeAll(async () => {
  loaded = await street();
});

/** Opens the text as the page does, its realm in a thread. */
async function open(setup?: { params: string[]; latency: number | number[] }, times?: { name: string; text: string }) {
  const inNode = openInNode(TEXT, 'mine.ts', 1);
  if ('failure' in inNode) throw new Error(inNode.failure.message);
  const { port } = inNode;
  const line = {
    call: async (request: Parameters<typeof port.call>[0]) => port.call(request),
    close: () => port.close(),
  };
  return { opened: await openPlanner({ name: 'mine.ts', text: TEXT, setup, times }, 1, line), port };
}

test('parameters and a file of latencies of the page are those of the command line: one hash', async () => {
  const params = ['mode=wild', 'speed=7.5'];
  const times = { name: 'times.csv', text: 'ms\n120\n # slow\n137.5\n0\n' };
  const { opened, port } = await open({ params, latency: 20 }, times);
  if ('problems' in opened) throw new Error(opened.problems[0].message);
  const setup = { params, latency: [120, 137.5, 0], latencyFile: 'times.csv' };
  expect(opened.setup).toEqual(setup);
  const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null, driver: opened.driver });
  while (run.ending === null) await run.step();
  port.close();
  const { hash, notes } = drivenBy(loaded, TEXT, { setup });
  expect(run.hash).toBe(hash);
  expect(notes).toEqual(['planner at 0 s: 7.5 wild false']);
});

test('what cannot be is refused, all at once; what the text no longer declares is left out', async () => {
  const wrong = await open({ params: ['speed=0', 'mode=mild', 'gone=3'], latency: 500 });
  wrong.port.close();
  expect(wrong.opened).toMatchObject({
    problems: [
      { path: 'setup', message: 'speed: found 0, expected at least 1' },
      { path: 'setup', message: 'mode: found "mild", expected one of "calm", "wild"' },
      {
        path: 'setup',
        message:
          'latency: found 500 ms with a plan every 100 ms, expected at most 400 ms: a plan is followed for 500 ms',
      },
    ],
  });
  const gone = await open({ params: ['gone=3'], latency: 0 });
  gone.port.close();
  expect(gone.opened).not.toHaveProperty('problems');
});

test('what is wrong with a file of latencies is told at its line', async () => {
  const late = await open(undefined, { name: 'late.csv', text: '10\n\n450\n' });
  late.port.close();
  const message = expect.stringMatching(/found 450 ms.*at most 400/);
  expect(late.opened).toMatchObject({ problems: [{ file: 'late.csv', line: 3, message }] });
  const wrong = await open(undefined, { name: 'wrong.json', text: '[1, "soon"]' });
  wrong.port.close();
  expect(wrong.opened).toMatchObject({ problems: [{ file: 'wrong.json', line: 1, column: 5 }] });
});
