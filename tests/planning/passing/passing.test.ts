import { describe, expect, test } from 'vitest';
import { ACTOR_KIND } from '../../../src/core/messages/actors-truth.ts';
import type { Track } from '../../../src/core/messages/tracks.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { FRONT, KinematicDrive, track } from '../kinematic-drive.ts';
import { syntheticMap } from '../synthetic-map.ts';

/** A street along x with both directions; `side` -1 mirrors it, with traffic on the left. */
function street(side: 1 | -1 = 1, speedLimit = 10): RoadMap {
  const map = syntheticMap([
    { x: 0, y: 0, heading: 0, pieces: [[400, 0]], speedLimit },
    { x: 400, y: side * 3.5, heading: Math.PI, pieces: [[400, 0]], speedLimit },
  ]);
  return side > 0 ? map : { ...map, lanes: map.lanes.map((lane) => ({ ...lane, id: -lane.id })) };
}

function driveOn(map: RoadMap, speed: number, tracksAt: (seconds: number) => Track[]): KinematicDrive {
  const drive = new KinematicDrive(map, { lane: 0, s: 250 });
  drive.car.speed = speed;
  drive.tracksAt = (tick) => tracksAt(tick / 100);
  return drive;
}

const arrived = (drive: KinematicDrive) => () => drive.car.x > 245;

const LORRY = track(7, 90, 0, 0, 0, { kind: ACTOR_KIND.truck, length: 9, width: 2.5 });

/** Least gap from points of the ego's right side, rear to front, to the left side of the lorry beside them [m]. */
function gapBeside({ car }: KinematicDrive): number {
  let least = Number.POSITIVE_INFINITY;
  for (let along = FRONT - 4.255; along <= FRONT; along += 0.25) {
    const x = car.x + along * Math.cos(car.yaw) + 0.9 * Math.sin(car.yaw);
    const y = car.y + along * Math.sin(car.yaw) - 0.9 * Math.cos(car.yaw);
    if (x > 85.5 && x < 94.5) least = Math.min(least, y - 1.25);
  }
  return least;
}

describe('something stands in our lane', () => {
  test('the ego pulls around it, says so, and comes back', () => {
    const drive = driveOn(street(), 10, () => [LORRY]);
    let least = Number.POSITIVE_INFINITY;
    const reasons = new Set<string>();
    const done = drive.run(60, arrived(drive), () => {
      least = Math.min(least, gapBeside(drive));
      if (drive.plan?.decision.kind === 'avoid') reasons.add(drive.plan.decision.reason);
    });
    expect(done).toBe(true);
    expect(least).toBeGreaterThan(0.5);
    expect(Math.abs(drive.car.y)).toBeLessThan(0.3);
    expect([...reasons].some((reason) => /^around standing truck 7, since \d+ s$/.test(reason))).toBe(true);
  });

  test('for who comes it waits far enough behind to swing out, and says for whom', () => {
    const comes = (t: number) => track(9, 170 - 8 * Math.max(0, t - 4), 3.5, Math.PI, t < 4 ? 0 : 8);
    const drive = driveOn(street(), 10, (t) => [LORRY, comes(t)]);
    let waited = '';
    let waitedAt = 0;
    let least = Number.POSITIVE_INFINITY;
    const done = drive.run(90, arrived(drive), () => {
      const { car, plan } = drive;
      if (plan?.decision.kind === 'wait' && car.speed < 0.1 && waited === '') {
        waited = plan.decision.reason;
        waitedAt = car.x;
      }
      const { x } = comes(drive.tick / 100);
      if (Math.abs(x - car.x - 1.4) < 4.4) least = Math.min(least, 3.5 - 0.9 - (car.y + 0.9));
      least = Math.min(least, gapBeside(drive));
    });
    expect(done).toBe(true);
    expect(least).toBeGreaterThan(0.4);
    if (waited !== '') {
      expect(waited).toBe('standing truck 7, car 9 comes');
      expect(85.5 - waitedAt - FRONT).toBeGreaterThan(8);
    }
  });

  test('who only waits before a junction is not passed', () => {
    const map = syntheticMap([
      { x: 0, y: 0, heading: 0, pieces: [[120, 0]], successors: [1], speedLimit: 10 },
      { x: 120, y: 0, heading: 0, pieces: [[20, 0]], successors: [2], junction: 0, speedLimit: 10 },
      { x: 140, y: 0, heading: 0, pieces: [[200, 0]], speedLimit: 10 },
      { x: 340, y: 3.5, heading: Math.PI, pieces: [[340, 0]], speedLimit: 10 },
    ]);
    const drive = new KinematicDrive(map, { lane: 2, s: 100 });
    drive.car.speed = 10;
    drive.tracksAt = () => [track(1, 110, 0, 0, 0)];
    drive.run(20);
    expect(drive.car.speed).toBe(0);
    expect(Math.abs(drive.car.y)).toBeLessThan(0.2);
  });

  test('a mirrored street gives the mirrored way', () => {
    const right = driveOn(street(), 10, () => [LORRY]);
    const left = driveOn(street(-1), 10, () => [LORRY]);
    for (let i = 0; i < 2500; i++) {
      right.step();
      left.step();
      expect(left.car.y).toBeCloseTo(-right.car.y, 6);
      expect(left.car.x).toBeCloseTo(right.car.x, 6);
    }
    expect(right.car.x).toBeGreaterThan(95);
  });

  test('the same again gives the same, and so does going on from a snapshot in mid-swing', () => {
    const drive = driveOn(street(), 10, () => [LORRY]);
    const again = driveOn(street(), 10, () => [LORRY]);
    const isOut = () => drive.car.y > 1.5;
    expect(drive.run(40, isOut)).toBe(true);
    again.run(drive.tick / 100);
    expect(again.plan).toEqual(drive.plan);
    const copy = driveOn(street(), 10, () => [LORRY]);
    copy.planner.restore(drive.planner.snapshot());
    copy.controller.restore(drive.controller.snapshot());
    copy.adopt(drive);
    drive.run(10);
    copy.run(10);
    expect(copy.plan).toEqual(drive.plan);
    expect(copy.car.x).toBe(drive.car.x);
  });
});

test('a slow cyclist is overtaken with 1.2 m of room and more', () => {
  const cyclist = (t: number) => track(3, 60 + 4 * t, 0, 0, 4, { kind: ACTOR_KIND.bicycle, length: 1.8, width: 0.6 });
  const drive = driveOn(street(1, 14), 12, (t) => [cyclist(t)]);
  let least = Number.POSITIVE_INFINITY;
  const done = drive.run(40, arrived(drive), () => {
    const gap = cyclist(drive.tick / 100).x - drive.car.x;
    if (gap < FRONT + 0.9 && gap > -0.75 - 0.9) least = Math.min(least, Math.abs(drive.car.y) - 0.9 - 0.3);
  });
  expect(done).toBe(true);
  expect(least).toBeGreaterThan(1.2);
  expect(least).toBeLessThan(10);
});

/** Whether the ego's box and one that goes along x touch. */
function touches({ car }: KinematicDrive, other: Track): boolean {
  const gap = other.x - car.x;
  const beside = gap < FRONT + other.length / 2 && gap > -0.75 - other.length / 2;
  return beside && Math.abs(car.y - other.y) < 0.9 + other.width / 2;
}

test.each([6, 8, 11])('who speeds up to %f m/s while he is overtaken is not returned into', (most) => {
  let from = Number.POSITIVE_INFINITY;
  const map = street(1, 14);
  const rider = { kind: ACTOR_KIND.bicycle, length: 1.8, width: 0.6 };
  let x = 60;
  let speed = 4;
  const drive = driveOn(map, 12, () => [track(3, x, 0, 0, speed, rider)]);
  let touched = false;
  const done = drive.run(
    40,
    () => drive.car.x > 200,
    () => {
      if (drive.car.y > 2 && from === Number.POSITIVE_INFINITY) from = drive.tick;
      speed = Math.min(drive.tick > from ? most : 4, speed + 0.02);
      x += speed / 100;
      touched ||= touches(drive, track(3, x, 0, 0, speed, rider));
    },
  );
  expect(from).toBeLessThan(Number.POSITIVE_INFINITY);
  expect(touched).toBe(false);
  expect(done).toBe(true);
});

test('who stood and drives off while the ego is out is let go without hard braking', () => {
  let x = 90;
  let speed = 0;
  let isOut = false;
  const drive = driveOn(street(), 10, () => [{ ...LORRY, x, speed }]);
  let touched = false;
  let hardest = 0;
  drive.run(60, arrived(drive), () => {
    isOut ||= drive.car.y > 1;
    if (isOut) {
      speed = Math.min(8, speed + 0.01);
      hardest = Math.min(hardest, drive.plan?.acceleration[1] ?? 0);
    }
    x += speed / 100;
    touched ||= touches(drive, { ...LORRY, x });
  });
  expect(isOut).toBe(true);
  expect(touched).toBe(false);
  expect(hardest).toBeGreaterThan(-3.5);
  expect(Math.abs(drive.car.y)).toBeLessThan(0.3);
});

test('on the lane of those who come it goes no faster than 20 km/h past what stands', () => {
  const drive = driveOn(street(1, 14), 10, () => [LORRY]);
  let fastest = 0;
  const done = drive.run(60, arrived(drive), () => {
    if (drive.car.y > 1.75) fastest = Math.max(fastest, drive.car.speed);
  });
  expect(done).toBe(true);
  expect(fastest).toBeGreaterThan(3);
  expect(fastest).toBeLessThan(6);
});

test('on the lane of those who come nobody is overtaken who soon goes faster', () => {
  const lorry = { kind: ACTOR_KIND.truck, length: 9, width: 2.5 };
  let x = 70;
  let speed = 4;
  const drive = driveOn(street(1, 14), 12, () => [track(3, x, 0, 0, speed, lorry)]);
  let farthest = 0;
  const done = drive.run(40, arrived(drive), () => {
    if (drive.tick > 600) speed = Math.min(12, speed + 0.01);
    x += speed / 100;
    farthest = Math.max(farthest, Math.abs(drive.car.y));
  });
  expect(done).toBe(true);
  expect(farthest).toBeLessThan(0.5);
});

test('who comes around what blocks its own lane is waited for', () => {
  const van = track(4, 110, 3.5, Math.PI, 0, { kind: ACTOR_KIND.van, length: 5.5, width: 2 });
  const drive = driveOn(street(), 9, (t) => [van, track(5, 150 - Math.max(0, t - 2) * 5, 3.5, Math.PI, t < 2 ? 0 : 5)]);
  const waits = () => drive.plan?.decision.reason === 'car 5 comes around standing van 4';
  expect(drive.run(10, waits)).toBe(true);
  expect(drive.run(60, arrived(drive))).toBe(true);
});
