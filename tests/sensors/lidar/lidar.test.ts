import { describe, expect, test } from 'vitest';
import { POINT_CAUSE, timeOfPoint } from '../../../src/core/point-cloud.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { Lidar } from '../../../src/sensors/lidar/lidar.ts';
import { LIDAR_DEVICES, patternOf } from '../../../src/sensors/lidar/lidar-devices.ts';
import type { LidarParameters, ReturnMode } from '../../../src/sensors/lidar/lidar-parameters.ts';
import { MATERIAL, type Mesh } from '../../../src/world/scenery/mesh.ts';
import { actorsAt } from '../raster/sample-scenery.ts';
import { aheadPattern, plainLidar } from './lidar-of.ts';
import { FACADE, ground, meshOf, sceneryOf, wallAt } from './lidar-scenery.ts';

function measure(chunks: readonly Mesh[], change: Partial<LidarParameters> = {}, ego = standingEgo()) {
  const lidar = new Lidar('top', plainLidar(change), 1, sceneryOf(chunks));
  const cloud = lidar.measure(0, { ego, actors: null });
  return { lidar, cloud, truth: lidar.truthOf() };
}

/** A wall that covers what is left of straight ahead, at x. */
function leftHalf(x: number): Mesh {
  return meshOf([[[x, 50, -50], [x, 0, -50], [x, 0, 50], [x, 50, 50], FACADE]]);
}

describe('intensity', () => {
  test('is reflectivity times the cosine of incidence', () => {
    const { cloud, truth } = measure([ground(100)], {
      materials: true,
      mount: { x: 0, y: 0, z: 1.9, yaw: 0, pitch: 0, roll: 0 },
      pattern: { ...aheadPattern(30, 1), elevations: [-0.3] },
    });
    expect(cloud.count).toBe(30);
    for (let i = 0; i < cloud.count; i++) {
      expect(truth.cosine[cloud.beam[i]]).toBeCloseTo(Math.sin(0.3), 6);
      expect(cloud.intensity[i]).toBe(Math.round(255 * 0.17 * Math.sin(0.3)));
    }
  });

  test('tells materials apart, and sign faces shine whatever the angle', () => {
    const of = (material: number, semantic: number = SEMANTIC.building) =>
      measure([wallAt(20, { ...FACADE, material, semantic })], { materials: true }).cloud.intensity[0];
    expect(of(MATERIAL.glass)).toBeLessThan(of(MATERIAL.asphalt));
    expect(of(MATERIAL.asphalt)).toBeLessThan(of(MATERIAL.facade));
    expect(of(MATERIAL.facade)).toBeLessThan(of(MATERIAL.paint));
    expect(of(MATERIAL.plain, SEMANTIC.trafficSign)).toBe(255);
  });

  test('falls with range as e^(-attenuation * range)', () => {
    for (const x of [10, 60, 150]) {
      const { cloud } = measure([wallAt(x)], { attenuation: 0.004 });
      expect(Math.abs(cloud.intensity[0] - 255 * Math.exp(-0.004 * x))).toBeLessThan(1);
    }
  });

  test('too faint for the distance is no point: a tenth is seen as far as tenthRange, others by the square root', () => {
    const farthest = (material: number) => {
      const seen = Array.from({ length: 100 }, (_, i) => i + 10).filter(
        (x) =>
          measure([wallAt(x, { ...FACADE, material })], {
            materials: true,
            tenthRange: 40,
            pattern: aheadPattern(1, 1),
          }).cloud.count > 0,
      );
      return Math.max(...seen);
    };
    expect(farthest(MATERIAL.facade)).toBe(80);
    expect(farthest(MATERIAL.asphalt)).toBe(Math.floor(40 * Math.sqrt(1.7)));
  });
});

describe('the truth', () => {
  test('has class, actor, exact range and cosine of every beam, also where no point is', () => {
    const scenery = sceneryOf([ground(100), wallAt(40)]);
    const hatch = scenery.models.findIndex(({ name }) => name === 'hatch');
    const lidar = new Lidar(
      'top',
      plainLidar({
        mount: { x: 0, y: 0, z: 1, yaw: 0, pitch: 0, roll: 0 },
        pattern: patternOf(LIDAR_DEVICES['hdl-64e'].elevations, 120, 240),
        rangeNoise: 0.5,
        dropoff: { general: 0.5, intensityLimit: 1, zeroIntensity: 0 },
      }),
      1,
      scenery,
    );
    const cloud = lidar.measure(0, { ego: standingEgo(), actors: actorsAt(scenery, [[hatch, 12, 0, 0]]) });
    const truth = lidar.truthOf();
    expect(truth.range.length).toBe(240 * 64);
    expect(truth.cause.length).toBe(cloud.count);
    expect(cloud.count).toBeLessThan(0.6 * truth.range.length);
    let cars = 0;
    for (let beam = 0; beam < truth.range.length; beam++) {
      const elevation = (LIDAR_DEVICES['hdl-64e'].elevations[beam % 64] * Math.PI) / 180;
      if (truth.semantic[beam] === SEMANTIC.road) {
        expect(truth.range[beam]).toBeCloseTo(1 / Math.sin(-elevation), 3);
        expect(truth.cosine[beam]).toBeCloseTo(Math.sin(-elevation), 5);
        expect(truth.instance[beam]).toBe(0);
      }
      if (truth.semantic[beam] === SEMANTIC.car) {
        expect(truth.instance[beam]).toBe(2);
        cars++;
      }
    }
    expect(cars).toBeGreaterThan(100);
  });

  test('is sky where nothing is within range', () => {
    const { truth, cloud } = measure([wallAt(60)], { range: 50 });
    expect(cloud.count).toBe(0);
    expect(new Set(truth.semantic)).toEqual(new Set([SEMANTIC.sky]));
    expect(truth.range[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('edges', () => {
  const wide = { divergence: [0.002, 0.002] as const, pattern: aheadPattern(41, 5) };

  test('within a pulse make points between both surfaces, nearer to the one that fills more of the beam', () => {
    // The edge lies straight ahead, the nearer wall to its left: beams half a milliradian off it meet both.
    const { cloud, truth } = measure([leftHalf(20), wallAt(20.5)], { ...wide, pattern: aheadPattern(40, 5) });
    const ranges = Array.from({ length: 40 }, (_, column) => cloud.x[cloud.beam.indexOf(5 * column + 2)]);
    expect(ranges.slice(0, 19).every((x) => Math.abs(x - 20.5) < 0.001)).toBe(true);
    expect(ranges[19]).toBeGreaterThan(20.26);
    expect(ranges[19]).toBeLessThan(20.49);
    expect(ranges[20]).toBeGreaterThan(20.01);
    expect(ranges[20]).toBeLessThan(20.24);
    expect(ranges.slice(21).every((x) => Math.abs(x - 20) < 0.001)).toBe(true);
    for (let i = 0; i < cloud.count; i++) {
      const isBetween = cloud.x[i] > 20.01 && cloud.x[i] < 20.49;
      expect(truth.cause[i]).toBe(isBetween ? POINT_CAUSE.edge : POINT_CAUSE.surface);
    }
  });

  test('farther apart make two returns, of which each mode reports its own', () => {
    const at = (returns: ReturnMode) => {
      const { cloud } = measure([leftHalf(20), wallAt(30)], { ...wide, returns });
      const column = 20;
      const points = [...cloud.beam.keys()].filter((i) => cloud.beam[i] === 5 * column + 2);
      return points.map((i) => ({ x: Math.round(cloud.x[i]), echo: cloud.echo[i] }));
    };
    expect(at('first')).toEqual([{ x: 20, echo: 0 }]);
    expect(at('last')).toEqual([{ x: 30, echo: 0 }]);
    expect(at('strongest')).toEqual([{ x: 20, echo: 0 }]);
    const both = [
      { x: 20, echo: 0 },
      { x: 30, echo: 1 },
    ];
    expect(at('dual')).toEqual(both);
    expect(at('all')).toEqual(both);
  });

  test('of one slanting surface are none', () => {
    const { truth } = measure([ground(300)], {
      mount: { x: 0, y: 0, z: 1.9, yaw: 0, pitch: 0, roll: 0 },
      divergence: [0.003, 0.003],
      pattern: patternOf([-24, -20, -16, -12, -8, -4], 90, 90),
    });
    expect(truth.cause.includes(POINT_CAUSE.edge)).toBe(false);
  });
});

describe('a sweep', () => {
  test('in motion leaves points where the sensor saw them, with their time', () => {
    const change = { motionDistortion: true, pattern: patternOf([0], 360, 360), duration: 0.1 };
    const { cloud } = measure([wallAt(40)], change, standingEgo({ vx: 20 }));
    for (let i = 0; i < cloud.count; i++) expect(cloud.x[i]).toBeCloseTo(40 - 20 * timeOfPoint(cloud, i), 2);
    const still = measure([wallAt(40)], { ...change, motionDistortion: false }, standingEgo({ vx: 20 })).cloud;
    for (let i = 0; i < still.count; i++) expect(still.x[i]).toBeCloseTo(40, 2);
    expect(timeOfPoint(still, 5)).toBe(-0);
  });

  test('of a sensor that was knocked off its mount has other points, until it is put back', () => {
    const { lidar, cloud } = measure([wallAt(40)], { pattern: aheadPattern(1, 1) });
    const truth = { ego: standingEgo(), actors: null };
    lidar.displace({ x: 3, y: 0, z: 0, yaw: 0.2, pitch: 0, roll: 0 });
    const moved = lidar.measure(10, truth);
    expect(moved.x[0]).toBeCloseTo(37 / Math.cos(0.2), 3);
    expect(moved.mount).toEqual(cloud.mount);
    lidar.displace(null);
    expect(lidar.measure(20, truth)).toEqual(cloud);
  });
});

describe('devices', () => {
  test("have their data sheets' channels, the lowest first", () => {
    const extremes = Object.entries(LIDAR_DEVICES).map(([name, { elevations }]) => [
      name,
      elevations.length,
      Number(elevations[0].toFixed(3)),
      Number(elevations[elevations.length - 1].toFixed(3)),
    ]);
    expect(extremes).toEqual([
      ['vlp-16', 16, -15, 15],
      ['hdl-32e', 32, -30.667, 10.667],
      ['hdl-64e', 64, -24.333, 2],
      ['os1-64', 64, -16.6, 16.6],
      ['vls-128', 128, -25, 15],
      ['at128', 128, -12.9, 12.5],
      ['carla', 64, -30, 10],
    ]);
    for (const { elevations } of Object.values(LIDAR_DEVICES)) {
      for (let i = 1; i < elevations.length; i++) expect(elevations[i]).toBeGreaterThan(elevations[i - 1]);
    }
  });

  test("turn with their data sheets' steps", () => {
    expect(360 / LIDAR_DEVICES['vlp-16'].columnsAt(10)).toBeCloseTo(0.2, 2);
    expect(360 / LIDAR_DEVICES['vlp-16'].columnsAt(20)).toBeCloseTo(0.4, 2);
    expect(360 / LIDAR_DEVICES['hdl-64e'].columnsAt(10)).toBeCloseTo(0.1728, 3);
    expect(120 / LIDAR_DEVICES.at128.columnsAt(10)).toBeCloseTo(0.1, 6);
    expect(LIDAR_DEVICES.carla.columnsAt(10) * 64 * 10).toBeCloseTo(600_000, -3);
  });
});
