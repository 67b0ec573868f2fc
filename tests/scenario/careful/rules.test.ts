import { describe, expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import type { LaneState } from '../../../src/planning/planning-problem.ts';
import { SAMPLE_COUNT } from '../../../src/planning/planning-problem.ts';
import { predictWays } from '../../../src/planning/road-users/predict-ways.ts';
import { makeRoadUser, type RoadUser } from '../../../src/planning/road-users/road-user.ts';
import { buildReferenceLine } from '../../../src/planning/route/build-reference-line.ts';
import { makeLaneTrajectory } from '../../../src/planning/trajectory/lane-trajectory.ts';
import { drivingStyle } from '../../../src/scenario/careful/driving-style.ts';
import { firstContact } from '../../../src/scenario/careful/first-contact.ts';
import type { LaneChain } from '../../../src/scenario/careful/lane-chain.ts';
import { LINE_ROOM, LineRule } from '../../../src/scenario/careful/line-rule.ts';
import { findMeetings } from '../../../src/scenario/careful/meetings.ts';
import { makePath } from '../../../src/scenario/careful/path.ts';
import { type Leader, rollOut, type Stop } from '../../../src/scenario/careful/roll-out.ts';
import { compactHatchback as vehicle } from '../../../src/world/vehicles/compact-hatchback.ts';
import { effectsOf } from '../../../src/world/weather/weather-effects.ts';
import { straightStreet } from '../../planning/synthetic-map.ts';

const map = straightStreet(600);
const line = buildReferenceLine(map, [0], 0, 600);
const chain: LaneChain = {
  from: { lane: 0, s: 0 },
  fromS: 0,
  line,
  profile: new Float64Array(line.count).fill(20),
  stopLines: [],
  crosswalks: [],
  junctions: [],
  arrives: true,
  due: null,
};
const style = drivingStyle(vehicle, 1, effectsOf(null), Number.POSITIVE_INFINITY);
const toAxle = vehicle.length - vehicle.rearOverhang;

function at(speed: number, s = 50): LaneState {
  return { s, d: 0, slope: 0, bend: 0, speed, acceleration: 0 };
}

function stopsFor(rule: LineRule, state: number, front: number, speed: number): Stop[] {
  const out: Stop[] = [];
  rule.stops(0, [{ s: 200, signal: 0, kind: 'light' }], Uint8Array.of(state), front, toAxle, speed, style, out);
  return out;
}

function userAt(x: number, y: number, yaw: number, speed: number): RoadUser {
  const user = { ...makeRoadUser(), id: 7, x, y, yaw, speed, length: 4.5, width: 1.8 };
  predictWays(map, user);
  return user;
}

describe('lights', () => {
  test('red is stopped at wherever the brakes will do, and else the choice to go on holds', () => {
    for (let speed = 1; speed <= 25; speed++) {
      for (let left = 1; left <= 40; left += 3) {
        const rule = new LineRule();
        const needed = (speed * speed) / (2 * left);
        const stops = stopsFor(rule, SIGNAL_STATE.red, 200 - left, speed);
        if (needed <= style.hardestBraking) {
          expect(stops).toMatchObject([{ s: 200 - LINE_ROOM - toAxle, reason: 'red light' }]);
        } else {
          expect(stops).toEqual([]);
          expect(stopsFor(rule, SIGNAL_STATE.red, 200 - left + 0.5, 0.8 * speed)).toEqual([]);
        }
      }
    }
  });

  test('amber is passed where firm braking would not do, at green there is nothing', () => {
    expect(stopsFor(new LineRule(), SIGNAL_STATE.amber, 180, 14)).toEqual([]);
    expect(stopsFor(new LineRule(), SIGNAL_STATE.amber, 150, 14)).toHaveLength(1);
    expect(stopsFor(new LineRule(), SIGNAL_STATE.green, 150, 14)).toEqual([]);
  });
});

describe('driving forward', () => {
  test('a stop that firm braking reaches is never passed', () => {
    for (let speed = 2; speed <= 20; speed += 3) {
      const way = (speed * speed) / (2 * style.firmBraking) + 1.5 * speed;
      const stop: Stop = { s: 50 + way, until: Number.POSITIVE_INFINITY, cause: 'signal', reason: 'red light' };
      const out = makeLaneTrajectory();
      let state = at(speed);
      // Half a minute, by plans of which the first half second is driven.
      for (let i = 0; i < 60; i++) {
        rollOut(chain, style, state, { stops: [stop], leaders: [], slow: [] }, out);
        state = { ...state, s: out.s[5], speed: out.speed[5], acceleration: out.acceleration[5] };
        expect(state.s).toBeLessThan(stop.s + 0.3);
      }
      expect(state.speed).toBe(0);
      expect(stop.s - state.s).toBeLessThan(2);
    }
  });

  test('behind a leader who brakes hard the gap stays open', () => {
    const leader: Leader = {
      s: 80,
      speed: 15,
      acceleration: -6,
      from: 0,
      until: Number.POSITIVE_INFINITY,
      cause: 'vehicle',
      reason: 'vehicle',
    };
    const out = makeLaneTrajectory();
    rollOut(chain, style, at(15), { stops: [], leaders: [leader], slow: [] }, out);
    // It believes in two seconds of braking: 80 + 15 * 2 - 6 * 2 m, then 3 m/s.
    for (let i = 0; i < SAMPLE_COUNT; i++) {
      const t = i * 0.1;
      const place = 80 + 15 * Math.min(t, 2) - 3 * Math.min(t, 2) ** 2 + 3 * Math.max(0, t - 2);
      expect(out.s[i]).toBeLessThan(place);
    }
  });
});

describe('who is in the way', () => {
  test('mirrored road users meet a mirrored path at the same moments', () => {
    for (const [x, y, yaw, speed] of [
      [110, 12, -Math.PI / 2, 5],
      [140, 3.4, Math.PI, 10],
      [90, 1, 0.1, 4],
      [80, -2.6, 0.2, 6],
    ]) {
      for (const d of [0, 0.8, -1.2]) {
        const one = findMeetings(makePath(chain, [[50, d]]), vehicle, 50, 12, [userAt(x, y, yaw, speed)]);
        const other = findMeetings(makePath(chain, [[50, -d]]), vehicle, 50, 12, [userAt(x, -y, -yaw, speed)]);
        expect(other.map(({ first, last }) => [first, last])).toEqual(one.map(({ first, last }) => [first, last]));
        for (const [i, { from, to }] of other.entries()) {
          expect(from).toBeCloseTo(one[i].from, 6);
          expect(to).toBeCloseTo(one[i].to, 6);
        }
      }
    }
  });

  test('full braking ends the contact that going on would make', () => {
    const crossing = [userAt(50 + 40, 10, -Math.PI / 2, 3.5)];
    const goesOn = makeLaneTrajectory();
    rollOut(chain, style, at(12), { stops: [], leaders: [], slow: [] }, goesOn);
    expect(firstContact(line, goesOn, vehicle, crossing)).toMatchObject({ user: { id: 7 } });
    const brakes = makeLaneTrajectory();
    rollOut(chain, style, at(12), { stops: [], leaders: [], slow: [], brakes: true }, brakes);
    expect(firstContact(line, brakes, vehicle, crossing)).toBeNull();
    expect(brakes.speed[SAMPLE_COUNT - 1]).toBe(0);
  });
});
