import { describe, expect, test } from 'vitest';
import { RandomStream } from '../../../src/core/random.ts';
import { carlaCollisions } from '../../../src/scenario/scores/carla/carla-collisions.ts';
import { COUNTED_INFRACTIONS, FAULTLESS } from '../../../src/scenario/scores/carla/carla-record.ts';
import { carlaScore20 } from '../../../src/scenario/scores/carla/carla-score-20.ts';
import { carlaScore21 } from '../../../src/scenario/scores/carla/carla-score-21.ts';
import { minSpeedPercents } from '../../../src/scenario/scores/carla/min-speed.ts';
import { extendedPdmScore } from '../../../src/scenario/scores/navsim/extended-pdm-score.ts';
import { pdmProgress, pdmScore } from '../../../src/scenario/scores/navsim/pdm-score.ts';
import { COLOURS, euroNcapApplied, euroNcapColour } from '../../../src/scenario/scores/ncap/euro-ncap.ts';
import { neuroNcap } from '../../../src/scenario/scores/ncap/neuro-ncap.ts';
import { noAtFaultCollisions } from '../../../src/scenario/scores/nuplan/at-fault-collisions.ts';
import { comfortSignals } from '../../../src/scenario/scores/nuplan/comfort.ts';
import { drivingDirection } from '../../../src/scenario/scores/nuplan/driving-direction.ts';
import { nuplanScore } from '../../../src/scenario/scores/nuplan/nuplan-score.ts';
import { progressRatio } from '../../../src/scenario/scores/nuplan/progress-ratio.ts';
import { projectedTtc } from '../../../src/scenario/scores/nuplan/projected-ttc.ts';
import { speedCompliance } from '../../../src/scenario/scores/nuplan/speed-compliance.ts';
import { cutInVerdict } from '../../../src/scenario/scores/r157/cut-in.ts';
import { followingDistance } from '../../../src/scenario/scores/r157/following-distance.ts';
import { referenceDriver } from '../../../src/scenario/scores/r157/reference-driver.ts';
import { criticalFuzzySafety, proactiveFuzzySafety } from '../../../src/scenario/scores/safety/fsm.ts';
import { rssLateral, rssLongitudinal } from '../../../src/scenario/scores/safety/rss.ts';
import { smartsScore } from '../../../src/scenario/scores/smarts-score.ts';

const random = new RandomStream(3, 'scores');
const rounds = Array.from({ length: 300 }, (_, i) => i);

/** Every part of a score gone down by chance. */
function lower<T extends Record<string, number>>(parts: T): T {
  return Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [name, random.uniform() < 0.3 ? value * random.uniform() : value]),
  ) as T;
}

describe('worse parts never raise a score, which stays in its range', () => {
  const uniform = () => random.uniform();

  test('nuPlan, PDMS, EPDMS', () => {
    for (const _ of rounds) {
      const nuplan = {
        noAtFaultCollisions: uniform(),
        drivableArea: 1,
        drivingDirection: uniform(),
        progress: uniform(),
        timeToCollision: uniform(),
        speedLimit: uniform(),
        comfort: uniform(),
      };
      expectNoGain(nuplanScore(nuplan).value, nuplanScore(lower(nuplan)).value, 1);
      const pdm = {
        noCollision: uniform(),
        drivableArea: uniform(),
        timeToCollision: uniform(),
        progress: uniform(),
        comfort: uniform(),
      };
      expectNoGain(pdmScore(pdm).value, pdmScore(lower(pdm)).value, 1);
      const { comfort, ...rest } = pdm;
      const extended = {
        ...rest,
        drivingDirection: uniform(),
        trafficLight: 1,
        laneKeeping: uniform(),
        historyComfort: comfort,
        extendedComfort: 1,
      };
      expectNoGain(extendedPdmScore(extended).value, extendedPdmScore(lower(extended)).value, 1);
    }
  });

  test('CARLA', () => {
    for (const _ of rounds) {
      const record = {
        ...FAULTLESS,
        routeCompletion: 100 * uniform(),
        collisionsVehicle: random.integer(3),
        redLights: random.integer(3),
        minSpeed: [150 * uniform(), 150 * uniform()],
        outsideLanes: 100 * uniform(),
      };
      const kind = COUNTED_INFRACTIONS[random.integer(COUNTED_INFRACTIONS.length)];
      const worse = {
        ...record,
        [kind]: record[kind] + 1,
        minSpeed: record.minSpeed.map((percent) => percent * uniform()),
        outsideLanes: Math.min(100, record.outsideLanes + 10 * uniform()),
      };
      expectNoGain(carlaScore20(record).value, carlaScore20(worse).value, 100);
      expectNoGain(carlaScore21(record).value, carlaScore21(worse).value, 100);
    }
  });

  test('faster impacts, longer excess, less progress, more against the direction', () => {
    for (const _ of rounds) {
      const [test, impact] = [80 * uniform(), 60 * uniform()];
      const rank = (value: number) => COLOURS.indexOf(euroNcapColour(test, value));
      expect(rank(impact + 10 * uniform())).toBeGreaterThanOrEqual(rank(impact));
      for (const predicted of COLOURS) expect(COLOURS).toContain(euroNcapApplied(test, impact, predicted));
      expectNoGain(neuroNcap(impact, 30), neuroNcap(impact + uniform(), 30), 5);
      expectNoGain(progressRatio(test, 50), progressRatio(test * uniform(), 50), 1);
      expectNoGain(pdmProgress(test, 50, 1), pdmProgress(test * uniform(), 50, 1), 1);
      const speed = Float64Array.from({ length: 10 }, () => 20 * uniform());
      const limit = new Float64Array(10).fill(13);
      expectNoGain(
        speedCompliance(speed, limit),
        speedCompliance(
          speed.map((one) => one + uniform()),
          limit,
        ),
        1,
      );
      const advance = Float64Array.from({ length: 30 }, () => 2 * uniform() - 1.5);
      expectNoGain(
        drivingDirection(advance, 0.1),
        drivingDirection(
          advance.map((one) => one - uniform()),
          0.1,
        ),
        1,
      );
    }
  });
});

describe('a slower ego, or a wider gap, is never less safe', () => {
  test('RSS, FSM, following distance', () => {
    for (const _ of rounds) {
      const [rear, front, gap] = [40 * random.uniform(), 40 * random.uniform(), 80 * random.uniform()];
      const slower = rear * random.uniform();
      expect(rssLongitudinal(slower, front)).toBeLessThanOrEqual(rssLongitudinal(rear, front));
      expect(rssLateral(slower)).toBeLessThanOrEqual(rssLateral(rear));
      expect(followingDistance(slower)).toBeLessThanOrEqual(followingDistance(rear) + 1e-12);
      const wider = gap + 20 * random.uniform();
      for (const measure of [
        (distance: number) => proactiveFuzzySafety(distance, rear, front),
        (distance: number) => criticalFuzzySafety(distance, rear, 4 * random.uniform() - 2, front),
      ]) {
        expect(measure(gap)).toBeGreaterThanOrEqual(0);
        expect(measure(gap)).toBeLessThanOrEqual(1);
      }
      expect(proactiveFuzzySafety(wider, rear, front)).toBeLessThanOrEqual(proactiveFuzzySafety(gap, rear, front));
    }
  });
});

test('nothing throws or hangs on what is no number, endless, empty or of one sample', () => {
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -1, 1e308];
  for (const a of odd) {
    for (const b of odd) {
      progressRatio(a, b);
      pdmProgress(a, b, 1);
      neuroNcap(a, b);
      euroNcapColour(a, b);
      euroNcapApplied(a, b, 'orange');
      rssLongitudinal(a, b);
      proactiveFuzzySafety(a, b, 1);
      criticalFuzzySafety(1, a, b, 1);
      cutInVerdict(a, b, 1, true);
      referenceDriver({ ego: a, intruder: b, gap: 10, lateralSpeed: a, lateralGap: b });
      noAtFaultCollisions({ vru: a, vehicle: b, object: 0 });
      speedCompliance([a, b], [b, a]);
      drivingDirection([a, b], 0.1);
      minSpeedPercents([a, b], [b, a], [a, a]);
      comfortSignals({ step: 0.1, ax: [a, b, a], ay: [b, a, b], yaw: [a, b, a] });
      const box = { x: a, y: b, cosYaw: 1, sinYaw: 0, halfLength: 2, halfWidth: 1, speed: a };
      projectedTtc(box, { ...box, x: 0, y: 0, speed: b });
      carlaCollisions([{ time: a, other: 1, kind: 'vehicle', x: b, y: a, speed: b }]);
      smartsScore({ distanceToGoal: a, time: b, obstacles: a, jerk: b, laneOffset: a, speedLimit: b, wrongWay: a });
    }
  }
  expect(speedCompliance([], [])).toBe(1);
  expect(minSpeedPercents([], [], [])).toEqual([]);
  expect(carlaCollisions([])).toEqual({ pedestrian: 0, vehicle: 0, static: 0 });
});

function expectNoGain(before: number, after: number, best: number): void {
  expect(before).toBeGreaterThanOrEqual(0);
  expect(before).toBeLessThanOrEqual(best);
  expect(after).toBeGreaterThanOrEqual(0);
  expect(after).toBeLessThanOrEqual(before + 1e-12);
}
