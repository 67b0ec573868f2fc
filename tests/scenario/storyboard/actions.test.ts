import { describe, expect, test } from 'vitest';
import type { StoryOrder } from '../../../src/core/story.ts';
import { EGO_AHEAD, HandMadeTruth, onLane } from './hand-made-truth.ts';

/** The orders of actions that happen at once. */
function ordersOf(then: readonly unknown[], make: (truth: HandMadeTruth) => void = () => {}): StoryOrder[] {
  const truth = new HandMadeTruth([{ name: 'it', when: { time: 0 }, then }]);
  make(truth);
  return truth.step(2)?.orders ?? [];
}

describe('set-speed', () => {
  test('goes to a speed at an acceleration, or in a time from what it drives now', () => {
    expect(ordersOf([{ 'set-speed': { actor: 'A', speed: 20, acceleration: 3 } }])).toEqual([
      { kind: 'speed', actor: 2, speed: 20, acceleration: 3, reckless: false },
    ]);
    const at8 = ({ a }: HandMadeTruth) => Object.assign(a, { speed: 8 });
    expect(ordersOf([{ 'set-speed': { actor: 'A', speed: 20, seconds: 4, reckless: true } }], at8)).toEqual([
      { kind: 'speed', actor: 2, speed: 20, acceleration: 3, reckless: true },
    ]);
  });

  test('takes the speed of another at that moment', () => {
    const ego10 = ({ ego }: HandMadeTruth) => Object.assign(ego, { vx: 10 });
    const [order] = ordersOf([{ 'set-speed': { actor: 'B', speed: { of: 'ego', plus: -4 } } }], ego10);
    expect(order).toMatchObject({ actor: 3, speed: 6 });
    const [none] = ordersOf([{ 'set-speed': { actor: 'B', speed: { of: 'ego', plus: -40 } } }], ego10);
    expect(none).toMatchObject({ speed: 0 });
  });
});

describe('change-lane', () => {
  test('to a side is one order', () => {
    expect(ordersOf([{ 'change-lane': { actor: 'A', side: 'left' } }])).toEqual([
      { kind: 'lane', actor: 2, side: 'left', seconds: 3 },
    ]);
  });

  test('to a lane by its id is one order for each lane between, in turn', () => {
    const then = [{ 'change-lane': { actor: 'A', to: -3, seconds: 2 } }];
    const truth = new HandMadeTruth([{ name: 'it', when: { time: 0 }, then }]);
    Object.assign(truth.a, onLane(-5, 600));
    const ticks: number[] = [];
    for (let tick = 0; tick < 600; tick++) {
      const orders = truth.step()?.orders ?? [];
      if (orders.length > 0) ticks.push(tick);
      for (const order of orders) expect(order).toEqual({ kind: 'lane', actor: 2, side: 'left', seconds: 2 });
    }
    expect(ticks).toEqual([1, 202]);
  });

  test('to the lane that it is on, or one that this road lacks, is nothing', () => {
    const at = ({ a }: HandMadeTruth) => Object.assign(a, onLane(-5, 600));
    expect(ordersOf([{ 'change-lane': { actor: 'A', to: -5 } }], at)).toEqual([]);
    expect(ordersOf([{ 'change-lane': { actor: 'A', to: 4 } }], at)).toEqual([]);
  });

  test('is ended by what else its actor is told', () => {
    const events = [
      { name: 'it', when: { time: 0 }, then: [{ 'change-lane': { actor: 'A', to: -3, seconds: 2 } }] },
      { name: 'no', when: { time: 1 }, then: [{ resume: 'A' }] },
    ];
    const truth = new HandMadeTruth(events);
    Object.assign(truth.a, onLane(-5, 600));
    let orders = 0;
    for (let tick = 0; tick < 600; tick++) orders += truth.step()?.orders.length ?? 0;
    expect(orders).toBe(2);
  });
});

describe('cut-in', () => {
  /** The ego on the middle lane at 20 m/s, A on the lane to its right with its tail so far ahead of the ego's front. */
  function beside(gap: number) {
    return ({ ego, a }: HandMadeTruth) => {
      Object.assign(ego, onLane(-4, 600 - EGO_AHEAD), { vx: 20 });
      Object.assign(a, onLane(-5, 600 + 3.8 / 2 + gap + 2), { speed: 20 });
    };
  }

  test('without a gap goes at once, into the lane of the ego', () => {
    expect(ordersOf([{ 'cut-in': { actor: 'A' } }], beside(10))).toEqual([
      { kind: 'lane', actor: 2, side: 'left', seconds: 2 },
    ]);
  });

  test('with a speed slows down there', () => {
    const orders = ordersOf([{ 'cut-in': { actor: 'A', speed: 12 } }], beside(10));
    expect(orders.map(({ kind }) => kind)).toEqual(['speed', 'lane']);
  });

  test('with a gap gets so far ahead first, then takes the speed of whom it cuts in on', () => {
    const truth = new HandMadeTruth([{ name: 'it', when: { time: 0 }, then: [{ 'cut-in': { actor: 'A', gap: 8 } }] }]);
    beside(2)(truth);
    const first = truth.step(2)?.orders ?? [];
    // 6 m or so lack: sqrt(2 * 2 m/s^2 * 6 m) = 4.9 m/s faster.
    expect(first).toMatchObject([{ kind: 'speed', actor: 2 }]);
    expect((first[0] as { speed: number }).speed).toBeGreaterThan(24);
    expect((first[0] as { speed: number }).speed).toBeLessThan(26);
    beside(8)(truth);
    const last = truth.step()?.orders ?? [];
    expect(last).toEqual([
      { kind: 'speed', actor: 2, speed: 20, acceleration: 3, reckless: false },
      { kind: 'lane', actor: 2, side: 'left', seconds: 2 },
    ]);
    expect(truth.step(500)).toBeNull();
  });

  test('falls back where it is too far ahead', () => {
    const [order] = ordersOf([{ 'cut-in': { actor: 'A', gap: 8 } }], beside(40));
    expect(order).toMatchObject({ kind: 'speed', speed: 12 });
  });

  test('of who is in that lane already is nothing', () => {
    const same = (truth: HandMadeTruth) => {
      beside(10)(truth);
      Object.assign(truth.a, onLane(-4, 620));
    };
    expect(ordersOf([{ 'cut-in': { actor: 'A' } }], same)).toEqual([]);
  });
});

describe('follow-path', () => {
  test('goes through its points, at the speed that it drives where it says none', () => {
    const then = [
      {
        'follow-path': {
          actor: 'A',
          points: [
            { x: 1, y: 2 },
            { x: 3, y: 4, speed: 0 },
          ],
          backwards: true,
        },
      },
    ];
    const at7 = ({ a }: HandMadeTruth) => Object.assign(a, { speed: 7 });
    expect(ordersOf(then, at7)).toEqual([
      {
        kind: 'path',
        actor: 2,
        x: Float64Array.of(1, 3),
        y: Float64Array.of(2, 4),
        speed: Float64Array.of(7, 0),
        backwards: true,
      },
    ]);
  });

  test('follows the lane between two places on it, and goes over from offset to offset', () => {
    const points = [
      { road: '1', lane: -4, s: 100 },
      { road: '1', lane: -4, s: 200, offset: 3.5 },
    ];
    const [order] = ordersOf([{ 'follow-path': { actor: 'A', points, speed: 10 } }]);
    if (order.kind !== 'path') throw new Error('no path');
    expect(order.x.length).toBe(51);
    for (const [i, x] of order.x.entries()) {
      const centre = onLane(-4, 100 + 2 * i);
      const left = -(x - centre.x) * Math.sin(centre.yaw) + (order.y[i] - centre.y) * Math.cos(centre.yaw);
      const u = i / 50;
      expect(left).toBeCloseTo(3.5 * u * u * (3 - 2 * u), 9);
    }
  });
});

describe('a person', () => {
  test('walks from place to place', () => {
    expect(ordersOf([{ walk: { actor: 'P', path: [{ x: 1, y: 2 }], speed: 2 } }])).toEqual([
      { kind: 'walk', actor: 0xf000, x: Float64Array.of(1), y: Float64Array.of(2), speed: 2 },
    ]);
  });

  test('crosses the road straight, to beyond the last lane of the other direction', () => {
    const kerb = onLane(-5, 600);
    const [sin, cos] = [Math.sin(kerb.yaw), Math.cos(kerb.yaw)];
    // 4 m to the right of the rightmost lane's centre.
    const beside = ({ p }: HandMadeTruth) => Object.assign(p, { x: kerb.x + 4 * sin, y: kerb.y - 4 * cos, z: kerb.z });
    const [order] = ordersOf([{ cross: { actor: 'P' } }], beside);
    if (order?.kind !== 'walk') throw new Error('nobody walks');
    const left = -(order.x[0] - kerb.x) * sin + (order.y[0] - kerb.y) * cos;
    const ahead = (order.x[0] - kerb.x) * cos + (order.y[0] - kerb.y) * sin;
    const far = onLane(5, 800);
    const across = (near: { x: number; y: number }) => -(near.x - kerb.x) * sin + (near.y - kerb.y) * cos;
    expect(left).toBeGreaterThan(across(far) - 2);
    expect(Math.abs(ahead)).toBeLessThan(0.5);
  });
});

test('orders are given in the order of the list, and lights are bits', () => {
  const then = [
    { spawn: 'A' },
    { 'ignore-signals': 'A' },
    { lights: { actor: 'A', hazard: true, siren: true } },
    { lights: { actor: 'B', indicator: 'right' } },
    { brake: { actor: 'B' } },
    { remove: 'P' },
  ];
  expect(ordersOf(then)).toEqual([
    { kind: 'spawn', actor: 2 },
    { kind: 'obey', actor: 2, signals: false },
    { kind: 'lights', actor: 2, lights: 2 | 4 | 8 },
    { kind: 'lights', actor: 3, lights: 4 },
    { kind: 'brake', actor: 3, deceleration: 6, to: 0 },
    { kind: 'remove', actor: 0xf000 },
  ]);
});

describe('faults of sensors', () => {
  test('begin with their event, some time after it, and end again', () => {
    const faults = [
      { kind: 'dead', sensor: 'gnss', from: 1, to: 2 },
      { kind: 'dead', sensor: 'imu', from: 0.5, to: 1, when: { event: 'it' } },
    ];
    const then = [{ 'fail-sensor': { kind: 'dead', sensor: 'camera.front', seconds: 0.2 } }];
    const truth = new HandMadeTruth([{ name: 'it', when: { time: 1 }, then }], faults);
    const told: unknown[] = [];
    for (let tick = 0; tick < 400; tick++) {
      for (const order of truth.step()?.orders ?? [])
        if (order.kind === 'fault') told.push([tick, order.index, order.active]);
    }
    expect(told).toEqual([
      [100, 2, true],
      [120, 2, false],
      [150, 1, true],
      [200, 1, false],
    ]);
  });

  test('of a sensor that is mended end', () => {
    const faults = [
      { kind: 'dead', sensor: 'gnss' },
      { kind: 'noisy', sensor: 'imu' },
      { kind: 'frozen', sensor: 'gnss' },
    ];
    const truth = new HandMadeTruth([{ name: 'it', when: { time: 0 }, then: [{ 'mend-sensor': 'gnss' }] }], faults);
    expect(truth.step(2)?.orders).toEqual([
      { kind: 'fault', index: 0, active: false },
      { kind: 'fault', index: 2, active: false },
    ]);
  });
});

test('a snapshot in the midst of everything gives the same rest', () => {
  const events = [
    { name: 'stood', when: { standstill: { actor: 'B', for: 1 } }, then: [{ 'change-lane': { actor: 'A', to: -3 } }] },
    { name: 'again', when: { event: 'pulse' }, repeat: true, then: [{ brake: { actor: 'B' } }] },
    { name: 'pulse', when: { speed: { actor: 'A', above: 5 } }, repeat: 5 },
    { name: 'late', when: { event: { name: 'stood', after: 1 } }, then: [{ 'cut-in': { actor: 'A', gap: 5 } }] },
    { name: 'fault', when: { time: 1 }, then: [{ 'fail-sensor': { kind: 'dead', sensor: 'gnss', seconds: 2 } }] },
  ];
  const play = (truth: HandMadeTruth, from: number, to: number) => {
    const published = [];
    for (let tick = from; tick < to; tick++) {
      truth.a.speed = tick % 60 < 20 ? 8 : 0;
      Object.assign(truth.a, onLane(-5, 400 + tick * 0.1));
      Object.assign(truth.ego, onLane(-4, 400 + tick * 0.1), { vx: 10 });
      published.push(truth.step());
    }
    return published;
  };
  const whole = new HandMadeTruth(events);
  const all = play(whole, 0, 600);
  expect(new Set(whole.storyboard.fired.map(({ name }) => name)).size).toBe(5);
  for (const middle of [90, 150, 205, 333]) {
    const first = new HandMadeTruth(events);
    play(first, 0, middle);
    const second = new HandMadeTruth(events);
    second.tick = middle;
    second.storyboard.restore(first.snapshot());
    expect(play(second, middle, 600)).toEqual(all.slice(middle));
    expect(second.storyboard.fired).toEqual(whole.storyboard.fired);
  }
});
