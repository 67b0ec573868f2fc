import { expect, test } from 'vitest';
import { angleDifference } from '../../src/core/math/angle.ts';
import { cos, sin } from '../../src/core/math/sin-cos.ts';
import { RandomStream } from '../../src/core/random.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { buildReferenceLine } from '../../src/planning/route/build-reference-line.ts';
import { findRoute } from '../../src/planning/route/find-route.ts';
import { projectOntoReference } from '../../src/planning/route/project-onto-reference.ts';
import { type ReferenceLine, referencePointAt } from '../../src/planning/route/reference-line.ts';
import { routeMessage } from '../../src/planning/route/route-message.ts';
import { speedProfile } from '../../src/planning/speed-profile.ts';
import { firstTown } from '../map-fixture.ts';
import { syntheticMap } from './synthetic-map.ts';

const pose = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
const lanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

/** A route right through the town, over several junctions and one lane change. */
function townRoute(): { line: ReferenceLine; lanes: readonly number[] } {
  const map = firstTown();
  const keyed = (key: string) => map.lanes.findIndex((lane) => lane.key === key);
  const route = findRoute(map, { lane: keyed('1/0/-1'), s: 10 }, { lane: keyed('8/0/1'), s: 60 });
  if (!route.valid) throw new Error(route.reason);
  return { line: buildReferenceLine(map, route.lanes, 10, 60), lanes: route.lanes };
}

test('runs on the centre of the lanes it names, apart from lane changes', () => {
  const map = firstTown();
  const { line } = townRoute();
  for (const leg of line.legs) {
    const lane = map.lanes[leg.lane];
    if (lane.left >= 0 || lane.right >= 0) continue;
    for (let share = 0; share <= 1; share += 0.05) {
      referencePointAt(line, leg.from + share * (leg.to - leg.from), pose);
      lanePointAt(lane, leg.laneFrom + share * (leg.laneTo - leg.laneFrom), lanePoint);
      expect(Math.hypot(pose.x - lanePoint.x, pose.y - lanePoint.y)).toBeLessThan(0.02);
      expect(Math.abs(angleDifference(pose.heading, lanePoint.heading))).toBeLessThan(0.01);
    }
  }
});

test('is smooth: heading is the direction of travel, curvature its change, also through lane changes', () => {
  const { line, lanes } = townRoute();
  const map = firstTown();
  expect(lanes.some((lane, i) => i > 0 && !map.lanes[lanes[i - 1]].successors.includes(lane))).toBe(true);
  for (let i = 1; i < line.count - 1; i++) {
    const direction = Math.atan2(line.y[i + 1] - line.y[i - 1], line.x[i + 1] - line.x[i - 1]);
    expect(Math.abs(angleDifference(direction, line.heading[i]))).toBeLessThan(0.02);
    // 0.5 m between samples; the curvature is averaged over 3 m.
    expect(Math.abs(line.heading[i + 1] - line.heading[i - 1] - line.curvature[i])).toBeLessThan(0.02);
  }
});

test('projection finds what was put there, within a lane to each side', () => {
  const { line } = townRoute();
  const random = new RandomStream(5, 'places');
  const place = { s: 0, d: 0 };
  for (let i = 0; i < 2000; i++) {
    const s = random.between(1, line.goal);
    const d = random.between(-3, 3);
    referencePointAt(line, s, pose);
    const x = pose.x - d * sin(pose.heading);
    const y = pose.y + d * cos(pose.heading);
    expect(projectOntoReference(line, x, y, s - 20, s + 20, 10, place)).toBe(true);
    expect(place.d).toBeCloseTo(d, 1);
    expect(Math.abs(place.s - s)).toBeLessThan(0.15);
  }
});

test('says so when a place is out of reach', () => {
  const { line } = townRoute();
  expect(projectOntoReference(line, line.x[40] + 500, line.y[40], 0, 50, 6, { s: 0, d: 0 })).toBe(false);
});

test('a left-hand lane change of 3.5 m arrives on the other lane within 45 m', () => {
  const map = syntheticMap([
    { x: 0, y: 0, heading: 0, pieces: [[100, 0]], left: 1 },
    { x: 0, y: 3.5, heading: 0, pieces: [[100, 0]], right: 0 },
  ]);
  const line = buildReferenceLine(map, [0, 1], 0, 90);
  referencePointAt(line, 45, pose);
  expect(pose.y).toBeCloseTo(3.5, 6);
  referencePointAt(line, 4, pose);
  expect(pose.y).toBeCloseTo(0, 6);
  expect(line.legs.map(({ lane }) => lane)).toEqual([0, 1, 1]);
  expect(line.legs[0].to).toBeCloseTo(22.5, 0);
});

test('the published polyline goes from the start to the goal in steps of 2 m', () => {
  const { line, lanes } = townRoute();
  const { polyline, length } = routeMessage(lanes, { lane: lanes[0], s: 10 }, { lane: lanes[6], s: 60 }, line);
  expect(length).toBe(line.goal);
  let sum = 0;
  for (let i = 3; i < polyline.length; i += 3) {
    const step = Math.hypot(polyline[i] - polyline[i - 3], polyline[i + 1] - polyline[i - 2]);
    expect(step).toBeLessThan(2.01);
    sum += step;
  }
  expect(Math.abs(sum - length)).toBeLessThan(0.5);
});

test('the speed profile keeps limits, lateral acceleration, and comfortable changes', () => {
  const { line } = townRoute();
  const profile = speedProfile(line);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < line.count; i++) {
    expect(profile[i]).toBeLessThanOrEqual(line.speedLimit[i]);
    expect(profile[i] * profile[i] * Math.abs(line.curvature[i])).toBeLessThanOrEqual(2 + 1e-9);
    if (i > 0) {
      const acceleration = (profile[i] * profile[i] - profile[i - 1] * profile[i - 1]) / (2 * 0.5);
      expect(Math.abs(acceleration)).toBeLessThanOrEqual(1.5 + 1e-9);
    }
    least = Math.min(least, profile[i]);
  }
  // Turns at crossings have radii of about 10 m.
  expect(least).toBeGreaterThan(3);
  expect(least).toBeLessThan(6);
});

test('a change of lanes is longer on fast roads, so that it is driven near the limit', () => {
  const change = (speedLimit: number) => {
    const pieces: [number, number][] = [[400, 0]];
    const map = syntheticMap([
      { x: 0, y: 0, heading: 0, pieces, speedLimit, left: 1 },
      { x: 0, y: 3.5, heading: 0, pieces, speedLimit, right: 0 },
    ]);
    const line = buildReferenceLine(map, [0, 1], 0, 390);
    const changing = Array.from(line.y).filter((y) => y > 0.01 && y < 3.49).length / 2;
    return { changing, slowest: Math.min(...speedProfile(line, 400)) };
  };
  expect(change(50 / 3.6).changing).toBeLessThan(35);
  expect(change(100 / 3.6).changing).toBeGreaterThan(55);
  expect(change(100 / 3.6).slowest).toBeGreaterThan(20);
});

test('keeps to the limits along a lane, and to a speed at which it can stop within sight', () => {
  const road = syntheticMap([{ x: 0, y: 0, heading: 0, pieces: [[900, 0]], speedLimit: 36 }]);
  const limits = { s: Float64Array.of(0, 450), limit: Float64Array.of(36, 20) };
  const line = buildReferenceLine({ ...road, speedLimits: [limits] }, [0], 0, 850);
  const far = speedProfile(line, 400);
  expect(far[100]).toBeGreaterThan(30);
  expect(far[Math.round(460 / 0.5)]).toBeCloseTo(20, 9);
  const near = speedProfile(line);
  const reaction = 0.4;
  expect(near[100] * reaction + near[100] ** 2 / (2 * 4)).toBeCloseTo(80, 6);
});
