import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { laneInnerT, laneOuterT } from '../../src/map/lane-geometry.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { Road } from '../../src/map/opendrive/document.ts';
import type { SectionLane } from '../../src/map/opendrive/lane-records.ts';
import { createReferencePoint, referencePoint, roadPoint } from '../../src/map/road-geometry.ts';
import type { SurfacePoint } from '../../src/map/road-map.ts';
import { RoadSurface } from '../../src/map/road-surface.ts';
import { firstTownMap } from './first-town-map.ts';
import { bridgeOverRoad, rolledRoad } from './small-maps.ts';

const map = firstTownMap();
const surface = new RoadSurface(map);
const random = new RandomStream(1, 'road-surface');

describe('on the streets', () => {
  it('is as high as the road, and as the sidewalk on the sidewalk', () => {
    let worst = 0;
    const world = { x: 0, y: 0, z: 0, heading: 0 };
    for (const { road, lane, s, t } of placesOnStreets(1500)) {
      roadPoint(road, s, t, world);
      const { point, found } = at(world.x, world.y);
      worst = Math.max(worst, Math.abs(point.z - world.z - (lane.type === 'sidewalk' ? 0.12 : 0)));
      expect(map.document.roads[found].id).toBe(road.id);
    }
    expect(worst).toBeLessThan(1e-5);
  });

  it('has the normal of the slope', () => {
    const reference = createReferencePoint();
    const world = { x: 0, y: 0, z: 0, heading: 0 };
    let worst = 0;
    for (const { road, s, t } of placesOnStreets(500)) {
      roadPoint(road, s, t, world);
      referencePoint(road, s, reference);
      const { point } = at(world.x, world.y);
      const along = point.nx * Math.cos(reference.heading) + point.ny * Math.sin(reference.heading);
      worst = Math.max(worst, Math.abs(along / point.nz + reference.slope));
      expect(Math.hypot(point.nx, point.ny, point.nz)).toBeCloseTo(1, 12);
    }
    expect(worst).toBeLessThan(1e-5);
  });
});

describe('in junctions and beside the roads', () => {
  it('is level all over a junction, holes between connecting roads too', () => {
    for (const junction of map.junctions) {
      const middles = junction.lanes.map((index) => {
        const { x, y, z, count } = map.lanes[index].centre;
        return { x: x[count >> 1], y: y[count >> 1], z: z[0] };
      });
      for (let i = 0; i < 200; i++) {
        // Between the middles of two ways through: on the carriageway, if not on a connecting road.
        const a = middles[random.integer(middles.length)];
        const b = middles[random.integer(middles.length)];
        const u = random.uniform();
        expect(at(a.x + u * (b.x - a.x), a.y + u * (b.y - a.y)).point.z).toBeCloseTo(a.z, 9);
      }
    }
  });

  it('goes on without a cliff from one road to the next', () => {
    const steps: number[] = [];
    for (const lane of map.lanes) {
      let previous = Number.NaN;
      for (let i = 0; i < lane.centre.count; i++) {
        const { point } = at(lane.centre.x[i], lane.centre.y[i]);
        expect(Math.abs(point.z - lane.centre.z[i])).toBeLessThan(1e-5);
        if (i > 0) steps.push(Math.abs(point.z - previous));
        previous = point.z;
      }
    }
    expect(Math.max(...steps)).toBeLessThan(0.055);
  });

  it('keeps the nearest edge’s height off the road', () => {
    const street = map.document.roads[0];
    const edge = { x: 0, y: 0, z: 0, heading: 0 };
    const off = { ...edge };
    roadPoint(street, 50, -5.8, edge);
    roadPoint(street, 50, -9, off);
    expect(at(off.x, off.y).point.z).toBeCloseTo(at(edge.x, edge.y).point.z, 9);
    expect(at(-5000, 3000).point.z).toBeGreaterThan(0);
  });
});

describe('a rolled road on a slope', () => {
  const { map: rolled } = loadRoadMap(rolledRoad(0.3, 0.2), 'rolled');
  const tilted = new RoadSurface(rolled!);
  const road = rolled!.document.roads[0];

  it('is where its lanes are', () => {
    const world = { x: 0, y: 0, z: 0, heading: 0 };
    const point = { z: 0, nx: 0, ny: 0, nz: 0 };
    for (const [s, t] of [
      [10, -1],
      [25, -3],
      [40, -2],
    ]) {
      roadPoint(road, s, t, world);
      tilted.heightAt(world.x, world.y, point);
      expect(point.z).toBeCloseTo(world.z, 9);
      // The normal is square to both directions of the surface, which is a plane.
      const here = { ...world };
      for (const [ds, dt] of [
        [1, 0],
        [0, 1],
      ]) {
        roadPoint(road, s + ds, t + dt, world);
        const dot = (world.x - here.x) * point.nx + (world.y - here.y) * point.ny + (world.z - here.z) * point.nz;
        expect(dot).toBeCloseTo(0, 9);
      }
    }
  });
});

describe('a bridge over a road', () => {
  const { map: bridge } = loadRoadMap(bridgeOverRoad(6), 'bridge');
  const decks = new RoadSurface(bridge!);

  it('answers with the deck of the hint', () => {
    const point = { z: 0, nx: 0, ny: 0, nz: 0 };
    decks.heightAt(0, -1, point, 0.3);
    expect(point.z).toBe(0);
    decks.heightAt(0, -1, point, 5.9);
    expect(point.z).toBe(6);
  });
});

function at(x: number, y: number): { point: SurfacePoint; found: number } {
  const point = { z: 0, nx: 0, ny: 0, nz: 0 };
  return { point, found: surface.heightAt(x, y, point) };
}

/** Random places inside of lanes of every type, away from the streets' ends. */
function placesOnStreets(count: number): { road: Road; lane: SectionLane; s: number; t: number }[] {
  const streets = map.document.roads.filter((road) => road.junction < 0);
  return Array.from({ length: count }, () => {
    const road = streets[random.integer(streets.length)];
    const s = random.between(0.1, road.length - 0.1);
    const section = road.laneSections[0];
    const side = random.uniform() < 0.5 ? section.left : section.right;
    const lane = side[random.integer(side.length)];
    const inner = laneInnerT(road, section, lane.id, s);
    const outer = laneOuterT(road, section, lane.id, s);
    return { road, lane, s, t: inner + random.between(0.01, 0.99) * (outer - inner) };
  });
}
