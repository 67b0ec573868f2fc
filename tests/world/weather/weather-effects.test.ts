import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EFFECTS, effectsOf, roadCondition } from '../../../src/world/weather/weather-effects.ts';
import { calmWeather, presetWeather, WEATHER_NAMES } from '../../../src/world/weather/weather-presets.ts';

const DOC = readFileSync(join(import.meta.dirname, '../../../docs/traffic.md'), 'utf8');
const fair = calmWeather({ azimuth: 3, elevation: 0.6 });

/** Cells of the doc's table rows of so many columns whose first cell is one of these. */
function rowsOf(names: readonly string[], columns: number): Map<string, string[]> {
  const cells = DOC.split('\n').flatMap((line) => {
    const row = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', ''));
    return names.includes(row[0]) && row.length === columns ? [row] : [];
  });
  return new Map(cells.map((row) => [row[0], row]));
}

describe('effects of weather', () => {
  test('the table in docs/traffic.md is the one that counts', () => {
    const rows = rowsOf(Object.keys(EFFECTS), 5);
    for (const [name, { friction, speed, capacityLoss }] of Object.entries(EFFECTS)) {
      expect(rows.get(name)?.slice(1, 4).map(Number)).toEqual([friction, speed, capacityLoss]);
    }
  });

  test('so is the table of presets', () => {
    const rows = rowsOf(WEATHER_NAMES, 10);
    for (const name of WEATHER_NAMES) {
      const effects = effectsOf(presetWeather(name));
      const row = rows.get(name);
      expect(row?.slice(-5), name).toEqual([
        effects.road,
        effects.friction.toFixed(2),
        effects.speed.toFixed(2),
        effects.timeGap.toFixed(2),
        effects.lamps ? 'on' : 'off',
      ]);
    }
  });

  test('no weather changes nothing, and neither does a fair day', () => {
    for (const weather of [null, fair]) {
      expect(effectsOf(weather)).toMatchObject({ friction: 1, speed: 1, timeGap: 1, lamps: false });
    }
  });

  test('more rain is never better: less friction, slower, farther behind', () => {
    const all = [0, 1, 4, 20, 60].map((rain) => effectsOf({ ...fair, rain }));
    for (let i = 1; i < all.length; i++) {
      expect(all[i].friction).toBeLessThanOrEqual(all[i - 1].friction);
      expect(all[i].speed).toBeLessThanOrEqual(all[i - 1].speed);
      expect(all[i].timeGap).toBeGreaterThanOrEqual(all[i - 1].timeGap);
    }
  });

  test('the worst that lies on the road counts', () => {
    expect(roadCondition({ ...fair, rain: 20, snowDepth: 0.05 })).toBe('snowed over');
    expect(roadCondition({ ...fair, snowDepth: 0.05, ice: true })).toBe('icy');
    expect(roadCondition({ ...fair, wetness: 0.6 })).toBe('wet');
    expect(roadCondition({ ...fair, snowDepth: 0.005 })).toBe('dry');
  });

  test('lamps are on when the sun is low, in fog and in rain', () => {
    expect(effectsOf({ ...fair, sun: { azimuth: 0, elevation: 0 } }).lamps).toBe(true);
    expect(effectsOf({ ...fair, visibility: 300 }).lamps).toBe(true);
    expect(effectsOf({ ...fair, rain: 1 }).lamps).toBe(true);
  });
});
