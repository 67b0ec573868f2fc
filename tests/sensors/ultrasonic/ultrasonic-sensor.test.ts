import { describe, expect, test } from 'vitest';
import { Hasher } from '../../../src/core/hash.ts';
import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import type { SensorTruth } from '../../../src/sensors/sensor.ts';
import {
  ULTRASONIC_PRESETS,
  type UltrasonicParameters,
} from '../../../src/sensors/ultrasonic/ultrasonic-parameters.ts';
import { UltrasonicSensor } from '../../../src/sensors/ultrasonic/ultrasonic-sensor.ts';
import type { Solid } from '../../../src/world/scenery/mesh.ts';
import { autocorrelation, correlation, deviation, mean } from '../statistics.ts';

const MOUNT = { x: 0, y: 0, z: 0.5, yaw: 0, pitch: 0, roll: 0 };
const PARAMETERS: UltrasonicParameters = { ...ULTRASONIC_PRESETS.parking, rate: 20, mount: MOUNT };
const EXACT: UltrasonicParameters = {
  ...PARAMETERS,
  rangeSigma: 0,
  rangeShare: 0,
  speedError: 0,
  resolution: 0,
  fading: 0,
};
const SAMPLES = 100_000;

function seen(actors: ActorsTruth | null = null, x = 0): SensorTruth {
  return { ego: standingEgo({ x }), actors, signals: null };
}

function sensor(solids: readonly Solid[], change: Partial<UltrasonicParameters> = {}, seed = 1, name = 'a') {
  return new UltrasonicSensor(name, { ...EXACT, ...change }, seed, { told: MOUNT, solids, weather: null });
}

/** A wall 10 m wide and 1 m thick whose near face is `distance` ahead, turned by `yaw` about the middle of that face. */
function wall(distance: number, yaw = 0): Solid {
  return {
    x: distance + 0.5 * Math.cos(yaw),
    y: 0.5 * Math.sin(yaw),
    yaw,
    length: 1,
    width: 10,
  };
}

const range = (solids: readonly Solid[], change: Partial<UltrasonicParameters> = {}) =>
  sensor(solids, change).measure(0, seen());

function oneActor(x: number, z = 0, height = 1.5): ActorsTruth {
  return {
    count: 1,
    id: Int32Array.of(7),
    kind: Uint8Array.of(0),
    model: Uint8Array.of(0),
    color: Uint32Array.of(0),
    x: Float64Array.of(x),
    y: Float64Array.of(0),
    z: Float64Array.of(z),
    yaw: Float64Array.of(0),
    pitch: Float64Array.of(0),
    roll: Float64Array.of(0),
    speed: Float64Array.of(0),
    acceleration: Float64Array.of(0),
    length: Float64Array.of(4),
    width: Float64Array.of(1.8),
    height: Float64Array.of(height),
    lights: Uint8Array.of(0),
  };
}

describe('what it hears', () => {
  test.each([0.3, 1, 2.5, 5.4])('a wall straight ahead at %f m', (distance) => {
    const echo = range([wall(distance)]);
    expect(echo.valid).toBe(true);
    expect(echo.range).toBeCloseTo(distance, 12);
  });

  test('nothing is the greatest range and no echo, and so is a wall behind or beyond', () => {
    for (const solids of [[], [wall(6)], [{ ...wall(2), x: -3 }]]) {
      expect(range(solids)).toMatchObject({ valid: false, range: 5.5, maxRange: 5.5 });
    }
  });

  test('what is nearer than the least range is told to be there', () => {
    expect(range([wall(0.08)])).toMatchObject({ valid: true, range: 0.15 });
  });

  test('the nearest of several, and a car as well as a wall', () => {
    expect(range([wall(3), wall(2)]).range).toBeCloseTo(2, 12);
    expect(sensor([wall(3)]).measure(0, seen(oneActor(1.2 + 2))).range).toBeCloseTo(1.2, 12);
  });

  test('an oblique wall gets quieter with its angle until it is missed', () => {
    // Turned so far that the foot of the perpendicular is beyond the cone, only what is oblique is left.
    const narrow = { halfAngleDeg: 20 };
    const heard = [0, 15, 30, 45, 60, 75].map((deg) => range([wall(2, (deg * Math.PI) / 180)], narrow).valid);
    expect(heard[0]).toBe(true);
    expect(heard.at(-1)).toBe(false);
    expect(heard).toEqual([...heard].sort((a, b) => Number(b) - Number(a)));
  });

  test('within the cone the foot of the perpendicular on an oblique wall is what is near', () => {
    const yaw = 0.4;
    // The wall's face goes through (2, 0) with its normal turned by yaw: 2 cos(yaw) away.
    expect(range([wall(2, yaw)]).range).toBeCloseTo(2 * Math.cos(yaw), 9);
  });

  test('a post is heard not so far as a wall', () => {
    const post = (distance: number): Solid => ({
      x: distance + 0.04,
      y: 0,
      yaw: Math.PI / 4,
      length: 0.06,
      width: 0.06,
    });
    const farthest = (make: (d: number) => Solid) => {
      let far = 0;
      for (let d = 0.2; d < 5.5; d += 0.1) if (range([make(d)]).valid) far = d;
      return far;
    };
    expect(farthest(wall)).toBeGreaterThan(5.3);
    expect(farthest(post)).toBeGreaterThan(2);
    expect(farthest(post)).toBeLessThan(4.5);
  });

  test('rain and snow shorten what it hears', () => {
    const farthest = (weather: { rain: number; snowfall: number }) => {
      let far = 0;
      for (let d = 0.5; d <= 5.5; d += 0.1) {
        const one = new UltrasonicSensor('a', EXACT, 1, { told: MOUNT, solids: [wall(d)], weather });
        if (one.measure(0, seen()).valid) far = d;
      }
      return far;
    };
    const reach = [0, 14, 16, 50].map((rain) => farthest({ rain, snowfall: 0 }));
    expect(reach[0]).toBeCloseTo(5.5, 1);
    // 20 lg(5.5 / r) + 3 (5.5 - r) is 1 and 2 dB there, 4 at the limit of 10 dB.
    expect(reach[1]).toBeLessThan(reach[0]);
    expect(reach[2]).toBeLessThan(reach[1]);
    expect(reach[3]).toBeGreaterThan(4);
    expect(farthest({ rain: 0, snowfall: 4 })).toBe(reach[2]);
  });

  test('what is far above or on another deck is not heard', () => {
    expect(sensor([]).measure(0, seen(oneActor(3, 5))).valid).toBe(false);
    expect(range([{ ...wall(2), z: 6 }]).valid).toBe(false);
    expect(sensor([]).measure(0, seen(oneActor(3, 0, 0.1))).range).toBeCloseTo(Math.hypot(1, 0.4), 9);
  });

  test('solids come into hearing as the car drives', () => {
    const one = sensor([wall(100)]);
    expect(one.measure(0, seen()).valid).toBe(false);
    expect(one.measure(1, seen(null, 97)).range).toBeCloseTo(3, 12);
  });
});

describe('noise, over 100,000 pings at a wall 3 m ahead', () => {
  const noisy = (change: Partial<UltrasonicParameters>, name = 'a', solid = wall(3)) => {
    const one = sensor([solid], change, 5, name);
    return Array.from({ length: SAMPLES }, (_, k) => one.measure(k, seen()));
  };

  test('white, with the deviation that is asked for', () => {
    const values = Float64Array.from(noisy({ rangeSigma: 0.01, rangeShare: 0.005 }), (echo) => echo.range);
    const sigma = 0.01 + 0.005 * 3;
    expect(Math.abs(mean(values) - 3)).toBeLessThan((4 * sigma) / Math.sqrt(SAMPLES));
    expect(Math.abs(deviation(values) / sigma - 1)).toBeLessThan(4 / Math.sqrt(2 * SAMPLES));
    for (const lag of [1, 9]) expect(Math.abs(autocorrelation(values, lag))).toBeLessThan(4 / Math.sqrt(SAMPLES));
    const other = Float64Array.from(noisy({ rangeSigma: 0.01, rangeShare: 0.005 }, 'b'), (echo) => echo.range);
    expect(Math.abs(correlation(values, other))).toBeLessThan(4 / Math.sqrt(SAMPLES));
  });

  test('an echo at the threshold is missed every other time', () => {
    // A wall whose nearest place is 5.4 m away and aside by what takes the margin: 20 lg(5.5 / 5.4) + 0.3 + 6 = 6.459 dB.
    const aside = ((70 * Math.PI) / 180) * Math.sqrt(6.4594 / 12);
    const oblique = { ...wall(5.4 / Math.cos(aside), aside), width: 30 };
    const heard = noisy({ fading: 2 }, 'a', oblique).filter(({ valid }) => valid).length / SAMPLES;
    expect(Math.abs(heard - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / SAMPLES));
    const loud = noisy({ fading: 2 }, 'a', wall(5.4999));
    // 6 dB over fading of 2 dB: three deviations.
    const missed = loud.filter(({ valid }) => !valid).length / SAMPLES;
    expect(Math.abs(missed - 0.00135)).toBeLessThan(4 * Math.sqrt(0.00135 / SAMPLES));
  });

  test("another's sound is taken for an echo in the share of pings that is asked for, anywhere in range", () => {
    const one = sensor([], { crossTalk: 0.1 }, 3);
    const echoes = Array.from({ length: SAMPLES }, (_, k) => one.measure(k, seen())).filter(({ valid }) => valid);
    expect(Math.abs(echoes.length / SAMPLES - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / SAMPLES));
    expect(Math.abs(mean(echoes.map((echo) => echo.range)) - (0.15 + 5.5) / 2)).toBeLessThan(0.07);
  });

  test('the speed of sound is off by what is asked for, over 100,000 sensors', () => {
    const scales = Array.from(
      { length: SAMPLES },
      (_, seed) => sensor([wall(3)], { speedError: 0.01 }, seed).measure(0, seen()).range / 3 - 1,
    );
    expect(Math.abs(mean(scales))).toBeLessThan((4 * 0.01) / Math.sqrt(SAMPLES));
    expect(Math.abs(deviation(scales) / 0.01 - 1)).toBeLessThan(4 / Math.sqrt(2 * SAMPLES));
  });
});

describe('same seed, same bits', () => {
  test.each(Object.entries(ULTRASONIC_PRESETS))('%s, also from a snapshot on', (_, preset) => {
    const solids = [wall(3), wall(30), { ...wall(20), y: 3 }];
    const make = (seed: number) =>
      new UltrasonicSensor('a', { ...PARAMETERS, ...preset }, seed, { told: MOUNT, solids, weather: null });
    const run = (one: UltrasonicSensor, from: number, to: number) => {
      const hasher = new Hasher();
      for (let k = from; k < to; k++) hasher.data(one.measure(k, seen(oneActor(0.2 * k + 3), 0.1 * k)));
      return hasher.digest();
    };
    expect(run(make(1), 0, 300)).toBe(run(make(1), 0, 300));
    expect(run(make(2), 0, 300)).not.toBe(run(make(1), 0, 300));
    const through = make(1);
    run(through, 0, 137);
    const resumed = make(9);
    resumed.restore(structuredClone(through.snapshot()));
    expect(run(resumed, 137, 300)).toBe(run(through, 137, 300));
  });
});
