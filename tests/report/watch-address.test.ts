import { describe, expect, test } from 'vitest';
import { parseDeepLink } from '../../src/app/state/deep-link.ts';
import { watchAddress } from '../../src/report/watch-address.ts';
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

  test('none where an address cannot say all of it', () => {
    expect(watchAddress({ ...run, sets: ['ego.speed=3'] })).toBeNull();
    expect(watchAddress({ ...run, planner: 'mine.ts' })).toBeNull();
    expect(watchAddress({ ...run, scene: 'elsewhere/scenes/x.json' })).toBeNull();
  });
});
