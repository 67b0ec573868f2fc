import { describe, expect, test } from 'vitest';
import { ACTOR_KIND } from '../../../src/core/messages/actors-truth.ts';
import type { Track } from '../../../src/core/messages/tracks.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { KinematicDrive, track } from '../kinematic-drive.ts';
import { syntheticMap } from '../synthetic-map.ts';

/** A street along x with both directions, on which the ego drives from x = 100; `side` -1 mirrors it, with traffic on the left. */
function street(side: 1 | -1 = 1): RoadMap {
  const map = syntheticMap([
    { x: 0, y: 0, heading: 0, pieces: [[500, 0]], speedLimit: 10 },
    { x: 500, y: side * 3.5, heading: Math.PI, pieces: [[500, 0]], speedLimit: 10 },
  ]);
  return side > 0 ? map : { ...map, lanes: map.lanes.map((lane) => ({ ...lane, id: -lane.id })) };
}

/** Lit for 0.2 s of 0.4 s, as in the world. */
const flashes = (t: number): Partial<Track> => (Math.floor(t / 0.2) % 2 === 0 ? { beacon: true } : {});

const ambulance = (t: number, x: number, y: number, speed: number, rest: Partial<Track> = flashes(t)) =>
  track(7, x, y, 0, speed, { kind: ACTOR_KIND.van, length: 5.3, width: 2, ...rest });

/** Comes from 40 m behind the ego, waits there and passes from 12 s on. */
const comes = (t: number, side = 1) => {
  const passing = Math.max(0, t - 12);
  const x = t < 12 ? Math.min(60 + 12 * t, 100) : 100 + 10 * passing;
  return ambulance(t, x, side * Math.min(2.4, passing), t < 12 ? (x < 100 ? 12 : 3) : 10);
};

function driveOn(map: RoadMap, tracksAt: (seconds: number) => Track[], lane = 0, s = 400): KinematicDrive {
  const drive = new KinematicDrive(map, { lane, s });
  drive.car.x = 100;
  drive.car.speed = 10;
  drive.tracksAt = (tick) => tracksAt(tick / 100);
  return drive;
}

/** How far to its right, to its left the ego gets within so many seconds [m], how slow [m/s], and what it says. */
function watch(drive: KinematicDrive, seconds: number) {
  const seen = { right: 0, left: 0, slowest: 99, reasons: new Set<string>() };
  drive.run(
    seconds,
    () => false,
    () => {
      seen.right = Math.max(seen.right, -drive.car.y);
      seen.left = Math.max(seen.left, drive.car.y);
      seen.slowest = Math.min(seen.slowest, drive.car.speed);
      seen.reasons.add(drive.plan?.decision.reason ?? '');
    },
  );
  return seen;
}

const saysSo = (reasons: Set<string>) => [...reasons].some((reason) => reason.startsWith('pull over'));

describe('an emergency vehicle comes from behind', () => {
  test('the ego goes to the edge of its lane and stands, says so, and goes on behind it', () => {
    const drive = driveOn(street(), (t) => [comes(t)]);
    const before = watch(drive, 12);
    expect(before.right).toBeGreaterThan(0.55);
    expect(before.right).toBeLessThan(1.75 - 0.9);
    expect(before.slowest).toBeLessThan(0.1);
    expect(before.reasons).toContain('pull over, emergency vehicle 7 comes from behind, since 5 s');
    watch(drive, 10);
    expect(drive.car.speed).toBeGreaterThan(5);
    expect(Math.abs(drive.car.y)).toBeLessThan(0.2);
    expect(drive.plan?.decision.reason).not.toMatch(/pull over/);
  });

  test('a mirrored street gives the mirrored way; the same again gives the same, and so does going on from a snapshot', () => {
    const right = driveOn(street(), (t) => [comes(t)]);
    const left = driveOn(street(-1), (t) => [comes(t, -1)]);
    right.run(6);
    left.run(6);
    expect(right.car.y).toBeLessThan(-0.5);
    expect(left.car.y).toBeCloseTo(-right.car.y, 6);
    const copy = driveOn(street(), (t) => [comes(t)]);
    copy.planner.restore(right.planner.snapshot());
    copy.controller.restore(right.controller.snapshot());
    copy.adopt(right);
    right.run(9);
    copy.run(9);
    expect(copy.plan).toEqual(right.plan);
  });

  test('once its beacon has been dark for longer than between two flashes it is one like others', () => {
    const drive = driveOn(street(), (t) => [
      t < 3 ? comes(t) : ({ ...comes(3), beacon: undefined } as unknown as Track),
    ]);
    watch(drive, 3.6);
    expect(drive.plan?.decision.reason).toMatch(/^pull over/);
    watch(drive, 0.9);
    expect(drive.plan?.decision.reason).not.toMatch(/pull over/);
  });

  test('who is standing behind us for long does not want to pass: the ego drives on', () => {
    const drive = driveOn(street(), (t) => [ambulance(t, Math.min(60 + 12 * t, 100), 0, t < 3 ? 12 : 0)]);
    expect(watch(drive, 18).slowest).toBeLessThan(0.1);
    watch(drive, 11);
    expect(drive.car.speed).toBeGreaterThan(5);
  });
});

describe('it does not pull over', () => {
  const others: [string, (t: number) => Track][] = [
    ['for a vehicle without a beacon', (t) => ({ ...ambulance(t, 60 + 10 * t, 0, 10, {}) })],
    ['for one that comes towards it', (t) => track(7, 250 - 12 * t, 3.5, Math.PI, 12, flashes(t))],
    ['for one ahead', (t) => ambulance(t, 150 + 12 * t, 0, 12)],
    ['for one that crosses behind it', (t) => track(7, 70, -60 + 12 * t, Math.PI / 2, 12, flashes(t))],
  ];
  test.each(others)('%s', (_, at) => {
    const { right, slowest, reasons } = watch(
      driveOn(street(), (t) => [at(t)]),
      3,
    );
    expect(right).toBeLessThan(0.1);
    expect(slowest).toBeGreaterThan(8);
    expect(saysSo(reasons)).toBe(false);
  });

  test('in a junction and before it: it does so after it', () => {
    const map = syntheticMap([
      { x: 0, y: 0, heading: 0, pieces: [[125, 0]], successors: [1], speedLimit: 10 },
      { x: 125, y: 0, heading: 0, pieces: [[25, 0]], successors: [2], junction: 0, speedLimit: 10 },
      { x: 150, y: 0, heading: 0, pieces: [[350, 0]], speedLimit: 10 },
      { x: 500, y: 3.5, heading: Math.PI, pieces: [[350, 0]], speedLimit: 10 },
    ]);
    const drive = driveOn(map, (t) => [ambulance(t, 50 + 10 * t, 0, 10)], 2, 250);
    const inside = { right: 0, slowest: 99 };
    const isPast = drive.run(
      12,
      () => drive.car.x > 152,
      () => {
        inside.right = Math.max(inside.right, -drive.car.y);
        inside.slowest = Math.min(inside.slowest, drive.car.speed);
      },
    );
    expect(isPast).toBe(true);
    expect(inside.right).toBeLessThan(0.1);
    expect(inside.slowest).toBeGreaterThan(8);
    expect(watch(drive, 5).right).toBeGreaterThan(0.4);
  });

  test('where another lane goes our way', () => {
    const map = syntheticMap([
      { x: 0, y: 0, heading: 0, pieces: [[500, 0]], left: 1, speedLimit: 10 },
      { x: 0, y: 3.5, heading: 0, pieces: [[500, 0]], right: 0, speedLimit: 10 },
      { x: 500, y: 7, heading: Math.PI, pieces: [[500, 0]], speedLimit: 10 },
    ]);
    expect(
      saysSo(
        watch(
          driveOn(map, (t) => [comes(t)]),
          4,
        ).reasons,
      ),
    ).toBe(false);
  });

  test('where somebody rides at the edge: it is only slow', () => {
    const rider = (t: number) =>
      track(9, 112 + 5 * t, -1.6, 0, 5, { kind: ACTOR_KIND.bicycle, length: 1.8, width: 0.6 });
    const { right, slowest, reasons } = watch(
      driveOn(street(), (t) => [comes(t), rider(t)]),
      5,
    );
    expect(right).toBeLessThan(0.2);
    expect(slowest).toBeLessThan(7.2);
    expect(saysSo(reasons)).toBe(true);
  });
});
