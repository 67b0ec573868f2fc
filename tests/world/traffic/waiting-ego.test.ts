import { expect, test } from 'vitest';
import { lanePointAt } from '../../../src/map/lane-point.ts';
import type { LanePoint } from '../../../src/map/road-map.ts';
import type { EgoView } from '../../../src/world/traffic/ego-presence.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { type ArmName, connection, crossingMap, laneFrom } from './crossing-map.ts';
import { MODELS } from './traffic-fixture.ts';

const map = crossingMap({ control: { kind: 'yield', minor: ['South', 'North'] } });

/** The ego stands on an arm, its front so far before the line's end [m]. */
function standingOn(arm: ArmName, before: number): EgoView {
  const lane = map.lanes[laneFrom(map, arm)];
  const place: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  const { length, rearOverhang } = compactHatchback;
  lanePointAt(lane, lane.length - before - (length - rearOverhang), place);
  return { x: place.x, y: place.y, yaw: place.heading, speed: 0 };
}

/** The least speed of a car before the crossing [m/s], and whether it got there in 14 s, while the ego stands since 4 s. */
function drivePast(from: ArmName, ego: EgoView): { least: number; isThere: boolean } {
  const lane = laneFrom(map, from);
  const start = { model: 1, color: 0, lane, s: map.lanes[lane].length - 140, speed: 12 };
  const actors = [{ ...start, behaviour: { kind: 'lane-follow' as const } }];
  const drive = (seed: number) => new Traffic({ map, models: MODELS, actors, seed, vehicle: compactHatchback });
  let seed = 1;
  while (drive(seed).ways.path[1] !== connection(map, from, 'straight')) seed++;
  const traffic = drive(seed);
  let least = Number.POSITIVE_INFINITY;
  // The ego's patience with who waits for it ends after ten seconds.
  for (let tick = 0; tick < 1400 && traffic.laneOf(0) === lane; tick++) {
    traffic.step(tick, new Uint8Array(map.signals.length), tick < 400 ? { ...ego, speed: 1 } : ego);
    least = Math.min(least, traffic.ways.speed[0]);
  }
  return { least, isThere: traffic.laneOf(0) !== lane };
}

test('who has priority goes past an ego that stands before its yield sign', () => {
  expect(drivePast('East', standingOn('South', 2)).least).toBeGreaterThan(11);
  expect(drivePast('West', standingOn('North', 2)).least).toBeGreaterThan(11);
});

test('who has to give way waits for an ego that stands on the major road', () => {
  expect(drivePast('South', standingOn('East', 2)).isThere).toBe(false);
});

test('nobody goes past an ego that stands in the crossing', () => {
  expect(drivePast('East', standingOn('South', -3)).isThere).toBe(false);
});
