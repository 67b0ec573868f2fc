import { beforeAll, describe, expect, test } from 'vitest';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { firstDrive, shippedNetwork } from '../../scenario/first-drive-fixture.ts';
import { findFirefox } from './find-browser.ts';
import { runInChromium, runInFirefox } from './run-in-browsers.ts';
import { type DriveFingerprint, fingerprint, firstDifference } from './topic-hashes.ts';

const SCENE = 'scenes/first-drive.json';
const SEED = 1;
/** 10 s: the car pulls away, sees the stopped car and brakes for it. */
const TICKS = 1000;
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

function hasFirefox(): boolean {
  try {
    return findFirefox() !== '';
  } catch {
    return false;
  }
}
