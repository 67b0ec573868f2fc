import { describe, expect, test } from 'vitest';
import { sceneSchema } from '../../../src/scenario/scene.ts';
import { varyBySeed } from '../../../src/scenario/variations/vary-by-seed.ts';

const place = (s: number) => ({ road: '12', lane: -1, s });
const scene = sceneSchema.parse({
  name: 'Behind somebody',
  map: 'maps/first-town.xodr',
  ego: { vehicle: 'compact-hatchback', start: place(10), goal: { road: '11', lane: -1, s: 5 }, speed: 10 },
  actors: [
    { name: 'Leader', start: place(60), speed: 8 },
    { name: 'Parked', start: { ...place(90), offset: 1 }, behaviour: { kind: 'parked' } },
    { name: 'Waiting', start: place(1) },
    {
      kind: 'pedestrian',
      name: 'Walker',
      start: { x: 1, y: 2 },
      path: [{ x: 3, y: 4 }],
      speed: 2,
      departure: { kind: 'ego-within', distance: 20 },
    },
  ],
  storyboard: [
    { name: 'start', when: { time: 0 }, then: [{ 'set-speed': { actor: 'Leader', speed: 4 } }] },
    { name: 'later', when: { time: 5 }, then: [{ brake: { actor: 'Leader', deceleration: 6 } }] },
    { name: 'near', when: { distance: { from: 'ego', to: 'Leader', below: 30 } }, then: [] },
  ],
});

const valuesOf = (seed: number, extent?: number): Record<string, number> =>
  Object.fromEntries(varyBySeed(scene, seed, extent).map(({ name, text }) => [name, Number(text)]));
const SEEDS = Array.from({ length: 200 }, (_, k) => k + 1);

describe('variations of a scene by the seed', () => {
  test('the same for the same seed, others for another', () => {
    expect(varyBySeed(scene, 7)).toEqual(varyBySeed(scene, 7));
    expect(new Set(SEEDS.map((seed) => JSON.stringify(varyBySeed(scene, seed)))).size).toBe(SEEDS.length);
  });

  test('start within metres, speeds, times and distances within a tenth; what is parked stays', () => {
    const all = SEEDS.map((seed) => valuesOf(seed));
    const spanOf = (name: string) => {
      const values = all.map((values) => values[name]);
      return [Math.min(...values), Math.max(...values)];
    };
    const expected: [string, number, number][] = [
      ['ego.start.s', 7, 13],
      ['ego.speed', 8.5, 10],
      ['actors.0.start.s', 58, 62],
      ['actors.0.speed', 7.2, 8.8],
      ['actors.2.start.s', 0.7, 1.3],
      ['actors.3.speed', 1.8, 2.2],
      ['actors.3.departure.distance', 18, 22],
      ['storyboard.0.then.0.set-speed.speed', 3.6, 4.4],
      ['storyboard.1.when.time', 4.5, 5.5],
      ['storyboard.1.then.0.brake.deceleration', 5.4, 6.6],
      ['storyboard.2.when.distance.below', 27, 33],
    ];
    expect(Object.keys(all[0]).sort()).toEqual(expected.map(([name]) => name).sort());
    for (const [name, low, high] of expected) {
      const [least, greatest] = spanOf(name);
      expect(least, name).toBeGreaterThanOrEqual(low);
      expect(greatest, name).toBeLessThanOrEqual(high);
      // Two hundred draws come near both ends.
      expect(greatest - least, name).toBeGreaterThan(0.9 * (high - low));
    }
  });

  test('who is told another speed later keeps the factor of the first one', () => {
    for (const seed of SEEDS) {
      const values = valuesOf(seed);
      expect(values['storyboard.0.then.0.set-speed.speed'] / 4).toBeCloseTo(values['actors.0.speed'] / 8, 2);
    }
  });

  test('those of one lane who mind nobody keep one pace, so that they do not run into each other; others have their own', () => {
    const reckless = (actor: string) => ({ 'set-speed': { actor, speed: 9, reckless: true } });
    const column = sceneSchema.parse({
      name: 'A column',
      map: 'maps/first-town.xodr',
      ego: { vehicle: 'compact-hatchback', start: place(10), goal: { road: '11', lane: -1, s: 5 } },
      actors: [
        { name: 'First', start: place(90), speed: 10 },
        { name: 'Second', start: place(70), speed: 10 },
        { name: 'Third', start: place(50), speed: 10 },
        { name: 'Oncoming', start: { road: '12', lane: 1, s: 50 }, speed: 10 },
      ],
      storyboard: [
        { name: 'start', when: { time: 0 }, then: ['First', 'Second', 'Oncoming'].map(reckless) },
        { name: 'then', when: { time: 1 }, then: [{ 'set-speed': { actor: 'Third', speed: 9 } }] },
      ],
    });
    for (const seed of SEEDS.slice(0, 20)) {
      const values = Object.fromEntries(varyBySeed(column, seed).map(({ name, text }) => [name, Number(text)]));
      expect(values['actors.1.speed']).toBe(values['actors.0.speed']);
      expect(values['storyboard.0.then.1.set-speed.speed']).toBe(values['storyboard.0.then.0.set-speed.speed']);
      expect(values['actors.2.speed']).not.toBe(values['actors.0.speed']);
      expect(values['actors.3.speed']).not.toBe(values['actors.0.speed']);
    }
  });

  test('a lesser extent varies less, none not at all', () => {
    expect(valuesOf(3, 0.5)['ego.start.s'] - 10).toBeCloseTo((valuesOf(3)['ego.start.s'] - 10) / 2, 2);
    expect(valuesOf(3, 0)['ego.start.s']).toBe(10);
  });
});
