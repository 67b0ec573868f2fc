import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { DriveFrame } from '../../../src/scenario/metrics/drive-frame.ts';
import { ScoreRecorder } from '../../../src/scenario/scores/drive/score-recorder.ts';
import { SCORE_NAMES, SCORES, type ScoreName } from '../../../src/scenario/scores/drive/score-table.ts';
import { scoresOfDrive } from '../../../src/scenario/scores/drive/scores-of-drive.ts';
import { CONTACT, cruise, driveOf, EXPERT, frameOf, type Moment, ROUTE_LENGTH } from './drive-fixture.ts';

const partOf = (drive: ReturnType<typeof driveOf>, score: ScoreName, part: string) =>
  scoresOfDrive(drive).scoreParts[score]?.find(({ name }) => name === part)?.value;

describe('a faultless drive', () => {
  const drive = driveOf(cruise(20, 10), { arrived: true });

  test('has the best of every score that applies', () => {
    const { scores, scoresLeftOut } = scoresOfDrive(drive);
    expect(scores).toMatchObject({
      nuplan: 1,
      carla20: 100,
      carla21: 100,
      bench2drive: 1,
      pdms: 1,
      epdms: 1,
      neuroncap: 5,
      commonroadTR1: 0,
      commonroadJB1: 20,
      commonroadSM1: 200, // L = 200 m, and nothing else
    });
    // 0.25 (1 + (1 - 20 / 60) + 1 + 1)
    expect(scores.smarts).toBeCloseTo(0.25 * (3 + 2 / 3), 12);
    expect(Object.keys(scoresLeftOut)).toEqual(['rss', 'r157', 'euroncap']);
  });

  test('every score is there or left out with a reason', () => {
    const { scores, scoresLeftOut } = scoresOfDrive(drive);
    expect([...Object.keys(scores), ...Object.keys(scoresLeftOut)].sort()).toEqual([...SCORE_NAMES].sort());
  });
});

test('half as fast as the expert: progress 1/2', () => {
  const drive = driveOf(cruise(10, 5));
  // (5 * 0.5 + 5 + 4 + 2) / 16
  expect(scoresOfDrive(drive).scores.nuplan).toBeCloseTo(13.5 / 16, 9);
  // Every horizon: 20 m against 40 m; (5 + 5 * 0.5 + 2) / 12
  expect(scoresOfDrive(drive).scores.pdms).toBeCloseTo(9.5 / 12, 9);
  // 50 m of 200 m
  expect(scoresOfDrive(drive).scores.carla20).toBeCloseTo(25, 9);
});

test('speeding by 1.115 m/s all along halves the speed term', () => {
  const drive = driveOf(cruise(10, 15.115));
  // Samples 101 over 100 intervals: 1 - 1.115 * 101 / (2.23 * 100)
  expect(partOf(drive, 'nuplan', 'speedLimit')).toBeCloseTo(1 - 0.505, 9);
});

test('without an expert nuPlan and NAVSIM are left out, and the reason says how to have them', () => {
  const why = 'no expert';
  const { scores, scoresLeftOut } = scoresOfDrive(
    driveOf(cruise(10, 10), { expert: { expert: null, why, isStale: false } }),
  );
  expect(scores).not.toHaveProperty('nuplan');
  expect(scoresLeftOut).toMatchObject({ nuplan: why, pdms: why, epdms: why });
  expect(scores.carla20).toBeCloseTo(50, 9);
});

describe('collisions', () => {
  const hit = (change: object, collided = 30) =>
    driveOf(cruise(6, 10, (i) => (i === collided ? { collisions: [{ ...CONTACT, ...change }] } : {})));

  test('a vehicle by its fault', () => {
    const { scores } = scoresOfDrive(hit({}));
    expect(scores.nuplan).toBe(0);
    // 30 % of the route: 30 * 0.6 and 30 / 1.7
    expect(scores.carla20).toBeCloseTo(18, 9);
    expect(scores.carla21).toBeCloseTo(30 / 1.7, 9);
    expect(scores.bench2drive).toBe(0);
    // 5 m/s impact, and 5 m/s had the ego kept its speed: 4 (1 - 5 / 5)
    expect(scores.neuroncap).toBe(0);
    // 36 km/h test, 18 km/h impact: beyond brown
    expect(scores.euroncap).toBe(0);
    expect(partOf(hit({}), 'nuplan', 'collisionEnergy')).toBeCloseTo(2.5, 9);
  });

  test('braked before: less of an impact', () => {
    // From 15 to 10 m/s; impact 5, reference 10: 4 * 0.5. Test at 55 km/h, impact at 18 km/h: orange.
    const moments = cruise(4, 10, (i) => ({ speed: i < 20 ? 15 : 10, ...(i === 30 ? { collisions: [CONTACT] } : {}) }));
    expect(scoresOfDrive(driveOf(moments)).scores).toMatchObject({ neuroncap: 2, euroncap: 0.5 });
  });

  test('who is hit from behind or at standstill is not at fault by nuPlan', () => {
    expect(scoresOfDrive(hit({ type: 'rear' })).scores.nuplan).toBe(1);
    expect(scoresOfDrive(hit({ type: 'ego-stopped', egoSpeed: 0 })).scores).toMatchObject({ nuplan: 1, carla20: 30 });
    expect(scoresOfDrive(hit({ type: 'side' })).scores.nuplan).toBe(1);
    expect(scoresOfDrive(hit({ type: 'side', betweenLanes: true })).scores.nuplan).toBe(0);
  });

  test('an object halves nuPlan, and in PDMS the horizons that it is in', () => {
    const drive = hit({ kind: -1, otherKind: 'scenery', other: 0, otherSpeed: 0, type: 'other-stopped' }, 10);
    const { scores } = scoresOfDrive({ ...drive, collisions: drive.collisions.map((one) => ({ ...one, tick: 100 })) });
    // 0.5 * (5 + 0 + 4 + 2) / 16
    expect(scores.nuplan).toBeCloseTo(0.5 * (11 / 16), 9);
    // Horizons from 0, 1 and 2 s; the first two: 0.5 * (0 + 5 * 20 / 40 + 2) / 12 = 0.1875
    expect(scores.pdms).toBeCloseTo((2 * 0.1875 + 1) / 3, 9);
  });

  test('the same vehicle twice counts once', () => {
    const moments = cruise(6, 10, (i) => (i === 30 || i === 40 ? { collisions: [{ ...CONTACT, tick: i * 10 }] } : {}));
    expect(partOf(driveOf(moments), 'nuplan', 'collisionsByFault')).toBe(1);
    expect(partOf(driveOf(moments), 'carla20', 'collisionsVehicle')).toBeCloseTo(0.6, 12);
  });
});

test('one red light, and 42: a complete route with a vehicle hit', () => {
  const moments = cruise(20, 10, (i) => (i === 30 ? { collisions: [CONTACT] } : {}));
  const { scores } = scoresOfDrive(driveOf(moments, { arrived: true, redLightTimes: [12] }));
  expect(scores.carla20).toBeCloseTo(42, 9);
  expect(scores.carla21).toBeCloseTo(100 / 2.1, 9);
});

test('outside of the lanes for a fifth of the way', () => {
  const isOutsideLanes = Float64Array.from({ length: 201 }, (_, i) => (i < 40 ? 1 : 0));
  const { scores } = scoresOfDrive(driveOf(cruise(20, 10), { arrived: true, isOutsideLanes }));
  expect(scores.carla20).toBeCloseTo(100 * (1 - 40 / 201), 9);
  expect(scores.carla21).toBeCloseTo(100 * (1 - 40 / 201), 9);
});

test('to pass by on the lane of oncoming traffic is no jerk along the lane', () => {
  const drive = driveOf(cruise(10, 10, (i) => ({ headingError: i > 30 && i < 60 ? Math.PI : 0 })));
  expect(scoresOfDrive(drive).scores.commonroadTR1).toBeCloseTo(0, 9);
});

test('a vehicle ahead: RSS by its margin, time to collision by projection', () => {
  // 30 m to the bumper, both 10 m/s: safe 7.5 + 0.84375 + 12.25^2 / 12 - 100 / 12 = 12.5156...
  const follow = driveOf(cruise(5, 10, (i) => ({ others: [{ s: i + 36, speed: 10 }] })));
  expect(scoresOfDrive(follow).scores.rss).toBe(1);
  expect(partOf(follow, 'rss', 'leastMargin')).toBeCloseTo(32 - 2 - 12.515625, 9);
  const near = driveOf(cruise(5, 10, (i) => ({ others: [{ s: i + 16, speed: 10 }] })));
  expect(scoresOfDrive(near).scores.rss).toBe(0);
  // It stands: ego's front is at 4 + 10 t; at t = 0 it is 21 m away, so the last look from 0.95 s on fails.
  const standing = driveOf(cruise(1.6, 10, () => ({ others: [{ s: 27, speed: 0 }] })));
  expect(partOf(standing, 'nuplan', 'timeToCollision')).toBe(0);
});

describe('cut-in', () => {
  /** From the left at 1 m/s sideways, 8 m/s against the ego's 10 m/s, its rear 15 m before the ego's front at first. */
  const cutIn = (collides: boolean, gap = 15) =>
    driveOf(
      cruise(6, 10, (i) => ({
        others: [{ id: 5, s: 6 + gap + 0.8 * i, d: Math.max(0, 3.5 - 0.1 * i), speed: 8 }],
        ...(collides && i === 50 ? { collisions: [{ ...CONTACT, other: 5, tick: 500 }] } : {}),
      })),
    );

  test('answered, and not', () => {
    expect(scoresOfDrive(cutIn(false)).scores.r157).toBe(1);
    expect(scoresOfDrive(cutIn(true)).scores.r157).toBe(0);
    // It is 0.30 m in the lane when its centre is 2.35 m beside: at 1.2 s, or the frame after, 15 - 2.4 m ahead at 2 m/s.
    expect(partOf(cutIn(true), 'r157', 'ttcAtCutIn')).toBeCloseTo((15 - 0.2 * 12) / 2, 6);
    expect(partOf(cutIn(true), 'r157', 'ttcToBeJudged')).toBeCloseTo(2 / 12 + 0.35, 9);
    // It has 15 m at 2 m/s, and the reference driver brakes 0.375 + 0.4 + 0.75 s after it begins, at most.
    expect(partOf(cutIn(true), 'r157', 'referenceDriverAvoids')).toBe(1);
  });

  test('too near to be answered is not judged', () => {
    const { scores, scoresLeftOut } = scoresOfDrive(cutIn(true, 2.6));
    expect(scores).not.toHaveProperty('r157');
    expect(scoresLeftOut.r157).toContain('could have been answered');
  });
});

describe('attacks', () => {
  const bounded = (drive: ReturnType<typeof driveOf>) => {
    const { scores } = scoresOfDrive(drive);
    for (const [name, value] of Object.entries(scores)) {
      expect(Number.isFinite(value), name).toBe(true);
      expect(value, name).toBeGreaterThanOrEqual(0);
      const { best } = SCORES[name as ScoreName];
      if (best !== null) expect(value, name).toBeLessThanOrEqual(best);
    }
    return scores;
  };

  test('an empty run has no score', () => {
    expect(bounded(driveOf([]))).toEqual({});
  });

  test('one frame, and half a second', () => {
    expect(bounded(driveOf(cruise(0, 10)))).not.toHaveProperty('nuplan');
    const scores = bounded(driveOf(cruise(0.5, 10)));
    expect(scores).not.toHaveProperty('pdms');
    expect(scores.carla20).toBeCloseTo(2.5, 9);
  });

  test('a standing ego makes no progress', () => {
    const scores = bounded(driveOf(cruise(10, 0)));
    // max(0, 2) / max(100, 2) = 0.02 is no progress.
    expect(scores.nuplan).toBe(0);
    expect(scores.carla20).toBe(0);
    expect(scores.commonroadTR1).toBe(0);
  });

  test('in a collision from the start', () => {
    bounded(
      driveOf(
        cruise(5, 10, (i) => (i === 0 ? { others: [{ s: 2, speed: 0 }], collisions: [{ ...CONTACT, tick: 0 }] } : {})),
      ),
    );
  });

  test('backwards, off the road and off the route', () => {
    const scores = bounded(driveOf(cruise(5, -3, () => ({ outside: 2 }))));
    expect(scores.nuplan).toBe(0);
    bounded(driveOf(cruise(5, 10, (i) => (i > 10 ? { s: Number.NaN } : {}))));
  });

  test('an ego that was never near its route has no progress to compare', () => {
    const drive = driveOf(cruise(5, 10, () => ({ s: Number.NaN })));
    expect(bounded(drive)).not.toHaveProperty('nuplan');
    expect(scoresOfDrive(drive).scoresLeftOut.nuplan).toContain('never near its route');
  });

  test('a frame of nothing but NaN', () => {
    const recorder = new ScoreRecorder(60);
    for (let i = 0; i < 60; i++) {
      const frame = frameOf({ s: i, speed: 10 }, i);
      if (i === 30) {
        for (const key of Object.keys(frame) as (keyof DriveFrame)[]) {
          if (typeof frame[key] === 'number' && key !== 'tick') Object.assign(frame, { [key]: Number.NaN });
        }
      }
      recorder.observe(frame);
    }
    bounded(driveOf([], { series: recorder.series }));
    const all = new ScoreRecorder(60);
    for (let i = 0; i < 60; i++) {
      const frame = new DriveFrame();
      for (const key of Object.keys(frame) as (keyof DriveFrame)[]) {
        if (typeof frame[key] === 'number') Object.assign(frame, { [key]: Number.NaN });
      }
      all.observe(frame);
    }
    bounded(driveOf([], { series: all.series }));
  });

  test('random drives stay within bounds, and something worse never raises a score', () => {
    const random = new RandomStream(7, 'drives');
    for (let run = 0; run < 40; run++) {
      const count = 2 + random.integer(120);
      let s = 0;
      let speed = 15 * random.uniform();
      const moments: Moment[] = Array.from({ length: count }, (_, i) => {
        const ax = 6 * random.uniform() - 3;
        speed = Math.max(0, speed + ax / 10);
        s += speed / 10;
        const others = [
          { s: s + 8 + 40 * random.uniform(), d: 4 * random.uniform() - 2, speed: 15 * random.uniform() },
        ];
        return { s: Math.min(s, ROUTE_LENGTH), speed, ax, d: random.uniform() - 0.5, others, i };
      });
      const before = bounded(driveOf(moments));
      const at = random.integer(count);
      const collided = moments.map((one, i) =>
        i === at ? { ...one, collisions: [{ ...CONTACT, tick: at * 10 }] } : one,
      );
      const offRoad = moments.map((one, i) => (i === at ? { ...one, outside: 1 } : one));
      const red = driveOf(moments, { redLightTimes: [at / 10] });
      for (const worse of [driveOf(collided), driveOf(offRoad), red]) {
        const after = bounded(worse);
        for (const name of ['nuplan', 'carla20', 'carla21', 'bench2drive', 'pdms', 'epdms', 'neuroncap'] as const) {
          if (before[name] !== undefined) expect(after[name], name).toBeLessThanOrEqual(before[name] + 1e-12);
        }
      }
    }
  });
});

test('goes on from a snapshot as if nothing had been, and gives the same bits', () => {
  const moments = cruise(8, 10, (i) => ({
    others: [{ id: 5, s: 6 + 15 + 0.8 * i, d: Math.max(0, 3.5 - 0.1 * i), speed: 8 }],
    ...(i === 50 ? { collisions: [CONTACT] } : {}),
  }));
  const whole = new ScoreRecorder(60);
  for (const [i, moment] of moments.entries()) whole.observe(frameOf(moment, i));
  for (const cut of [0, 1, 11, 55]) {
    const first = new ScoreRecorder(60);
    for (let i = 0; i < cut; i++) first.observe(frameOf(moments[i], i));
    const second = new ScoreRecorder(60);
    second.restore(first.snapshot());
    for (let i = cut; i < moments.length; i++) second.observe(frameOf(moments[i], i));
    expect(hashOf(second.snapshot())).toBe(hashOf(whole.snapshot()));
  }
  expect(EXPERT.why).toBeNull();
});
