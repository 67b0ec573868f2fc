import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { SIGNAL_STATE } from '../../src/core/messages/signals.ts';
import { SEMANTIC } from '../../src/core/semantic-class.ts';
import { frontCalibration } from '../../src/sensors/camera.ts';
import { CameraRenderer } from '../../src/sensors/camera-renderer.ts';
import type { Scenery } from '../../src/world/scenery/mesh.ts';
import { dressForWeather } from '../../src/world/weather/dress-for-weather.ts';
import type { Weather } from '../../src/world/weather/weather.ts';
import { weatherAtmosphere } from '../../src/world/weather/weather-light.ts';
import { calmWeather, presetWeather, WEATHER_NAMES } from '../../src/world/weather/weather-presets.ts';
import { actorsAt, sampleScenery } from './raster/sample-scenery.ts';

const ego = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
const signals = { state: Uint8Array.of(SIGNAL_STATE.red) };
const fair = calmWeather({ azimuth: 3.4, elevation: 0.6 });

function yard(weather: Weather | null, lamps: Scenery['lamps'] = []): CameraRenderer {
  return new CameraRenderer(dressForWeather({ ...sampleScenery(), lamps }, weather, 1), frontCalibration());
}

function shoot(weather: Weather | null, tick = 0, lamps: Scenery['lamps'] = []): CameraRenderer {
  const camera = yard(weather, lamps);
  camera.render(ego, actorsAt(sampleScenery(), [[1, 40, 3, Math.PI]]), signals, null, tick);
  return camera;
}

/** Mean brightness of the pixels of a class between two distances [m]. */
function brightness(camera: CameraRenderer, semantic: number, from = 0, to = Number.POSITIVE_INFINITY): number {
  let sum = 0;
  let count = 0;
  for (let p = 0; p < camera.semantic.length; p++) {
    const d = camera.depth[p];
    if (camera.semantic[p] !== semantic || d < from || d > to) continue;
    sum += camera.rgb[3 * p] + camera.rgb[3 * p + 1] + camera.rgb[3 * p + 2];
    count++;
  }
  return sum / (3 * count);
}

describe('the camera in weather', () => {
  test.each(WEATHER_NAMES)('%s: same tick, same picture; depth and classes are those of a fair day', (name) => {
    const weather = presetWeather(name);
    const [a, b, plain] = [shoot(weather, 7), shoot(weather, 7), shoot(null)];
    expect(hashOf(a.rgb)).toBe(hashOf(b.rgb));
    expect(hashOf(a.rgb)).not.toBe(hashOf(plain.rgb));
    expect(hashOf([a.depth, a.semantic, a.instance])).toBe(hashOf([plain.depth, plain.semantic, plain.instance]));
  });

  test.each(['fog', 'heavy-rain', 'snow'] as const)('turned to %s it is that of a camera made for it', (name) => {
    const first = presetWeather('clear-noon');
    const later = { ...presetWeather(name), sun: first.sun };
    const turned = yard(first);
    const cars = actorsAt(sampleScenery(), [[1, 40, 3, Math.PI]]);
    turned.render(ego, cars, signals, null, 3);
    turned.setAtmosphere(weatherAtmosphere(later));
    turned.render(ego, cars, signals, null, 7);
    expect(hashOf(turned.rgb)).toBe(hashOf(shoot(later, 7).rgb));
    expect(hashOf(turned.rgb)).not.toBe(hashOf(shoot(first, 7).rgb));
  });

  test('night is dark, with the road lit ahead and lamps that glow', () => {
    const night = shoot(presetWeather('night'));
    expect(brightness(night, SEMANTIC.sky)).toBeLessThan(40);
    const near = brightness(night, SEMANTIC.road, 6, 15);
    expect(near).toBeGreaterThan(2 * brightness(night, SEMANTIC.road, 45, 60));
    expect(near).toBeLessThan(brightness(shoot(presetWeather('clear-noon')), SEMANTIC.road, 6, 15));
    expect(brightness(night, SEMANTIC.trafficLight)).toBeGreaterThan(60);
    expect(brightness(night, SEMANTIC.car)).toBeGreaterThan(brightness(night, SEMANTIC.building));
  });

  test('street lamps throw pools of light', () => {
    const lamp = { x: 34, y: -2, z: 6 };
    const dark = brightness(shoot(presetWeather('night')), SEMANTIC.road, 30, 38);
    expect(brightness(shoot(presetWeather('night'), 0, [lamp]), SEMANTIC.road, 30, 38)).toBeGreaterThan(1.3 * dark);
  });

  test('fog takes the contrast as Koschmieder has it: 2 % are left at the visibility', () => {
    const camera = (visibility: number) => shoot({ ...fair, cloudCover: 1, visibility });
    const contrast = (c: CameraRenderer) => brightness(c, SEMANTIC.sky) - brightness(c, SEMANTIC.building);
    expect(contrast(camera(60))).toBeLessThan(contrast(camera(400)));
    expect(Math.abs(contrast(camera(22)))).toBeLessThan(12);
  });

  test('a wet road is darker close by, and bright where it mirrors the sky', () => {
    const wet = (wetness: number) => shoot({ ...fair, cloudCover: 1, wetness });
    const [dry, soaked] = [wet(0), wet(1)];
    expect(brightness(soaked, SEMANTIC.road, 3, 6)).toBeLessThan(brightness(dry, SEMANTIC.road, 3, 6));
    expect(brightness(soaked, SEMANTIC.road, 40, 60)).toBeGreaterThan(brightness(dry, SEMANTIC.road, 40, 60));
  });

  test('snow on the ground is bright, on walls there is none', () => {
    const [bare, snowed] = [0, 0.05].map((snowDepth) => shoot({ ...fair, cloudCover: 1, snowDepth }));
    expect(brightness(snowed, SEMANTIC.road)).toBeGreaterThan(brightness(bare, SEMANTIC.road) + 20);
    expect(Math.abs(brightness(snowed, SEMANTIC.building) - brightness(bare, SEMANTIC.building))).toBeLessThan(40);
  });

  test('rain and snow fall: another picture at each tick, by the tick alone', () => {
    for (const name of ['heavy-rain', 'snow'] as const) {
      const camera = yard(presetWeather(name));
      const at = (tick: number) => {
        camera.render(ego, null, null, null, tick);
        return hashOf(camera.rgb);
      };
      const [first, second] = [at(10), at(20)];
      expect(second).not.toBe(first);
      expect(at(10)).toBe(first);
    }
    const dry = yard(presetWeather('overcast'));
    dry.render(ego, null, null, null, 10);
    const before = hashOf(dry.rgb);
    dry.render(ego, null, null, null, 20);
    expect(hashOf(dry.rgb)).toBe(before);
  });

  test('the sun of a weather throws its shadows to the other side', () => {
    const from = (azimuth: number) => shoot({ ...fair, sun: { azimuth, elevation: 0.4 } });
    expect(hashOf(from(0.5).rgb)).not.toBe(hashOf(from(3.6).rgb));
  });
});
