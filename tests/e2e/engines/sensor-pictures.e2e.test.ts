import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { cameraParameters } from '../../../src/scenario/rig/camera-optics.ts';
import { cameraSchema } from '../../../src/scenario/rig/camera-schema.ts';
import { calibrationOf } from '../../../src/sensors/camera/camera-parameters.ts';
import { CameraRenderer } from '../../../src/sensors/camera-renderer.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { dressForWeather } from '../../../src/world/weather/dress-for-weather.ts';
import { presetWeather } from '../../../src/world/weather/weather-presets.ts';
import { shippedMaps } from '../../shipped-maps.ts';
import { png } from '../png.ts';
import { actorsOf, maskViews } from './mask-views.ts';
import { runInChromium } from './run-in-browsers.ts';

/** Both pictures of each pose go there, the rasteriser's above. */
const FOLDER = join(import.meta.dirname, '../../../out/sensor-pictures');
const SEED = 3;
const POSES = 4;

/**
 * Mean absolute difference of luma, of 255: over all poses, and from one of them. On a fair day the two have lights that
 * were each chosen by eye; in weather they share them.
 */
const BOUNDS = {
  fair: { mean: 17, worst: 19 },
  overcast: { mean: 10, worst: 12 },
  night: { mean: 5, worst: 6 },
} as const;
type Sky = keyof typeof BOUNDS;

const WIDE = cameraSchema.parse({ kind: 'camera', name: 'wide', width: 320, height: 160, fov: 120, render: 'webgl' });

const SKIES = Object.keys(BOUNDS) as Sky[];
const weatherOf = (sky: Sky) => (sky === 'fair' ? null : sky);

describe.each(['first-town', 'grid-city'])("a camera's picture by three.js on %s", (name) => {
  const xml = shippedMaps().find(([map]) => map === name)?.[1] ?? '';
  const { map } = loadRoadMap(xml, name);
  const calibration = calibrationOf(cameraParameters(WIDE));
  if (map === null || calibration === null) throw new Error(`${name} does not load`);
  const built = buildScenery(map, SEED);
  const views = maskViews(map, built.models.length, POSES, SEED);
  let shown: string[][] = [];

  beforeAll(async () => {
    const page = 'tests/e2e/engines/sensor-pictures-in-page.ts';
    const call = [xml, SEED, SKIES.map(weatherOf), calibration, views];
    shown = await runInChromium<string[][]>(page, 'sensorPicturesInPage', call);
  });

  test.each([...SKIES.entries()])("%i, %s: is as bright as the rasteriser's, pixel by pixel", (i, sky) => {
    const weather = weatherOf(sky);
    const scenery = dressForWeather(built, weather === null ? null : presetWeather(weather), SEED);
    const camera = new CameraRenderer(scenery, calibration);
    mkdirSync(FOLDER, { recursive: true });
    const differences = views.map((view, k) => {
      camera.render(view.ego, actorsOf(view, scenery), null, null);
      const three = Uint8Array.from(Buffer.from(shown[i][k], 'base64'));
      const both = new Uint8Array(2 * three.length);
      both.set(camera.rgb);
      both.set(three, three.length);
      writeFileSync(join(FOLDER, `${name}-${sky}-${k}.png`), png(both, calibration.width, 2 * calibration.height));
      return lumaDifference(camera.rgb, three);
    });
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    console.log(`${name}, ${sky}: ${mean.toFixed(1)} of 255; ${differences.map((d) => d.toFixed(1)).join(' ')}`);
    expect(mean).toBeLessThan(BOUNDS[sky].mean);
    expect(Math.max(...differences)).toBeLessThan(BOUNDS[sky].worst);
  });
});

/** Mean of |a - b| over the pixels' luma by ITU-R BT.709, of sRGB values, 0 to 255. */
function lumaDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let p = 0; p < a.length; p += 3) {
    const off = (channel: number) => a[p + channel] - b[p + channel];
    sum += Math.abs(0.2126 * off(0) + 0.7152 * off(1) + 0.0722 * off(2));
  }
  return sum / (a.length / 3);
}
