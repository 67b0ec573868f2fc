import { describe, expect, test } from 'vitest';
import { HandMadeTruth, onLane } from './hand-made-truth.ts';

/** Whether a condition holds with a truth made by hand: whether an event that waits for it fires at once. */
function holds(when: Record<string, unknown>, make: (truth: HandMadeTruth) => void = () => {}): boolean {
  const truth = new HandMadeTruth([{ name: 'it', when }]);
  make(truth);
  return truth.step(2) !== null;
}

/** A at the origin, heading east, B so far ahead of it, both at speeds. */
function inLine(distance: number, speedA: number, speedB: number) {
  return ({ a, b }: HandMadeTruth) => {
    Object.assign(a, { x: 0, y: 0, speed: speedA });
    Object.assign(b, { x: distance + 4, y: 0, speed: speedB });
  };
}

const pair = { from: 'A', to: 'B' };

describe('distance', () => {
  test('is the free space between boxes', () => {
    expect(holds({ distance: { ...pair, below: 10.01 } }, inLine(10, 0, 0))).toBe(true);
    expect(holds({ distance: { ...pair, below: 10 } }, inLine(10, 0, 0))).toBe(false);
    expect(holds({ distance: { ...pair, above: 9.99 } }, inLine(10, 0, 0))).toBe(true);
    expect(holds({ distance: { ...pair, above: 9, below: 11 } }, inLine(10, 0, 0))).toBe(true);
  });

  test('is from corner to corner where boxes are askew, by Pythagoras', () => {
    // Corners (2, 1) and (2 + 3, 1 + 4): 5 m.
    const askew = ({ a, b }: HandMadeTruth) => {
      Object.assign(a, { x: 0, y: 0 });
      Object.assign(b, { x: 7, y: 6 });
    };
    expect(holds({ distance: { ...pair, below: 5.001 } }, askew)).toBe(true);
    expect(holds({ distance: { ...pair, below: 4.999 } }, askew)).toBe(false);
  });

  test('does not hold to who is not there, either way', () => {
    const gone = (truth: HandMadeTruth) => {
      truth.present = [truth.a];
    };
    expect(holds({ distance: { ...pair, below: 1e6 } }, gone)).toBe(false);
    expect(holds({ distance: { ...pair, above: 0 } }, gone)).toBe(false);
  });

  test('to a place is that of the middle', () => {
    const at = ({ a }: HandMadeTruth) => Object.assign(a, { x: 3, y: 4 });
    expect(holds({ distance: { from: 'A', to: { x: 0, y: 0 }, below: 5.001 } }, at)).toBe(true);
    expect(holds({ distance: { from: 'A', to: { x: 0, y: 0 }, below: 5 } }, at)).toBe(false);
  });

  test('along lanes goes on over sections and counts who is on the lane beside, but nobody behind', () => {
    const ahead = ({ a, b }: HandMadeTruth) => {
      Object.assign(a, onLane(-4, 1180));
      Object.assign(b, onLane(-5, 1220));
    };
    // 40 m along the road between the middles, 4 m of cars.
    const way = { ...pair, along: 'lane' };
    expect(holds({ distance: { ...way, above: 34, below: 38 } }, ahead)).toBe(true);
    expect(holds({ distance: { from: 'B', to: 'A', along: 'lane', above: 0 } }, ahead)).toBe(false);
    const toPlace = { from: 'A', to: { road: '1', lane: -4, s: 1220 }, along: 'lane' };
    expect(holds({ distance: { ...toPlace, above: 39.9, below: 40.1 } }, ahead)).toBe(true);
  });
});

describe('time to collision', () => {
  test('is distance over closing speed', () => {
    // 30 m at 15 - 5 m/s: 3 s.
    expect(holds({ ttc: { ...pair, below: 3.001 } }, inLine(30, 15, 5))).toBe(true);
    expect(holds({ ttc: { ...pair, below: 3 } }, inLine(30, 15, 5))).toBe(false);
  });

  test('is infinite where they do not close, and 0 where they touch', () => {
    expect(holds({ ttc: { ...pair, below: 1e6 } }, inLine(30, 5, 15))).toBe(false);
    expect(holds({ ttc: { ...pair, above: 1e6 } }, inLine(30, 5, 15))).toBe(true);
    expect(holds({ ttc: { ...pair, below: 0.1 } }, inLine(-1, 0, 0))).toBe(true);
  });

  test('counts what comes towards it', () => {
    // 40 m at 10 + 10 m/s: 2 s.
    const towards = (truth: HandMadeTruth) => {
      inLine(40, 10, 10)(truth);
      truth.b.yaw = Math.PI;
    };
    expect(holds({ ttc: { ...pair, below: 2.001 } }, towards)).toBe(true);
    expect(holds({ ttc: { ...pair, below: 1.999 } }, towards)).toBe(false);
  });
});

test('time headway is the way along the lane over the own speed, and none to who is behind', () => {
  const behind = ({ a, b }: HandMadeTruth) => {
    Object.assign(a, onLane(-4, 100), { speed: 20 });
    Object.assign(b, onLane(-4, 144), { speed: 30 });
  };
  // 44 m less 4 m of cars at 20 m/s: 2 s.
  expect(holds({ headway: { ...pair, below: 2.01 } }, behind)).toBe(true);
  expect(holds({ headway: { ...pair, below: 1.99 } }, behind)).toBe(false);
  expect(holds({ headway: { from: 'B', to: 'A', below: 100 } }, behind)).toBe(false);
});

describe('position', () => {
  const at = ({ a }: HandMadeTruth) => Object.assign(a, onLane(-4, 1250));

  test('is within a circle around a place', () => {
    expect(holds({ position: { actor: 'A', at: { road: '1', lane: -4, s: 1252 } } }, at)).toBe(true);
    expect(holds({ position: { actor: 'A', at: { road: '1', lane: -4, s: 1254 } } }, at)).toBe(false);
    expect(holds({ position: { actor: 'A', at: { road: '1', lane: -4, s: 1254 }, within: 5 } }, at)).toBe(true);
  });

  test('is on a stretch of a lane or a road, whose stations go on over its sections', () => {
    const on = { road: '1', from: 1245, to: 1255 };
    expect(holds({ position: { actor: 'A', on: { ...on, lane: -4 } } }, at)).toBe(true);
    expect(holds({ position: { actor: 'A', on } }, at)).toBe(true);
    expect(holds({ position: { actor: 'A', on: { ...on, lane: -5 } } }, at)).toBe(false);
    expect(holds({ position: { actor: 'A', on: { ...on, from: 1251 } } }, at)).toBe(false);
  });
});

test('speed is over or under a bound, or over that of another', () => {
  expect(holds({ speed: { actor: 'A', above: 9.9 } }, inLine(50, 10, 4))).toBe(true);
  expect(holds({ speed: { actor: 'A', below: 9.9 } }, inLine(50, 10, 4))).toBe(false);
  expect(holds({ speed: { actor: 'A', than: 'B', above: 5.9, below: 6.1 } }, inLine(50, 10, 4))).toBe(true);
  expect(holds({ speed: { actor: 'ego', above: 3 } }, ({ ego }) => Object.assign(ego, { vx: 4 }))).toBe(true);
});

test('acceleration below a bound is braking', () => {
  expect(holds({ acceleration: { actor: 'A', below: -3 } }, ({ a }) => Object.assign(a, { acceleration: -4 }))).toBe(
    true,
  );
});

test('time is simulated time', () => {
  expect(new HandMadeTruth([{ name: 'it', when: { time: 1.5 } }]).firings(300)).toEqual([150]);
});

test('standstill is so long without a move', () => {
  const truth = new HandMadeTruth([{ name: 'it', when: { standstill: { actor: 'A', for: 1 } } }]);
  truth.a.speed = 1;
  expect(truth.firings(50)).toEqual([]);
  truth.a.speed = 0.05;
  expect(truth.firings(60)).toEqual([]);
  truth.a.speed = 0.2;
  expect(truth.firings(10)).toEqual([]);
  truth.a.speed = 0;
  expect(truth.firings(200)).toEqual([220]);
});

describe('a collision', () => {
  test('of the ego is what the world says, with anybody or with somebody', () => {
    const contact = { tick: 0, other: 2, otherKind: 'actor' as const, x: 0, y: 0, closingSpeed: 1 };
    const hit = (truth: HandMadeTruth) => {
      truth.collisions = [contact];
    };
    expect(holds({ collision: { of: 'ego' } }, hit)).toBe(true);
    expect(holds({ collision: { of: 'ego', with: 'A' } }, hit)).toBe(true);
    expect(holds({ collision: { of: 'ego', with: 'B' } }, hit)).toBe(false);
    expect(holds({ collision: { of: 'ego' } })).toBe(false);
  });

  test('of two others is boxes that overlap', () => {
    expect(holds({ collision: { of: 'A', with: 'B' } }, inLine(-0.1, 0, 0))).toBe(true);
    expect(holds({ collision: { of: 'A', with: 'B' } }, inLine(0.1, 0, 0))).toBe(false);
  });
});

describe('another event', () => {
  test('is seen at the tick after, whatever the order of the list', () => {
    const first = { name: 'first', when: { time: 1 } };
    const then = { name: 'then', when: { event: 'first' } };
    expect(new HandMadeTruth([first, then]).firings(300)).toEqual([100, 101]);
    expect(new HandMadeTruth([then, first]).firings(300)).toEqual([100, 101]);
  });

  test('counts its delay', () => {
    const events = [
      { name: 'first', when: { time: 1 } },
      { name: 'then', when: { event: { name: 'first', after: 0.5 } } },
    ];
    expect(new HandMadeTruth(events).firings(300)).toEqual([100, 150]);
  });

  test('that repeats is told each time', () => {
    const events = [
      { name: 'fast', when: { speed: { actor: 'A', above: 5 } }, repeat: true },
      { name: 'then', when: { event: 'fast' }, repeat: true },
    ];
    const truth = new HandMadeTruth(events);
    truth.a.speed = 6;
    truth.step(10);
    truth.a.speed = 0;
    truth.step(10);
    truth.a.speed = 6;
    truth.step(10);
    expect(truth.storyboard.fired).toEqual([
      { tick: 1, name: 'fast' },
      { tick: 3, name: 'then' },
      { tick: 20, name: 'fast' },
      { tick: 22, name: 'then' },
    ]);
  });
});

describe('conditions are joined', () => {
  const yes = { time: 0 };
  const no = { time: 3000 };
  test.each([
    [{ all: [yes, yes] }, true],
    [{ all: [yes, no] }, false],
    [{ any: [no, yes] }, true],
    [{ any: [no, no] }, false],
    [{ not: no }, true],
    [{ not: yes }, false],
    [{ all: [yes, { not: { any: [no, no] } }] }, true],
  ])('%j: %s', (when, expected) => {
    expect(holds(when)).toBe(expected);
  });

  test('and each remembers though another says no', () => {
    const when = { all: [{ time: 2 }, { standstill: { actor: 'A', for: 1 } }] };
    expect(new HandMadeTruth([{ name: 'it', when }]).firings(300)).toEqual([200]);
  });
});

describe('an event fires', () => {
  const fast = { speed: { actor: 'A', above: 5 } };
  function pulses(repeat: unknown): number[] {
    const truth = new HandMadeTruth([{ name: 'it', when: fast, ...(repeat === undefined ? {} : { repeat }) }]);
    for (let k = 0; k < 4; k++) {
      truth.a.speed = 10;
      truth.step(5);
      truth.a.speed = 0;
      truth.step(5);
    }
    return truth.storyboard.fired.map(({ tick }) => tick);
  }

  test('once, or each time that its condition comes true, or so many times', () => {
    expect(pulses(undefined)).toEqual([1]);
    expect(pulses(true)).toEqual([1, 10, 20, 30]);
    expect(pulses(3)).toEqual([1, 10, 20]);
  });

  test('not at tick 0, when nothing is known', () => {
    expect(new HandMadeTruth([{ name: 'it', when: { not: { time: 1 } } }]).firings(1)).toEqual([]);
  });
});
