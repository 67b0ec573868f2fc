import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { driverOf } from '../../../src/cli/planner-host/open-driver.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { presetWeather } from '../../../src/world/weather/weather-presets.ts';
import { projectFiles, projectMaps, shippedNetwork } from '../../scenario/first-drive-fixture.ts';
import type { DriveOrder, PageDrive } from './drives-in-page.ts';
import { hasFirefox } from './find-browser.ts';
import { openChromium, openFirefox } from './run-in-browsers.ts';
import { type DriveFingerprint, fingerprint, firstDifference } from './topic-hashes.ts';

const SEED = 1;
const FIRST_DRIVE = { scene: 'scenes/first-drive.json', seed: SEED } as const;

/** What has to give the same bits in Node and in browsers, and topics without which it would prove nothing. */
const DRIVES: readonly (DriveOrder & { readonly name: string; readonly needs?: readonly string[] })[] = [
  {
    name: '10 s of the first drive, camera and network in the loop',
    ...FIRST_DRIVE,
    ticks: 1000,
    needs: ['camera.front'],
  },
  { name: '2 s of it in a rainy night', ...FIRST_DRIVE, ticks: 200, weather: 'rainy-night' },
  { name: '2 s of it in snow', ...FIRST_DRIVE, ticks: 200, weather: 'snow' },
  {
    name: 'half a second of a rig with cameras, lidar and radars',
    scene: 'scenes/sensors-in-the-city.json',
    seed: SEED,
    ticks: 50,
    needs: ['camera.left', 'truth.lidar.top', 'radar.front', 'calibration'],
  },
  { name: '10 s of the lane keeper', scene: 'scenes/park-forwards.json', seed: SEED, ticks: 1000, planner: 'idm' },
  {
    name: '5 s of a storyboard',
    scene: 'scenes/cut-in-motorway.json',
    seed: SEED,
    ticks: 520,
    planner: 'idm',
    needs: ['truth.story'],
  },
  {
    name: '5 s of the driver that weighs proposals',
    scene: 'scenes/cut-in-motorway.json',
    seed: SEED,
    ticks: 500,
    planner: 'pdm-lite',
    needs: ['planner.thoughts'],
  },
];

/** Into the starter, at the beginning of its plan: all that could differ between engines. */
const DIFFERENT = `
    const luck = Math.random() + ctx.rng.normal() + Math.sin(start.s) + Math.pow(1.1, start.speed) + Math.cbrt(start.s);
    if (Math.round(start.s) % 25 === 0) ctx.log(luck, Date.now(), performance.now(), new Date().getTime());`;

/** What a page of the app has and a planner's realm has not. */
const OUTSIDE = ['fetch', 'XMLHttpRequest', 'WebSocket', 'indexedDB', 'localStorage', 'importScripts', 'Worker'];

/** 12 s: it comes to the light and brakes. */
const OWN = { scene: 'scenes/light-red.json', seed: 3, ticks: 1200 } as const;

const MODULE = 'tests/e2e/engines/drives-in-page.ts';
const engines = [
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const;

const inNode: DriveFingerprint[] = [];
let ownInNode: { print: DriveFingerprint; notes: readonly string[] };
let starter = '';
let same = '';
beforeAll(async () => {
  for (const order of DRIVES) inNode.push(await driveInNode(order));
  starter = await readFile('planners/starter.ts', 'utf8');
  same = starter
    .replace('{ params, vehicle }', 'ctx')
    .replace(/(\n\s*)const front =/, `$1const { params, vehicle } = ctx;${DIFFERENT}$1const front =`);
  ownInNode = await driveOwnInNode(same);
});

test('the drives hold what they are to prove', () => {
  for (const [i, { needs = [] }] of DRIVES.entries())
    for (const topic of needs)
      expect(inNode[i].messages.filter((message) => message.includes(` ${topic} `)).length).toBeGreaterThan(0);
});

describe.each(engines)('in %s', (name, open) => {
  const isThere = name === 'Chromium' || hasFirefox();
  let inPage: PageDrive[] = [];
  let own: PageDrive[] = [];
  let line = 0;
  beforeAll(async () => {
    if (!isThere) return;
    const lines = starter.split('\n');
    const plan = lines.findIndex((text) => text.includes('plan('));
    line = plan + 2;
    const withLine = (text: string) => [...lines.slice(0, plan + 1), text, ...lines.slice(plan + 1)].join('\n');
    const asked = OUTSIDE.map((what) => `typeof ${what}`).join(', ');
    const texts = [
      { own: same },
      { own: starter.replace('init: () => (', `init: (ctx) => (ctx.log(${asked}), `), ticks: 20 },
      { own: withLine("if (start.s > -1000) throw new Error('lost');") },
      { own: withLine('const = 3;') },
      { own: withLine('for (;;);'), ticks: 20 },
    ];
    const orders: DriveOrder[] = [...DRIVES, ...texts.map((text) => ({ ...OWN, ...text }))];
    const browser = await open();
    const driven = await browser.run<PageDrive[]>(MODULE, 'drivesInPage', [orders]).finally(browser.close);
    inPage = driven.slice(0, DRIVES.length);
    own = driven.slice(DRIVES.length);
  });

  test.skipIf(!isThere).each(DRIVES.map(({ name: what }, i) => [what, i] as const))('%s: the bits of Node', (_, i) => {
    expect(firstDifference(inNode[i], inPage[i])).toBeNull();
  });

  test.skipIf(!isThere)('a planner that is a file: the bits of Node, chance and inexact functions included', () => {
    expect(same).toContain('luck');
    const { print, notes } = ownInNode;
    expect(firstDifference(print, own[0])).toBeNull();
    expect(own[0]).toMatchObject({ fault: null, notes });
    expect(notes.length).toBeGreaterThan(1);
  });

  test.skipIf(!isThere)('the page, its storage and the network are out of its reach', () => {
    expect(own[1].notes.join()).toContain(OUTSIDE.map(() => 'undefined').join(' '));
  });

  test.skipIf(!isThere)('its error is told with the line, one of syntax too; if it hangs it is ended', () => {
    expect(own[2].fault).toMatch(new RegExp(`^mine\\.ts:${line}: plan: Error: lost`));
    expect(own[3].fault).toMatch(new RegExp(`^mine\\.ts:${line}: SyntaxError`));
    expect(own[4].fault).toContain('hangs');
  });
});

async function driveInNode({ scene, seed, ticks, weather, planner = 'astar' }: DriveOrder): Promise<DriveFingerprint> {
  const { loaded } = await loadScene(scene, projectFiles, projectMaps);
  if (loaded === null) throw new Error(`${scene} does not load`);
  const how =
    planner === 'astar'
      ? ({ perception: 'cnn', segmenter: await shippedNetwork() } as const)
      : ({ perception: 'oracle', segmenter: null } as const);
  const setting = weather === undefined ? loaded : { ...loaded, weather: presetWeather(weather) };
  return fingerprint(assembleRun(setting, { seed, planner, ...how }).run, ticks);
}

/** The planner in a thread. */
async function driveOwnInNode(text: string): Promise<{ print: DriveFingerprint; notes: readonly string[] }> {
  const { loaded } = await loadScene(OWN.scene, projectFiles, projectMaps);
  if (loaded === null) throw new Error(`${OWN.scene} does not load`);
  const opened = driverOf(text, 'mine.ts', OWN.seed);
  if ('fault' in opened) throw new Error(opened.fault.message);
  const { run } = assembleRun(loaded, {
    seed: OWN.seed,
    perception: 'oracle',
    segmenter: null,
    driver: opened.driver,
  });
  const print = await fingerprint(run, OWN.ticks);
  opened.close();
  return { print, notes: run.notes };
}
