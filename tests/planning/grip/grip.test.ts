import { expect, test } from 'vitest';
import { clonePlain } from '../../../src/core/snapshot.ts';
import { DRY, gripOf } from '../../../src/planning/grip/grip.ts';
import { type Felt, GripEstimate } from '../../../src/planning/grip/grip-estimate.ts';
import { swingStretch } from '../../../src/planning/grip/swing-grip.ts';
import { sightSpeed, speedProfile } from '../../../src/planning/speed-profile.ts';
import { straightLine } from '../straight-line.ts';

const GRAVITY = 9.81;
const ICE = gripOf(0.12);

test('on dry asphalt comfort bounds what is asked, not friction', () => {
  expect(DRY).toMatchObject({
    comfortable: 1.5,
    easing: 2,
    lateral: 2,
    sight: 4,
    hardest: 6,
    strongest: 2,
    timeGap: 1.2,
  });
});

test.each([0.08, 0.12, 0.24, 0.5, 0.7, 1])('at friction %f no more is planned than the road holds', (friction) => {
  const { comfortable, lateral, easing, sight, utmost, timeGap } = gripOf(friction);
  const held = friction * GRAVITY;
  for (const asked of [comfortable, lateral, easing, sight, utmost]) expect(asked).toBeLessThan(0.8 * held);
  // Braking for what comes into sight and steering at once stay in the circle of friction.
  expect(Math.sqrt(comfortable * comfortable + lateral * lateral)).toBeLessThan(held);
  expect(timeGap).toBeGreaterThanOrEqual(1.2);
  expect(timeGap).toBeLessThanOrEqual(2.4);
});

test('whoever goes at sightSpeed stops within the sight: v t + v^2 / 2 b', () => {
  for (const braking of [ICE.sight, DRY.sight]) {
    const v = sightSpeed(80, braking);
    expect(v * 0.4 + (v * v) / (2 * braking)).toBeCloseTo(80, 9);
  }
});

test('on ice a profile is slower in bends, within sight, and slows down earlier', () => {
  const line = straightLine(400);
  for (let i = 400; i < 440; i++) line.curvature[i] = 1 / 50;
  const dry = speedProfile(line);
  const icy = speedProfile(line, 80, Number.POSITIVE_INFINITY, ICE);
  expect(dry[420]).toBeCloseTo(Math.sqrt(2 * 50), 9);
  expect(icy[420]).toBeCloseTo(Math.sqrt(ICE.lateral * 50), 9);
  for (let i = 0; i < line.count; i++) expect(icy[i]).toBeLessThanOrEqual(Math.min(dry[i], sightSpeed(80, ICE.sight)));
  for (let i = 1; i < line.count; i++) {
    expect(icy[i - 1] ** 2 - icy[i] ** 2).toBeLessThanOrEqual(2 * ICE.comfortable * 0.5 + 1e-9);
  }
});

test('a swing is longer on ice by the root of what it may be pushed to the side', () => {
  expect(swingStretch(DRY)).toBe(1);
  expect(swingStretch(ICE)).toBeCloseTo(Math.sqrt(2 / ICE.lateral), 9);
});

const sliding: Felt = { speed: 12, asked: -2, measured: -0.7 };

test('what is seen of the road holds at once; what is felt, after half a second, and for half a minute', () => {
  const estimate = new GripEstimate();
  const calm: Felt = { speed: 12, asked: 0, measured: 0 };
  expect(estimate.update(0, 1, calm)).toBe(DRY);
  expect(estimate.update(10, 0.24, calm).friction).toBe(0.24);
  expect(estimate.update(20, 1, calm).friction).toBe(1);
  for (let tick = 30; tick <= 60; tick += 10) expect(estimate.update(tick, 1, sliding).friction).toBe(1);
  const tick = 70;
  const felt = estimate.update(tick, 1, sliding).friction;
  expect(felt).toBeGreaterThanOrEqual(0.7 / GRAVITY);
  expect(felt).toBeLessThan(0.7 / GRAVITY + 0.021);
  expect(estimate.update(tick + 2900, 1, calm).friction).toBe(felt);
  expect(estimate.update(tick + 3100, 1, calm).friction).toBe(1);
});

test('brakes that do as asked, and the last metre, say nothing of the road', () => {
  const estimate = new GripEstimate();
  for (let tick = 0; tick < 300; tick += 10) {
    expect(estimate.update(tick, 1, { speed: 12, asked: -4, measured: -3.5 })).toBe(DRY);
    expect(estimate.update(tick + 5, 1, { speed: 1, asked: -4, measured: 0 })).toBe(DRY);
  }
});

test('goes on from a snapshot', () => {
  const [whole, resumed] = [new GripEstimate(), new GripEstimate()];
  for (let tick = 0; tick < 60; tick += 10) whole.update(tick, 1, sliding);
  resumed.restore(clonePlain(whole.snapshot()));
  expect(resumed.update(60, 1, sliding)).toEqual(whole.update(60, 1, sliding));
  expect(resumed.snapshot()).toEqual(whole.snapshot());
});
