import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { cubicAt } from '../../src/map/cubic.ts';
import { laneInnerT, laneOuterT, sectionAt } from '../../src/map/lane-geometry.ts';
import { LaneIndex } from '../../src/map/lane-index.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { projectOntoLane } from '../../src/map/project-onto-lane.ts';
import { roadPoint } from '../../src/map/road-geometry.ts';
import { RoadIndex } from '../../src/map/road-index.ts';
import type { Lane, RoadMap } from '../../src/map/road-map.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/** Whatever a map of somebody else holds, what is made of it fits together. */
describe.skipIf(!hasMaterial())('outside maps', () => {
  const maps = materialFiles('xodr', '.xodr').flatMap((file) => {
    const { map } = loadRoadMap(readFileSync(join(MATERIAL, 'xodr', file), 'utf8'), file);
    return map === null ? [] : [map];
  });

  it('have links, neighbours and conflicts that mirror each other', () => {
    for (const map of maps) {
      for (const lane of map.lanes) {
        const where = `${map.name} ${lane.key}`;
        for (const next of lane.successors) expect(map.lanes[next].predecessors, where).toContain(lane.index);
        for (const before of lane.predecessors) expect(map.lanes[before].successors, where).toContain(lane.index);
        if (lane.left >= 0) expect(map.lanes[lane.left].right, where).toBe(lane.index);
        if (lane.right >= 0) expect(map.lanes[lane.right].left, where).toBe(lane.index);
        expectMirroredConflicts(map, lane);
      }
    }
  });

  it('have stations that lie on their lanes', () => {
    for (const map of maps) {
      const onLane = (lane: number, s: number) => {
        expect(s, map.lanes[lane].key).toBeGreaterThanOrEqual(0);
        expect(s, map.lanes[lane].key).toBeLessThanOrEqual(map.lanes[lane].length);
      };
      for (const { lane, s, way } of map.stopLines) {
        onLane(lane, s);
        if (way >= 0) expect(map.lanes[lane].successors).toContain(way);
      }
      for (const { lanes } of map.crosswalks) {
        for (const { lane, from, to } of lanes) for (const s of [from, to]) onLane(lane, s);
      }
      for (const lane of map.lanes) {
        const { left, right } = map.laneChanges[lane.index];
        for (const stations of [left, right, map.speedLimits[lane.index].s]) {
          for (const s of stations) onLane(lane.index, s);
          expect(ascends(stations), lane.key).toBe(true);
        }
        expect(map.speedLimits[lane.index].s[0]).toBe(0);
        for (const zone of map.conflictZones[lane.index]) {
          for (const s of [zone.from, zone.to]) onLane(lane.index, s);
          for (const s of [zone.otherFrom, zone.otherTo]) onLane(zone.lane, s);
        }
      }
    }
  });

  it('have junctions around all of their lanes', () => {
    for (const map of maps) {
      for (const { x, y, radius, lanes } of map.junctions) {
        for (const index of lanes) {
          const { centre } = map.lanes[index];
          for (let i = 0; i < centre.count; i++) {
            expect(Math.hypot(centre.x[i] - x, centre.y[i] - y)).toBeLessThanOrEqual(radius * (1 + 1e-12));
          }
        }
      }
    }
  });

  it('have samples that ascend and numbers that are numbers', () => {
    for (const map of maps) {
      for (const { key, centre, length } of map.lanes) {
        const { x, y, z, heading, curvature, width, s } = centre;
        for (const values of [x, y, z, heading, curvature, width])
          expect(values.every(Number.isFinite), key).toBe(true);
        expect(ascends(s), `${map.name} ${key}`).toBe(true);
        expect(s[centre.count - 1]).toBe(length);
      }
    }
  });

  it('give station and offset back on roads of every shape, rolled ones too', () => {
    const random = new RandomStream(1, 'round trips');
    const point = { x: 0, y: 0, z: 0, heading: 0 };
    const count = { places: 0, rolled: 0, missed: 0 };
    for (const map of maps) {
      const roads = new RoadIndex(map);
      for (let i = 0; i < 40; i++) {
        const road = map.document.roads[random.integer(map.document.roads.length)];
        const s = random.between(0.02, 0.98) * road.length;
        const section = road.laneSections[sectionAt(road, s)];
        const lanes = [...section.left, ...section.right];
        if (lanes.length === 0) continue;
        const lane = lanes[random.integer(lanes.length)];
        const inner = laneInnerT(road, section, lane.id, s);
        const t = inner + random.between(0.05, 0.95) * (laneOuterT(road, section, lane.id, s) - inner);
        roadPoint(road, s, t, point);
        count.places++;
        if (cubicAt(road.superelevation, s) !== 0) count.rolled++;
        const found = roads.placesAt(point.x, point.y).filter((place) => place.road === road.index);
        const closest = Math.min(...found.map((place) => Math.hypot(place.s - s, place.t - t)));
        if (!(closest < 1e-6)) count.missed++;
      }
    }
    console.log(`${count.places} places, ${count.rolled} on rolled roads, ${count.missed} not found again`);
    expect(count.rolled).toBeGreaterThan(100);
    // Where files have gaps and kinks, a place beyond the end of one element belongs to none.
    expect(count.missed / count.places).toBeLessThan(0.002);
  });

  it('are found by place: the nearest lane is the nearest of all, and it lies over its own centre', () => {
    const random = new RandomStream(1, 'outside maps');
    const point = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
    const out = { lane: -1, s: 0, d: 0 };
    for (const map of maps) {
      if (map.lanes.length === 0) continue;
      const index = new LaneIndex(map);
      const roads = new RoadIndex(map);
      for (let i = 0; i < 3; i++) {
        const lane = map.lanes[random.integer(map.lanes.length)];
        lanePointAt(lane, random.between(0.1, 0.9) * lane.length, point);
        const found = roads.placesAt(point.x, point.y, point.z).map((place) => place.index);
        if (point.width > 0.5) expect(found, `${map.name} ${lane.key}`).toContain(lane.index);
        const [x, y] = [point.x + random.between(-5, 5), point.y + random.between(-5, 5)];
        index.nearestLane(x, y, Number.NaN, 1e4, out);
        const distance = distanceTo(map.lanes[out.lane], x, y);
        expect(distance, map.name).toBeLessThan(Math.min(...map.lanes.map((other) => distanceTo(other, x, y))) + 2e-6);
      }
    }
  });
});

function expectMirroredConflicts(map: RoadMap, lane: Lane): void {
  for (const zone of map.conflictZones[lane.index]) {
    const back = map.conflictZones[zone.lane].filter((other) => other.lane === lane.index);
    expect(back).toHaveLength(1);
    const { kind, from, to, otherFrom, otherTo } = back[0];
    expect([kind, from, to, otherFrom, otherTo]).toEqual([zone.kind, zone.otherFrom, zone.otherTo, zone.from, zone.to]);
    expect(map.lanes[zone.lane].junction).toBe(lane.junction);
    expect(lane.successors).not.toContain(zone.lane);
  }
}

function ascends(values: Float64Array): boolean {
  return values.every((value, i) => i === 0 || value > values[i - 1]);
}

function distanceTo(lane: Lane, x: number, y: number): number {
  const place = { lane: -1, s: 0, d: 0 };
  const beyond = projectOntoLane(lane, x, y, Number.NaN, place);
  return Math.hypot(place.d, beyond);
}
