import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { SIGNAL_STATE } from '../../src/core/messages/signals.ts';
import { RandomStream } from '../../src/core/random.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { SAMPLE_COUNT } from '../../src/planning/planning-problem.ts';
import { referenceSample } from '../../src/planning/route/reference-line.ts';
import type { TrajectorySearch } from '../../src/planning/trajectory-search.ts';
import { KNOT_COUNT } from '../../src/planning/trajectory-search.ts';
import { FRONT, KinematicDrive, track } from './kinematic-drive.ts';
import { straightStreet, syntheticMap } from './synthetic-map.ts';

const { green, amber, red } = SIGNAL_STATE;
/** Half the length of the tracks below [m]. */
const HALF = 2.25;

/** Distance from the ego's front to the rear of a car whose centre is at x [m]. */
const gapTo = (drive: KinematicDrive, x: number) => x - HALF - (drive.car.x + FRONT);

/** Keeps the lane at the wished speed and looks at nothing else. */
const laneKeeping: TrajectorySearch = {
  search({ line, profile, start }) {
    const s = new Float64Array(KNOT_COUNT).fill(start.s);
    const speed = new Float64Array(KNOT_COUNT).fill(start.speed);
    for (let k = 1; k < KNOT_COUNT; k++) {
      speed[k] = Math.min(speed[k - 1] + 1, profile[referenceSample(line, s[k - 1])]);
      s[k] = s[k - 1] + (speed[k - 1] + speed[k]) / 2;
    }
    const ceiling = new Float64Array(SAMPLE_COUNT).fill(Number.POSITIVE_INFINITY);
    return { found: true, s, d: new Float64Array(KNOT_COUNT), speed, ceiling, expanded: 0, cost: 0 };
  },
};

/** The same street without the other direction: nowhere to pass. */
function narrowStreet(): RoadMap {
  return syntheticMap([{ x: 0, y: 0, heading: 0, pieces: [[400, 0]] }]);
}

/** The ego comes at 10 m/s to a car at x = 60 that stands for 15 s and then drives off, up to 8 m/s. */
function standingCar(drive: KinematicDrive): (tick: number) => number {
  drive.car.speed = 10;
  const place = (tick: number) => {
    const t = Math.max(0, tick / 100 - 15);
    return 60 + (t < 4 ? t * t : 16 + 8 * (t - 4));
  };
  drive.tracksAt = (tick) => {
    const t = Math.max(0, tick / 100 - 15);
    return [track(5, place(tick), 0, 0, Math.min(8, 2 * t))];
  };
  return place;
}

test('stands 3 to 5 m behind a standing car, says why, and goes on when it moves off', () => {
  const drive = new KinematicDrive(narrowStreet(), { lane: 0, s: 380 });
  const place = standingCar(drive);
  drive.run(14.9);
  const gap = gapTo(drive, place(drive.tick));
  expect(drive.car.speed).toBe(0);
  expect(gap).toBeGreaterThan(3);
  expect(gap).toBeLessThan(5);
  expect(drive.plan!.decision).toMatchObject({ kind: 'wait', reason: 'vehicle 4 m' });
  // Whoever stands holds still: the fence is where the ego's front is, not beyond the gap of 3.5 m.
  expect(Math.abs(drive.plan!.decision.fenceX - (drive.car.x + FRONT))).toBeLessThan(0.01);
  expect(drive.plan!.decision.fenceX).toBeLessThan(60 - HALF - 3.5 + 0.01);
  expect(drive.run(8, () => drive.car.speed > 4)).toBe(true);
  expect(drive.plan!.decision.kind).not.toBe('wait');
});

test('without the search it drives into the same car', () => {
  const drive = new KinematicDrive(straightStreet(400), { lane: 0, s: 380 }, laneKeeping);
  const place = standingCar(drive);
  expect(drive.run(14, () => gapTo(drive, place(drive.tick)) < 0)).toBe(true);
});

test('stops within 1.5 m before the line at red, goes on at green, and reaches the goal', () => {
  const drive = new KinematicDrive(straightStreet(400, 80), { lane: 0, s: 110 });
  drive.car.speed = 11;
  drive.signalsAt = (tick) => [tick < 1600 ? red : green];
  drive.run(15.9);
  expect(drive.car.speed).toBe(0);
  const left = 80 - (drive.car.x + FRONT);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(1.5);
  expect(drive.plan!.decision).toMatchObject({ kind: 'stop', reason: 'red light' });
  expect(drive.run(25, () => drive.plan!.remaining < 1 && drive.car.speed === 0)).toBe(true);
  expect(Math.abs(drive.car.x - 110)).toBeLessThan(0.8);
  expect(drive.plan!.decision.kind).toBe('arrive');
});

describe('amber', () => {
  /** Drives up and turns the light amber, then red, when so far is left to the line. */
  function driveUp(leftAtAmber: number): KinematicDrive {
    const drive = new KinematicDrive(straightStreet(400, 80), { lane: 0, s: 380 });
    drive.car.speed = 13;
    let since = Number.POSITIVE_INFINITY;
    drive.signalsAt = (tick) => {
      if (since === Number.POSITIVE_INFINITY && 80 - drive.car.x - FRONT < leftAtAmber) since = tick;
      return [tick < since ? green : tick < since + 300 ? amber : red];
    };
    drive.run(14);
    return drive;
  }

  test('stops where 3 m/s^2 is enough', () => {
    const { car } = driveUp(45);
    expect(car.x + FRONT).toBeLessThan(80);
    expect(car.x + FRONT).toBeGreaterThan(77);
  });

  test('goes on where it is not, and is not held by the red that follows', () => {
    expect(driveUp(25).car.x).toBeGreaterThan(130);
  });
});

test('follows a leader that brakes hard to a standstill without touching it', () => {
  for (const braking of [2, 4, 6]) {
    const drive = new KinematicDrive(straightStreet(500), { lane: 0, s: 480 });
    drive.car.speed = 10;
    const place = (tick: number) => {
      const t = tick / 100;
      const stopping = Math.min(Math.max(0, t - 3), 10 / braking);
      return 24 + 10 * Math.min(t, 3) + 10 * stopping - (braking * stopping * stopping) / 2;
    };
    drive.tracksAt = (tick) => {
      const stopping = Math.min(Math.max(0, tick / 100 - 3), 10 / braking);
      return [track(1, place(tick), 0, 0, 10 - braking * stopping)];
    };
    let least = Number.POSITIVE_INFINITY;
    drive.run(16, undefined, () => {
      least = Math.min(least, gapTo(drive, place(drive.tick)));
    });
    expect(least).toBeGreaterThan(2.5);
    expect(least).toBeLessThan(6);
    expect(drive.car.speed).toBe(0);
  }
});

test('keeps about 1.2 s behind a leader at constant speed', () => {
  const drive = new KinematicDrive(straightStreet(700), { lane: 0, s: 690 });
  drive.car.speed = 11;
  const place = (tick: number) => 35 + (8 * tick) / 100;
  drive.tracksAt = (tick) => [track(1, place(tick), 0, 0, 8)];
  drive.run(22);
  expect(drive.car.speed).toBeCloseTo(8, 0);
  const gap = gapTo(drive, place(drive.tick));
  expect(gap).toBeGreaterThan(8 * 1.2);
  expect(gap).toBeLessThan(8 * 1.2 + 3.5 + 3);
  expect(drive.plan!.decision.kind).toBe('follow');
});

test('oncoming cars, cars behind and cars parked off the lane do not slow it down', () => {
  const fast = new KinematicDrive(straightStreet(400), { lane: 0, s: 390 });
  const busy = new KinematicDrive(straightStreet(400), { lane: 0, s: 390 });
  fast.car.speed = 12;
  busy.car.speed = 12;
  busy.tracksAt = (tick) => [
    track(1, 150 - (12 * tick) / 100, 3.5, Math.PI, 12),
    track(2, 90, 6.5, Math.PI, 0),
    track(3, 60, -3.2, 0, 0),
    track(4, busy.car.x - 8, 0, 0, 10),
  ];
  fast.run(9);
  busy.run(9);
  expect(busy.car.x).toBeGreaterThan(fast.car.x - 1);
  expect(Math.abs(busy.car.y)).toBeLessThan(0.05);
});

test('swerves inside its lane around a car that stands at the edge', () => {
  const drive = new KinematicDrive(straightStreet(400), { lane: 0, s: 390 });
  drive.car.speed = 12;
  drive.tracksAt = () => [track(1, 70, -2.05, 0, 0)];
  let room = Number.POSITIVE_INFINITY;
  let swerved = false;
  drive.run(11, undefined, () => {
    if (Math.abs(drive.car.x + 1.4 - 70) < 4.4) room = Math.min(room, drive.car.y - 0.9 - (-2.05 + 0.9));
    swerved ||= drive.plan!.decision.kind === 'avoid';
  });
  expect(drive.car.x).toBeGreaterThan(130);
  expect(room).toBeGreaterThan(0.4);
  expect(swerved).toBe(true);
  expect(Math.abs(drive.car.y)).toBeLessThan(0.1);
});

test('brakes as an emergency for what appears right in front, and lives on', () => {
  const drive = new KinematicDrive(straightStreet(400), { lane: 0, s: 390 });
  drive.car.speed = 12;
  drive.run(2.9);
  const appearsAt = drive.car.x;
  drive.tracksAt = () => [track(1, appearsAt + FRONT + 12 + HALF, 0, 0, 0)];
  let emergency = false;
  drive.run(5, undefined, () => {
    emergency ||= drive.plan!.decision.kind === 'emergency';
  });
  expect(emergency).toBe(true);
  expect(drive.car.speed).toBe(0);
  expect(drive.plan!.valid).toBe(true);
});

test('noise of camera and localisation: stands 2 to 6 m behind the car, false tracks do not stop the drive', () => {
  const drive = new KinematicDrive(narrowStreet(), { lane: 0, s: 380 });
  const random = new RandomStream(4, 'noise');
  const place = standingCar(drive);
  const seen = drive.tracksAt;
  drive.tracksAt = (tick) => {
    const tracks = (seen(tick) ?? []).map((truth) => {
      const range = truth.x - drive.car.x;
      const sigma = (range * range) / 300;
      return {
        ...truth,
        x: truth.x + sigma * random.normal(),
        y: 0.2 * random.normal(),
        speed: Math.max(0, truth.speed + 0.4 * random.normal()),
      };
    });
    if (random.uniform() < 0.05)
      tracks.push(track(100 + tick, drive.car.x + 15, 0, 0, 0, { confidence: 0.35 + 0.1 * random.uniform() }));
    return tracks;
  };
  drive.locate = (truth) => ({
    ...truth,
    x: truth.x + 0.05 * random.normal(),
    y: truth.y + 0.03 * random.normal(),
    speed: Math.max(0, truth.speed + 0.03 * random.normal()),
  });
  let emergencies = 0;
  let steerTravel = 0;
  let steer = 0;
  drive.run(14.9, undefined, () => {
    if (drive.plan!.decision.kind === 'emergency') emergencies++;
    steerTravel += Math.abs(drive.car.steer - steer);
    steer = drive.car.steer;
  });
  expect(gapTo(drive, place(drive.tick))).toBeGreaterThan(2);
  expect(gapTo(drive, place(drive.tick))).toBeLessThan(6);
  expect(emergencies).toBe(0);
  expect(drive.car.speed).toBe(0);
  // The steering wheel is quiet: its travel over the way is a few turns of the road wheels by a degree.
  expect(steerTravel).toBeLessThan(3);
  expect(drive.run(8, () => drive.car.speed > 4)).toBe(true);
});

test('without localisation the plan says so and the car stops', () => {
  const drive = new KinematicDrive(straightStreet(400), { lane: 0, s: 380 });
  drive.car.speed = 10;
  drive.run(2);
  expect(drive.car.speed).toBeGreaterThan(9);
  drive.locate = (truth) => ({ ...truth, valid: false });
  drive.run(6);
  expect(drive.plan).toMatchObject({ valid: false, decision: { kind: 'emergency', reason: 'own place unknown' } });
  expect(drive.car.speed).toBe(0);
});

test('an unreachable goal is told in the route, and no plan is made', () => {
  const drive = new KinematicDrive(straightStreet(400), { lane: 1, s: 10 });
  drive.run(1);
  expect(drive.route).toMatchObject({ valid: false, reason: 'no way over the lanes from lane-0 to lane-1' });
  expect(drive.plan!.valid).toBe(false);
  expect(drive.car.speed).toBe(0);
});

test('plans are continuous: where the last one said the car would be now, the next one begins', () => {
  const drive = new KinematicDrive(straightStreet(400, 80), { lane: 0, s: 300 });
  drive.car.y = 0.4;
  drive.car.speed = 9;
  drive.signalsAt = () => [red];
  let previous = drive.plan;
  drive.run(13, undefined, () => {
    const { plan } = drive;
    if (plan === previous || plan === null) return;
    if (previous !== null) {
      expect(Math.abs(plan.speed[0] - previous.speed[1])).toBeLessThan(0.25);
      expect(Math.abs(plan.y[0] - previous.y[1])).toBeLessThan(0.05);
    }
    previous = plan;
  });
});

test('snapshot and restore give the same drive, bit for bit', () => {
  const make = () => {
    const drive = new KinematicDrive(straightStreet(400, 150), { lane: 0, s: 300 });
    standingCar(drive);
    drive.signalsAt = () => [green];
    return drive;
  };
  const whole = make();
  whole.run(4);
  const state = { planner: whole.planner.snapshot(), controller: whole.controller.snapshot() };
  const before = hashOf(state);
  const resumed = make();
  resumed.adopt(whole);
  resumed.planner.restore(state.planner);
  resumed.controller.restore(state.controller);
  whole.run(4);
  resumed.run(4);
  expect(hashOf(resumed.plan)).toBe(hashOf(whole.plan));
  expect(hashOf(resumed.car.localisation())).toBe(hashOf(whole.car.localisation()));
  expect(hashOf(state)).toBe(before);
});
