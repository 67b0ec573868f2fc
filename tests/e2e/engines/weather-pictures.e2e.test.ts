import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { frontCalibration } from '../../../src/sensors/camera.ts';
import { CameraRenderer } from '../../../src/sensors/camera-renderer.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { dressForWeather } from '../../../src/world/weather/dress-for-weather.ts';
import { presetWeather, WEATHER_NAMES } from '../../../src/world/weather/weather-presets.ts';
import { png } from '../png.ts';
import { actorsOf, maskViews } from './mask-views.ts';
import { runInChromium } from './run-in-browsers.ts';

const FOLDER = join(import.meta.dirname, '../../../out/weather');
const XML = readFileSync(join(import.meta.dirname, '../../../scenes/maps/first-town.xodr'), 'utf8');
const SEED = 3;

/** Mean colours of a class may differ by so much of 255: both have textures and shadows of their own. */
const TOLERANCE = 20;
/** A class with fewer pixels is left out. */
const LEAST = 400;

const CLASSES = { road: SEMANTIC.road, sky: SEMANTIC.sky, building: SEMANTIC.building, terrain: SEMANTIC.terrain };

describe('the rasteriser and three.js show the same weather', () => {
  const { map } = loadRoadMap(XML, 'first-town');
  if (map === null) throw new Error('the map does not load');
  const built = buildScenery(map, SEED);
  const [view] = maskViews(map, built.models.length, 1, SEED);
  const { width, height } = frontCalibration();
  let shown: string[];

  beforeAll(async () => {
    const page = 'tests/e2e/engines/pictures-in-page.ts';
    shown = await runInChromium(page, 'picturesInPage', [XML, SEED, view, WEATHER_NAMES]);
  });

  test.each([...WEATHER_NAMES.entries()])('%i %s: mean colours of road, sky, houses and ground', (i, name) => {
    const scenery = dressForWeather(built, presetWeather(name), SEED);
    const camera = new CameraRenderer(scenery, frontCalibration());
    camera.render(view.ego, actorsOf(view, scenery), null, null);
    const three = Uint8Array.from(Buffer.from(shown[i], 'base64'));
    mkdirSync(FOLDER, { recursive: true });
    const both = new Uint8Array(2 * camera.rgb.length);
    both.set(camera.rgb);
    both.set(three, camera.rgb.length);
    writeFileSync(join(FOLDER, `${name}.png`), png(both, width, 2 * height));
    const rows = Object.entries(CLASSES).flatMap(([label, id]) => {
      const [a, b] = [camera.rgb, three].map((rgb) => meanOf(rgb, camera.semantic, id));
      return a === null || b === null ? [] : [{ label, a, b, off: Math.max(...a.map((v, c) => Math.abs(v - b[c]))) }];
    });
    console.log(name, rows.map(({ label, a, b }) => `${label} ${a.map(Math.round)} ${b.map(Math.round)}`).join('; '));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ off }) => off > TOLERANCE)).toEqual([]);
  });
});

/** Mean colour of a class, or null where there is too little of it. */
function meanOf(rgb: Uint8Array, semantic: Uint8Array, id: number): number[] | null {
  const sum = [0, 0, 0];
  let count = 0;
  for (let p = 0; p < semantic.length; p++) {
    if (semantic[p] !== id) continue;
    for (let c = 0; c < 3; c++) sum[c] += rgb[3 * p + c];
    count++;
  }
  return count < LEAST ? null : sum.map((value) => value / count);
}
