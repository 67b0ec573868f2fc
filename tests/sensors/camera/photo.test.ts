import { describe, expect, test } from 'vitest';
import { CameraModel } from '../../../src/sensors/camera/camera-model.ts';
import {
  BASE_SHUTTER,
  type CameraParameters,
  DEFAULT_CAMERA,
  DEFAULT_EXPOSURE,
  DEFAULT_PHOTO,
  type PhotoParameters,
} from '../../../src/sensors/camera/camera-parameters.ts';
import { ExposureControl } from '../../../src/sensors/camera/exposure-control.ts';
import { JpegBlocks } from '../../../src/sensors/camera/jpeg-blocks.ts';
import { LensSoiling } from '../../../src/sensors/camera/lens-soiling.ts';
import { MovingShutter } from '../../../src/sensors/camera/moving-shutter.ts';
import { blackBodyColour, WhiteBalance } from '../../../src/sensors/camera/white-balance.ts';
import { clearSky } from '../../../src/world/scenery/atmosphere.ts';
import { dressForWeather } from '../../../src/world/weather/dress-for-weather.ts';
import { presetWeather } from '../../../src/world/weather/weather-presets.ts';
import { sampleScenery } from '../raster/sample-scenery.ts';

const [WIDTH, HEIGHT] = [64, 32];
const even = (light: number) => new Float32Array(3 * WIDTH * HEIGHT).fill(light);

const QUIET = { fullWell: 1e7, readNoise: 0, darkCurrent: 0, nonUniformity: 0, bits: 12 };
/** A photograph of nothing but light: what is to be seen is turned on one by one. */
const BARE: PhotoParameters = {
  ...DEFAULT_PHOTO,
  exposure: { ...DEFAULT_EXPOSURE, mode: 'manual' },
  chip: QUIET,
  vignetting: 0,
  flare: 0,
  motionBlur: false,
};

function picture(photo: PhotoParameters, scenery = sampleScenery(), more: Partial<CameraParameters> = {}): Uint8Array {
  const camera = new CameraModel('a', { ...DEFAULT_CAMERA, ...more, photo }, 1, scenery);
  const zero = { z: 0, pitch: 0, roll: 0, vx: 0, vy: 0, rollRate: 0, pitchRate: 0, yawRate: 0, ax: 0, ay: 0, az: 0 };
  const wheels = { steer: 0, wheelAngles: new Float64Array(4), wheelTravel: new Float64Array(4), braking: false };
  const ego = { x: 0, y: 0, yaw: 0, ...zero, ...wheels };
  return camera.measure(0, { ego, actors: null, signals: null }).rgb;
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

describe('ExposureControl', () => {
  test('covers all but 1/e of a step of light in its settling time', () => {
    const control = new ExposureControl(DEFAULT_EXPOSURE, WIDTH, HEIGHT);
    control.meter(even(0.4), 0.1);
    expect(control.exposure).toBeCloseTo(DEFAULT_EXPOSURE.target / 0.4, 6);
    const wanted = DEFAULT_EXPOSURE.target / 0.1;
    const start = Math.log(wanted / control.exposure);
    for (let k = 0; k < 4; k++) control.meter(even(0.1), DEFAULT_EXPOSURE.settle / 4);
    expect(Math.log(wanted / control.exposure) / start).toBeCloseTo(1 / Math.E, 6);
  });

  test('opens the shutter first, then adds gain, and ends at both', () => {
    const bright = new ExposureControl({ ...DEFAULT_EXPOSURE, mode: 'manual', value: 0.01 }, WIDTH, HEIGHT);
    expect([bright.shutter, bright.gain]).toEqual([0.01 * BASE_SHUTTER, 1]);
    const dim = new ExposureControl({ ...DEFAULT_EXPOSURE, mode: 'manual', value: 6 }, WIDTH, HEIGHT);
    expect(dim.shutter).toBe(DEFAULT_EXPOSURE.longest);
    expect(dim.gain).toBeCloseTo((6 * BASE_SHUTTER) / DEFAULT_EXPOSURE.longest, 12);
    const dark = new ExposureControl(DEFAULT_EXPOSURE, WIDTH, HEIGHT);
    dark.meter(even(0), 1);
    expect(dark.gain).toBeCloseTo(DEFAULT_EXPOSURE.mostGain, 9);
  });

  test('a bright rim counts in the whole picture, less in the middle, and not in the spot', () => {
    const light = even(0.1);
    light.fill(1.5, 0, 3 * WIDTH * 8);
    const [average, centre, spot] = (['average', 'centre', 'spot'] as const).map((metering) => {
      const control = new ExposureControl({ ...DEFAULT_EXPOSURE, metering }, WIDTH, HEIGHT);
      control.meter(light, 0.1);
      return control.exposure;
    });
    expect(average).toBeLessThan(0.9 * centre);
    expect(centre).toBeLessThan(spot);
    expect(spot).toBeCloseTo(DEFAULT_EXPOSURE.target / 0.1, 5);
  });

  test('makes night brighter with more noise, and leaves a fair day bright', () => {
    const photo = { ...DEFAULT_PHOTO, flare: 0 };
    const night = dressForWeather(sampleScenery(), presetWeather('night'), 1);
    const fixed = mean(picture({ ...photo, exposure: BARE.exposure }, night));
    expect(mean(picture(photo, night))).toBeGreaterThan(1.3 * fixed);
    const day = mean(picture(photo));
    expect(day).toBeGreaterThan(90);
    expect(day).toBeLessThan(180);
  });
});

describe('WhiteBalance', () => {
  test('daylight is left as it is, lamplight is made less red', () => {
    expect([...new WhiteBalance(6504).gains]).toEqual([1, 1, 1]);
    const [red, , blue] = new WhiteBalance(3200).gains;
    expect(red).toBeLessThan(0.8);
    expect(blue).toBeGreaterThan(1.5);
    const [coolRed, , coolBlue] = new WhiteBalance(10_000).gains;
    expect(coolRed).toBeGreaterThan(1);
    expect(coolBlue).toBeLessThan(1);
  });

  test('a black body of 6500 K is about white (CIE 15), one of 2856 K is illuminant A', () => {
    const [r, g, b] = blackBodyColour(6500);
    expect(Math.max(r, g, b) / Math.min(r, g, b)).toBeLessThan(1.06);
    // Illuminant A has x = 0.4476, y = 0.4074: linear sRGB 1.8457, 0.8261, 0.2334 at Y = 1.
    const a = blackBodyColour(2856);
    [1.8457, 0.8261, 0.2334].forEach((wanted, c) => {
      expect(Math.abs(a[c] - wanted)).toBeLessThan(0.02);
    });
  });

  test('automatic: what is of one cast on the mean becomes grey', () => {
    const light = even(0.4);
    for (let i = 0; i < light.length; i += 3) {
      light[i] *= 1.4;
      light[i + 2] *= 0.7;
    }
    const balance = new WhiteBalance('auto');
    balance.follow(light, 0.1);
    expect(light[0] * balance.gains[0]).toBeCloseTo(light[1], 5);
    expect(light[2] * balance.gains[2]).toBeCloseTo(light[1], 5);
  });
});

describe('MovingShutter', () => {
  /** Black to the left of the middle column, white to the right; all of it moves right by `flow` pixels a frame. */
  const edge = () =>
    Float32Array.from({ length: 3 * WIDTH * HEIGHT }, (_, i) => (Math.floor(i / 3) % WIDTH < 32 ? 0 : 1));
  const moving = (u: number) => Float32Array.from({ length: 2 * WIDTH * HEIGHT }, (_, i) => (i % 2 === 0 ? u : 0));
  const row = (light: Float32Array, y: number) => Array.from({ length: WIDTH }, (_, x) => light[3 * (y * WIDTH + x)]);

  test('an edge that moves by v is smeared over v times the open shutter, about its place', () => {
    const out = even(0);
    // 10 pixels a frame at 10 frames a second for 0.05 s: 5 pixels.
    new MovingShutter(WIDTH, HEIGHT, 0).apply(edge(), moving(10), 10, 0.05, out);
    const ramp = row(out, 5);
    const partly = ramp.filter((value) => value > 0.01 && value < 0.99).length;
    expect(partly).toBeGreaterThanOrEqual(4);
    expect(partly).toBeLessThanOrEqual(6);
    expect(mean(ramp)).toBeCloseTo(mean(row(edge(), 5)), 2);
    new MovingShutter(WIDTH, HEIGHT, 0).apply(edge(), moving(0), 10, 0.05, out);
    expect(out).toEqual(edge());
  });

  test('rows that are read later show what moved further, and the truth with it', () => {
    const out = even(0);
    const lineTime = 0.002;
    const shutter = new MovingShutter(WIDTH, HEIGHT, lineTime);
    shutter.apply(edge(), moving(10), 10, 0, out);
    for (const y of [0, 10, 31]) {
      // 100 pixels a second.
      const moved = 100 * lineTime * (y - (HEIGHT - 1) / 2);
      expect(row(out, y).findIndex((value) => value >= 0.5)).toBeCloseTo(32 + moved, -0.2);
      expect(shutter.source[y * WIDTH + 40] - (y * WIDTH + 40)).toBe(Math.floor(-moved + 0.5));
    }
  });
});

describe('vignetting', () => {
  test('is the fourth power of the cosine off the axis', () => {
    const flat = { ...DEFAULT_CAMERA, fieldOfView: 2 };
    const sky = sampleScenery({ ...clearSky(4, 0.5, 2000), sunStrength: 0 });
    const pitched = { ...flat.mount, pitch: -Math.PI / 2 };
    const more = { fieldOfView: 2, mount: pitched };
    const [open, falling] = [0, 1].map((vignetting) => picture({ ...BARE, vignetting }, sky, more));
    // The corner of the middle row: tan = 1 - half a pixel.
    const p = 3 * (64 * 256);
    const linear = (value: number) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const cosine = Math.cos(1);
    for (const c of [0, 1]) {
      expect(linear(falling[p + c]) / linear(open[p + c])).toBeCloseTo(cosine ** 4, 1);
    }
  });
});

describe('LensFlare', () => {
  const towards = (azimuth: number, elevation = 0.3) => sampleScenery(clearSky(azimuth, elevation, 20_000));

  test('lifts the picture towards the sun, and not with the sun behind', () => {
    const lifted = (azimuth: number) =>
      mean(picture({ ...BARE, flare: 1 }, towards(azimuth))) - mean(picture(BARE, towards(azimuth)));
    expect(lifted(-0.2)).toBeGreaterThan(5);
    expect(lifted(Math.PI)).toBe(0);
    expect(lifted(0.9)).toBeLessThan(lifted(-0.2));
  });

  test('is gone where a house stands before the sun', () => {
    // The house is from 0.18 to 0.55 rad to the left, 6 m high at 20 m.
    const behind = towards(0.32, 0.15);
    expect(mean(picture({ ...BARE, flare: 1 }, behind)) - mean(picture(BARE, behind))).toBeLessThan(0.01);
  });
});

describe('LensSoiling', () => {
  test('dirt and drops cover about the share that is asked for, and stay where they are', () => {
    for (const [dirt, drops] of [
      [0.1, 0],
      [0, 0.1],
    ]) {
      const noisy = () => clean.slice();
      const soiling = new LensSoiling(256, 128, dirt, drops, 1, 'camera.a');
      const light = noisy();
      soiling.applyTo(light, 0);
      const changed = light.filter((value, i) => i % 3 === 0 && value !== clean[i]).length;
      expect(changed / (256 * 128)).toBeGreaterThan(0.07);
      expect(changed / (256 * 128)).toBeLessThan(0.13);
      const again = noisy();
      new LensSoiling(256, 128, dirt, drops, 1, 'camera.a').applyTo(again, 0);
      expect(again).toEqual(light);
      const other = noisy();
      new LensSoiling(256, 128, dirt, drops, 2, 'camera.a').applyTo(other, 0);
      expect(other).not.toEqual(light);
    }
  });

  const clean = Float32Array.from({ length: 3 * 256 * 128 }, (_, i) => 0.5 + 0.4 * Math.sin(i * 12.9898));
});

describe('JpegBlocks', () => {
  const scene = picture(BARE);
  const coded = (quality: number, from = scene) => {
    const out = from.slice();
    new JpegBlocks(quality).applyTo(out, 256, 128);
    return out;
  };
  const error = (a: Uint8Array, b: Uint8Array) =>
    Math.sqrt(mean(a.map((value, i) => Math.min(255, (value - b[i]) ** 2))));

  test('quality 100 changes nothing that one sees; the lower, the worse', () => {
    const errors = [100, 75, 40, 10].map((quality) => error(scene, coded(quality)));
    expect(errors[0]).toBeLessThan(1);
    for (let k = 1; k < 4; k++) expect(errors[k]).toBeGreaterThan(errors[k - 1]);
    expect(errors[3]).toBeGreaterThan(4);
  });

  test('a picture of one grey stays as it is, of any size', () => {
    const grey = new Uint8Array(3 * 13 * 5).fill(128);
    const out = grey.slice();
    new JpegBlocks(20).applyTo(out, 13, 5);
    expect(out).toEqual(grey);
  });

  test('steps lie on the borders of blocks', () => {
    const out = coded(8);
    const [border, inner] = [0, 0].map(() => ({ sum: 0, count: 0 }));
    for (let p = 0; p < 256 * 128 - 1; p++) {
      const x = p % 256;
      if (x === 255) continue;
      const of = x % 8 === 7 ? border : inner;
      of.sum += Math.abs(out[3 * p + 1] - out[3 * p + 4]);
      of.count++;
    }
    expect(border.sum / border.count).toBeGreaterThan(1.3 * (inner.sum / inner.count));
  });
});
