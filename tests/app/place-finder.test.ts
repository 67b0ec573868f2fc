import { describe, expect, test } from 'vitest';
import { junctionFacts } from '../../src/app/worker/junction-facts.ts';
import { LaneFactsReader } from '../../src/app/worker/lane-facts.ts';
import { PlaceFinder } from '../../src/app/worker/place-finder.ts';
import { LaneIndex } from '../../src/map/lane-index.ts';
import { laneStrips } from '../../src/map/lane-strips.ts';
import { roadPoint } from '../../src/map/road-geometry.ts';
import type { LanePosition } from '../../src/map/road-map.ts';
import { firstTown } from '../map-fixture.ts';

const map = firstTown();
const strips = laneStrips(map.document);
const reader = new LaneFactsReader(map, strips);
const finder = new PlaceFinder(map, reader);
const point = { x: 0, y: 0, z: 0, heading: 0 };

/** A place of each road, on its way and on its right-hand driving lane. */
const places = map.document.roads
  .filter(({ junction }) => junction < 0)
  .flatMap((road) => [0.1, 0.37, 0.5, 0.93].map((share) => ({ road, s: share * road.length, t: -2 })));

describe('what is under the pointer', () => {
  test('is the place in road coordinates', () => {
    for (const { road, s, t } of places) {
      roadPoint(road, s, t, point);
      const found = finder.at(point.x, point.y, point.z);
      expect(found.roadId).toBe(road.id);
      expect(found.laneId).toBe(-1);
      expect(found.s).toBeCloseTo(s, 6);
      expect(found.t).toBeCloseTo(t, 6);
      expect(found.type).toBe('driving');
    }
  });

  test('is the lane that the lane index finds', () => {
    const index = new LaneIndex(map);
    const over: LanePosition[] = [];
    for (const { road, s, t } of places) {
      roadPoint(road, s, t, point);
      const count = index.lanesOver(point.x, point.y, over);
      const found = finder.at(point.x, point.y, point.z);
      const lane = reader.drivingLane(found.strip);
      expect(over.slice(0, count).map((position) => position.lane)).toContain(lane?.index);
      expect(found.speedLimit).toBe(lane?.speedLimit);
    }
  });

  test('leads to the successors, and on behind those too short to be seen', () => {
    for (const { road, s, t } of places) {
      roadPoint(road, s, t, point);
      const found = finder.at(point.x, point.y, point.z);
      const next = reader.drivingLane(found.strip)?.successors ?? [];
      expect(found.successors).toEqual(expect.arrayContaining(next.map((index) => reader.linkTo(index).strip)));
      const ends = found.successors.map((strip) => reader.drivingLane(strip));
      expect(next.length === 0 || ends.some((lane) => (lane?.length ?? 0) >= 8)).toBe(true);
    }
  });

  test('is nothing far from all roads, and nothing on another deck', () => {
    expect(finder.at(5000, 5000, 0).strip).toBe(-1);
    const { road, s, t } = places[0];
    roadPoint(road, s, t, point);
    expect(finder.at(point.x, point.y, point.z + 6).strip).toBe(-1);
  });
});

describe('facts of a lane', () => {
  test('say what the graph says', () => {
    for (const lane of map.lanes) {
      const strip = reader.stripOf(lane.road, lane.section, lane.id);
      const facts = reader.facts(strip);
      expect(facts.length).toBe(lane.length);
      expect(facts.successors.map(({ key }) => key)).toEqual(lane.successors.map((index) => map.lanes[index].key));
      expect(facts.conflicts).toHaveLength(map.conflicts[lane.index].length);
      expect(facts.left?.key).toBe(lane.left < 0 ? undefined : map.lanes[lane.left].key);
      for (const { strip: other } of facts.successors) {
        expect(reader.facts(other).predecessors.map(({ strip: back }) => back)).toContain(strip);
      }
    }
  });

  test('name the signals that govern it', () => {
    const governed = map.stopLines.map(({ lane }) => map.lanes[lane]);
    for (const { road, section, id } of governed) {
      expect(reader.facts(reader.stripOf(road, section, id)).signals.length).toBeGreaterThan(0);
    }
  });

  test('there are of every lane of any type', () => {
    for (let strip = 0; strip < strips.count; strip++) {
      const { type, leastWidth, mostWidth, highlights } = reader.facts(strip);
      expect(type).not.toBe('');
      expect(leastWidth).toBeLessThanOrEqual(mostWidth);
      expect(highlights[0]).toMatchObject({ strip, role: 'selected' });
    }
  });
});

test('facts of a junction count each pair of lanes once, and mark it on both', () => {
  for (const { index, id, lanes } of map.junctions) {
    const facts = junctionFacts(map, reader, index);
    const pairs = lanes.reduce((sum, lane) => sum + map.conflicts[lane].length, 0) / 2;
    expect(facts.id).toBe(id);
    expect(facts.lanes).toHaveLength(lanes.length);
    expect(facts.conflicts.cross + facts.conflicts.merge + facts.conflicts.diverge).toBe(pairs);
    expect(facts.highlights).toHaveLength(2 * pairs);
  }
});
