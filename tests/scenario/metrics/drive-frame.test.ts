import { describe, expect, test } from 'vitest';
import { isDue } from '../../../src/core/tick.ts';
import type { CollisionRecord } from '../../../src/scenario/metrics/collision-record.ts';
import { frameOf, type Moment, type Other, ToldWorld } from './frame-fixture.ts';
import { FRONT, INNER, ONCOMING, OUTER, straightSource, vehicle } from './straight-fixture.ts';

const ego = (x: number, y: number, more: object = {}) => ({ x, y, yaw: 0, ...more });
const see = (moment: Moment) => frameOf(straightSource(), moment);

describe('the ego and its lane', () => {
  test('box, lane, offset and limit on a lane', () => {
    const frame = see({ ego: ego(20, INNER + 0.4, { vx: 3, vy: 4, ax: 1, ay: 2, yawRate: 0.1, steer: 0.2 }) });
    expect(frame.centreX).toBeCloseTo(20 + vehicle.length / 2 - vehicle.rearOverhang, 12);
    expect(frame.speed).toBe(5);
    expect([frame.ax, frame.ay, frame.yawRate, frame.steer]).toEqual([1, 2, 0.1, 0.2]);
    expect(frame.laneOffset).toBeCloseTo(0.4, 9);
    expect(frame.laneWidth).toBeCloseTo(3.5, 9);
    expect(frame.headingError).toBeCloseTo(0, 9);
    expect([frame.outside, frame.inSeveralLanes, frame.inJunction, frame.onRoute]).toEqual([0, false, false, true]);
    expect(frame.speedLimit).toBeGreaterThan(0);
  });

  test('backwards is a negative speed', () => {
    expect(see({ ego: ego(20, INNER, { vx: -2 }) }).speed).toBe(-2);
  });

  test.each([
    ['in the middle of a lane', INNER, false, 0],
    ['over the mark between two lanes', -3.5, true, 0],
    ['over the middle line', 0, true, 0],
    ['with two wheels 0.5 m off the road', -7 - 0.5 + vehicle.width / 2, false, 0.5],
  ])('%s', (_, y, several, outside) => {
    const frame = see({ ego: ego(20, y) });
    expect(frame.inSeveralLanes).toBe(several);
    expect(frame.outside).toBeCloseTo(outside, 9);
  });

  test('across the joint of two roads it is in one lane, either way round', () => {
    expect(see({ ego: ego(49, INNER) }).inSeveralLanes).toBe(false);
    expect(see({ ego: ego(51, ONCOMING, { yaw: Math.PI }) }).inSeveralLanes).toBe(false);
    // Askew, one of its corners is over the joint before the other one of its side.
    for (let x = 44; x < 54; x += 0.05)
      expect(see({ ego: ego(x, INNER, { yaw: 0.1 }) }).inSeveralLanes, `${x}`).toBe(false);
  });

  test('far from all lanes nothing of a lane applies', () => {
    const frame = see({ ego: ego(20, 200) });
    expect([frame.lane, frame.outside]).toEqual([-1, 10]);
    expect([frame.laneOffset, frame.speedLimit, frame.headingError, frame.routeS]).toEqual([NaN, NaN, NaN, NaN]);
  });

  test('station along the route grows with the way; far from it there is none, and back on it, it is found again', () => {
    const source = straightSource();
    const world = new ToldWorld();
    const stations: number[] = [];
    for (let tick = 0; tick <= 90; tick++) {
      const y = tick > 30 && tick < 60 ? INNER + 50 : INNER;
      if (source.take(world.say({ ego: ego(5 + tick, y) }), world.bus)) stations.push(source.frame.routeS);
    }
    const rounded = stations.map((s) => Math.round(1e6 * s) / 1e6);
    expect(rounded).toEqual([0, 10, 20, 30, NaN, NaN, 60, 70, 80, 90]);
    expect(source.frame.routeLength).toBeCloseTo(90, 6);
  });
});

describe('the others', () => {
  const car = (x: number, y: number, more: Partial<Other> = {}): Other => ({ x, y, ...more });

  test('the nearest in the lane ahead leads; gaps are between the bumpers', () => {
    const others = [car(60, INNER, { speed: 9 }), car(40, INNER, { speed: 7, acceleration: -1 }), car(30, OUTER)];
    const frame = see({ ego: ego(20, INNER, { vx: 10 }), others });
    expect(frame.others.count).toBe(3);
    expect(frame.leader).toBe(1);
    expect(frame.leaderGap).toBeCloseTo(40 - 2 - 20 - FRONT, 9);
    expect([frame.leaderSpeed, frame.leaderAcceleration]).toEqual([7, -1]);
    expect(frame.others.gap[2]).toBe(NaN);
    expect([...frame.others.inPath.slice(0, 3)]).toEqual([1, 1, 0]);
  });

  test('across the joint of two roads, and who comes towards the ego has a negative speed', () => {
    const frame = see({ ego: ego(30, INNER), others: [car(70, INNER, { yaw: Math.PI, speed: 5 })] });
    expect(frame.leaderGap).toBeCloseTo(70 - 2 - 30 - FRONT, 9);
    expect(frame.leaderSpeed).toBeCloseTo(-5, 9);
  });

  test('who is beside or behind leads not, whoever reaches into the way of the box does', () => {
    expect(see({ ego: ego(40, INNER), others: [car(20, INNER), car(50, ONCOMING)] }).leader).toBe(-1);
    const narrow = -3.5 - 1 + (INNER - vehicle.width / 2 + 3.5);
    expect(see({ ego: ego(40, INNER), others: [car(60, narrow - 0.01)] }).leader).toBe(-1);
    expect(see({ ego: ego(40, INNER), others: [car(60, narrow + 0.01)] }).leader).toBe(0);
  });

  test('distance between boxes, and who is farther than 60 m is left out', () => {
    const side = see({ ego: ego(20, INNER), others: [car(20.5, OUTER)] });
    expect(side.nearest).toBeCloseTo(3.5 - 1 - vehicle.width / 2, 9);
    const front = 10 + FRONT;
    expect(see({ ego: ego(10, INNER), others: [car(front + 2 + 59.9, INNER)] }).others.count).toBe(1);
    const far = see({ ego: ego(10, INNER), others: [car(front + 2 + 60.1, INNER)] });
    expect([far.others.count, far.nearest]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(see({ ego: ego(10, INNER), others: [car(15, INNER, { z: 6 })] }).others.count).toBe(0);
  });

  test('bearing by the rear axle', () => {
    const { others } = see({ ego: ego(20, INNER), others: [car(30, INNER), car(20, 8.25), car(10, INNER)] });
    expect([...others.bearingCos.slice(0, 3)].map((cosine) => Math.round(1e9 * cosine) / 1e9)).toEqual([1, 0, -1]);
  });

  test('more than there is room for at first', () => {
    const many = Array.from({ length: 100 }, (_, i) => car(20 + i / 4, OUTER, { id: i + 2 }));
    const { others } = see({ ego: ego(20, INNER), others: many });
    expect([others.count, others.id[99]]).toEqual([100, 101]);
  });
});

test('frames are filled in place: no array is made anew unless there are more others than ever before', () => {
  const source = straightSource();
  const world = new ToldWorld();
  const car = (i: number): Other => ({ x: 20 + i / 4, y: OUTER, id: i + 2 });
  const crowd = Array.from({ length: 90 }, (_, i) => car(i));
  const { frame } = source;
  const drive = (others: readonly Other[]) => {
    for (let tick = 0; tick < 30; tick++) source.take(world.say({ ego: ego(20, INNER), others }), world.bus);
    return [frame.others, frame.cornerOutside, frame.collisions, ...Object.values(frame.others)].filter(
      (value) => typeof value === 'object',
    );
  };
  const few = drive(crowd.slice(0, 20));
  expect(drive(crowd.slice(0, 30)).every((array, index) => array === few[index])).toBe(true);
  const many = drive(crowd);
  expect(many.every((array, index) => array === few[index])).toBe(false);
  expect(drive(crowd.slice(0, 5)).every((array, index) => array === many[index])).toBe(true);
});

describe('collisions', () => {
  /** The record of a collision one tick after a moment of approach. */
  function meet(before: Moment, at: Moment): CollisionRecord {
    const source = straightSource();
    const world = new ToldWorld();
    source.take(world.say(before), world.bus);
    source.take(world.say({ collisions: [{}], ...at }), world.bus);
    return source.collisionsNow[0];
  }
  const others = (x: number, y: number, speed: number, yaw = 0) => [{ x, y, speed, yaw }];
  const front = 20 + FRONT;

  test.each([
    ['into the rear of a slower car', 10, others(front + 1.9, INNER, 5), 'front'],
    ['into a parked car', 10, others(front + 1.9, INNER, 0), 'other-stopped'],
    ['hit from behind', 10, others(20 - vehicle.rearOverhang - 1.9, INNER, 15), 'rear'],
    ['hit while standing', 0, others(front + 1.9, INNER, 5, Math.PI), 'ego-stopped'],
    ['side by side', 10, others(21, INNER - vehicle.width / 2 - 0.95, 10), 'side'],
  ])('%s', (_, vx, moving, type) => {
    const record = meet({ ego: ego(20, INNER, { vx }), others: moving }, { ego: ego(20, INNER), others: moving });
    expect(record).toMatchObject({ type, egoSpeed: vx, otherSpeed: moving[0].speed, kind: 0, betweenLanes: false });
  });

  test('speeds are those before the blow, heading is against the ego, and lanes are those at the blow', () => {
    const record = meet(
      { ego: ego(20, 0, { vx: 10 }), others: others(front + 1.9, 0, 8, Math.PI) },
      { ego: ego(20, 0, { vx: 1 }), others: others(front + 1.9, 0, 0.5, Math.PI) },
    );
    expect(record).toMatchObject({ egoSpeed: 10, otherSpeed: 8, headingDifference: Math.PI, betweenLanes: true });
  });

  test('a wall stands', () => {
    const collisions = [{ other: 0, otherKind: 'scenery' as const, x: front, y: INNER }];
    const moment = { ego: ego(20, INNER, { vx: 4 }) };
    expect(meet(moment, { ...moment, collisions })).toMatchObject({ type: 'other-stopped', kind: -1, otherSpeed: 0 });
  });

  test('the next frame has those of all ticks since the last, once', () => {
    const source = straightSource();
    const world = new ToldWorld();
    const seen: number[][] = [];
    for (let tick = 0; tick <= 30; tick++) {
      const collisions = tick === 3 || tick === 7 || tick === 20 ? [{}] : [];
      const isFrame = source.take(world.say({ ego: ego(20, INNER), collisions }), world.bus);
      expect(isFrame).toBe(isDue(tick, 10));
      if (isFrame) seen.push(source.frame.collisions.map((one) => one.tick));
    }
    expect(seen).toEqual([[], [3, 7], [20], []]);
  });

  test('a snapshot between a collision and the next frame loses nothing', () => {
    const moments: Moment[] = Array.from({ length: 21 }, (_, tick) => ({
      ego: ego(20 + tick / 10, INNER, { vx: 10 }),
      others: others(40 - tick, INNER, 3),
      collisions: tick === 12 || tick === 16 ? [{}] : [],
    }));
    const whole = straightSource();
    const resumed = straightSource();
    const world = new ToldWorld();
    for (const [index, moment] of moments.entries()) {
      const tick = world.say(moment);
      whole.take(tick, world.bus);
      if (index > 14) resumed.take(tick, world.bus);
      if (index === 14) resumed.restore(whole.snapshot());
    }
    expect(resumed.frame.collisions).toEqual(whole.frame.collisions);
    expect(resumed.frame.collisions.length).toBe(2);
    expect(resumed.frame).toEqual(whole.frame);
  });
});
