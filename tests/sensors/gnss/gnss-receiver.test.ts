import { describe, expect, test } from 'vitest';
import type { GnssFix } from '../../../src/core/gnss-fix.ts';
import { Hasher } from '../../../src/core/hash.ts';
import type { EgoTruth } from '../../../src/core/messages/ego-truth.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { geoFrameOf } from '../../../src/map/projection/geo-frame.ts';
import { GNSS_PRESETS, type GnssParameters } from '../../../src/sensors/gnss/gnss-parameters.ts';
import { GnssReceiver, type GnssSurroundings } from '../../../src/sensors/gnss/gnss-receiver.ts';
import type { SensorTruth } from '../../../src/sensors/sensor.ts';
import type { Mesh } from '../../../src/world/scenery/mesh.ts';
import { STARTER_GNSS } from '../starter-parts.ts';
import { autocorrelation, correlation, deviation, mean } from '../statistics.ts';

const { frame } = geoFrameOf({ geoReference: '+proj=utm +zone=32', offset: null }, { x: 691_000, y: 5_334_000 });
const OPEN: GnssParameters = { ...STARTER_GNSS, isGeodetic: true, whiteSigma: 0.5, biasSigma: 1, biasTau: 2 };
const SAMPLES = 200_000;
const BARE: GnssSurroundings = { frame: null, chunks: [] };

/** Flat roofs [m]: x and y from and to, height. */
function roofs(...boxes: (readonly [number, number, number, number, number])[]): Mesh[] {
  const positions = boxes.flatMap(([x0, y0, x1, y1, z]) => [x0, y0, z, x1, y0, z, x1, y1, z, x0, y1, z]);
  const indices = boxes.flatMap((_, k) => [0, 1, 2, 0, 2, 3].map((i) => 4 * k + i));
  const triangles = 2 * boxes.length;
  return [
    {
      positions: Float32Array.from(positions),
      indices: Uint32Array.from(indices),
      colors: new Uint8Array(3 * triangles),
      normals: new Float32Array(3 * triangles),
      semantic: new Uint8Array(triangles).fill(SEMANTIC.building),
      material: new Uint8Array(triangles),
      slot: new Uint16Array(triangles),
      bounds: [0, 0, 0, 1000],
    },
  ];
}

function at(ego: EgoTruth): SensorTruth {
  return { ego, actors: null, signals: null };
}

function fixes(receiver: GnssReceiver, count: number, ego = standingEgo()): GnssFix[] {
  return Array.from({ length: count }, (_, k) => receiver.fix(k * 10, at(ego)));
}

describe('noise under an open sky, over 200,000 fixes', () => {
  const ego = standingEgo({ x: 1000, y: -50, z: 7 });
  const series = fixes(new GnssReceiver('a', OPEN, 11, BARE), SAMPLES, ego);
  const x = Float64Array.from(series, (fix) => fix.x - ego.x);
  const y = Float64Array.from(series, (fix) => fix.y - ego.y);
  const z = Float64Array.from(series, (fix) => fix.z - ego.z);
  const total = Math.sqrt(0.5 ** 2 + 1);
  // The bias forgets itself over 20 fixes, so about 40 fixes are one that is free: 5,000 of them here.
  const free = SAMPLES / 40;

  test('no mean, and the deviation that it states; heights are half as good again', () => {
    for (const [values, scale] of [
      [x, 1],
      [y, 1],
      [z, 1.5],
    ] as const) {
      expect(Math.abs(mean(values))).toBeLessThan((4 * scale * total) / Math.sqrt(free));
      expect(Math.abs(deviation(values) / (scale * total) - 1)).toBeLessThan(4 / Math.sqrt(2 * free));
    }
    expect(series[0].sigma).toBeCloseTo(total, 12);
    expect(series[0].verticalSigma).toBeCloseTo(1.5 * total, 12);
  });

  test('the correlation falls as e^(-t / tau), with the white noise at 0 only', () => {
    for (const lag of [1, 5, 20, 40, 100]) {
      const expected = (Math.exp(-lag / 20) * 1) / (1 + 0.25);
      expect(Math.abs(autocorrelation(x, lag) - expected)).toBeLessThan(4 / Math.sqrt(free));
    }
  });

  test('axes know nothing of each other, nor of another receiver', () => {
    expect(Math.abs(correlation(x, y))).toBeLessThan(4 / Math.sqrt(free));
    const other = Float64Array.from(fixes(new GnssReceiver('b', OPEN, 11, BARE), SAMPLES, ego), (fix) => fix.x);
    expect(Math.abs(correlation(x, other))).toBeLessThan(4 / Math.sqrt(free));
  });
});

describe('latitude and longitude', () => {
  test("are those of the map's projection, north and east grow with y and x", () => {
    const still = { ...OPEN, whiteSigma: 0, biasSigma: 0 };
    const receiver = new GnssReceiver('a', still, 1, { frame, chunks: [] });
    const here = receiver.fix(0, at(standingEgo({ z: 3 })));
    const there = receiver.fix(10, at(standingEgo({ x: 100, y: 200, z: 3 })));
    expect(here.latitude).toBeCloseTo(48.13, 1);
    expect(here.longitude).toBeCloseTo(11.57, 1);
    expect(here.height).toBe(3);
    // A degree of latitude is 111.2 km here, one of longitude 74.4 km; grid north is 1.9 degrees from true north.
    expect((there.latitude - here.latitude) * 111_200).toBeCloseTo(200 - 100 * Math.sin(0.0334), -1);
    expect((there.longitude - here.longitude) * 74_400).toBeCloseTo(100 + 200 * Math.sin(0.0334), -1);
  });

  test('are none where the map says nothing of the earth', () => {
    const fix = new GnssReceiver('a', OPEN, 1, BARE).fix(0, at(standingEgo()));
    expect([fix.latitude, fix.longitude, fix.height]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(fix.valid).toBe(true);
  });

  test('the fix is the place of the antenna, which leans with the car', () => {
    const mount = { ...STARTER_GNSS.mount, x: 1, y: 0.2, z: 1.5 };
    const receiver = new GnssReceiver('a', { ...OPEN, whiteSigma: 0, biasSigma: 0, mount }, 1, BARE);
    const { x, y, z } = receiver.fix(0, at(standingEgo({ x: 5, yaw: Math.PI / 2, roll: 0.1 })));
    expect(x).toBeCloseTo(5 - 0.2 * Math.cos(0.1) + 1.5 * Math.sin(0.1), 12);
    expect(y).toBeCloseTo(1, 12);
    expect(z).toBeCloseTo(0.2 * Math.sin(0.1) + 1.5 * Math.cos(0.1), 12);
  });
});

describe('the sky', () => {
  const parameters = { ...OPEN, sky: true, multipathSigma: 10, constellations: 4 };
  const on = (...boxes: Parameters<typeof roofs>) =>
    new GnssReceiver('a', parameters, 3, { frame, chunks: roofs(...boxes) });
  const CANYON = [
    [-200, 10, 200, 30, 40],
    [-200, -30, 200, -10, 40],
  ] as const;

  test('an open one has 5 to 12 satellites of GPS above 10 degrees at any hour, and a dilution of 0.7 to 4', () => {
    for (let hour = 0; hour < 24; hour++) {
      const receiver = new GnssReceiver('a', { ...parameters, constellations: 1, hour }, 3, { frame, chunks: [] });
      const { valid, satellites, hdop } = receiver.fix(0, at(standingEgo()));
      expect(valid).toBe(true);
      expect(satellites).toBeGreaterThanOrEqual(5);
      expect(satellites).toBeLessThanOrEqual(12);
      expect(hdop).toBeGreaterThan(0.7);
      expect(hdop).toBeLessThan(4);
    }
  });

  test('with nothing around, the error is that of a receiver without a sky, bit for bit', () => {
    const bare = fixes(new GnssReceiver('a', { ...parameters, sky: false }, 3, { frame, chunks: [] }), 50);
    const open = fixes(new GnssReceiver('a', parameters, 3, { frame, chunks: [] }), 50);
    expect(open.map(({ x }) => x)).toEqual(bare.map(({ x }) => x));
  });

  test('between tall buildings errors grow, across the street more than along it', () => {
    const series = fixes(on(...CANYON), SAMPLES / 2).filter(({ valid }) => valid);
    const open = fixes(on(), SAMPLES / 2);
    expect(series.length).toBeGreaterThan(0.25 * SAMPLES);
    expect(mean(series.map(({ satellites }) => satellites))).toBeLessThan(
      0.6 * mean(open.map(({ satellites }) => satellites)),
    );
    const along = deviation(series.map(({ x }) => x));
    const across = deviation(series.map(({ y }) => y));
    expect(along).toBeGreaterThan(2 * deviation(open.map(({ x }) => x)));
    expect(across).toBeGreaterThan(1.3 * along);
  });

  test('the same buildings far away hide nothing', () => {
    const far = on([300, 200, 500, 230, 30]).fix(0, at(standingEgo()));
    expect(far.satellites).toBe(on().fix(0, at(standingEgo())).satellites);
  });

  test('under a roof there is no fix, the last is held, and after it the receiver needs its time', () => {
    const receiver = on([20, -10, 60, 10, 6]);
    const drive = Array.from({ length: 100 }, (_, k) => receiver.fix(10 * k, at(standingEgo({ x: k }))));
    const without = drive.map(({ valid }) => !valid);
    expect(without[15]).toBe(false);
    expect(without.slice(22, 58).every((missing) => missing)).toBe(true);
    expect(drive[40].satellites).toBe(0);
    expect(drive[40].x).toBe(drive[without.indexOf(true) - 1].x);
    const back = without.lastIndexOf(true);
    expect(back).toBeGreaterThanOrEqual(60 + 7);
    expect(back).toBeLessThan(85);
  });

  test('on the roof there is one', () => {
    expect(on([20, -10, 60, 10, 6]).fix(0, at(standingEgo({ x: 40, z: 6 }))).valid).toBe(true);
  });
});

describe('same seed, same bits', () => {
  const run = (receiver: GnssReceiver, from: number, to: number) => {
    const hasher = new Hasher();
    for (let k = from; k < to; k++) {
      hasher.data(receiver.fix(10 * k, at(standingEgo({ x: k % 80 }))));
    }
    return hasher.digest();
  };
  const make = (seed: number) =>
    new GnssReceiver('a', { ...OPEN, ...GNSS_PRESETS.automotive }, seed, {
      frame,
      chunks: roofs([20, -10, 60, 10, 6]),
    });

  test('also from a snapshot on', () => {
    expect(run(make(1), 0, 300)).toBe(run(make(1), 0, 300));
    expect(run(make(2), 0, 300)).not.toBe(run(make(1), 0, 300));
    const through = make(1);
    run(through, 0, 145);
    const resumed = make(7);
    resumed.restore(structuredClone(through.snapshot()));
    expect(run(resumed, 145, 300)).toBe(run(through, 145, 300));
  });
});
