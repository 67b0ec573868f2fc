import { describe, expect, test } from 'vitest';
import { BASE_SHUTTER, type ChipParameters, DEFAULT_CHIP } from '../../../src/sensors/camera/camera-parameters.ts';
import { FULL_LIGHT, ImageChip } from '../../../src/sensors/camera/image-chip.ts';

/** 307,200 wells: every statistic is over as many samples. */
const [WIDTH, HEIGHT] = [320, 320];
const COUNT = 3 * WIDTH * HEIGHT;
const EVEN = { ...DEFAULT_CHIP, nonUniformity: 0, darkCurrent: 0 };
const open = new Float32Array(WIDTH * HEIGHT).fill(1);

function exposed(light: number, parameters: ChipParameters = EVEN, gain = 1, seed = 1): [Uint16Array, ImageChip] {
  const chip = new ImageChip(parameters, WIDTH, HEIGHT, seed, 'camera.test');
  const raw = new Uint16Array(COUNT);
  chip.expose(new Float32Array(COUNT).fill(light), open, BASE_SHUTTER, gain, raw);
  return [raw, chip];
}

function moments(raw: Uint16Array): [mean: number, variance: number] {
  let sum = 0;
  for (const value of raw) sum += value;
  const mean = sum / raw.length;
  let squares = 0;
  for (const value of raw) squares += (value - mean) * (value - mean);
  return [mean, squares / (raw.length - 1)];
}

describe('ImageChip (EMVA Standard 1288)', () => {
  test('photon transfer: variance is K^2 (read^2 + electrons) + 1/12, and the mean K electrons', () => {
    for (const gain of [1, 4]) {
      for (const light of [0, 0.01, 0.05, 0.2, 0.4]) {
        const [raw, chip] = exposed(light, EVEN, gain);
        const [mean, variance] = moments(raw);
        const k = chip.gainOf(gain);
        const electrons = (light / FULL_LIGHT) * EVEN.fullWell;
        const wanted = k * k * (EVEN.readNoise ** 2 + electrons) + 1 / 12;
        // Four standard errors of a mean and of a variance of so many samples.
        expect(Math.abs(mean - chip.black - k * electrons)).toBeLessThan(4 * Math.sqrt(wanted / COUNT) + 0.003);
        expect(Math.abs(variance / wanted - 1)).toBeLessThan(4 * Math.sqrt(2 / COUNT) + 0.004);
      }
    }
  });

  test('the slope of variance over mean is the gain K', () => {
    const points = [0.05, 0.1, 0.2, 0.3, 0.4].map((light) => moments(exposed(light)[0]));
    const n = points.length;
    const mx = points.reduce((sum, [x]) => sum + x, 0) / n;
    const my = points.reduce((sum, [, y]) => sum + y, 0) / n;
    const slope =
      points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) /
      points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
    const k = exposed(0)[1].gainOf(1);
    expect(slope / k).toBeGreaterThan(0.985);
    expect(slope / k).toBeLessThan(1.015);
  });

  test('neighbours, rows and frames are not correlated', () => {
    const [raw, chip] = exposed(0.2);
    const again = new Uint16Array(COUNT);
    chip.expose(new Float32Array(COUNT).fill(0.2), open, BASE_SHUTTER, 1, again);
    const [mean, variance] = moments(raw);
    const correlation = (other: Uint16Array, lag: number) => {
      let sum = 0;
      for (let i = 0; i + lag < COUNT; i++) sum += (raw[i] - mean) * (other[i + lag] - mean);
      return sum / (COUNT - lag) / variance;
    };
    for (const lag of [1, 2, 3, 6, 3 * WIDTH, 6 * WIDTH]) {
      expect(Math.abs(correlation(raw, lag))).toBeLessThan(4.5 / Math.sqrt(COUNT));
    }
    expect(Math.abs(correlation(again, 0))).toBeLessThan(4.5 / Math.sqrt(COUNT));
  });

  test('a full well gives the highest numbers, and no more however much light there is', () => {
    const [full, fuller] = [exposed(2)[0], exposed(50)[0]];
    expect(full).toEqual(fuller);
    // Half of the noise is cut off: the mean is sqrt(1 / (2 pi)) deviations below the top.
    const k = exposed(0)[1].gainOf(1);
    const deviation = k * Math.sqrt(EVEN.fullWell + EVEN.readNoise ** 2);
    expect(moments(full)[0]).toBeCloseTo(4095 - deviation / Math.sqrt(2 * Math.PI), 0);
    expect(full.every((value) => value <= 4095)).toBe(true);
  });

  test('non-uniformity stays where it is, with its deviation; dark current adds noise but no light', () => {
    const uneven = { ...EVEN, nonUniformity: 0.02, readNoise: 0 };
    const chip = new ImageChip(uneven, WIDTH, HEIGHT, 3, 'camera.test');
    const sum = new Float64Array(COUNT);
    const raw = new Uint16Array(COUNT);
    const light = new Float32Array(COUNT).fill(0.5);
    const frames = 24;
    for (let i = 0; i < frames; i++) {
      chip.expose(light, open, BASE_SHUTTER, 1, raw);
      for (let p = 0; p < COUNT; p++) sum[p] += (raw[p] - chip.black) / frames;
    }
    let mean = 0;
    let squares = 0;
    for (const value of sum) mean += value / COUNT;
    for (const value of sum) squares += (value - mean) ** 2 / COUNT;
    const temporal = mean * chip.gainOf(1) + 1 / 12;
    expect(Math.sqrt(squares - temporal / frames) / mean).toBeGreaterThan(0.0195);
    expect(Math.sqrt(squares - temporal / frames) / mean).toBeLessThan(0.0205);

    const warm = { ...EVEN, darkCurrent: 20_000 };
    const [[darkMean, darkVariance], [coldMean, coldVariance]] = [moments(exposed(0, warm)[0]), moments(exposed(0)[0])];
    expect(Math.abs(darkMean - coldMean)).toBeLessThan(0.1);
    const k = chip.gainOf(1);
    expect((darkVariance - coldVariance) / (k * k * 20_000 * BASE_SHUTTER)).toBeCloseTo(1, 1);
  });

  test('same seed, same noise; another camera of the same seed has its own', () => {
    expect(exposed(0.2)[0]).toEqual(exposed(0.2)[0]);
    const raw = new Uint16Array(COUNT);
    new ImageChip(EVEN, WIDTH, HEIGHT, 1, 'camera.other').expose(
      new Float32Array(COUNT).fill(0.2),
      open,
      BASE_SHUTTER,
      1,
      raw,
    );
    expect(raw).not.toEqual(exposed(0.2)[0]);
  });
});
