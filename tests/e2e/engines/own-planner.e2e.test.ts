import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { driverOf } from '../../../src/cli/planner-host/open-driver.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { projectFiles } from '../../scenario/first-drive-fixture.ts';
import { findFirefox } from './find-browser.ts';
import type { OwnDrive } from './own-planner-in-page.ts';
import { runInChromium, runInFirefox } from './run-in-browsers.ts';

const MODULE = 'tests/e2e/engines/own-planner-in-page.ts';
const SCENE = 'scenes/light-red.json';
const SEED = 3;
/** 12 s: it comes to the light and brakes. */
const TICKS = 1200;

/** Into the starter, at the beginning of its plan: all that could differ between engines. */
const DIFFERENT = `
    const luck = Math.random() + ctx.rng.normal() + Math.sin(start.s) + Math.pow(1.1, start.speed) + Math.cbrt(start.s);
    if (Math.round(start.s) % 25 === 0) ctx.log(luck, Date.now(), performance.now(), new Date().getTime());`;

/** What a page of the app has and a planner's realm has not. */
const OUTSIDE = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'indexedDB',
  'localStorage',
  'importScripts',
  'Worker',
  'setTimeout',
];

const engines = [
  ['Chromium', runInChromium],
  ['Firefox', runInFirefox],
] as const;

describe.each(engines)('a planner that is a file, in %s', (name, runIn) => {
  const isThere = name === 'Chromium' || hasFirefox();
  let same = '';
  let line = 0;
  let driven: OwnDrive[] = [];
  beforeAll(async () => {
    if (!isThere) return;
    const starter = await readFile('planners/starter.ts', 'utf8');
    same = starter
      .replace('{ params, vehicle }', 'ctx')
      .replace(/(\n\s*)const front =/, `$1const { params, vehicle } = ctx;${DIFFERENT}$1const front =`);
    const outside = starter.replace(
      'init: () => (',
      `init: (ctx) => (ctx.log(${OUTSIDE.map((what) => `typeof ${what}`).join(', ')}), `,
    );
    const lines = starter.split('\n');
    const plan = lines.findIndex((text) => text.includes('plan('));
    line = plan + 2;
    const withLine = (text: string) => [...lines.slice(0, plan + 1), text, ...lines.slice(plan + 1)].join('\n');
    const drives = [
      { text: same, ticks: TICKS },
      { text: outside, ticks: 20 },
      { text: withLine("if (start.s > -1000) throw new Error('lost');"), ticks: TICKS },
      { text: withLine('const = 3;'), ticks: TICKS },
      { text: withLine('for (;;);'), ticks: 20 },
    ];
    driven = (await runIn(MODULE, 'ownPlannersInPage', [SCENE, SEED, drives])) as OwnDrive[];
  });

  test.skipIf(!isThere)('drives the same bits as in Node, chance and inexact functions included', async () => {
    expect(same).toContain('luck');
    expect(driven[0]).toEqual(await inNode(same));
    expect(driven[0].fault).toBeNull();
    expect(driven[0].notes.length).toBeGreaterThan(1);
  });

  test.skipIf(!isThere)('the page, its storage and the network are out of reach', () => {
    expect(driven[1].notes.join()).toContain(OUTSIDE.map(() => 'undefined').join(' '));
  });

  test.skipIf(!isThere)('an error is told with its line, one of syntax too; who hangs is ended', () => {
    expect(driven[2].fault).toMatch(new RegExp(`^mine\\.ts:${line}: plan: Error: lost`));
    expect(driven[3].fault).toMatch(new RegExp(`^mine\\.ts:${line}: SyntaxError`));
    expect(driven[4].fault).toContain('hangs');
  });
});

/** The same drive with the planner in a thread. */
async function inNode(text: string): Promise<OwnDrive> {
  const { loaded } = await loadScene(SCENE, projectFiles);
  if (loaded === null) throw new Error(`${SCENE} does not load`);
  const opened = driverOf(text, 'mine.ts', SEED);
  if ('fault' in opened) throw new Error(opened.fault.message);
  const { run } = assembleRun(loaded, { seed: SEED, perception: 'oracle', segmenter: null, driver: opened.driver });
  while (run.ending === null && run.ticks < TICKS) run.step();
  opened.close();
  return { hash: run.hash, ticks: run.ticks, fault: run.fault?.message ?? null, notes: run.notes };
}

function hasFirefox(): boolean {
  try {
    return findFirefox() !== '';
  } catch {
    return false;
  }
}
