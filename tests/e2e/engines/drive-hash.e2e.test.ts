import { beforeAll, describe, expect, test } from 'vitest';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { presetWeather } from '../../../src/world/weather/weather-presets.ts';
import { firstDrive, projectFiles, shippedNetwork } from '../../scenario/first-drive-fixture.ts';
import { findFirefox } from './find-browser.ts';
import { runInChromium, runInFirefox } from './run-in-browsers.ts';
import { type DriveFingerprint, fingerprint, firstDifference } from './topic-hashes.ts';

const SCENE = 'scenes/first-drive.json';
const SEED = 1;
/** 10 s: the car pulls away, sees the stopped car and brakes for it. */
const TICKS = 1000;
/** 2 s: twenty pictures. */
const WEATHER_TICKS = 200;
const RIG_SCENE = 'scenes/sensors-in-the-city.json';
/** Five sweeps, and five pictures of each camera. */
const RIG_TICKS = 50;
const IDM_SCENE = 'scenes/park-forwards.json';
const STORY_SCENE = 'scenes/cut-in-motorway.json';
/** 5.2 s: a car makes a gap and begins to cut in. */
const STORY_TICKS = 520;
const MODULE = 'tests/e2e/engines/drive-in-page.ts';

describe('10 s of the first drive, camera and network in the loop, give the same bits', () => {
  let node: DriveFingerprint;
  beforeAll(async () => {
    const segmenter = await shippedNetwork();
    node = fingerprint(assembleRun(await firstDrive(), { seed: SEED, perception: 'cnn', segmenter }).run, TICKS);
  });

  test('in Node twice', async () => {
    const segmenter = await shippedNetwork();
    const again = fingerprint(assembleRun(await firstDrive(), { seed: SEED, perception: 'cnn', segmenter }).run, TICKS);
    expect(firstDifference(node, again)).toBeNull();
  });

  test('in Chromium', async () => {
    expect(firstDifference(node, await runInChromium(MODULE, 'driveInPage', [SCENE, SEED, TICKS]))).toBeNull();
  });

  test.skipIf(!hasFirefox())('in Firefox', async () => {
    expect(firstDifference(node, await runInFirefox(MODULE, 'driveInPage', [SCENE, SEED, TICKS]))).toBeNull();
  });
});

describe.each(['rainy-night', 'snow'] as const)('2 s in weather: %s', (name) => {
  let node: DriveFingerprint;
  beforeAll(async () => {
    const loaded = { ...(await firstDrive()), weather: presetWeather(name) };
    const segmenter = await shippedNetwork();
    node = fingerprint(assembleRun(loaded, { seed: SEED, perception: 'cnn', segmenter }).run, WEATHER_TICKS);
  });

  test('in Chromium', async () => {
    const args = [SCENE, SEED, WEATHER_TICKS, name];
    expect(firstDifference(node, await runInChromium(MODULE, 'driveInPage', args))).toBeNull();
  });

  test.skipIf(!hasFirefox())('in Firefox', async () => {
    const args = [SCENE, SEED, WEATHER_TICKS, name];
    expect(firstDifference(node, await runInFirefox(MODULE, 'driveInPage', args))).toBeNull();
  });
});

describe('half a second of a rig with cameras, lidar and radars', () => {
  const args = [RIG_SCENE, SEED, RIG_TICKS];
  let node: DriveFingerprint;
  beforeAll(async () => {
    const { loaded } = await loadScene(RIG_SCENE, projectFiles);
    if (loaded === null) throw new Error(`${RIG_SCENE} does not load`);
    const segmenter = await shippedNetwork();
    node = fingerprint(assembleRun(loaded, { seed: SEED, perception: 'cnn', segmenter }).run, RIG_TICKS);
    for (const topic of ['camera.left', 'truth.lidar.top', 'radar.front', 'calibration'])
      expect(node.messages.some((message) => message.includes(` ${topic} `))).toBe(true);
  });

  test('in Chromium', async () => {
    expect(firstDifference(node, await runInChromium(MODULE, 'driveInPage', args))).toBeNull();
  });

  test.skipIf(!hasFirefox())('in Firefox', async () => {
    expect(firstDifference(node, await runInFirefox(MODULE, 'driveInPage', args))).toBeNull();
  });
});

describe('10 s of the lane keeper, no camera', () => {
  const args = [IDM_SCENE, SEED, TICKS, null, 'idm'];
  let node: DriveFingerprint;
  beforeAll(async () => {
    const { loaded } = await loadScene(IDM_SCENE, projectFiles);
    if (loaded === null) throw new Error(`${IDM_SCENE} does not load`);
    const run = { seed: SEED, perception: 'oracle', segmenter: null, planner: 'idm' } as const;
    node = fingerprint(assembleRun(loaded, run).run, TICKS);
  });

  test('in Chromium', async () => {
    expect(firstDifference(node, await runInChromium(MODULE, 'driveInPage', args))).toBeNull();
  });

  test.skipIf(!hasFirefox())('in Firefox', async () => {
    expect(firstDifference(node, await runInFirefox(MODULE, 'driveInPage', args))).toBeNull();
  });
});

describe('5 s of a storyboard, no network', () => {
  const args = [STORY_SCENE, SEED, STORY_TICKS, null, 'idm'];
  let node: DriveFingerprint;
  beforeAll(async () => {
    const { loaded } = await loadScene(STORY_SCENE, projectFiles);
    if (loaded === null) throw new Error(`${STORY_SCENE} does not load`);
    const run = { seed: SEED, perception: 'oracle', segmenter: null, planner: 'idm' } as const;
    node = fingerprint(assembleRun(loaded, run).run, STORY_TICKS);
    expect(node.messages.filter((message) => message.includes(' truth.story ')).length).toBeGreaterThan(5);
  });

  test('in Chromium', async () => {
    expect(firstDifference(node, await runInChromium(MODULE, 'driveInPage', args))).toBeNull();
  });

  test.skipIf(!hasFirefox())('in Firefox', async () => {
    expect(firstDifference(node, await runInFirefox(MODULE, 'driveInPage', args))).toBeNull();
  });
});

function hasFirefox(): boolean {
  try {
    return findFirefox() !== '';
  } catch {
    return false;
  }
}
