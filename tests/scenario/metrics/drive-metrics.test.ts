import { describe, expect, test } from 'vitest';
import { ACTOR_KIND, LIGHT } from '../../../src/core/messages/actors-truth.ts';
import { driveMetricList } from '../../../src/scenario/metrics/drive-metric-list.ts';
import { METRIC_NAMES } from '../../../src/scenario/metrics/metric-names.ts';
import { Progress } from '../../../src/scenario/metrics/progress.ts';
import { StopsReached } from '../../../src/scenario/metrics/stops-reached.ts';
import type { Moment, Other } from './frame-fixture.ts';
import { FRONT, INNER, ONCOMING, OUTER, straight, straightIndex, vehicle } from './straight-fixture.ts';
import { measured, straightRecord, watch } from './watch.ts';

/** The ego at a constant speed along a lane, one moment a frame; `with` adds the others of a frame. */
function drive(
  { x = 10, y = INNER, speed = 10, frames = 20, yaw = 0 },
  others: (frame: number) => readonly Other[] = () => [],
): Moment[] {
  return Array.from({ length: frames }, (_, frame) => ({
    ego: { x: x + (yaw === 0 ? 1 : -1) * speed * frame * 0.1, y, yaw, vx: speed },
    others: others(frame),
  }));
}

test('names are those of the list', () => {
  expect(
    driveMetricList(straight, straightIndex, null, new StopsReached(straight, [])).map(({ name }) => name),
  ).toEqual(METRIC_NAMES);
});

describe('route', () => {
  test('completion: 45 of 90 m are half of the way, and 4 m before the end it is done', () => {
    // The route begins at x = 5 m.
    expect(measured('routeCompletion', drive({ x: 5, frames: 46 })).value).toBeCloseTo(50, 6);
    expect(measured('routeCompletion', drive({ x: 5, frames: 86 })).value).toBeCloseTo((100 * 85) / 90, 6);
    expect(measured('routeCompletion', drive({ x: 5, frames: 88 })).value).toBe(100);
  });

  test('progress over that of an expert: 20 m where the expert drove 40 m; under 2 m counts as 2 m', () => {
    const expert = { scene: 's', hash: '0', planner: 'careful', seed: 1, verdict: 'pass' as const, seconds: 4 };
    const against = (progress: number[], moments: Moment[]) => {
      const record = straightRecord([new Progress({ ...expert, progress })]);
      watch(record, moments);
      return record.valueOf(0);
    };
    const twoSeconds = drive({ x: 5, frames: 21 });
    expect(against([0, 20, 40, 60, 80], twoSeconds)).toEqual({ value: expect.closeTo(0.5, 9), unit: '1', valid: true });
    expect(against([0, 10, 20, 30, 40], twoSeconds).value).toBeCloseTo(1, 9);
    expect(against([0, 0, 0, 0, 0], drive({ speed: 0 })).value).toBe(1);
    expect(against([0, 0, 4, 4, 4], drive({ speed: 0, frames: 21 })).value).toBeCloseTo(0.5, 9);
    expect(measured('progress', twoSeconds).valid).toBe(false);
  });
});

describe('lanes', () => {
  test('wrong way: 0.5 m a frame against the lane are 5 m in a second', () => {
    const against = measured('wrongWay', drive({ y: ONCOMING, speed: 5, frames: 30 }));
    expect(against.value).toBeCloseTo(5, 9);
    expect(against.samples.slice(0, 4).map((way) => Math.round(1e9 * way) / 1e9)).toEqual([0, 0.5, 1, 1.5]);
    expect(measured('wrongWay', drive({ x: 90, y: ONCOMING, yaw: Math.PI })).value).toBe(0);
    // To back up on the own lane counts, too.
    expect(measured('wrongWay', drive({ x: 50, speed: -3, frames: 30 })).value).toBeCloseTo(3, 9);
  });

  test('outside of lanes: the second half of the way is', () => {
    const half = [...drive({ frames: 11 }), ...drive({ x: 21, y: 9, frames: 10 })];
    const { value, samples } = measured('outsideLanes', half);
    const jump = Math.sqrt(1 + (9 - INNER) * (9 - INNER));
    expect(value).toBeCloseTo((100 * (9 + jump)) / (10 + 9 + jump), 6);
    expect(samples[10] + samples[11]).toBe(1);
    expect(measured('outsideLanes', drive({ y: ONCOMING })).value).toBe(100);
    expect(measured('outsideLanes', drive({ y: -7.4 })).value).toBe(0);
  });

  test('lane deviation: 21 frames beside the centre last 2 s', () => {
    const beside = drive({ y: INNER + 0.6, frames: 21 });
    expect(measured('laneDeviation', beside).value).toBeCloseTo(2, 9);
    const brief = [...drive({ frames: 5 }), ...drive({ y: INNER + 0.6, frames: 6 }), ...drive({ frames: 5 })];
    expect(measured('laneDeviation', brief).value).toBeCloseTo(0.5, 9);
    expect(measured('laneDeviation', drive({ y: INNER + 0.4 })).value).toBe(0);
  });

  test('outside and over the limit are the greatest', () => {
    expect(measured('outside', drive({ y: -7.5 })).value).toBeCloseTo(0.5 + vehicle.width / 2, 9);
    const limit = straight.lanes[0].speedLimit;
    expect(measured('overSpeed', drive({ speed: limit + 3, frames: 3 })).value).toBeCloseTo(3, 9);
    expect(measured('overSpeed', drive({ speed: limit - 3, frames: 3 })).value).toBe(0);
  });
});

describe('safety', () => {
  /** A car ahead in the lane, `gap` m from bumper to bumper at the first frame. */
  const leader =
    (gap: number, speed: number, x = 10) =>
    (frame: number) => [{ x: x + FRONT + gap + 2 + speed * frame * 0.1, y: INNER, speed }];

  test('headway, time to collision and deceleration needed: 20 m behind at 10 m/s against 5 m/s', () => {
    const moments = drive({ frames: 1 }, leader(20, 5));
    expect(measured('timeHeadway', moments).value).toBeCloseTo(20 / 10, 9);
    expect(measured('leaderTtc', moments).value).toBeCloseTo(20 / (10 - 5), 9);
    expect(measured('drac', moments).value).toBeCloseTo((5 * 5) / (2 * 20), 9);
  });

  test('exposed: the gap of 10 m shrinks by 0.5 m a frame, so that TTC is 2, 1.9, 1.8, ... s', () => {
    const moments = drive({ frames: 11 }, leader(10, 5));
    // Below 1.5 s: 1.4, 1.3, 1.2, 1.1, 1.0 s.
    expect(measured('leaderTtc', moments).value).toBeCloseTo(1, 6);
    expect(measured('tet', moments).value).toBeGreaterThanOrEqual(0.5 - 1e-9);
    expect(measured('tit', moments).value).toBeCloseTo((0.1 + 0.2 + 0.3 + 0.4 + 0.5) * 0.1, 6);
    expect(measured('tet', drive({})).valid).toBe(false);
    expect(measured('tet', drive({}, leader(20, 10)))).toMatchObject({ value: 0, valid: true });
  });

  test("nuPlan's projection: a gap of 5.2 m closes at 10 m/s after 0.52 s, so that the step of 0.6 s is the first", () => {
    expect(measured('ttc', drive({ frames: 1 }, leader(5.2, 0))).value).toBeCloseTo(0.6, 9);
    expect(measured('ttc', drive({ frames: 1 }, leader(50, 0))).value).toBe(3);
    expect(measured('ttc', drive({ frames: 1 })).valid).toBe(false);
    expect(measured('ttc', drive({ speed: 0, frames: 1 }, leader(5, 0))).valid).toBe(false);
  });

  test('time to collision is the same mirrored', () => {
    const crossing = (side: number) => {
      const other = { x: 40, y: INNER + side * 8, yaw: (-side * Math.PI) / 2, speed: 4 };
      return measured(
        'ttc',
        drive({ frames: 15 }, (frame) => [{ ...other, y: other.y - side * 0.4 * frame }]),
      ).samples;
    };
    expect(crossing(1)).toEqual(crossing(-1));
    expect(Math.min(...crossing(1))).toBeLessThan(3);
  });

  test('post-encroachment: one crossed 2 s before the ego comes to where it was', () => {
    // Its box, 2 m wide across the way, has left the ego's lane at frame 10; the ego's front is there at frame 30.
    const crossesAt = 50;
    const egoStart = crossesAt - 1 - FRONT - 29.5;
    const half = vehicle.width / 2;
    const other = (frame: number): Other => {
      // Rear end at INNER + half at frame 10, and on to the left by 0.8 m a frame.
      return { x: crossesAt, y: INNER + half + 2 + 0.8 * (frame - 10.5), yaw: Math.PI / 2, speed: 8 };
    };
    const { value, samples } = measured(
      'postEncroachment',
      drive({ x: egoStart, frames: 32 }, (frame) => [other(frame)]),
    );
    expect(value).toBeCloseTo(2, 9);
    expect(samples.slice(0, 30).every((sample) => sample === 5 || Number.isNaN(sample))).toBe(true);
    // Who follows, or comes near nobody's way, encroaches on nothing.
    expect(measured('postEncroachment', drive({ frames: 30 }, leader(10, 10))).value).toBe(5);
    expect(measured('postEncroachment', drive({ frames: 30 }, leader(10, 0))).valid).toBe(false);
  });

  test('post-encroachment the other way round: the ego was there before', () => {
    const ego = drive({ x: 20, frames: 40 }, (frame) => [
      { x: 30, y: INNER + 0.8 * (frame - 32), yaw: Math.PI / 2, speed: 8 },
    ]);
    const { value, valid } = measured('postEncroachment', ego);
    // The ego's tail leaves x = 31 m after (11 + overhang) / 10 s; the other's front is there at y = INNER - 2 - width / 2.
    expect(valid).toBe(true);
    const left = Math.floor(11 + vehicle.rearOverhang + 0) + 1;
    const entered = Math.ceil(32 - (2 + vehicle.width / 2) / 0.8);
    expect(Math.abs(10 * value - (entered - left))).toBeLessThanOrEqual(1.01);
  });

  test('clearance when passing: a cyclist on the road counts, one far ahead or on no lane does not', () => {
    const cyclist = (y: number, x = 20): Other => ({ x, y, kind: ACTOR_KIND.bicycle, length: 1.8, width: 0.6 });
    const y = OUTER;
    const side = INNER - vehicle.width / 2 - (OUTER + 0.3);
    expect(
      measured(
        'passingClearance',
        drive({}, () => [cyclist(y)]),
      ).value,
    ).toBeCloseTo(side, 9);
    expect(
      measured(
        'passingClearance',
        drive({ frames: 3 }, () => [cyclist(y, 60)]),
      ).valid,
    ).toBe(false);
    expect(
      measured(
        'passingClearance',
        drive({}, () => [cyclist(-8)]),
      ).valid,
    ).toBe(false);
    const slow = drive({ speed: 0.5 }, () => [cyclist(y, 11)]);
    expect(measured('passingClearance', slow).valid).toBe(false);
  });

  test('closest approach', () => {
    const moments = drive({ frames: 5 }, (frame) => [{ x: 10 + FRONT + 2 + 10 - frame, y: INNER }]);
    expect(measured('closestApproach', moments).value).toBeCloseTo(10 - 4 - 4, 9);
    expect(measured('closestApproach', drive({})).valid).toBe(false);
  });
});

describe('comfort', () => {
  const braking = (ax: (time: number) => number) =>
    Array.from({ length: 40 }, (_, frame) => ({ ego: { x: 10, y: INNER, vx: 10, ax: ax(frame / 10) } }));

  test('deceleration is the greatest', () => {
    expect(
      measured(
        'deceleration',
        braking((t) => (t > 2 ? -6 : 1)),
      ).value,
    ).toBe(6);
  });

  test('jerk of an acceleration that falls by 2 m/s^3 is -2 m/s^3 from the 15th frame on', () => {
    const { value, samples } = measured(
      'longitudinalJerk',
      braking((t) => 1 - 2 * t),
    );
    expect(value).toBeCloseTo(2, 9);
    expect(samples.slice(0, 14).every(Number.isNaN)).toBe(true);
    expect(samples[14]).toBeCloseTo(-2, 9);
    expect(samples[39]).toBeCloseTo(-2, 9);
  });

  test('the greatest share of a bound: 2.025 of 4.05 m/s^2 is half', () => {
    expect(
      measured(
        'comfort',
        braking(() => -2.025),
      ).value,
    ).toBeCloseTo(0.5, 6);
    expect(
      measured(
        'comfort',
        braking(() => 2.4),
      ).value,
    ).toBeCloseTo(1, 6);
  });
});

describe('others', () => {
  test('blocked: 31 frames of standing last 3 s', () => {
    expect(measured('blockedTime', drive({ speed: 0.05, frames: 31 })).value).toBeCloseTo(3, 9);
  });

  test('speed over that of traffic: 8 m/s over the mean of 10 and 6 m/s, bicycles left out', () => {
    const others = () => [
      { x: 40, y: OUTER, speed: 10 },
      { x: 5, y: OUTER, speed: 6 },
      { x: 60, y: OUTER, speed: 3, kind: ACTOR_KIND.bicycle },
    ];
    expect(measured('trafficSpeedShare', drive({ speed: 8 }, others)).value).toBeCloseTo(100, 9);
    expect(measured('trafficSpeedShare', drive({ speed: 4 }, others)).value).toBeCloseTo(50, 9);
    expect(measured('trafficSpeedShare', drive({ speed: 4 })).valid).toBe(false);
  });
});

describe('emergency vehicles', () => {
  test('one behind with its blue lights on is held up, one that is past is not', () => {
    const record = straightRecord();
    const behind = drive({ x: 40, speed: 0, frames: 21 }, (frame) => [{ x: frame < 11 ? 30 : 60, y: INNER }]);
    // The fixture's others have no lights: they are set on the message.
    watch(record, behind);
    expect(record.valueOf(record.placeOf('emergencyHeldUp')).valid).toBe(false);
    const lit = straightRecord();
    watch(
      lit,
      behind.map((moment) => ({ ...moment, lights: LIGHT.blue })),
    );
    const value = lit.valueOf(lit.placeOf('emergencyHeldUp'));
    expect(value.value).toBeCloseTo(1.1, 9);
    // As beacons flash: lit for 0.2 s, dark for 0.2 s.
    const flashing = straightRecord();
    watch(
      flashing,
      behind.map((moment, frame) => ({ ...moment, lights: frame % 4 < 2 ? LIGHT.blue : 0 })),
    );
    expect(flashing.valueOf(flashing.placeOf('emergencyHeldUp')).value).toBeCloseTo(1.1, 9);
  });
});
