import { expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { dressForWeather } from '../../../src/world/weather/dress-for-weather.ts';
import { presetWeather, WEATHER_NAMES } from '../../../src/world/weather/weather-presets.ts';
import { shippedScenery } from '../../shipped-maps.ts';

const town = shippedScenery('first-town');

test('without weather scenery is what it was', () => {
  expect(dressForWeather(town, null, 1)).toBe(town);
});

test.each(WEATHER_NAMES)('%s changes light, never shapes', (name) => {
  const dressed = dressForWeather(town, presetWeather(name), 1);
  expect(dressed.atmosphere.weather).toBeDefined();
  for (const value of Object.values(dressed.atmosphere.weather ?? {}).flat()) {
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  }
  for (const [i, chunk] of dressed.chunks.entries()) {
    expect(chunk.positions).toBe(town.chunks[i].positions);
    expect(chunk.indices).toBe(town.chunks[i].indices);
    expect(chunk.semantic).toBe(town.chunks[i].semantic);
  }
});

test('at night some windows are lit, whole ones, the same for the same seed', () => {
  const lit = (seed: number) =>
    dressForWeather(town, presetWeather('night'), seed).chunks.map(({ slot, semantic }) =>
      [...slot.keys()].filter((k) => slot[k] === 6 && semantic[k] === SEMANTIC.building),
    );
  const windows = lit(1).flat().length;
  expect(windows).toBeGreaterThan(100);
  expect(windows % 2).toBe(0);
  expect(hashOf(lit(1))).toBe(hashOf(lit(1)));
  expect(hashOf(lit(1))).not.toBe(hashOf(lit(2)));
});

test('a town has street lamps, over its streets', () => {
  expect(town.lamps?.length).toBeGreaterThan(30);
});
