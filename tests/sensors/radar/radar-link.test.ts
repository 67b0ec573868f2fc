import { describe, expect, test } from 'vitest';
import { toDecibels } from '../../../src/sensors/radar/decibels.ts';
import { RadarLink } from '../../../src/sensors/radar/radar-link.ts';
import { RADAR_PRESETS } from '../../../src/sensors/radar/radar-parameters.ts';
import { rainAttenuation } from '../../../src/sensors/radar/rain-attenuation.ts';

const parameters = RADAR_PRESETS['long-range'];
const dry = new RadarLink(parameters, 0);

describe('RadarLink', () => {
  test('gives the stated signal over noise of 10 m^2 at 100 m, and the fourth power of the range', () => {
    expect(toDecibels(10 * dry.gain(100, 0))).toBeCloseTo(parameters.snrAt100m, 9);
    expect(toDecibels(dry.gain(50, 0) / dry.gain(100, 0))).toBeCloseTo(40 * Math.log10(2), 9);
  });

  test('loses 6 dB at the edges of the field of view, alike on both sides', () => {
    const edge = parameters.fieldOfView / 2;
    expect(toDecibels(dry.gain(100, 0) / dry.gain(100, edge))).toBeCloseTo(6, 9);
    expect(dry.gain(100, -0.05)).toBe(dry.gain(100, 0.05));
  });

  test('rain takes twice its attenuation over the way', () => {
    const wet = new RadarLink(parameters, 20);
    expect(toDecibels(dry.gain(150, 0) / wet.gain(150, 0))).toBeCloseTo(2 * 150 * rainAttenuation(20), 9);
  });
});

describe('rainAttenuation', () => {
  // Rec. ITU-R P.838-3, equations (2) and (3) at 77 GHz, horizontal polarisation.
  test.each([
    [1, 1.132],
    [25, 11.41],
    [100, 30.85],
  ])('of %i mm/h is k R^alpha: %f dB/km', (rate, decibels) => {
    expect(1000 * rainAttenuation(rate)).toBeCloseTo(decibels, 1);
  });

  test('none without rain', () => {
    expect(rainAttenuation(0)).toBe(0);
  });
});
