import { describe, expect, test } from 'vitest';
import { clonePlain } from '../../../src/core/snapshot.ts';
import type { CollisionRecord } from '../../../src/scenario/metrics/collision-record.ts';
import { faultsBy } from '../../../src/scenario/metrics/fault.ts';
import type { Moment, Other } from '../metrics/frame-fixture.ts';
import { FRONT, INNER, ONCOMING, OUTER, vehicle } from '../metrics/straight-fixture.ts';
import { straightRecord, watch } from '../metrics/watch.ts';
import { criteriaOn, judged, type Written } from './make-fixture.ts';

/** The ego at a constant speed in its lane, one moment a frame. */
function drive(
  { x = 10, y = INNER, speed = 10, frames = 20, ax = 0 },
  others: (frame: number) => readonly Other[] = () => [],
): Moment[] {
  return Array.from({ length: frames }, (_, frame) => ({
    ego: { x: x + speed * frame * 0.1, y, vx: speed, ax },
    others: others(frame),
  }));
}

/** The ego brakes evenly and stands with its front at a place. */
function stopAt(place: number): Moment[] {
  return Array.from({ length: 40 }, (_, frame) => {
    const left = Math.max(0, 30 - frame);
    return { ego: { x: place - FRONT - 0.02 * left * left, y: INNER, vx: 0.4 * left } };
  });
}

describe('the usual four', () => {
  test('are what a scene has that says nothing, in their order and wording', () => {
    const rows = criteriaOn(straightRecord(), ['usual']).map((criterion) => criterion.result());
    expect(rows.map(({ name, required, expected, unit }) => [name, required, expected, unit])).toEqual([
      ['goal', true, '<= 4', 'm'],
      ['collision', true, '= 0', '1'],
      ['on road', true, '<= 0.3', 'm'],
      ['red light', true, '= 0', '1'],
    ]);
  });

  test.each([
    [INNER, 'pass'],
    [-7 + vehicle.width / 2 - 0.25, 'pass'],
    [-7 + vehicle.width / 2 - 0.35, 'fail'],
    [ONCOMING, 'pass'],
    [500, 'fail'],
  ])('on road at y = %f: %s', (y, result) => {
    expect(judged('on-road', drive({ y, frames: 3 })).result).toBe(result);
  });

  test('red light is not applicable without lights', () => {
    expect(judged('red-light', drive({}))).toMatchObject({ result: 'not-applicable', actual: 0 });
  });
});

describe('bounds of metrics', () => {
  const ahead = (gap: number, speed: number) => (frame: number) => [
    { x: 10 + FRONT + gap + 2 + speed * frame * 0.1, y: INNER, speed },
  ];

  test.each<[string, NonNullable<Written>[number], Moment[], string]>([
    ['min-ttc', { 'min-ttc': { above: 1 } }, drive({ frames: 2 }, ahead(8, 0)), 'fail'],
    ['min-ttc', { 'min-ttc': { above: 1 } }, drive({ frames: 2 }, ahead(25, 0)), 'pass'],
    ['min-ttc with nobody', 'min-ttc', drive({}), 'not-applicable'],
    ['min-headway', { 'min-headway': { above: 1 } }, drive({}, ahead(9, 10)), 'fail'],
    ['min-headway', { 'min-headway': { above: 1 } }, drive({}, ahead(11, 10)), 'pass'],
    ['min-headway at a crawl', 'min-headway', drive({ speed: 1 }, ahead(0.5, 1)), 'not-applicable'],
    ['max-drac', 'max-drac', drive({ frames: 1 }, ahead(10, 0)), 'fail'],
    ['max-deceleration', { 'max-deceleration': { below: 5 } }, drive({ ax: -6 }), 'fail'],
    ['max-deceleration', { 'max-deceleration': { below: 5 } }, drive({ ax: -4 }), 'pass'],
    ['wrong-way', 'wrong-way', drive({ y: ONCOMING }), 'fail'],
    ['outside-lanes', 'outside-lanes', drive({ y: ONCOMING }), 'fail'],
    ['lane-keeping', 'lane-keeping', drive({ y: INNER + 0.6, speed: 2, frames: 21 }), 'fail'],
    ['lane-keeping', 'lane-keeping', drive({ y: INNER + 0.6, speed: 2, frames: 20 }), 'pass'],
    ['lane-keeping within more', { 'lane-keeping': { within: 0.7 } }, drive({ y: INNER + 0.6, frames: 40 }), 'pass'],
    ['stay-in-lane', 'stay-in-lane', drive({ y: INNER + 1 }), 'fail'],
    ['stay-in-lane', 'stay-in-lane', drive({ y: INNER + 0.3 }), 'pass'],
    ['speed-limit', 'speed-limit', drive({ speed: 100, frames: 2 }), 'fail'],
    ['blocked', { blocked: { seconds: 2 } }, drive({ speed: 0, frames: 30 }), 'fail'],
    ['comfort', 'comfort', drive({ ax: 2.5 }), 'fail'],
    ['comfort', 'comfort', drive({ ax: 2 }), 'pass'],
    ['route-completion', 'route-completion', drive({}), 'fail'],
    ['route-completion', { 'route-completion': { above: 10 } }, drive({}), 'pass'],
    ['progress without an expert', 'progress', drive({}), 'not-applicable'],
    ['any metric', { metric: { of: 'deceleration', below: 3 } }, drive({ ax: -4 }), 'fail'],
    ['stop-sign without signs', 'stop-sign', drive({}), 'not-applicable'],
    ['clearance with nobody', 'clearance', drive({}), 'not-applicable'],
  ])('%s: %j', (_, criterion, moments, result) => {
    expect(judged(criterion, moments).result).toBe(result);
  });

  test('the tick is that of the first frame that breaks it, actual is the worst', () => {
    const row = judged({ 'max-deceleration': { below: 5, required: false } }, [
      ...drive({ frames: 3, ax: -2 }),
      ...drive({ frames: 3, ax: -6 }),
      ...drive({ frames: 3, ax: -8 }),
    ]);
    expect(row).toEqual({
      name: 'max deceleration',
      required: false,
      result: 'fail',
      actual: 8,
      expected: '< 5',
      unit: 'm/s^2',
      tick: 30,
    });
  });
});

describe('fault', () => {
  const record = (more: Partial<CollisionRecord>): CollisionRecord => ({
    tick: 0,
    other: 2,
    otherKind: 'actor',
    x: 0,
    y: 0,
    closingSpeed: 1,
    type: 'front',
    kind: 0,
    egoSpeed: 5,
    otherSpeed: 5,
    headingDifference: 0,
    betweenLanes: false,
    egoX: 0,
    egoY: 0,
    ...more,
  });

  test.each([
    ['front', false, 1],
    ['other-stopped', false, 1],
    ['side', false, 0],
    ['side', true, 1],
    ['rear', true, 0],
    ['ego-stopped', true, 0],
  ] as const)("nuPlan: %s, between lanes %s: %i of the ego's", (type, betweenLanes, count) => {
    expect(faultsBy('nuplan', [record({ type, betweenLanes })]).length).toBe(count);
  });

  test('nuPlan counts each other once, CARLA anew after 5 m and 5 s, and never while the ego stands', () => {
    const again = [record({}), record({ tick: 400, egoX: 20 }), record({ tick: 1000, egoX: 40 })];
    expect(faultsBy('nuplan', again).length).toBe(1);
    expect(faultsBy('carla', again).length).toBe(2);
    expect(faultsBy('carla', [record({}), record({ tick: 600, egoX: 4 })]).length).toBe(1);
    expect(faultsBy('carla', [record({}), record({ tick: 600, egoX: 4, other: 3 })]).length).toBe(2);
    expect(faultsBy('carla', [record({ egoSpeed: 0.05 })]).length).toBe(0);
    expect(faultsBy('carla', [record({ type: 'rear' })]).length).toBe(1);
  });

  test('only collisions with the one that is named count', () => {
    const others = [
      { x: 20 + FRONT + 1.9, y: INNER, speed: 5 },
      { x: 20 + FRONT + 1.9, y: INNER, speed: 5 },
    ];
    const moments: Moment[] = [{ ego: { x: 20, y: INNER, vx: 10 }, others, collisions: [{ other: 3 }] }];
    expect(judged('collision', moments)).toMatchObject({ result: 'fail', actual: 1, tick: 0 });
    expect(judged({ collision: { with: 'Third' } }, moments).result).toBe('fail');
    expect(judged({ collision: { with: 'Other' } }, moments).result).toBe('pass');
  });
});

describe('places', () => {
  const place = { road: '1', lane: -1, s: 40 };

  test('reach: in time, too late, too early, and never', () => {
    const at = { x: 20, y: INNER };
    expect(judged({ reach: { at, within: 1 } }, drive({}))).toMatchObject({ result: 'pass', expected: 'reached' });
    expect(judged({ reach: { at, by: 0.5 } }, drive({}))).toMatchObject({ result: 'fail', expected: '<= 0.5' });
    expect(judged({ reach: { at, after: 1.5 } }, drive({}))).toMatchObject({ result: 'fail', expected: '>= 1.5' });
    expect(judged({ reach: { at: { x: 20, y: 30 } } }, drive({})).result).toBe('fail');
    expect(judged({ reach: { on: { road: '2' } } }, drive({ x: 40 })).result).toBe('pass');
    expect(judged({ reach: { on: { road: '1', lane: -1, from: 45 } } }, drive({ frames: 10 })).result).toBe('fail');
  });

  test('stay out', () => {
    expect(judged({ 'stay-out': { on: { road: '1', lane: 1 } } }, drive({ y: ONCOMING })).result).toBe('fail');
    expect(judged({ 'stay-out': { on: { road: '1', lane: 1 } } }, drive({}))).toMatchObject({ result: 'pass' });
  });

  test.each([
    ['stands 2 m before it', stopAt(38), 'pass'],
    ['stands 6 m before it', stopAt(34), 'fail'],
    ['stands behind it', stopAt(41), 'fail'],
    ['never stands', drive({ frames: 60 }), 'fail'],
    ['never comes there', drive({ frames: 3 }), 'fail'],
  ])('stop before a line: %s', (_, moments, result) => {
    expect(judged({ 'stop-before': { at: place } }, moments).result).toBe(result);
  });

  test('stop for some seconds', () => {
    expect(judged({ 'stop-before': { at: place, seconds: 0.9 } }, stopAt(39)).result).toBe('pass');
    expect(judged({ 'stop-before': { at: place, seconds: 1.1 } }, stopAt(39)).result).toBe('fail');
  });

  test('speed in a region only', () => {
    const region = { on: { road: '2' } };
    expect(judged({ 'max-speed': { below: 5, ...region } }, drive({ frames: 10 })).result).toBe('not-applicable');
    expect(judged({ 'max-speed': { below: 5, ...region } }, drive({ x: 60 })).result).toBe('fail');
    expect(judged({ 'min-speed': { above: 5, ...region } }, drive({ x: 60 })).result).toBe('pass');
    expect(judged({ 'max-speed': { below: 5 } }, drive({})).result).toBe('fail');
  });
});

describe('others', () => {
  const passed = (frame: number) => [{ x: 20, y: OUTER, id: 2, yaw: 0, speed: 0, acceleration: frame * 0 }];

  test('distance from somebody', () => {
    const moments = drive({}, passed);
    const side = INNER - vehicle.width / 2 - (OUTER + 1);
    expect(judged({ 'keep-distance': { from: 'Other', above: side + 0.1 } }, moments)).toMatchObject({
      name: 'keep distance Other',
      result: 'fail',
      actual: expect.closeTo(side, 9),
    });
    expect(judged({ 'keep-distance': { from: 'Other', above: side - 0.1 } }, moments).result).toBe('pass');
    expect(judged({ 'keep-distance': { from: 'Third', above: 1 } }, moments).result).toBe('not-applicable');
  });

  test('to pass somebody, and to stay behind', () => {
    expect(judged({ pass: { actor: 'Other' } }, drive({}, passed)).result).toBe('pass');
    expect(judged({ behind: { actor: 'Other' } }, drive({}, passed)).result).toBe('fail');
    expect(judged({ pass: { actor: 'Other' } }, drive({ frames: 4 }, passed)).result).toBe('fail');
    expect(judged({ behind: { actor: 'Other' } }, drive({ frames: 4 }, passed)).result).toBe('pass');
    expect(judged({ pass: { actor: 'Other' } }, drive({ x: 40 }, passed)).result).toBe('fail');
    expect(judged({ behind: { actor: 'Third' } }, drive({}, passed)).result).toBe('fail');
  });
});

describe('the end', () => {
  test('standstill', () => {
    expect(judged('standstill', stopAt(40)).result).toBe('pass');
    expect(judged('standstill', drive({})).result).toBe('fail');
  });

  test('parked: place, angle, standing, and either way round', () => {
    const middle = 40 - vehicle.length / 2;
    const pose = { x: middle, y: INNER, heading: 0 };
    expect(judged({ parked: pose }, stopAt(40))).toMatchObject({ result: 'pass', actual: expect.closeTo(0, 9) });
    expect(judged({ parked: { ...pose, x: middle + 0.6 } }, stopAt(40)).result).toBe('fail');
    expect(judged({ parked: { ...pose, heading: 6 } }, stopAt(40))).toMatchObject({
      result: 'fail',
      expected: '<= 0.5, turned by 6 of 5 degrees',
    });
    expect(judged({ parked: { ...pose, heading: 180 } }, stopAt(40)).result).toBe('fail');
    expect(judged({ parked: { ...pose, heading: 180, eitherWay: true } }, stopAt(40)).result).toBe('pass');
    expect(judged({ parked: { ...pose, x: 12 } }, drive({ frames: 1 })).result).toBe('fail');
  });
});

test('two of one kind have names of their own, or those that they are given', () => {
  const criteria = criteriaOn(straightRecord(), [
    'comfort',
    'comfort',
    { 'keep-distance': { from: 'Other', above: 1 } },
    { 'keep-distance': { from: 'Other', above: 2, name: 'room' } },
  ]);
  expect(criteria.map(({ name }) => name)).toEqual(['comfort', 'comfort 2', 'keep distance Other', 'room']);
});

test('going on from a snapshot in the middle gives the same verdicts and series', () => {
  const all: Written = [
    'usual',
    'at-fault-collision',
    'wrong-way',
    'outside-lanes',
    { 'lane-keeping': { within: 0.1 } },
    'stay-in-lane',
    'speed-limit',
    'comfort',
    'min-ttc',
    'min-headway',
    'min-pet',
    { 'min-pet': { with: 'Other' } },
    'max-jerk',
    'blocked',
    'keep-up',
    'standstill',
    { reach: { at: { x: 30, y: INNER } } },
    { 'stop-before': { at: { road: '1', lane: -1, s: 40 } } },
    { 'keep-distance': { from: 'Other', above: 1 } },
    { pass: { actor: 'Other' } },
    { behind: { actor: 'Third' } },
    { parked: { x: 38, y: INNER, heading: 0 } },
  ];
  const moments = Array.from({ length: 60 }, (_, frame) => ({
    ego: { x: 10 + frame, y: INNER + 0.1 * (frame % 7), vx: 10, ax: (frame % 5) - 2, yaw: 0.01 * (frame % 3) },
    others: [
      { x: 40, y: OUTER + 0.2 * frame, yaw: 1.5, speed: 2 },
      { x: 70 + 0.3 * frame, y: INNER, speed: 3 },
    ],
    collisions: frame === 28 || frame === 31 ? [{ other: 3 }] : [],
  }));
  const whole = straightRecord();
  const wholeCriteria = criteriaOn(whole, all);
  watch(whole, moments, wholeCriteria);
  for (const at of [1, 13, 29, 58]) {
    const first = straightRecord();
    const firstCriteria = criteriaOn(first, all);
    const second = straightRecord();
    const secondCriteria = criteriaOn(second, all);
    watch(first, moments, firstCriteria, (frame) => {
      if (frame !== at) return;
      second.restore(clonePlain(first.snapshot()));
      for (const [i, criterion] of secondCriteria.entries()) criterion.restore(clonePlain(firstCriteria[i].snapshot()));
    });
    watch(second, moments, secondCriteria, undefined, at + 1);
    expect(secondCriteria.map((one) => one.result())).toEqual(wholeCriteria.map((one) => one.result()));
    expect(second.result()).toEqual(whole.result());
    for (const name of whole.series.names) expect(second.series.column(name), name).toEqual(whole.series.column(name));
  }
});
