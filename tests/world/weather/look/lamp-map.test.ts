import { expect, test } from 'vitest';
import { lampLightAt, lampMap } from '../../../../src/world/weather/look/lamp-map.ts';

const lamps = [
  { x: 10, y: -4, z: 6 },
  { x: 60, y: 3, z: 8 },
];
const map = lampMap(lamps);
if (map === null) throw new Error('no map');
const at = (x: number, y: number, z = 0) => lampLightAt(map, x, y, z);

test('light is whole right under a lamp, a share of (h / r)^3 beside it, and none far away', () => {
  expect(at(10, -4)).toBeCloseTo(1, 1);
  // 6.05 m aside r = sqrt(2) h: 0.354, less the fall to nothing at the end of its reach.
  expect(at(16.05, -4)).toBeGreaterThan(0.3);
  expect(at(16.05, -4)).toBeLessThan(0.37);
  expect(at(35, -4)).toBeLessThan(0.02);
  expect(at(10, -40)).toBe(0);
  expect(at(1e6, 0)).toBe(0);
  expect(at(Number.NaN, 0)).toBe(0);
});

test('above the lamp there is none of its light', () => {
  expect(at(10, -4, 6.1)).toBe(0);
  expect(at(60, 3, 6.1)).toBeGreaterThan(0.9);
});

test('no lamps, no map; lamps of a whole country do not take a whole memory', () => {
  expect(lampMap([])).toBeNull();
  const wide = lampMap([lamps[0], { x: 2e5, y: 1e5, z: 6 }]);
  expect(wide?.light.length).toBeLessThan(2060 * 2060);
});
