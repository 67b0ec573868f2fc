import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clearLight } from '../../../src/world/weather/light-by-elevation.ts';
import type { Weather } from '../../../src/world/weather/weather.ts';
import { weatherAtmosphere } from '../../../src/world/weather/weather-light.ts';
import { calmWeather, presetWeather } from '../../../src/world/weather/weather-presets.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const weathers: fc.Arbitrary<Weather> = fc.record({
  name: fc.constant('custom'),
  sun: fc.record({ azimuth: number(0, 7), elevation: number(-Math.PI / 2, Math.PI / 2) }),
  cloudCover: number(0, 1),
  visibility: number(20, 20_000),
  rain: number(0, 100),
  snowfall: number(0, 20),
  snowDepth: number(0, 0.5),
  wetness: number(0, 1),
  ice: fc.boolean(),
  wind: fc.record({ speed: number(0, 40), from: number(0, 7) }),
});

describe('light of weather', () => {
  test('is finite and never negative, whatever the weather', () => {
    fc.assert(
      fc.property(weathers, (weather) => {
        const { sun, extinction, weather: look } = weatherAtmosphere(weather);
        expect(Math.hypot(...sun)).toBeCloseTo(1, 9);
        expect(sun[2]).toBeGreaterThan(0);
        expect(extinction).toBeGreaterThan(0);
        const { drift, ...rest } = look ?? { drift: [] };
        for (const value of drift) expect(Number.isFinite(value)).toBe(true);
        for (const value of Object.values(rest).flat()) {
          if (typeof value === 'number') expect(Number.isFinite(value) && value >= 0 && value <= 100).toBe(true);
        }
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test('the higher the sun, the lighter the day and the dimmer its lamps', () => {
    const all = Array.from({ length: 38 }, (_, i) => clearLight(-20 + 2.9 * i));
    for (let i = 1; i < all.length; i++) {
      expect(all[i].sky[1]).toBeGreaterThanOrEqual(all[i - 1].sky[1]);
      expect(all[i].sun[1]).toBeGreaterThanOrEqual(all[i - 1].sun[1]);
      expect(all[i].lamps).toBeLessThanOrEqual(all[i - 1].lamps);
    }
  });

  test('a low sun is red, and stands where azimuth says: x east, y north', () => {
    const [red, , blue] = clearLight(3).sun;
    expect(red).toBeGreaterThan(2 * blue);
    const at = (azimuth: number) => weatherAtmosphere(calmWeather({ azimuth, elevation: 0.5 })).sun;
    expect(at(0)[1]).toBeGreaterThan(0.8);
    expect(at(Math.PI / 2)[0]).toBeGreaterThan(0.8);
  });

  test('clouds take the sun, fog takes sun and sky', () => {
    expect(weatherAtmosphere(presetWeather('overcast')).weather?.sunlight).toEqual([0, 0, 0]);
    const fog = weatherAtmosphere(presetWeather('fog')).weather;
    for (const c of [0, 1, 2]) {
      expect(Math.abs((fog?.zenithLight[c] ?? 0) - (fog?.horizonLight[c] ?? 1))).toBeLessThan(0.01);
    }
  });
});
