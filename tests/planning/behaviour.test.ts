import { describe, expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../src/core/messages/signals.ts';
import type { Track } from '../../src/core/messages/tracks.ts';
import { corridorObstacles } from '../../src/planning/behaviour/corridor-obstacles.ts';
import { SignalRule } from '../../src/planning/behaviour/signal-rule.ts';
import { StrayWatch } from '../../src/planning/behaviour/stray-watch.ts';
import { type BelievedTrack, TrackFilter } from '../../src/planning/behaviour/track-filter.ts';
import { buildReferenceLine } from '../../src/planning/route/build-reference-line.ts';
import { CAR, FRONT, track } from './kinematic-drive.ts';
import { straightStreet } from './synthetic-map.ts';

const { green, amber, red, redAmber, off } = SIGNAL_STATE;

describe('track filter', () => {
  const ids = (believed: readonly BelievedTrack[]) => believed.map(({ track: { id } }) => id);
  const faint = (id: number, confidence: number) => track(id, 10, 0, 0, 5, { confidence });

  test('believes a sure track at once, a faint one at its second sight, a very faint one never', () => {
    const filter = new TrackFilter();
    expect(ids(filter.update([faint(1, 0.9), faint(2, 0.5), faint(3, 0.39)]))).toEqual([1]);
    expect(ids(filter.update([faint(1, 0.9), faint(2, 0.5), faint(3, 0.39)]))).toEqual([1, 2]);
    expect(ids(filter.update([faint(1, 0.9), faint(2, 0.32), faint(3, 0.39)]))).toEqual([1, 2]);
  });

  test('a believed track lives on for half a second out of sight, and moves on meanwhile', () => {
    const filter = new TrackFilter();
    filter.update([track(1, 10, 0, 0, 8)]);
    for (let i = 1; i <= 5; i++) {
      const [{ track: ghost }] = filter.update([]);
      expect(ghost.x).toBeCloseTo(10 + 0.8 * i, 9);
    }
    expect(filter.update([])).toEqual([]);
  });

  test('a false track of one faint sight leaves no ghost', () => {
    const filter = new TrackFilter();
    filter.update([faint(1, 0.5)]);
    expect(filter.update([])).toEqual([]);
  });

  test('who brakes is told of by the last six sights once there are eight, who rolls out or trembles is not', () => {
    const braking = (speeds: readonly number[]) => {
      const filter = new TrackFilter();
      return speeds.map((speed) => filter.update([track(1, 10, 0, 0, speed)])[0].braking);
    };
    const slowed = braking([12, 11.7, 11.4, 11.1, 10.8, 10.5, 10.2, 9.9, 9.6]);
    expect(slowed.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(slowed[7]).toBeCloseTo(3, 9);
    expect(slowed[8]).toBeCloseTo(3, 9);
    // Six of them are enough: what was before does not hide it.
    expect(braking([12, 12, 12, 12, 12, 12, 11.2, 10.4])[7]).toBeGreaterThan(2.5);
    // Who lets go of the brake: half of it at the first sight of that, nothing at the second.
    expect(braking([12, 12, 12, 11.5, 11, 10.5, 10, 9.5, 9.5])[8]).toBeCloseTo(2.5, 9);
    expect(braking([12, 12, 12, 11.5, 11, 10.5, 10, 9.5, 9.5, 9.5])[9]).toBe(0);
    expect(braking([12, 11.9, 11.8, 11.7, 11.6, 11.5, 11.4, 11.3])[7]).toBe(0);
    expect(braking([12, 12.2, 12, 12.2, 12, 12.2, 12, 12.2])[7]).toBe(0);
    expect(braking([2.6, 2.3, 2, 1.7, 1.4, 1.1, 0.8, 0.5, 0.2])[8]).toBe(0);
  });

  test('standing and moving have hysteresis', () => {
    const filter = new TrackFilter();
    const stands = (speed: number) => filter.update([track(1, 10, 0, 0, speed)])[0].stands;
    expect([0.8, 0.5, 0.8, 1.1, 1.3, 0.8, 0.5].map(stands)).toEqual([false, true, true, true, false, false, true]);
  });
});

describe('corridor', () => {
  const line = buildReferenceLine(straightStreet(300), [0], 0, 280);
  const at = (s: number, d: number, yaw: number, speed: number, rest: Partial<Track> = {}): BelievedTrack => ({
    track: track(1, s, d, yaw, speed, rest),
    stands: speed === 0,
    braking: 0,
  });
  const look = (...tracks: BelievedTrack[]) => corridorObstacles(line, CAR, 50, tracks);

  test('a leader that brakes is predicted to go on braking until he stands: v^2 / 2 b', () => {
    const { sMin } = look({ ...at(80, 0, 0, 6), braking: 3 }).obstacles[0];
    expect(sMin[4] - sMin[0]).toBeCloseTo(6 - 1.5, 9);
    expect(sMin[24] - sMin[0]).toBeCloseTo(36 / 6, 9);
    expect(sMin[24]).toBe(sMin[8]);
  });

  test('a vehicle ahead in our lane leads and is predicted at its speed', () => {
    const { obstacles, fences } = look(at(80, 0.2, 0.05, 6));
    expect(obstacles[0].leads).toBe(true);
    expect(obstacles[0].sMin[24] - obstacles[0].sMin[0]).toBeCloseTo(36, 0);
    expect(fences).toEqual([]);
  });

  test('one that stands there is fenced with 3.5 m of room to our front', () => {
    const { fences } = look(at(80, 0, 0, 0));
    expect(fences[0].s).toBeCloseTo(80 - 2.25 - 3.5 - FRONT, 6);
  });

  test('one that leaves room to pass is an obstacle without a fence', () => {
    const { obstacles, fences } = look(at(80, -2.1, 0, 0));
    expect(obstacles).toHaveLength(1);
    expect(fences).toEqual([]);
  });

  test('others are of no concern: beside, behind, oncoming, far', () => {
    const none = look(
      at(80, -3.3, 0, 0),
      at(80, 3.5, 0, 10),
      at(40, 0, 0, 12),
      at(90, 1, Math.PI, 9),
      at(170, 0, 0, 5),
    );
    expect(none.obstacles).toEqual([]);
    expect(none.fences).toEqual([]);
  });

  test('a stray in our lane counts from its third sight on, one on its own side never', () => {
    const watch = new StrayWatch();
    const stray = at(70, 0.5, Math.PI, 9);
    expect(watch.obstacles(line, 50, [stray])).toEqual([]);
    expect(watch.obstacles(line, 50, [stray])).toEqual([]);
    const [obstacle] = watch.obstacles(line, 50, [stray]);
    expect(obstacle.sMin[4]).toBeCloseTo(70 - 9 - 2.25, 6);
    for (let i = 0; i < 5; i++) expect(watch.obstacles(line, 50, [at(70, 2.5, Math.PI, 9)])).toEqual([]);
  });
});

describe('signals', () => {
  const line = [{ s: 100, signal: 0, kind: 'light' as const }];
  /** Fence for a front `left` metres before the line at a speed and a state. */
  const fenceAt = (rule: SignalRule, left: number, speed: number, state: number | null) =>
    rule.fence(
      0,
      line,
      state === null ? null : { source: 'truth', state: Uint8Array.of(state) },
      100 - left,
      FRONT,
      speed,
    );

  test('stops at red, red-amber, and where no state has come yet; not at green nor when off', () => {
    const reasons = [red, redAmber, null, green, off].map((state) => fenceAt(new SignalRule(), 30, 8, state)?.reason);
    expect(reasons).toEqual(['red light', 'red light', 'signal not seen yet', undefined, undefined]);
  });

  test('the front stands 0.7 m before the line', () => {
    expect(fenceAt(new SignalRule(), 30, 8, red)!.s).toBeCloseTo(100 - 0.7 - FRONT, 9);
  });

  test('amber: 3 m/s^2 decides', () => {
    // 10 m/s: v^2 / (2 * 3) = 16.7 m.
    expect(fenceAt(new SignalRule(), 17, 10, amber)?.reason).toBe('amber light');
    expect(fenceAt(new SignalRule(), 16, 10, amber)).toBeNull();
  });

  test('who went on at amber is not stopped by red, unless the light was green in between', () => {
    const rule = new SignalRule();
    expect(fenceAt(rule, 16, 10, amber)).toBeNull();
    expect(fenceAt(rule, 12, 6, red)).toBeNull();
    expect(fenceAt(rule, 12, 6, green)).toBeNull();
    expect(fenceAt(rule, 12, 6, red)?.reason).toBe('red light');
  });

  test('a line that the front has passed binds no more', () => {
    expect(fenceAt(new SignalRule(), -1, 2, red)).toBeNull();
  });

  test('a stop sign is stood at for a second, once', () => {
    const rule = new SignalRule();
    const sign = [{ s: 100, signal: 0, kind: 'stop' as const }];
    const fence = (tick: number, left: number, speed: number) => rule.fence(tick, sign, null, 100 - left, FRONT, speed);
    expect(fence(0, 20, 8)?.reason).toBe('stop sign');
    expect(fence(10, 1, 0)).not.toBeNull();
    expect(fence(100, 1, 0)).not.toBeNull();
    expect(fence(110, 1, 0)).toBeNull();
    expect(fence(120, 0.8, 1)).toBeNull();
  });
});
