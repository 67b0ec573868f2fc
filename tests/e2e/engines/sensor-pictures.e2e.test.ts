import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

const CASES = (['first-town', 'grid-city'] as const).flatMap((map) =>
  (['fair', 'overcast', 'night'] as const).map((sky) => [map, sky] as const),
);

describe("a camera's picture by three.js is as bright as the rasteriser's, pixel by pixel", () => {
  test.each(CASES)('on %s, %s', async (name, sky) => {
    const differences = await compare(name, sky);
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    console.log(`${name}, ${sky}: ${mean.toFixed(1)} of 255; ${differences.map((d) => d.toFixed(1)).join(' ')}`);
    expect(mean).toBeLessThan(BOUNDS[sky].mean);
    expect(Math.max(...differences)).toBeLessThan(BOUNDS[sky].worst);
  });
});

/** Differences of both pictures, pose by pose. */
async function compare(name: string, sky: Sky): Promise<number[]> {
  const weather = sky === 'fair' ? null : sky;
  const xml = shippedMaps().find(([map]) => map === name)?.[1] ?? '';
  const { map } = loadRoadMap(xml, name);
  const calibration = calibrationOf(cameraParameters(WIDE));
  if (map === null || calibration === null) throw new Error(`${name} does not load`);
  const scenery = dressForWeather(buildScenery(map, SEED), weather === null ? null : presetWeather(weather), SEED);
  const views = maskViews(map, scenery.models.length, POSES, SEED);
  const page = 'tests/e2e/engines/sensor-pictures-in-page.ts';
  const shown = await runInChromium<string[]>(page, 'sensorPicturesInPage', [xml, SEED, weather, calibration, views]);
  const camera = new CameraRenderer(scenery, calibration);
  mkdirSync(FOLDER, { recursive: true });
  return views.map((view, i) => {
    camera.render(view.ego, actorsOf(view, scenery), null, null);
    const three = Uint8Array.from(Buffer.from(shown[i], 'base64'));
    const both = new Uint8Array(2 * three.length);
    both.set(camera.rgb);
    both.set(three, three.length);
    writeFileSync(join(FOLDER, `${name}-${sky}-${i}.png`), png(both, calibration.width, 2 * calibration.height));
    return lumaDifference(camera.rgb, three);
  });
}

/** Mean of |a - b| over the pixels' luma by ITU-R BT.709, of sRGB values, 0 to 255. */
function lumaDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let p = 0; p < a.length; p += 3) {
    const off = (channel: number) => a[p + channel] - b[p + channel];
    sum += Math.abs(0.2126 * off(0) + 0.7152 * off(1) + 0.0722 * off(2));
  }
  return sum / (a.length / 3);
}
