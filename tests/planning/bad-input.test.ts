import { describe, expect, test } from 'vitest';
import type { RoadMap } from '../../src/map/road-map.ts';
import { ConstantPlanner } from '../../src/planning/bundled/constant.ts';
import { IdmPlanner } from '../../src/planning/bundled/idm.ts';
import { PdmLitePlanner } from '../../src/planning/bundled/pdm-lite.ts';
import { LatticeSearch } from '../../src/planning/lattice/lattice-search.ts';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import { CAR, FRONT, KinematicDrive, track } from './kinematic-drive.ts';
import { straightStreet, syntheticMap } from './synthetic-map.ts';

const GOAL: RoutePoint = { lane: 0, s: 380 };

type Make = (map: RoadMap, goal: RoutePoint) => ConstructorParameters<typeof KinematicDrive>[2];
const DRIVERS: readonly (readonly [string, Make])[] = [
  ['astar', () => new LatticeSearch()],
  ['idm', (map, goal) => new IdmPlanner(map, goal, CAR)],
  ['pdm-lite', (map, goal) => new PdmLitePlanner(map, goal, CAR)],
  ['constant', (map, goal) => new ConstantPlanner(map, goal, 8)],
];

describe.each(DRIVERS)('%s, given what it cannot use, says why and stands', (name, make) => {
  const driveOn = (map: RoadMap, goal: RoutePoint) => new KinematicDrive(map, goal, make(map, goal));

  function expectSafeStop(drive: KinematicDrive, reason: string): void {
    drive.car.speed = 8;
    drive.run(6);
    expect(drive.route).toMatchObject({ valid: false, reason });
    expect(drive.plan).toMatchObject({ valid: false, decision: { kind: 'emergency', reason } });
    expect(drive.car.speed).toBe(0);
  }

  test('a goal that no lanes lead to', () => {
    expectSafeStop(driveOn(straightStreet(400), { lane: 1, s: 10 }), 'no way over the lanes from lane-0 to lane-1');
  });

  test('a goal on no lane of the map', () => {
    expectSafeStop(driveOn(straightStreet(400), { lane: 7, s: 10 }), 'goal: found lane 7, expected 0 to 1');
    expectSafeStop(
      driveOn(straightStreet(400), { lane: 0, s: Number.NaN }),
      'goal: found s NaN on lane lane-0, expected 0 to 400.00',
    );
  });

  test('a lane that ends before the next one begins', () => {
    const torn = syntheticMap([
      { x: 0, y: 0, heading: 0, pieces: [[100, 0]] },
      { x: 120, y: 0, heading: 0, pieces: [[200, 0]] },
    ]);
    expectSafeStop(driveOn(torn, { lane: 1, s: 50 }), 'no way over the lanes from lane-0 to lane-1');
  });

  test('a start away from every lane', () => {
    const drive = driveOn(straightStreet(400), GOAL);
    drive.car.y = -40;
    expectSafeStop(drive, 'not on a lane');
  });

  test('nobody seen at all is a free road', () => {
    const drive = driveOn(straightStreet(400), GOAL);
    drive.tracksAt = () => [];
    drive.run(6);
    expect(drive.plan!.valid).toBe(true);
    expect(drive.car.speed).toBeGreaterThan(4);
  });

  test.skipIf(name === 'constant')('perception that falls silent, until it speaks again', () => {
    const drive = driveOn(straightStreet(400), GOAL);
    drive.car.speed = 8;
    drive.tracksAt = (tick) => (tick > 200 && tick < 900 ? null : []);
    let hardest = 0;
    drive.run(2.9);
    expect(drive.plan!.decision.kind).toBe('cruise');
    drive.run(6, undefined, () => {
      hardest = Math.min(hardest, drive.car.acceleration);
    });
    expect(drive.plan!.decision).toMatchObject({ kind: 'stop', reason: 'nothing new is seen, since 2.0 s' });
    expect(drive.plan!.valid).toBe(true);
    expect(drive.car.speed).toBeLessThan(0.05);
    expect(hardest).toBeGreaterThan(-5);
    drive.run(6);
    expect(drive.car.speed).toBeGreaterThan(4);
  });

  // What was there when it was last seen may still be there.
  test.skipIf(name === 'constant')('perception that falls silent behind who stands', () => {
    const drive = driveOn(straightStreet(400), GOAL);
    drive.car.speed = 8;
    const rear = drive.car.x + FRONT + 32;
    drive.tracksAt = (tick) => (tick > 100 ? null : [track(1, rear + 2.25, 0, 0, 0)]);
    drive.run(9);
    expect(drive.car.speed).toBeLessThan(0.05);
    expect(drive.car.x + FRONT).toBeLessThan(rear);
  });

  test('a place of its own that was known too long ago', () => {
    const drive = driveOn(straightStreet(400), GOAL);
    drive.car.speed = 8;
    drive.run(2);
    drive.locate = () => null;
    drive.run(6);
    expect(drive.plan).toMatchObject({ valid: false, decision: { kind: 'emergency', reason: 'own place unknown' } });
    expect(drive.car.speed).toBe(0);
  });

  // The blind driver sees no block.
  test.skipIf(name === 'constant')('a start that is blocked', () => {
    const drive = driveOn(straightStreet(400), GOAL);
    const ahead = drive.car.x + FRONT + 1.5;
    drive.tracksAt = () => [track(1, ahead + 2.25, 0, 0, 0)];
    drive.run(10);
    expect(drive.plan!.decision.reason).toMatch(/^vehicle/);
    expect(drive.car.x + FRONT).toBeLessThan(ahead);
    expect(drive.car.speed).toBeLessThan(0.05);
  });
});
