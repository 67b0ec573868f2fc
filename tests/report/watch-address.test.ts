import { describe, expect, test } from 'vitest';
import { parseDeepLink, parseMoment } from '../../src/app/state/deep-link.ts';
import { momentOfLoss, watchAddress } from '../../src/report/watch-address.ts';
import type { RunIdentity } from '../../src/scenario/run-result.ts';

const run: RunIdentity = {
  scene: 'scenes/child-behind-a-van.json',
  name: 'Child',
  tags: [],
  variation: {},
  sets: [],
  seed: 7,
  perception: 'cnn',
  planner: 'constant',
  dynamics: 'raycast',
  weather: 'fair',
  friction: 1,
  rig: 'planning',
};

describe('address of a run in the app', () => {
  test('the app reads it as this very run', () => {
    const address = watchAddress({ ...run, sets: ['weather=snow'] });
    expect(parseDeepLink(new URL(address ?? '').hash)).toMatchObject({
      scene: run.scene,
      seed: 7,
      perception: 'cnn',
      planner: 'constant',
      weather: 'snow',
    });
    expect(watchAddress({ ...run, planner: 'astar', perception: 'oracle' })).toBe(
      'http://localhost:5173/#scene=child-behind-a-van&seed=7&perception=oracle',
    );
  });

  test('goes to where the first of what was asked for was lost', () => {
    const row = { name: '', actual: 0, expected: '', unit: '' };
    const criteria = [
      { ...row, required: true, result: 'fail', tick: 800 },
      { ...row, required: true, result: 'fail', tick: 664 },
      { ...row, required: false, result: 'fail', tick: 100 },
      { ...row, required: true, result: 'pass', tick: 50 },
      { ...row, required: true, result: 'fail', tick: null },
    ] as const;
    const moment = momentOfLoss({ criteria });
    const address = watchAddress(run, moment) ?? '';
    expect(address).toMatch(/&at=6\.65$/);
    expect(parseMoment(new URLSearchParams(new URL(address).hash.slice(1)).get('at'))).toBe(665);
    expect(momentOfLoss({ criteria: criteria.slice(2) })).toBeNull();
    expect(['', '-1', 'x', '1e3', '3601', null].map(parseMoment)).toEqual([null, null, null, null, null, null]);
  });

  test('none where an address cannot say all of it', () => {
    expect(watchAddress({ ...run, sets: ['ego.speed=3'] })).toBeNull();
    expect(watchAddress({ ...run, planner: 'mine.ts' })).toBeNull();
    expect(watchAddress({ ...run, scene: 'elsewhere/scenes/x.json' })).toBeNull();
  });
});
