import { BufferAttribute, BufferGeometry, FrontSide, Ray } from 'three';
import { MeshBVH } from 'three-mesh-bvh';
import { describe, expect, test } from 'vitest';
import { RandomStream } from '../../../src/core/random.ts';
import { BeamGrid, type BeamPattern } from '../../../src/sensors/lidar/beam-grid.ts';
import { BeamRasteriser } from '../../../src/sensors/lidar/beam-rasteriser.ts';
import { runsOf } from '../../../src/sensors/lidar/mesh-runs.ts';
import { MATERIAL, type Mesh } from '../../../src/world/scenery/mesh.ts';
import { MeshBuilder } from '../../../src/world/scenery/mesh-builder.ts';
import { shippedMap, shippedScenery } from '../../shipped-maps.ts';
import { ASPHALT, type Corner, ground, meshOf, wallAt } from './lidar-scenery.ts';

const DEGREE = Math.PI / 180;

function evenly(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (from + ((to - from) * i) / (count - 1)) * DEGREE);
}

function fullCircle(columns: number, elevations: readonly number[]): BeamPattern {
  return { elevations, columns, firstAzimuth: -Math.PI, azimuthStep: (2 * Math.PI) / columns };
}

/** What a sensor at `eye`, level and turned by `yaw`, measures of meshes: the range of each beam, Infinity for none. */
function rangesOf(
  pattern: BeamPattern,
  meshes: readonly Mesh[],
  eye: Corner,
  yaw = 0,
  reach = 1000,
): { grid: BeamGrid; ranges: Float64Array; rasteriser: BeamRasteriser } {
  const grid = new BeamGrid(pattern);
  const rasteriser = new BeamRasteriser(grid);
  const c = Math.cos(yaw);
  const s = Math.sin(yaw);
  const [x, y, z] = eye;
  rasteriser.transform.set([c, s, 0, -s, c, 0, 0, 0, 1, -c * x - s * y, s * x - c * y, -z]);
  for (const [i, mesh] of meshes.entries()) rasteriser.draw(runsOf(mesh), i, reach);
  const ranges = Float64Array.from(rasteriser.hits.nearness, (near, k) => grid.stretch[k % grid.channels] / near);
  return { grid, ranges, rasteriser };
}

/** Direction of a beam in the map frame, 1 long. */
function directionOf(grid: BeamGrid, beam: number, yaw: number): Corner {
  const column = Math.floor(beam / grid.channels);
  const channel = beam % grid.channels;
  const [x, y, z] = [grid.cosine[column], grid.sine[column], grid.slope[channel]].map((v) => v / grid.stretch[channel]);
  return [Math.cos(yaw) * x - Math.sin(yaw) * y, Math.sin(yaw) * x + Math.cos(yaw) * y, z];
}

type Triangle = readonly [a: readonly number[], ab: readonly number[], ac: readonly number[]];

function trianglesOf({ positions, indices }: Mesh): Triangle[] {
  const corner = (i: number) => Array.from(positions.subarray(3 * indices[i], 3 * indices[i] + 3));
  return Array.from({ length: indices.length / 3 }, (_, k) => {
    const [a, b, c] = [corner(3 * k), corner(3 * k + 1), corner(3 * k + 2)];
    return [a, b.map((v, i) => v - a[i]), c.map((v, i) => v - a[i])];
  });
}

/** Range to the nearest triangle that faces the eye, of all of them one by one (Moeller and Trumbore 1997). */
function nearestOf(triangles: readonly Triangle[], eye: Corner, d: Corner): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [a, ab, ac] of triangles) {
    const p = crossOf(d, ac);
    const determinant = dotOf(ab, p);
    if (determinant <= 0) continue;
    const from = [eye[0] - a[0], eye[1] - a[1], eye[2] - a[2]];
    const u = dotOf(from, p) / determinant;
    const q = crossOf(from, ab);
    const v = dotOf(d, q) / determinant;
    const t = dotOf(ac, q) / determinant;
    if (u >= 0 && v >= 0 && u + v <= 1 && t > 0) nearest = Math.min(nearest, t);
  }
  return nearest;
}

const dotOf = (a: readonly number[], b: readonly number[]) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const crossOf = (a: readonly number[], b: readonly number[]) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

describe('beams on what has a closed form', () => {
  test('on level ground every channel draws a ring of radius height / tan(-elevation)', () => {
    const elevations = evenly(-24.8, 2, 64);
    const { grid, ranges } = rangesOf(fullCircle(360, elevations), [ground(900)], [3, -2, 1.9], 0.3);
    for (let beam = 0; beam < grid.count; beam++) {
      const elevation = elevations[beam % 64];
      const expected = 1.9 / Math.sin(-elevation);
      if (elevation < 0 && expected < 800) expect(ranges[beam] / expected).toBeCloseTo(1, 6);
      else if (elevation >= 0) expect(ranges[beam]).toBe(Number.POSITIVE_INFINITY);
    }
  });

  test('in a room every beam ends at the nearest of floor, walls and ceiling', () => {
    const [w, l, h] = [7, 11, 4];
    const room = meshOf([
      [[-w, -l, 0], [w, -l, 0], [w, l, 0], [-w, l, 0], ASPHALT],
      [[-w, -l, h], [-w, l, h], [w, l, h], [w, -l, h], ASPHALT],
      [[w, l, 0], [w, -l, 0], [w, -l, h], [w, l, h], ASPHALT],
      [[-w, -l, 0], [-w, l, 0], [-w, l, h], [-w, -l, h], ASPHALT],
      [[w, -l, 0], [-w, -l, 0], [-w, -l, h], [w, -l, h], ASPHALT],
      [[-w, l, 0], [w, l, 0], [w, l, h], [-w, l, h], ASPHALT],
    ]);
    const eye: Corner = [2, -3, 1.5];
    const { grid, ranges } = rangesOf(fullCircle(180, evenly(-85, 85, 40)), [room], eye, -1.1);
    for (let beam = 0; beam < grid.count; beam++) {
      const [x, y, z] = directionOf(grid, beam, -1.1);
      const along = [((x > 0 ? w : -w) - eye[0]) / x, ((y > 0 ? l : -l) - eye[1]) / y, ((z > 0 ? h : 0) - eye[2]) / z];
      expect(ranges[beam] / Math.min(...along)).toBeCloseTo(1, 6);
    }
  });

  test('the nearer of two walls is hit, and one that shows its back is not', () => {
    const pattern: BeamPattern = { elevations: [0], columns: 1, firstAzimuth: 0, azimuthStep: 0.01 };
    expect(rangesOf(pattern, [wallAt(30), wallAt(20)], [0, 0, 0]).ranges[0]).toBeCloseTo(20, 5);
    expect(rangesOf(pattern, [wallAt(20)], [25, 0, 0], Math.PI).ranges[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('beams on any triangles', () => {
  /** Triangles of all sizes around the eye, also above, below and across the first column. */
  function soup(random: RandomStream, count: number): Mesh {
    const builder = new MeshBuilder();
    for (let i = 0; i < count; i++) {
      const size = random.between(0.2, 30);
      const centre = [0, 1, 2].map(() => random.between(-25, 25));
      const [a, b, c] = [0, 1, 2].map(() =>
        builder.vertex(...(centre.map((v) => v + random.between(-size, size)) as [number, number, number])),
      );
      builder.triangle(a, b, c, { color: [1, 2, 3], material: MATERIAL.plain, semantic: i % 20 });
    }
    return builder.build();
  }

  test('every beam has the range of the ray that is tried with each triangle', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const random = new RandomStream(seed, 'soup');
      const mesh = soup(random, 60);
      const triangles = trianglesOf(mesh);
      const eye: Corner = [random.between(-5, 5), random.between(-5, 5), random.between(-5, 5)];
      const yaw = random.between(-3, 3);
      const { grid, ranges } = rangesOf(fullCircle(90, evenly(-80, 80, 24)), [mesh], eye, yaw);
      let different = 0;
      for (let beam = 0; beam < grid.count; beam++) {
        const expected = nearestOf(triangles, eye, directionOf(grid, beam, yaw));
        if (Math.abs(ranges[beam] - expected) > 1e-4 || Number.isFinite(ranges[beam]) !== Number.isFinite(expected)) {
          if (ranges[beam] !== expected) different++;
        }
      }
      // A beam exactly on an edge may go either way.
      expect(different).toBeLessThanOrEqual(1);
    }
  });

  test('a limited field has the ranges that the full circle has there', () => {
    const mesh = soup(new RandomStream(7, 'soup'), 80);
    const elevations = evenly(-20, 20, 25);
    const whole = rangesOf(fullCircle(720, elevations), [mesh], [0, 0, 0]);
    for (const [first, columns] of [
      [300, 120],
      [0, 40],
      [650, 100],
    ]) {
      const field = { elevations, columns, firstAzimuth: -Math.PI + first * 0.5 * DEGREE, azimuthStep: 0.5 * DEGREE };
      const { ranges } = rangesOf(field, [mesh], [0, 0, 0]);
      for (let i = 0; i < columns; i++) {
        for (let j = 0; j < 25; j++) {
          const expected = whole.ranges[((first + i) % 720) * 25 + j];
          if (Number.isFinite(expected)) expect(ranges[i * 25 + j] / expected).toBeCloseTo(1, 5);
          else expect(ranges[i * 25 + j]).toBe(Number.POSITIVE_INFINITY);
        }
      }
    }
  });

  test('of what is beyond the range nothing near is lost, and far runs are left out', () => {
    const { ranges, rasteriser } = rangesOf(
      fullCircle(90, evenly(-10, 10, 5)),
      [wallAt(300), wallAt(9)],
      [0, 0, 0],
      0,
      50,
    );
    expect(ranges[45 * 5 + 2]).toBeCloseTo(9, 5);
    expect(rasteriser.hits.facetCount).toBeLessThanOrEqual(2);
  });
});

test('in the first town 99.5 % of ranges are within 1 cm of three-mesh-bvh, raycastFirst', () => {
  const map = shippedMap('first-town');
  const meshes = shippedScenery('first-town').chunks;
  const elevations = evenly(-24.8, 2, 64);
  const { centre } = map.lanes[20];
  const i = centre.count >> 1;
  const eye: Corner = [centre.x[i], centre.y[i], centre.z[i] + 1.9];
  const yaw = centre.heading[i];
  const { grid, ranges } = rangesOf(fullCircle(450, elevations), meshes, eye, yaw, 120);
  const bvh = new MeshBVH(geometryOf(meshes));
  const ray = new Ray();
  ray.origin.set(...eye);
  let near = 0;
  let hits = 0;
  for (let beam = 0; beam < grid.count; beam++) {
    ray.direction.set(...directionOf(grid, beam, yaw));
    const expected = bvh.raycastFirst(ray, FrontSide, 0, 120)?.distance ?? Number.POSITIVE_INFINITY;
    const range = ranges[beam] <= 120 ? ranges[beam] : Number.POSITIVE_INFINITY;
    if (range === expected || Math.abs(range - expected) <= 0.01) near++;
    if (Number.isFinite(expected)) hits++;
  }
  expect(hits).toBeGreaterThan(0.5 * grid.count);
  expect(near / grid.count).toBeGreaterThanOrEqual(0.995);
});

function geometryOf(meshes: readonly Mesh[]): BufferGeometry {
  const positions: number[] = [];
  const indices: number[] = [];
  for (const mesh of meshes) {
    const first = positions.length / 3;
    for (const value of mesh.positions) positions.push(value);
    for (const index of mesh.indices) indices.push(first + index);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(indices), 1));
  return geometry;
}
