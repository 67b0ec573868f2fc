import { expect, test } from 'vitest';
import { equilibriumGap, equilibriumSpeed, type Follower } from '../../../../src/world/traffic/diagram/equilibrium.ts';
import { freeAcceleration, interaction } from '../../../../src/world/traffic/intelligent-driver.ts';
import { oneDriver } from '../one-driver.ts';

const driver = { acceleration: 1, deceleration: 1.5, timeGap: 1, standstillGap: 2 };
const table = oneDriver(driver);
const car: Follower = { driver, desiredSpeed: 15, length: 5 };

test('at the equilibrium gap the model neither accelerates nor brakes', () => {
  for (const speed of [0, 1, 5, 10, 14, 14.9]) {
    const gap = equilibriumGap(car, speed);
    expect(freeAcceleration(table, 0, speed, 15) - interaction(table, 0, speed, gap, speed)).toBeCloseTo(0, 12);
  }
  expect(equilibriumGap(car, 15)).toBe(Number.POSITIVE_INFINITY);
});

test('vehicles on a circuit take all of it at their common speed', () => {
  const slow: Follower = { ...car, desiredSpeed: 12, length: 12 };
  for (const length of [40, 100, 1000]) {
    const speed = equilibriumSpeed([car, slow, car], length);
    const taken = 2 * (equilibriumGap(car, speed) + 5) + equilibriumGap(slow, speed) + 12;
    expect(taken).toBeCloseTo(length, 6);
    expect(speed).toBeLessThan(12);
  }
});

test('where they do not fit they stand', () => {
  expect(equilibriumSpeed([car, car], 13)).toBe(0);
});
