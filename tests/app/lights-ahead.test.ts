import { expect, test } from 'vitest';
import { lightsAhead } from '../../src/app/parts/lights-ahead.ts';
import type { LightsFacts } from '../../src/app/worker/lights-facts.ts';

const lights = (junction: string, x: number, y: number): LightsFacts => ({
  ...{ junction, x, y },
  ...{ radius: 15, control: 'turns', cycle: 4000, groups: [] },
});
const all = [lights('behind', -50, 0), lights('far', 200, 10), lights('near', 80, -5)];

test('the nearest lights ahead, by the way the car looks', () => {
  expect(lightsAhead(all, { x: 0, y: 0, yaw: 0 })?.junction).toBe('near');
  expect(lightsAhead(all, { x: 0, y: 0, yaw: Math.PI })?.junction).toBe('behind');
  expect(lightsAhead(all, { x: 120, y: 0, yaw: 0 })?.junction).toBe('far');
});

test('the nearest of all where none lies ahead', () => {
  expect(lightsAhead(all, { x: 300, y: 0, yaw: 0 })?.junction).toBe('far');
  expect(lightsAhead([], { x: 0, y: 0, yaw: 0 })).toBeNull();
});

test('a junction counts until it is left', () => {
  expect(lightsAhead(all, { x: 90, y: -5, yaw: 0 })?.junction).toBe('near');
  expect(lightsAhead(all, { x: 96, y: -5, yaw: 0 })?.junction).toBe('far');
});
