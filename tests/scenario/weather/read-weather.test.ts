import { describe, expect, test } from 'vitest';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { presetWeather } from '../../../src/world/weather/weather-presets.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

const scene = {
  name: 'Weather',
  map: 'maps/first-town.xodr',
  ego: { vehicle: 'compact-hatchback', start: { road: '12', lane: -1, s: 10 }, goal: { road: '11', lane: -1, s: 5 } },
};

function load(weather: unknown) {
  const text = JSON.stringify({ ...scene, ...(weather === undefined ? {} : { weather }) }, null, 2);
  const files: FileSource = {
    ...projectFiles,
    text: async (path) => (path === 'scenes/tested.json' ? text : projectFiles.text(path)),
  };
  return loadScene('scenes/tested.json', files, projectMaps);
}

async function weatherOf(weather: unknown) {
  const { loaded, problems } = await load(weather);
  expect(problems).toEqual([]);
  return loaded?.weather ?? null;
}

async function refusalOf(weather: unknown): Promise<string[]> {
  const { loaded, problems } = await load(weather);
  expect(loaded).toBeNull();
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('weather of a scene', () => {
  test('none, by name, or by name with changes', async () => {
    expect(await weatherOf(undefined)).toBeNull();
    expect(await weatherOf('rain')).toEqual(presetWeather('rain'));
    expect(await weatherOf({ preset: 'rain' })).toEqual(presetWeather('rain'));
    const changed = await weatherOf({ preset: 'rain', fog: 120 });
    expect(changed).toEqual({ ...presetWeather('rain'), name: 'custom', visibility: 120 });
  });

  test('rain wets the road, clouds the sky and takes the view, unless said otherwise', async () => {
    const rain = await weatherOf({ rain: 16 });
    expect(rain).toMatchObject({ rain: 16, wetness: 1, cloudCover: 1, visibility: 1000 });
    expect(await weatherOf({ rain: 16, wetness: 0.2, cloudCover: 0.5, fog: 5000 })).toMatchObject({
      wetness: 0.2,
      cloudCover: 0.5,
      visibility: 5000,
    });
  });

  test('the sun goes by time and place, or by angles', async () => {
    const noon = await weatherOf({ time: '2026-06-21T12:00+01:00', latitude: 48.1, longitude: 11.6 });
    expect(((noon?.sun.elevation ?? 0) * 180) / Math.PI).toBeGreaterThan(63);
    const night = await weatherOf({ time: '2026-06-21T23:59+01:00', latitude: 48.1, longitude: 11.6 });
    expect(night?.sun.elevation).toBeLessThan(-0.2);
    const given = await weatherOf({ sun: { azimuth: 90, elevation: 45 } });
    expect(given?.sun.azimuth).toBeCloseTo(Math.PI / 2, 12);
  });

  test('an unknown name is refused with those that there are', async () => {
    expect(await refusalOf('hail')).toEqual([
      expect.stringMatching(/^weather: found "hail", expected one of clear-noon, /),
    ]);
    expect(await refusalOf({ preset: 'hail' })).toEqual([
      expect.stringMatching(/^weather.preset: found "hail", expected one of clear-noon, /),
    ]);
    expect(await refusalOf(5)).toEqual([expect.stringMatching(/^weather: found 5, expected one of clear-noon, /)]);
  });

  test('impossible figures are refused all at once, where they stand', async () => {
    expect(
      (await refusalOf({ fog: 0, rain: -1, cloudCover: 2, hail: 1, wind: { speed: 5 }, time: 'noon' })).sort(),
    ).toEqual([
      'weather.cloudCover: found 2, expected at most 1',
      'weather.fog: found 0, expected at least 20: visibility [m]',
      expect.stringMatching(/^weather.hail: unknown field, expected one of preset, time, .*/),
      'weather.rain: found -1, expected at least 0 [mm/h]',
      expect.stringMatching(/^weather.time: found "noon", expected a date/),
      'weather.wind.from: found nothing, expected number',
    ]);
  });

  test('a time needs a place, and cannot be beside a sun', async () => {
    expect(await refusalOf({ time: '2026-06-21T12:00' })).toEqual([
      expect.stringMatching(/^weather.time: expected weather.latitude and weather.longitude .* or give weather.sun$/),
    ]);
    expect(await refusalOf({ time: 'noon', latitude: 0, longitude: 0 })).toEqual([
      expect.stringMatching(/^weather.time: found "noon", expected a date and time/),
    ]);
    const both = { time: '2026-06-21T12:00Z', sun: { azimuth: 0, elevation: 0 }, latitude: 1, longitude: 1 };
    expect(await refusalOf(both)).toEqual([expect.stringMatching(/^weather.sun: /)]);
    expect(await refusalOf({ time: '2026-06-21T12:00Z', latitude: 1 })).toEqual([
      expect.stringMatching(/^weather: .* latitude and longitude together/),
    ]);
    expect(await refusalOf({ latitude: 1, longitude: 1 })).toEqual([expect.stringMatching(/^weather.latitude: /)]);
  });
});
