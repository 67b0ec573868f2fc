import { describe, expect, test } from 'vitest';
import { Bus } from '../../src/core/bus.ts';
import { Hasher } from '../../src/core/hash.ts';
import type { EgoTruth, Gnss, Imu } from '../../src/core/messages.ts';
import type { Inbox, Outbox } from '../../src/core/module.ts';
import { GnssReceiver } from '../../src/sensors/gnss.ts';
import { InertialUnit } from '../../src/sensors/imu.ts';
import { InertialSensors } from '../../src/sensors/inertial.ts';
import { WheelOdometry } from '../../src/sensors/odometry.ts';
import { standingEgo } from './standing-ego.ts';

const SEEDS = Array.from({ length: 400 }, (_, i) => i + 1);

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

describe('GNSS', () => {
  const ego = standingEgo({ x: 1000, y: -50, z: 7 });

  test('over many receivers the error has no mean and the deviation that it states', () => {
    const fixes = SEEDS.map((seed) => new GnssReceiver(seed).measure(ego));
    for (const axis of ['x', 'y'] as const) {
      const errors = fixes.map((fix) => fix[axis] - ego[axis]);
      expect(Math.abs(mean(errors))).toBeLessThan((3 * fixes[0].sigma) / Math.sqrt(SEEDS.length));
      expect(Math.abs(deviation(errors) / fixes[0].sigma - 1)).toBeLessThan(0.12);
    }
    expect(fixes[0].sigma).toBeCloseTo(Math.sqrt(0.4 ** 2 + 0.8 ** 2), 12);
  });

  test('from fix to fix mostly white noise of 0.4 m, over minutes a bias that wanders', () => {
    const receiver = new GnssReceiver(5);
    const fixes: Gnss[] = Array.from({ length: 30_000 }, () => receiver.measure(ego));
    const steps = fixes.slice(1).map((fix, i) => fix.x - fixes[i].x);
    expect(deviation(steps) / Math.SQRT2).toBeCloseTo(0.4, 1);
    const blockMeans = Array.from({ length: 100 }, (_, i) =>
      mean(fixes.slice(i * 300, i * 300 + 300).map(({ x }) => x)),
    );
    expect(deviation(blockMeans)).toBeGreaterThan(0.4);
    expect(deviation(blockMeans)).toBeLessThan(1.2);
  });

  test('the bias forgets itself over a minute: correlation 1 / e after 60 s', () => {
    const products: number[] = [];
    const squares: number[] = [];
    for (const seed of SEEDS) {
      const receiver = new GnssReceiver(seed);
      const errors = Array.from({ length: 601 }, () => receiver.measure(ego).x - ego.x);
      products.push(errors[0] * errors[600]);
      squares.push(errors[0] ** 2 - 0.16);
    }
    expect(Math.abs(mean(products) / mean(squares) - Math.exp(-1))).toBeLessThan(0.2);
  });
});

describe('IMU', () => {
  const noiseless = (ego: EgoTruth): Imu => {
    const samples = SEEDS.map((seed) => new InertialUnit(seed).measure(ego));
    const average = (key: keyof Imu): number => mean(samples.map((sample) => sample[key]));
    return {
      ax: average('ax'),
      ay: average('ay'),
      az: average('az'),
      rollRate: average('rollRate'),
      pitchRate: average('pitchRate'),
      yawRate: average('yawRate'),
    };
  };

  test('at rest on level ground it feels 9.81 m/s^2 upwards', () => {
    const { ax, ay, az } = noiseless(standingEgo());
    expect(ax).toBeCloseTo(0, 1);
    expect(ay).toBeCloseTo(0, 1);
    expect(az).toBeCloseTo(9.81, 1);
  });

  test('nose up it is pressed back, leaning right it is pushed to the left', () => {
    expect(noiseless(standingEgo({ pitch: -0.1 })).ax).toBeCloseTo(9.81 * Math.sin(0.1), 1);
    expect(noiseless(standingEgo({ roll: 0.1 })).ay).toBeCloseTo(9.81 * Math.sin(0.1), 1);
  });

  test('acceleration and rates come through', () => {
    const { ax, yawRate } = noiseless(standingEgo({ ax: -3, yawRate: 0.4 }));
    expect(ax).toBeCloseTo(-3, 1);
    expect(yawRate).toBeCloseTo(0.4, 3);
  });

  test("one unit has a bias that stays and white noise of the part's density", () => {
    const unit = new InertialUnit(3);
    const rates = Array.from({ length: 4000 }, () => unit.measure(standingEgo()).yawRate);
    expect(deviation(rates)).toBeCloseTo(((0.014 * Math.PI) / 180) * Math.sqrt(50), 4);
    const first = mean(rates.slice(0, 2000));
    expect(Math.abs(first - mean(rates.slice(2000)))).toBeLessThan(2e-4);
    expect(Math.abs(first)).toBeLessThan(0.01);
  });
});

describe('odometry', () => {
  test('over many cars the scale error is 1 %, and one car keeps its own', () => {
    const speeds = SEEDS.map((seed) => new WheelOdometry(seed).measure(standingEgo({ vx: 20 })).speed / 20);
    expect(deviation(speeds)).toBeCloseTo(0.01, 2);
    expect(mean(speeds)).toBeCloseTo(1, 2);
    const odometry = new WheelOdometry(9);
    const scale = odometry.measure(standingEgo({ vx: 10 })).speed / 10;
    expect(odometry.measure(standingEgo({ vx: 20 })).speed / 20).toBeCloseTo(scale, 2);
  });

  test('speed comes in ticks of 1 cm/s, and a standing car stands', () => {
    const odometry = new WheelOdometry(2);
    for (const vx of [0, 0.003, 1.2345, 9.876]) {
      const ticks = odometry.measure(standingEgo({ vx })).speed / 0.01;
      expect(Math.abs(ticks - Math.round(ticks))).toBeLessThan(1e-9);
    }
    expect(odometry.measure(standingEgo()).speed).toBe(0);
  });
});

describe('the module', () => {
  function rig(seed: number) {
    const bus = new Bus();
    const module = new InertialSensors(seed);
    const { inbox, outbox } = bus.connect(module);
    const world = bus.connect({ name: 'world', reads: [], writes: ['truth.ego'] } as never)
      .outbox as Outbox<'truth.ego'>;
    return { bus, module, inbox: inbox as Inbox<'truth.ego'>, outbox, world };
  }

  function hashOfTicks(
    { bus, module, inbox, outbox, world }: ReturnType<typeof rig>,
    from: number,
    to: number,
  ): string {
    const hasher = new Hasher();
    for (let tick = from; tick < to; tick++) {
      bus.begin(tick);
      world.publish('truth.ego', standingEgo({ x: tick * 0.1, vx: 10, steer: 0.01 }));
      module.step(tick, inbox, outbox);
      hasher.string(bus.hashTick());
      expect(bus.publishedNow('gnss') === null).toBe(tick % 10 !== 0);
      expect(bus.publishedNow('imu')).not.toBeNull();
    }
    return hasher.digest();
  }

  test('same seed, same hash; going on from a snapshot too', () => {
    expect(hashOfTicks(rig(1), 0, 300)).toBe(hashOfTicks(rig(1), 0, 300));
    expect(hashOfTicks(rig(2), 0, 300)).not.toBe(hashOfTicks(rig(1), 0, 300));
    const through = rig(1);
    hashOfTicks(through, 0, 137);
    const resumed = rig(8);
    resumed.module.restore(structuredClone(through.module.snapshot()));
    expect(hashOfTicks(resumed, 137, 400)).toBe(hashOfTicks(through, 137, 400));
  });

  test('says nothing before it has felt anything', () => {
    const { bus, module, inbox, outbox } = rig(1);
    bus.begin(0);
    module.step(0, inbox, outbox);
    expect(bus.publishedNow('imu')).toBeNull();
  });
});
