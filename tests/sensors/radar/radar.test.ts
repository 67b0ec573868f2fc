import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import { RADAR_SOURCE, type RadarScan, type RadarTruth } from '../../../src/core/radar-scan.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { Radar } from '../../../src/sensors/radar/radar.ts';
import { RADAR_PRESETS, type RadarParameters } from '../../../src/sensors/radar/radar-parameters.ts';
import { clearSky } from '../../../src/world/scenery/atmosphere.ts';
import { LocalFrame } from '../../../src/world/scenery/box-mesh.ts';
import { MATERIAL, type Scenery } from '../../../src/world/scenery/mesh.ts';
import { MeshBuilder } from '../../../src/world/scenery/mesh-builder.ts';
import { actorsAt, sampleScenery } from '../raster/sample-scenery.ts';

const MOUNT = { x: 3.7, y: 0, z: 0.5, yaw: 0, pitch: 0, roll: 0 };
const LONG = RADAR_PRESETS['long-range'];
const QUIET: RadarParameters = { ...LONG, clutterRate: 0, wallLoss: null };

/** A level plain of asphalt, with a guard rail along y = `rail` and a house 25 m ahead, if there are such. */
function plain(rail?: number, house = false): Scenery {
  const builder = new MeshBuilder();
  const frame = new LocalFrame(0, 0, 0, 0);
  const corner = (x: number, y: number) => [x, y, 0] as const;
  const road = { color: [96, 95, 93], material: MATERIAL.asphalt, semantic: SEMANTIC.road } as const;
  frame.quad(builder, [corner(-300, -300), corner(300, -300), corner(300, 300), corner(-300, 300)], road);
  if (rail !== undefined) {
    const metal = { color: [150, 150, 150], material: MATERIAL.plain, semantic: SEMANTIC.fence } as const;
    frame.box(builder, [0, rail, 0], [200, rail + 0.3, 1], metal);
  }
  const brick = { color: [150, 90, 80], material: MATERIAL.facade, semantic: SEMANTIC.building } as const;
  if (house) frame.box(builder, [25, -5, 0], [30, 5, 8], brick);
  return { ...sampleScenery(), chunks: [builder.build()], atmosphere: clearSky(4, 0.5, 2000) };
}

const empty = plain();

function radar(parameters = QUIET, seed = 1, scenery = empty, name = 'front'): Radar {
  return new Radar(name, parameters, seed, scenery, MOUNT);
}

/** A scan of what is before a standing ego. */
function scanOf(
  sensor: Radar,
  actors: ActorsTruth | null,
  ego = standingEgo(),
  tick = 0,
): RadarScan & { truth: RadarTruth } {
  return { ...sensor.measure(tick, { ego, actors, signals: null }), truth: sensor.truthOf() };
}

/** One car ahead, its rear bumper at `distance` from the radar. */
function carAhead(distance: number, y = 0, speed = 0): ActorsTruth {
  const actors = actorsAt(empty, [[1, 0, y, 0]]);
  actors.x[0] = MOUNT.x + distance + actors.length[0] / 2;
  actors.speed[0] = speed;
  return actors;
}

describe('Radar', () => {
  test('finds a car where it is, as fast as it goes, as large as cars are', () => {
    const sensor = radar();
    const found: number[][] = [];
    for (let tick = 0; tick < 400; tick++) {
      const { count, range, azimuth, rangeRate, rcs, truth } = scanOf(
        sensor,
        carAhead(60, 0, 5),
        standingEgo({ vx: 12 }),
        tick,
      );
      for (let i = 0; i < count; i++) {
        if (truth.source[i] === RADAR_SOURCE.actor) found.push([range[i], azimuth[i], rangeRate[i], rcs[i]]);
      }
    }
    const mean = (k: number) => found.reduce((sum, row) => sum + row[k], 0) / found.length;
    expect(found.length).toBeGreaterThan(350);
    expect(mean(0)).toBeGreaterThan(59.8);
    expect(mean(0)).toBeLessThan(62);
    expect(Math.abs(mean(1))).toBeLessThan(0.002);
    expect(mean(2)).toBeCloseTo(-7, 1);
    // A mean of decibels is 2.5 dB under the decibels of a mean, for an exponential; only part of the car is lit.
    expect(mean(3)).toBeGreaterThan(4);
    expect(mean(3)).toBeLessThan(11);
  });

  test('sees the standing world come at the speed of the ego, less beside than ahead', () => {
    const sensor = radar({ ...QUIET, ...RADAR_PRESETS['short-range'], clutterRate: 0, wallLoss: null }, 1, plain(6));
    const { count, azimuth, rangeRate, truth } = scanOf(sensor, null, standingEgo({ vx: 10 }));
    expect(count).toBeGreaterThan(5);
    for (let i = 0; i < count; i++) {
      expect(truth.source[i]).toBe(RADAR_SOURCE.scenery);
      expect(rangeRate[i]).toBeGreaterThan(-10 * Math.cos(azimuth[i]) - 0.6);
      expect(rangeRate[i]).toBeLessThan(-10 * Math.cos(azimuth[i]) + 0.6);
    }
  });

  test('in a bend the lever of the mount adds to what it feels', () => {
    const sensor = new Radar(
      'left',
      { ...QUIET, ...RADAR_PRESETS['short-range'], clutterRate: 0, wallLoss: null },
      1,
      plain(6),
      {
        ...MOUNT,
        yaw: Math.PI / 2,
      },
    );
    const { count, azimuth, rangeRate } = scanOf(sensor, null, standingEgo({ yawRate: 0.5 }));
    const ahead = [...Array(count).keys()].filter((i) => Math.abs(azimuth[i]) < 0.05);
    expect(ahead.length).toBeGreaterThan(0);
    for (const i of ahead) expect(rangeRate[i]).toBeCloseTo(-0.5 * MOUNT.x, 0);
  });

  test('a house hides a car', () => {
    const idsOf = (scenery: Scenery) => {
      const sensor = radar(QUIET, 1, scenery);
      const ids = new Set<number>();
      for (let tick = 0; tick < 30; tick++) {
        for (const id of scanOf(sensor, carAhead(45), standingEgo(), tick).truth.id) ids.add(id);
      }
      return [...ids].filter((id) => id > 0);
    };
    expect(idsOf(empty)).toEqual([...carAhead(45).id]);
    expect(idsOf(plain(undefined, true))).toEqual([]);
  });

  test('two cars side by side are told apart at 20 m; at 140 m they are one between them', () => {
    const strongestAzimuths = (distance: number) => {
      const actors = actorsAt(empty, [
        [1, distance, 1.6, 0],
        [1, distance, -1.6, 0],
      ]);
      const sensor = radar();
      return Array.from({ length: 60 }, (_, tick) => {
        const { count, azimuth, snr, truth } = scanOf(sensor, actors, standingEgo(), tick);
        const seen = [...Array(count).keys()].filter((i) => truth.source[i] === RADAR_SOURCE.actor);
        const strongest = seen.reduce((best, i) => (snr[i] > (snr[best] ?? 0) ? i : best), -1);
        return azimuth[strongest];
      }).filter((value) => value !== undefined);
    };
    expect(strongestAzimuths(20).every((azimuth) => Math.abs(azimuth) > 0.05)).toBe(true);
    const far = strongestAzimuths(140);
    expect(far.length).toBeGreaterThan(30);
    expect(far.every((azimuth) => Math.abs(azimuth) < 0.0085)).toBe(true);
  });

  test('a car beside a guard rail is seen in it as in a mirror, a car in the open has no ghost', () => {
    const ghostsOf = (scenery: Scenery) => {
      const sensor = new Radar('front', { ...LONG, clutterRate: 0, fieldOfView: 1.2 }, 1, scenery, MOUNT);
      const ranges: number[] = [];
      for (let tick = 0; tick < 30; tick++) {
        const { count, range, azimuth, truth } = scanOf(sensor, carAhead(40), standingEgo(), tick);
        for (let i = 0; i < count; i++) {
          if (truth.source[i] === RADAR_SOURCE.ghost) ranges.push(range[i], azimuth[i]);
        }
      }
      return ranges;
    };
    expect(ghostsOf(empty)).toEqual([]);
    const ghosts = ghostsOf(plain(5));
    expect(ghosts.length).toBeGreaterThan(0);
    // The mirror image of the car's near side, y = 0.9, in the plane y = 5 is at y = 9.1: to the left and farther away.
    for (let i = 0; i < ghosts.length; i += 2) {
      expect(ghosts[i]).toBeGreaterThan(38);
      expect(ghosts[i]).toBeLessThan(48);
      expect(ghosts[i + 1]).toBeGreaterThan(0.1);
      expect(ghosts[i + 1]).toBeLessThan(0.3);
    }
  });

  test('clutter comes at its rate, anywhere in the field', () => {
    const rate = 3;
    const sensor = radar({ ...QUIET, clutterRate: rate });
    const scans = 4000;
    let total = 0;
    for (let tick = 0; tick < scans; tick++) {
      const { count, range, azimuth, truth } = scanOf(sensor, null, standingEgo(), tick);
      for (let i = 0; i < count; i++) {
        if (truth.source[i] !== RADAR_SOURCE.clutter) continue;
        total++;
        expect(range[i]).toBeLessThanOrEqual(LONG.rangeMax);
        expect(Math.abs(azimuth[i])).toBeLessThanOrEqual(LONG.fieldOfView / 2);
      }
    }
    expect(Math.abs(total / scans - rate)).toBeLessThan(4 * Math.sqrt(rate / scans));
  });

  test('same seed, same bits; another seed or name, others; and a snapshot goes on as it was', () => {
    const hashes = (sensor: Radar) =>
      Array.from({ length: 5 }, (_, tick) => hashOf({ ...scanOf(sensor, carAhead(50), standingEgo({ vx: 3 }), tick) }));
    const once = radar(LONG);
    const first = hashes(once);
    expect(hashes(radar(LONG))).toEqual(first);
    expect(hashes(radar(LONG, 2))).not.toEqual(first);
    expect(hashes(radar(LONG, 1, empty, 'rear'))).not.toEqual(first);
    const state = once.snapshot();
    const next = hashes(once);
    const other = radar(LONG);
    other.restore(state);
    expect(hashes(other)).toEqual(next);
  });
});
