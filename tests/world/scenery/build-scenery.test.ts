import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { ACTOR_KIND } from '../../../src/core/messages/actors-truth.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { laneOuterT } from '../../../src/map/lane-geometry.ts';
import { laneType } from '../../../src/map/lane-type.ts';
import { roadPoint } from '../../../src/map/road-geometry.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { cornersOf } from '../../../src/world/scenery/footprint.ts';
import type { Mesh, Solid } from '../../../src/world/scenery/mesh.ts';
import { MODEL_NAMES } from '../../../src/world/scenery/models/model-names.ts';
import { shippedMap, shippedScenery } from '../../shipped-maps.ts';

const map = shippedMap('first-town');
const scenery = shippedScenery('first-town');

/** Triangles of some classes over the ground, in cells of 4 m, for questions straight down. */
class GroundLookup {
  private readonly cells = new Map<string, [mesh: Mesh, triangle: number][]>();

  constructor(classes: readonly number[]) {
    for (const mesh of scenery.chunks) {
      mesh.semantic.forEach((semantic, k) => {
        if (!classes.includes(semantic) || mesh.normals[3 * k + 2] < 0.2) return;
        const xs = [0, 1, 2].map((i) => Math.floor(mesh.positions[3 * mesh.indices[3 * k + i]] / 4));
        const ys = [0, 1, 2].map((i) => Math.floor(mesh.positions[3 * mesh.indices[3 * k + i] + 1] / 4));
        if (Math.max(...xs) - Math.min(...xs) > 12) return;
        for (let x = Math.min(...xs); x <= Math.max(...xs); x++) {
          for (let y = Math.min(...ys); y <= Math.max(...ys); y++) {
            const key = `${x} ${y}`;
            this.cells.set(key, [...(this.cells.get(key) ?? []), [mesh, k]]);
          }
        }
      });
    }
  }

  /** Heights of all triangles over or under a place. */
  heights(x: number, y: number): number[] {
    const found: number[] = [];
    for (const [mesh, k] of this.cells.get(`${Math.floor(x / 4)} ${Math.floor(y / 4)}`) ?? []) {
      const [a, b, c] = [0, 1, 2].map((i) => {
        const v = 3 * mesh.indices[3 * k + i];
        return [mesh.positions[v], mesh.positions[v + 1], mesh.positions[v + 2]];
      });
      const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
      const u = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area;
      const v = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area;
      if (u >= 0 && v >= 0 && u + v <= 1) found.push(a[2] + u * (b[2] - a[2]) + v * (c[2] - a[2]));
    }
    return found;
  }
}

/** Places on the surface of every driving lane, away from its borders. */
function* placesOnLanes(step: number): Generator<{ x: number; y: number; z: number; road: string }> {
  for (const road of map.document.roads) {
    for (const section of road.laneSections) {
      for (const lane of [...section.left, ...section.right]) {
        if (laneType(lane.type) !== 'driving') continue;
        for (let s = section.s + 0.05; s < section.sEnd; s += step) {
          const outer = laneOuterT(road, section, lane.id, s);
          const inner = laneOuterT(road, section, lane.id - Math.sign(lane.id), s);
          for (const share of [0.15, 0.5, 0.85]) {
            const point = { x: 0, y: 0, z: 0, heading: 0 };
            roadPoint(road, s, inner + share * (outer - inner), point);
            yield { ...point, road: road.id };
          }
        }
      }
    }
  }
}

describe('meshes', () => {
  const meshes = [...scenery.chunks, ...scenery.models.map(({ mesh }) => mesh)];

  test('hold finite numbers, unit normals that fit their triangles, indices in range, and lie in their bounds', () => {
    const wrong: string[] = [];
    meshes.forEach((mesh, m) => {
      const [cx, cy, cz, radius] = mesh.bounds;
      for (let i = 0; i < mesh.positions.length; i += 3) {
        const [x, y, z] = mesh.positions.subarray(i, i + 3);
        const distance = Math.hypot(x - cx, y - cy, z - cz);
        if (!(distance <= radius * 1.0001 + 1e-4)) wrong.push(`mesh ${m}: vertex ${i / 3} out of bounds`);
      }
      for (let k = 0; k < mesh.material.length; k++) {
        const [a, b, c] = mesh.indices.subarray(3 * k, 3 * k + 3);
        const n = mesh.normals.subarray(3 * k, 3 * k + 3);
        if (Math.max(a, b, c) >= mesh.positions.length / 3) wrong.push(`mesh ${m}: index of triangle ${k}`);
        if (!(Math.abs(Math.hypot(n[0], n[1], n[2]) - 1) < 1e-5)) wrong.push(`mesh ${m}: normal of triangle ${k}`);
        const side = (from: number, to: number) =>
          [0, 1, 2].reduce((sum, i) => sum + n[i] * (mesh.positions[3 * to + i] - mesh.positions[3 * from + i]), 0);
        if (Math.abs(side(a, b)) > 2e-3 || Math.abs(side(a, c)) > 2e-3) wrong.push(`mesh ${m}: triangle ${k} tilts`);
      }
    });
    expect(wrong).toEqual([]);
  });

  test('are as many triangles as a frame can afford', () => {
    const count = scenery.chunks.reduce((sum, { material }) => sum + material.length, 0);
    expect(count).toBeGreaterThan(40_000);
    expect(count).toBeLessThan(160_000);
    for (const { mesh, kind, name } of scenery.models) {
      // A car is mostly flat; limbs, spokes and tyres are round.
      const most = kind === ACTOR_KIND.pedestrian ? 420 : kind >= ACTOR_KIND.motorcycle ? 900 : 300;
      expect(mesh.material.length, name).toBeGreaterThan(150);
      expect(mesh.material.length, name).toBeLessThanOrEqual(most);
    }
  });

  test('same seed, same scenery; another seed, another town', () => {
    const again = buildScenery(map, 1);
    expect(hashOf(again.chunks.map(({ positions }) => positions))).toBe(
      hashOf(scenery.chunks.map(({ positions }) => positions)),
    );
    expect(again.solids).toEqual(scenery.solids);
    expect(buildScenery(map, 2).solids).not.toEqual(scenery.solids);
  });
});

describe('roads', () => {
  const road = new GroundLookup([SEMANTIC.road, SEMANTIC.laneMark]);

  test('lie at the height of the map, without holes', () => {
    const wrong: string[] = [];
    for (const { x, y, z, road: id } of placesOnLanes(7)) {
      const nearest = Math.min(...road.heights(x, y).map((height) => Math.abs(height - z)));
      // Chords of vertical curves sag by up to 2.5 cm.
      if (!(nearest < 0.03)) wrong.push(`road ${id} at ${x.toFixed(1)} ${y.toFixed(1)}: off by ${nearest}`);
    }
    expect(wrong).toEqual([]);
  });

  test('are covered by neither grass nor pavement', () => {
    const ground = new GroundLookup([SEMANTIC.terrain, SEMANTIC.sidewalk]);
    const wrong: string[] = [];
    for (const { x, y, z, road: id } of placesOnLanes(5)) {
      for (const height of ground.heights(x, y)) {
        if (height > z - 0.02 && height < z + 2)
          wrong.push(`road ${id} at ${x.toFixed(1)} ${y.toFixed(1)}: ${height - z}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('carry markings and a stop line where the map has them', () => {
    const marks = new GroundLookup([SEMANTIC.laneMark]);
    for (const { lane, s } of map.stopLines) {
      const { centre } = map.lanes[lane];
      const i = centre.s.findIndex((station) => station > s - 0.3) - 1;
      const t = (s - 0.25 - centre.s[i]) / (centre.s[i + 1] - centre.s[i]);
      const x = centre.x[i] + t * (centre.x[i + 1] - centre.x[i]);
      const y = centre.y[i] + t * (centre.y[i + 1] - centre.y[i]);
      expect(marks.heights(x, y).length).toBeGreaterThan(0);
    }
    const triangles = scenery.chunks.reduce(
      (sum, { semantic }) => sum + semantic.filter((id) => id === SEMANTIC.laneMark).length,
      0,
    );
    expect(triangles).toBeGreaterThan(1000);
  });
});

/** Whether a place is inside an upright box. */
function isInside(solid: Solid, x: number, y: number): boolean {
  const [c, s] = [Math.cos(solid.yaw), Math.sin(solid.yaw)];
  const [dx, dy] = [x - solid.x, y - solid.y];
  return Math.abs(c * dx + s * dy) < solid.length / 2 && Math.abs(c * dy - s * dx) < solid.width / 2;
}

describe('solids', () => {
  test('stand on no lane', () => {
    const cell = (value: number) => Math.floor(value / 20);
    const places = new Map<string, { x: number; y: number }[]>();
    for (const place of placesOnLanes(2)) {
      const key = `${cell(place.x)} ${cell(place.y)}`;
      const known = places.get(key);
      if (known === undefined) places.set(key, [place]);
      else known.push(place);
    }
    // No solid is longer than a cell, so that its own and the eight around hold all that it can cover.
    const wrong = scenery.solids.filter((solid) =>
      [-1, 0, 1].some((i) =>
        [-1, 0, 1].some((k) =>
          (places.get(`${cell(solid.x) + i} ${cell(solid.y) + k}`) ?? []).some(({ x, y }) => isInside(solid, x, y)),
        ),
      ),
    );
    expect(wrong).toEqual([]);
    expect(scenery.solids.length).toBeGreaterThan(200);
  });

  test('houses stand apart from each other', () => {
    const houses = scenery.solids.filter(({ length, width }) => length > 5 && width > 5);
    expect(houses.length).toBeGreaterThan(40);
    const inside = houses.flatMap((house, i) =>
      houses.filter((other, k) => k !== i && cornersOf(other).some(([x, y]) => isInside(house, x, y))),
    );
    expect(inside).toEqual([]);
  });
});

describe('models', () => {
  test('come in the order of their names, the ego among them, and fill their boxes', () => {
    expect(scenery.models.slice(0, MODEL_NAMES.length).map(({ name }) => name)).toEqual(MODEL_NAMES);
    expect(scenery.models[scenery.egoModel].name).toBe('ego');
    for (const { mesh, length, width, height, name, kind } of scenery.models) {
      if (kind >= ACTOR_KIND.motorcycle) continue;
      const extent = (axis: number) => {
        const values = mesh.positions.filter((_, i) => i % 3 === axis);
        return [Math.min(...values), Math.max(...values)];
      };
      const [[x0, x1], [y0, y1], [z0, z1]] = [0, 1, 2].map(extent);
      expect(x1 - x0, name).toBeGreaterThan(0.97 * length);
      expect(x1 - x0, name).toBeLessThan(1.02 * length);
      expect(y1 - y0, name).toBeGreaterThan(0.97 * width);
      expect(y1 - y0, name).toBeLessThan(1.02 * width);
      expect(z0, name).toBeCloseTo(0, 5);
      expect(z1, name).toBeCloseTo(height, 2);
    }
  });

  test('have a body to paint, brake lamps behind and indicators on either side', () => {
    for (const { mesh, name, kind } of scenery.models) {
      if (kind >= ACTOR_KIND.bicycle) continue;
      const placesOf = (slot: number) =>
        [...mesh.slot].flatMap((own, k) => (own === slot ? [mesh.positions.subarray(3 * mesh.indices[3 * k])] : []));
      expect(placesOf(1).length, name).toBeGreaterThan(10);
      expect(
        placesOf(2).every(([x]) => x < 0) && placesOf(2).length >= (kind === ACTOR_KIND.motorcycle ? 2 : 4),
        name,
      ).toBe(true);
      expect(placesOf(3).every(([, y]) => y > 0) && placesOf(3).length >= 4, name).toBe(true);
      expect(placesOf(4).every(([, y]) => y < 0) && placesOf(4).length >= 4, name).toBe(true);
    }
  });
});

describe('signals', () => {
  test('every light has three lamps that face the traffic it governs', () => {
    const faces = new Map<number, (readonly [number, number])[]>();
    for (const { slot, normals } of scenery.chunks) {
      slot.forEach((number, k) => {
        if (number > 0) faces.set(number, [...(faces.get(number) ?? []), [normals[3 * k], normals[3 * k + 1]]]);
      });
    }
    for (const signal of map.signals.filter(({ kind }) => kind === 'light')) {
      for (let lamp = 0; lamp < 3; lamp++) {
        const normals = faces.get(8 + 3 * signal.index + lamp) ?? [];
        expect(normals.length).toBeGreaterThan(3);
        for (const [x, y] of normals) {
          expect(x * Math.cos(signal.heading) + y * Math.sin(signal.heading)).toBeCloseTo(-1, 4);
        }
      }
    }
  });
});
