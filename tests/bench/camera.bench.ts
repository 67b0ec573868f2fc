import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bench, describe } from 'vitest';
import type { View } from '../../src/sensors/raster/view.ts';
import type { Mesh } from '../../src/world/scenery/mesh.ts';
import { runInChromium } from '../e2e/engines/run-in-browsers.ts';
import { firstTownMap } from '../map/first-town-map.ts';
import { BENCH_CAMERA, benchStops } from './camera-course.ts';
import { ownTime, timeOfChildren } from './processor-time.ts';
import { tellCost } from './tell-benchmark.ts';
import type { ThreeRun } from './three-camera-in-page.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { frontCalibration } = load('../../dist/sensors/camera.js');
const { CameraRenderer } = load('../../dist/sensors/camera-renderer.js');
const { ImageNoise } = load('../../dist/sensors/raster/image-noise.js');
const { FULL_QUALITY } = load('../../dist/sensors/raster/picture-quality.js');
const { cameraView, createView, NEAR } = load('../../dist/sensors/raster/view.js');
const { loadRoadMap } = load('../../dist/map/load-road-map.js');
const { buildScenery } = load('../../dist/world/scenery/build-scenery.js');
const { dressForWeather } = load('../../dist/world/weather/dress-for-weather.js');
const { presetWeather } = load('../../dist/world/weather/weather-presets.js');

const map = firstTownMap();
const scenery = buildScenery(map, 1);
const calibration = frontCalibration();
const renderer = new CameraRenderer(scenery, calibration);
const noise = new ImageNoise(1, 'camera.front');
const atNight = new CameraRenderer(dressForWeather(scenery, presetWeather('rainy-night'), 1), calibration);

/** A vehicle on every eleventh lane. */
const poses = map.lanes
  .filter(({ index }) => index % 11 === 0)
  .map(({ centre }) => {
    const i = centre.count >> 1;
    return { x: centre.x[i], y: centre.y[i], z: centre.z[i], yaw: centre.heading[i], pitch: 0, roll: 0 };
  });

/**
 * The reference: every triangle of the town by itself, transformed, projected and tested at every pixel of its
 * rectangle by barycentric weights; flat colours; no culling of chunks, no shared vertices, no shading.
 */
function drawNaively(meshes: readonly Mesh[], view: View, depth: Float64Array, rgb: Uint8Array): void {
  depth.fill(Number.POSITIVE_INFINITY);
  const r = view.rotation;
  for (const { indices, positions, colors } of meshes) {
    for (let k = 0; k < indices.length; k += 3) {
      const corners = [0, 1, 2].map((i) => {
        const v = 3 * indices[k + i];
        const [x, y, z] = [positions[v] - view.x, positions[v + 1] - view.y, positions[v + 2] - view.z];
        const forward = r[6] * x + r[7] * y + r[8] * z;
        const u = (view.fx * (r[0] * x + r[1] * y + r[2] * z)) / forward + view.cx;
        return [u, (view.fy * (r[3] * x + r[4] * y + r[5] * z)) / forward + view.cy, forward];
      });
      const [a, b, c] = corners;
      if (a[2] < NEAR || b[2] < NEAR || c[2] < NEAR) continue;
      const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
      if (area >= 0) continue;
      const right = Math.min(view.width - 1, Math.floor(Math.max(a[0], b[0], c[0])));
      const bottom = Math.min(view.height - 1, Math.floor(Math.max(a[1], b[1], c[1])));
      for (let row = Math.max(0, Math.floor(Math.min(a[1], b[1], c[1]))); row <= bottom; row++) {
        for (let column = Math.max(0, Math.floor(Math.min(a[0], b[0], c[0]))); column <= right; column++) {
          const [x, y] = [column + 0.5, row + 0.5];
          const wb = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area;
          const wc = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area;
          if (wb < 0 || wc < 0 || wb + wc > 1) continue;
          const p = row * view.width + column;
          const z = 1 / ((1 - wb - wc) / a[2] + wb / b[2] + wc / c[2]);
          if (z >= depth[p]) continue;
          depth[p] = z;
          for (let i = 0; i < 3; i++) rgb[3 * p + i] = colors[k + i];
        }
      }
    }
  }
}

const view = createView();
const depth = new Float64Array(calibration.width * calibration.height);
const rgb = new Uint8Array(3 * depth.length);

describe(`front camera, 256 x 128, first town, ${poses.length} frames`, () => {
  bench('colour, depth, class and instance', () => {
    for (const pose of poses) renderer.render(pose, null, null, noise);
  });
  bench('the same, at night in the rain', () => {
    for (const pose of poses) atNight.render(pose, null, null, noise);
  });
  bench('reference: naive, flat colours and depth only', () => {
    for (const pose of poses) drawNaively(scenery.chunks, cameraView(calibration, pose, view), depth, rgb);
  });
});

/*
 * The same stops of the grid city by our camera and by three.js on the WebGL that Chromium has, which is software where
 * there is no graphics card. Compared is processor time, of all threads: our camera has one, software WebGL as many as
 * there are processors, and other work on the machine does not count. Loading is left out: it is the same for few
 * rounds and for many.
 */
const [FEW, MANY] = [2, 10];
const cityXml = readFileSync('scenes/maps/grid-city.xodr', 'utf8');
const cityMap = loadRoadMap(cityXml, 'grid-city').map;
const city = buildScenery(cityMap, 1);
const stops = benchStops(cityMap, city.models);
const shadowed = new CameraRenderer(city, BENCH_CAMERA);
const plain = new CameraRenderer(city, BENCH_CAMERA, { ...FULL_QUALITY, shadows: false });

/** Our processor time of a picture, best of the rounds [ms]. */
function ours(camera: typeof shadowed): number {
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= MANY; k++) {
    const from = ownTime();
    for (const { pose, actors } of stops) camera.render(pose, actors, null, noise);
    if (k > 1) best = Math.min(best, (1000 * (ownTime() - from)) / stops.length);
  }
  return best;
}

/** Processor time of a picture by three.js [ms]. */
async function threes(hasShadows: boolean): Promise<number> {
  const run = (rounds: number) =>
    timeOfChildren(() => runInChromium<ThreeRun>(PAGE, 'threeCamera', [cityXml, rounds, hasShadows]));
  const [few, before] = await run(FEW);
  const [many, after] = await run(MANY);
  if (before === null || after === null) return many.milliseconds;
  return (1000 * (after - before)) / (many.pictures - few.pictures);
}

const PAGE = 'tests/bench/three-camera-in-page.ts';

async function againstThree(): Promise<void> {
  try {
    const [mine, mineFlat] = [ours(shadowed), ours(plain)];
    const [theirs, theirsFlat] = [await threes(true), await threes(false)];
    const [best, bestFlat] = [Math.min(mine, ours(shadowed)), Math.min(mineFlat, ours(plain))];
    const course = `processor time of a picture: grid city, 256 x 128, 30 vehicles, ${stops.length} stops`;
    console.log(
      `${course}; ours gives colour, depth, class and instance with textures; three.js colour with a texture, read back`,
    );
    const webgl = 'three.js on software WebGL';
    tellCost('camera', best, 'ms/frame', `${webgl}, shadow map, colour only`, theirs);
    tellCost('camera', best, 'ms/frame', `${webgl}, no shadows, colour only`, theirsFlat);
    tellCost('camera, flat', bestFlat, 'ms/frame', `${webgl}, no shadows, colour only`, theirsFlat);
  } catch (error) {
    console.log(`no comparison with three.js: ${error instanceof Error ? error.message : error}`);
    tellCost('camera', ours(shadowed), 'ms/frame', 'three.js on software WebGL', null);
  }
}

await againstThree();

describe(`front camera, 256 x 128, grid city, 30 vehicles, ${stops.length} frames`, () => {
  bench('colour, depth, class and instance, shadows and textures', () => {
    for (const { pose, actors } of stops) shadowed.render(pose, actors, null, noise);
  });
  bench('the same without shadows', () => {
    for (const { pose, actors } of stops) plain.render(pose, actors, null, noise);
  });
});
