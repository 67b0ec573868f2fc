import { describe, expect, it } from 'vitest';
import { DeadReckoning } from '../../../src/perception/localisation/dead-reckoning.ts';

describe('DeadReckoning', () => {
  it('leads back along an arc to where the vehicle was, whatever is believed of the place now', () => {
    const reckoning = new DeadReckoning();
    const radius = 20;
    for (let k = 0; k < 100; k++) reckoning.advance(0.1, 0.1 / radius, 0);
    const now = { x: 100, y: 50, yaw: Math.PI / 2 };
    const then = { x: 0, y: 0, yaw: 0 };
    expect(reckoning.poseBefore(10, now, then)).toBe(true);
    // One metre back on a left arc of 20 m that now leads north: its centre lies 20 m to the west.
    const angle = 1 / radius;
    expect(then.yaw).toBeCloseTo(Math.PI / 2 - angle, 12);
    expect(then.x).toBeCloseTo(80 + radius * Math.cos(angle), 4);
    expect(then.y).toBeCloseTo(50 - radius * Math.sin(angle), 4);
    expect(reckoning.poseBefore(0, now, then)).toBe(true);
    expect(then).toEqual(now);
  });

  it('does not know what was before it began or is long ago', () => {
    const reckoning = new DeadReckoning();
    const then = { x: 0, y: 0, yaw: 0 };
    expect(reckoning.poseBefore(0, then, then)).toBe(false);
    reckoning.advance(1, 0, 0);
    expect(reckoning.poseBefore(1, then, then)).toBe(false);
    for (let k = 0; k < 50; k++) reckoning.advance(1, 0, 0);
    expect(reckoning.poseBefore(16, then, then)).toBe(false);
    expect(reckoning.poseBefore(15, then, then)).toBe(true);
  });
});
