import { CustomToneMapping, PCFShadowMap, SRGBColorSpace, Vector3, WebGLRenderer } from 'three';
import type { EgoTruth } from '../../../src/core/messages/ego-truth.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { adoptMapAxes } from '../../../src/render/axes.ts';
import { CalibratedCamera } from '../../../src/render/camera/calibrated-camera.ts';
import { DETAILS } from '../../../src/render/detail.ts';
import { adoptCameraTones } from '../../../src/render/light/camera-tones.ts';
import { EXPOSURE } from '../../../src/render/light/weather-light-scale.ts';
import { HIDDEN_WORLD_LAYERS } from '../../../src/render/world-layers.ts';
import { WorldScene } from '../../../src/render/world-scene.ts';
import { frontCalibration } from '../../../src/sensors/camera.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { dressForWeather } from '../../../src/world/weather/dress-for-weather.ts';
import { presetWeather, type WeatherName } from '../../../src/world/weather/weather-presets.ts';
import { actorsOf, type MaskView } from './mask-views.ts';
import { base64 } from './masks-in-page.ts';

/** Pictures of a view by weather as the app draws the world, sRGB, rows from the top, as base64. */
export async function picturesInPage(
  xml: string,
  seed: number,
  view: MaskView,
  names: readonly WeatherName[],
): Promise<string[]> {
  const { map } = loadRoadMap(xml, 'in page');
  if (map === null) throw new Error('the map does not load');
  const built = buildScenery(map, seed);
  const calibration = frontCalibration();
  const { width, height } = calibration;
  adoptMapAxes();
  adoptCameraTones();
  const renderer = new WebGLRenderer({ antialias: false, preserveDrawingBuffer: true });
  renderer.outputColorSpace = SRGBColorSpace;
  renderer.toneMapping = CustomToneMapping;
  renderer.toneMappingExposure = EXPOSURE;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  renderer.setSize(width, height, false);
  return names.map((name) => {
    const scenery = dressForWeather(built, presetWeather(name), seed);
    const facts = { scenery, vehicle: compactHatchback, signalCount: map.signals.length, sensors: [] };
    const world = new WorldScene(facts, DETAILS.medium);
    world.ego.setBodyVisible(false);
    world.setLayers(HIDDEN_WORLD_LAYERS);
    world.update('truth.ego', egoAt(view), 0);
    world.update('truth.actors', actorsOf(view, scenery), 0);
    world.showAt(0);
    const eye = new CalibratedCamera(calibration);
    eye.addTo(world.scene);
    eye.carry(view.ego);
    world.lookFrom(eye.eye(new Vector3()));
    renderer.render(world.scene, eye.camera);
    const pixels = new Uint8Array(4 * width * height);
    const gl = renderer.getContext();
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    world.dispose();
    return base64(upright(pixels, width, height));
  });
}

export function egoAt({ ego }: MaskView): EgoTruth {
  const still = { vx: 0, vy: 0, rollRate: 0, pitchRate: 0, yawRate: 0, ax: 0, ay: 0, az: 0, steer: 0 };
  return { ...ego, ...still, wheelAngles: new Float64Array(4), wheelTravel: new Float64Array(4), braking: false };
}

/** RGB, rows from the top, of RGBA with rows from the bottom. */
export function upright(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const rgb = new Uint8Array(3 * width * height);
  for (let p = 0; p < width * height; p++) {
    const source = 4 * ((height - 1 - Math.floor(p / width)) * width + (p % width));
    rgb.set(pixels.subarray(source, source + 3), 3 * p);
  }
  return rgb;
}
