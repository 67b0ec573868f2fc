import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Track } from '../../../src/core/messages/tracks.ts';
import { lanePointAt } from '../../../src/map/lane-point.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import type { LanePoint } from '../../../src/map/road-map.ts';
import { closedLanesAt } from '../../../src/planning/closures/closed-lanes.ts';
import { RoadWatch } from '../../../src/planning/closures/road-watch.ts';
import { buildReferenceLine } from '../../../src/planning/route/build-reference-line.ts';
import { findVehicle } from '../../../src/world/vehicles/vehicle-registry.ts';

const text = readFileSync(join(import.meta.dirname, '../../../scenes/maps/grid-city.xodr'), 'utf8');
const city = loadRoadMap(text, 'grid-city').map!;
const vehicle = findVehicle('compact-hatchback')!;
/** A two-way street of one lane each way, and the lane that comes the other way. */
const ours = city.lanes.find(
  ({ road, id, length }) => city.document.roads[road].id === '19' && id === -1 && length > 100,
)!;
const theirs = city.lanes.find(({ road, section, id }) => road === ours.road && section === ours.section && id === 1)!;
const line = buildReferenceLine(city, [ours.index], 0, 100);
const ego = { s: 10, d: 0, slope: 0, bend: 0, speed: 8, acceleration: 0 };

/** Something that stands at a station and offset of our lane, askew by so much. */
function at(s: number, d: number, size: Partial<Track> = {}, askew = 0): Track {
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(ours, s, point);
  const [x, y] = [point.x - d * Math.sin(point.heading), point.y + d * Math.cos(point.heading)];
  const yaw = point.heading + askew;
  return { id: 7, kind: 0, x, y, yaw, speed: 0, length: 4.5, width: 1.8, confidence: 1, ...size };
}

const barrier = (d: number, id = 7) => at(50, d, { id, length: 4, width: 0.6 }, Math.PI / 2);
const across = [barrier(0, 7), barrier(3.6, 8)];

describe('lanes that things close', () => {
  const place = { lane: ours.index, s: 50 };
  const closed = (standing: Track[]) => closedLanesAt(city, place, standing, vehicle.width).map(({ lane }) => lane);

  test('a barrier closes its lane from a metre before it, a row of them both', () => {
    expect(closed([barrier(0)])).toEqual([ours.index]);
    expect(closed(across).toSorted()).toEqual([ours.index, theirs.index].toSorted());
    const [first] = closedLanesAt(city, place, [barrier(0)], vehicle.width);
    expect(first.from).toBeCloseTo(50 - 0.3 - 1, 1);
    expect(first.tracks).toEqual([7]);
  });

  test('what leaves room for a car closes nothing; cones in a row leave none', () => {
    const cone = (d: number) => at(50, d, { length: 0.36, width: 0.36 });
    expect(closed([])).toEqual([]);
    expect(closed([cone(1.6)])).toEqual([]);
    expect(closed([-1.5, 0, 1.5].map(cone))).toEqual([ours.index]);
    expect(closed([at(90, 0)])).toEqual([]);
  });
});

describe('watching the road', () => {
  /** First second at which lanes are closed, looking ten times a second; null for never within two minutes. */
  function firstSecond(
    tracks: Track[],
    more: { speed?: number; passes?: 'now' | 'later' | 'not'; s?: number; knows?: boolean } = {},
  ) {
    const watch = new RoadWatch(city, vehicle, more.knows ?? true);
    for (let tick = 0; tick <= 12_000; tick += 10) {
      const moment = { tick, ego: { ...ego, s: more.s ?? ego.s, speed: more.speed ?? ego.speed }, tracks };
      if (watch.look(line, { ...moment, passes: more.passes ?? 'not' }).length > 0) return tick / 100;
    }
    return null;
  }

  test('things across the whole road close it at once, also while the driver would wait to pass them', () => {
    expect(firstSecond(across)).toBe(1);
    expect(firstSecond(across, { passes: 'later' })).toBe(1);
    expect(firstSecond(across, { passes: 'now' })).toBeNull();
  });

  test('on a road of several lanes all of ours are the whole road, whatever is free beside', () => {
    const lanes = city.lanes.filter(({ road, section }) => city.document.roads[road].id === '24' && section === 0);
    const ours = lanes.filter(({ id }) => id < 0);
    expect(ours).toHaveLength(2);
    const avenue = buildReferenceLine(city, [ours[0].index], 0, 40);
    const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
    const closing = ours.map(({ index }, i) => {
      lanePointAt(city.lanes[index], 30, point);
      return { ...barrier(0, 7 + i), x: point.x, y: point.y, yaw: point.heading + Math.PI / 2 };
    });
    const closedAt = (tracks: Track[]) => {
      const watch = new RoadWatch(city, vehicle, true);
      for (let tick = 0; tick <= 500; tick += 10) {
        const found = watch.look(avenue, { tick, ego, tracks, passes: 'later' });
        if (found.length > 0) return [tick / 100, found.length];
      }
      return null;
    };
    expect(closedAt(closing)).toEqual([1, 2]);
    expect(closedAt(closing.slice(0, 1))).toBeNull();
  });

  test('a barrier on our lane alone closes it once one has stood before it for ten seconds', () => {
    expect(firstSecond([barrier(0)])).toBeNull();
    expect(firstSecond([barrier(0)], { speed: 0, s: 40 })).toBe(10);
    expect(firstSecond([barrier(0)], { speed: 0, s: 40, passes: 'later' })).toBeNull();
  });

  test('a vehicle closes its lane only after one has stood behind it for forty seconds', () => {
    expect(firstSecond([at(60, 0)])).toBeNull();
    expect(firstSecond([at(60, 0)], { speed: 0, s: 50 })).toBe(40);
    expect(firstSecond([at(60, 0)], { speed: 0, s: 10 })).toBeNull();
    expect(firstSecond([at(60, 0, { speed: 2 })], { speed: 0, s: 50 })).toBeNull();
  });

  test('nobody on foot closes a road, nor what stands beyond the goal; guessed sizes make no barriers', () => {
    expect(firstSecond([at(60, 0, { kind: 6 })], { speed: 0, s: 50 })).toBeNull();
    expect(firstSecond([at(110, 0, { length: 4, width: 0.6 }, Math.PI / 2)])).toBeNull();
    expect(firstSecond(across, { knows: false })).toBeNull();
  });

  test('from a snapshot it goes on to wait', () => {
    const [one, other] = [new RoadWatch(city, vehicle, true), new RoadWatch(city, vehicle, true)];
    const ready = { ...ego, s: 40, speed: 0 };
    const moment = (tick: number) => ({ tick, ego: ready, tracks: [barrier(0)], passes: 'not' as const });
    for (let tick = 0; tick < 900; tick += 10) one.look(line, moment(tick));
    other.restore(one.snapshot());
    for (let tick = 900; tick <= 1000; tick += 10)
      expect(other.look(line, moment(tick))).toEqual(one.look(line, moment(tick)));
    expect(one.look(line, moment(1010))).toHaveLength(1);
  });
});
