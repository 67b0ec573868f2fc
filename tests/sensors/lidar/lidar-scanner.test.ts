import { describe, expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { LidarScanner, type Sweep } from '../../../src/sensors/lidar/lidar-scanner.ts';
import { egoAt } from '../../../src/sensors/lidar/sweep-motion.ts';
import { actorsAt, sampleScenery } from '../raster/sample-scenery.ts';
import { ground, sceneryOf, wallAt } from './lidar-scenery.ts';

const MOUNT = { x: 1, y: 0.2, z: 1.9, yaw: 0.1, pitch: 0.02, roll: -0.01 };
const PATTERN = {
  elevations: Array.from({ length: 16 }, (_, i) => ((2 * i - 15) * Math.PI) / 180),
  columns: 720,
  firstAzimuth: -Math.PI,
  azimuthStep: Math.PI / 360,
};
const AT_ONCE: Sweep = { duration: 0, isClockwise: true };
const SWEEP: Sweep = { duration: 0.1, isClockwise: true };

describe('a scan', () => {
  const scenery = sceneryOf([ground(100), wallAt(40), wallAt(-30)]);
  const hatch = scenery.models.findIndex(({ name }) => name === 'hatch');

  test('tells scenery and actors apart', () => {
    const scanner = new LidarScanner(scenery, PATTERN, { ...MOUNT, yaw: 0, pitch: 0, roll: 0 }, 100, AT_ONCE);
    scanner.scan(standingEgo(), actorsAt(scenery, [[hatch, 13, 0.2, 0]]));
    // Straight ahead, 5 degrees down: the car's back, about 10 m away.
    const beam = 360 * 16 + 5;
    const facet = scanner.hits.facet[beam];
    expect(scanner.actorOf(facet)).toBe(0);
    expect(scanner.meshOf(facet)).toBe(scenery.models[hatch].mesh);
    expect(scanner.meshOf(facet).semantic[scanner.hits.triangle[facet]]).toBe(SEMANTIC.car);
    expect(1 / scanner.hits.nearness[beam]).toBeGreaterThan(13 - 2.5 - 1);
    expect(1 / scanner.hits.nearness[beam]).toBeLessThan(13 - 1);
    const level = scanner.hits.facet[360 * 16 + 8];
    expect(scanner.actorOf(level)).toBe(-1);
    expect(scanner.meshOf(level)).toBe(scenery.chunks[1]);
  });

  test('at rest a sweep measures what a scan at once does', () => {
    const actors = actorsAt(scenery, [[hatch, 13, 3, 1]]);
    const ego = standingEgo({ x: 2, y: -3, yaw: 0.4, pitch: 0.01 });
    const [a, b] = [AT_ONCE, SWEEP].map((sweep) => new LidarScanner(scenery, PATTERN, MOUNT, 100, sweep));
    a.scan(ego, actors);
    b.scan(ego, actors);
    for (let k = 0; k < a.grid.count; k++) {
      expect(Math.abs(a.hits.nearness[k] - b.hits.nearness[k])).toBeLessThanOrEqual(1e-6 * a.hits.nearness[k]);
    }
  });
});

describe('a sweep', () => {
  test('of a moving sensor has each column from where the sensor was then', () => {
    // Level and straight, so that the sensor's way is closed: 30 m/s along x.
    const level = new LidarScanner(
      sceneryOf([wallAt(40)]),
      PATTERN,
      { ...MOUNT, yaw: 0, pitch: 0, roll: 0 },
      300,
      SWEEP,
    );
    level.scan(standingEgo({ vx: 30 }), null);
    let seen = 0;
    for (let column = 0; column < 720; column++) {
      const time = -0.1 * (column / 720);
      const distance = 40 - (MOUNT.x + 30 * time);
      const near = level.hits.nearness[column * 16 + 7];
      if (near === 0) continue;
      seen++;
      expect(level.grid.cosine[column] / near / distance).toBeCloseTo(1, 5);
    }
    expect(seen).toBeGreaterThan(300);
    expect(level.timeOf(0)).toBeCloseTo(0, 12);
    expect(level.timeOf(719)).toBeCloseTo((-0.1 * 719) / 720, 12);
  });

  test('of a turning sensor sees a wall where its own azimuth pointed', () => {
    const scanner = new LidarScanner(
      sceneryOf([wallAt(40)]),
      PATTERN,
      { x: 0, y: 0, z: 1, yaw: 0, pitch: 0, roll: 0 },
      300,
      SWEEP,
    );
    scanner.scan(standingEgo({ yawRate: 0.8 }), null);
    for (let column = 240; column < 480; column++) {
      const azimuth = -Math.PI + (column * Math.PI) / 360 + 0.8 * scanner.timeOf(column);
      const near = scanner.hits.nearness[column * 16 + 7];
      expect(near * 40).toBeCloseTo(Math.cos(azimuth), 5);
    }
  });

  test('has a car that drives away where it was at the time of each column', () => {
    const scenery = sceneryOf([]);
    const hatch = scenery.models.findIndex(({ name }) => name === 'hatch');
    const mount = { x: 0, y: 0, z: 0.9, yaw: 0, pitch: 0, roll: 0 };
    const [still, moving] = [AT_ONCE, SWEEP].map((sweep) => new LidarScanner(scenery, PATTERN, mount, 100, sweep));
    const actors = actorsAt(scenery, [[hatch, 15, 0, 0]]);
    actors.speed[0] = 20;
    moving.scan(standingEgo(), actors);
    const column = 360;
    const later = actorsAt(scenery, [[hatch, 15 + 20 * moving.timeOf(column), 0, 0]]);
    still.scan(standingEgo(), later);
    for (let channel = 7; channel <= 8; channel++) {
      const k = column * 16 + channel;
      expect(still.hits.facet[k]).toBeGreaterThanOrEqual(0);
      expect(moving.hits.nearness[k] / still.hits.nearness[k]).toBeCloseTo(1, 5);
    }
  });

  test('in traffic has the ranges of scans at the times of its columns, but for beams at edges', () => {
    const scenery = sampleScenery();
    const hatch = scenery.models.findIndex(({ name }) => name === 'hatch');
    const ego = standingEgo({ x: -4, y: 1, yaw: 0.2, vx: 18, vy: 0.3, yawRate: 0.4, pitchRate: 0.05, rollRate: -0.05 });
    const places = [
      [hatch, 9, 3, 0.3],
      [hatch, 4, -6, 2],
      [hatch, -15, 4, -1],
    ] as const;
    const actors = actorsAt(scenery, places);
    actors.speed.set([15, 8, -5]);
    const [still, moving] = [AT_ONCE, SWEEP].map((sweep) => new LidarScanner(scenery, PATTERN, MOUNT, 100, sweep));
    moving.scan(ego, actors);
    let near = 0;
    let beams = 0;
    for (let column = 3; column < 720; column += 9) {
      const time = moving.timeOf(column);
      const moved = actorsAt(
        scenery,
        places.map(([model, x, y, yaw], i) => {
          const way = actors.speed[i] * time;
          return [model, x + way * Math.cos(yaw), y + way * Math.sin(yaw), yaw] as const;
        }),
      );
      still.scan({ ...ego, ...egoAt(ego, time, { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 }) }, moved);
      for (let k = column * 16; k < column * 16 + 16; k++) {
        const [a, b] = [1 / still.hits.nearness[k], 1 / moving.hits.nearness[k]];
        if (!Number.isFinite(a)) continue;
        beams++;
        if (Math.abs(a - b) < 0.01) near++;
      }
    }
    expect(beams).toBeGreaterThan(500);
    expect(near / beams).toBeGreaterThan(0.98);
  });

  test('anticlockwise begins at the other end', () => {
    const scanner = new LidarScanner(sceneryOf([]), PATTERN, MOUNT, 100, { duration: 0.1, isClockwise: false });
    expect(scanner.timeOf(719)).toBeCloseTo(0, 12);
  });
});
