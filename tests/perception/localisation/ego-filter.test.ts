import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { angleDifference } from '../../../src/core/math/angle.ts';
import { EGO, EgoFilter } from '../../../src/perception/localisation/ego-filter.ts';
import { SimulatedDrive } from './simulated-drive.ts';

/** Normalised estimation error squared of x, y, yaw: e' P^-1 e with the 3 x 3 block of the covariance. */
function nees(drive: SimulatedDrive): number {
  const { state, covariance: p } = drive.filter;
  const e = [
    state[EGO.x] - drive.truth.x,
    state[EGO.y] - drive.truth.y,
    angleDifference(state[EGO.yaw], drive.truth.yaw),
  ];
  const [a, b, c, d, f, g] = [p[0], p[1], p[2], p[10], p[11], p[20]];
  const determinant = a * (d * g - f * f) - b * (b * g - c * f) + c * (b * f - c * d);
  const inverse = [
    [d * g - f * f, c * f - b * g, b * f - c * d],
    [c * f - b * g, a * g - c * c, b * c - a * f],
    [b * f - c * d, b * c - a * f, a * d - b * b],
  ];
  let sum = 0;
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += (e[i] * inverse[i][j] * e[j]) / determinant;
  return sum;
}

describe('EgoFilter', () => {
  it('is consistent: its errors are as large as its covariance says', () => {
    // 50 runs, one sample each: 150 degrees of freedom, mean 3; chi-square 99.9 % bounds 1.98 and 4.28
    // (Bar-Shalom et al. 2001, section 5.4.2).
    const runs = 50;
    const means = { early: 0, late: 0 };
    for (let seed = 1; seed <= runs; seed++) {
      const drive = new SimulatedDrive(seed);
      while (drive.tick < 500) drive.advance();
      means.early += nees(drive) / runs;
      while (drive.tick < 3000) drive.advance();
      means.late += nees(drive) / runs;
    }
    for (const mean of [means.early, means.late]) {
      expect(mean).toBeGreaterThan(1.98);
      expect(mean).toBeLessThan(4.28);
    }
  });

  it('is nearer to the truth than the raw fixes are', () => {
    let raw = 0;
    let filtered = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const drive = new SimulatedDrive(seed);
      while (drive.tick < 3000) {
        drive.advance();
        if (drive.tick % 100 !== 0) continue;
        const { state } = drive.filter;
        raw += (drive.fix.x - drive.truth.x) ** 2 + (drive.fix.y - drive.truth.y) ** 2;
        filtered += (state[EGO.x] - drive.truth.x) ** 2 + (state[EGO.y] - drive.truth.y) ** 2;
      }
    }
    expect(Math.sqrt(filtered / raw)).toBeLessThan(0.7);
  });

  it('learns the bias of the gyroscope while the vehicle stands', () => {
    const filter = new EgoFilter({ x: 0, y: 0, yaw: 0 });
    for (let tick = 0; tick < 300; tick++) {
      filter.predict(0.01, 0.013, 0);
      filter.correctSpeed(0, 0.05);
      filter.correctStandingRate(0.013);
    }
    expect(filter.state[EGO.gyroBias]).toBeCloseTo(0.013, 4);
  });

  it('learns that the wheels tell too much speed, from satellite fixes', () => {
    const filter = new EgoFilter({ x: 0, y: 0, yaw: 0 });
    for (let tick = 1; tick <= 6000; tick++) {
      filter.predict(0.01, 0, 0);
      filter.correctSpeed(10.2, 0.05);
      if (tick % 10 === 0) filter.correctPlace(tick * 0.1, 0, 0.9);
    }
    expect(filter.state[EGO.wheelScale]).toBeGreaterThan(0.015);
    expect(Math.abs(filter.state[EGO.speed] - 10)).toBeLessThan(0.06);
  });

  it('goes round a curve on the course that the tyres take, not on its heading', () => {
    const filter = new EgoFilter({ x: 0, y: 0, yaw: 0 });
    filter.state[EGO.speed] = 10;
    for (let tick = 0; tick < 100; tick++) filter.predict(0.01, 0.2, 0);
    // One second on a circle of 50 m whose tangent lies b = -0.2 * 10 / (11.5 g) off the heading.
    const slip = -2 / (11.5 * 9.81);
    expect(filter.state[EGO.x]).toBeCloseTo(50 * (Math.sin(0.2 + slip) - Math.sin(slip)), 3);
    expect(filter.state[EGO.y]).toBeCloseTo(50 * (Math.cos(slip) - Math.cos(0.2 + slip)), 3);
  });

  it('takes a correction along the normal of a line only', () => {
    const filter = new EgoFilter({ x: 0, y: 0, yaw: 0 });
    expect(filter.correctLine(0.4, 0, 1, 0, 0, 0.1)).toBe(true);
    // P = 0.09, r = 0.01: nine tenths of the error go.
    expect(filter.state[EGO.y]).toBeCloseTo(-0.36, 12);
    expect(filter.state[EGO.x]).toBeCloseTo(0, 12);
  });

  it('learns where the camera sees kerbs from markings and both edges', () => {
    const filter = new EgoFilter({ x: 0, y: 0, yaw: 0 });
    // The truth is where the filter believes; kerbs are seen 0.2 m inside of the road's edges, the marking in its place.
    for (let k = 0; k < 50; k++) {
      const { y } = { y: filter.state[EGO.y] };
      filter.correctLine(y - 0.2, 0, 1, 0, 1, 0.3);
      filter.correctLine(-y - 0.2, 0, -1, 0, 1, 0.3);
      filter.correctLine(y, 0, 1, 0, 0, 0.3);
    }
    expect(Math.abs(filter.state[EGO.kerbOffset] - 0.2)).toBeLessThan(0.02);
    expect(Math.abs(filter.state[EGO.y])).toBeLessThan(0.01);
  });

  it('refuses what lies far outside its gate', () => {
    const filter = new EgoFilter({ x: 0, y: 0, yaw: 0 });
    expect(filter.correctLine(3, 0, 1, 0, 0, 0.3)).toBe(false);
    expect(filter.state[EGO.y]).toBe(0);
  });

  it('finds back when it was told a wrong start', () => {
    const drive = new SimulatedDrive(11);
    drive.filter.state[EGO.x] += 60;
    drive.filter.state[EGO.y] -= 35;
    while (drive.tick < 1000) drive.advance();
    expect(Math.abs(drive.filter.state[EGO.x] - drive.truth.x)).toBeLessThan(3);
    expect(Math.abs(drive.filter.state[EGO.y] - drive.truth.y)).toBeLessThan(3);
  });

  it('keeps its covariance symmetric and positive over a long drive', () => {
    const drive = new SimulatedDrive(7);
    while (drive.tick < 12000) drive.advance();
    const { covariance: p } = drive.filter;
    for (let i = 0; i < 9; i++) {
      expect(p[i * 10]).toBeGreaterThan(0);
      for (let j = 0; j < i; j++) {
        expect(Math.abs(p[i * 9 + j] - p[j * 9 + i])).toBeLessThanOrEqual(1e-12);
        expect(p[i * 9 + j] ** 2).toBeLessThanOrEqual(p[i * 10] * p[j * 10]);
      }
    }
  });

  it('gives the same bits for the same seed, also after restoring a snapshot', () => {
    const a = new SimulatedDrive(3);
    const b = new SimulatedDrive(3);
    while (a.tick < 500) a.advance();
    while (b.tick < 250) b.advance();
    const copy = new EgoFilter({ x: 0, y: 0, yaw: 0 });
    copy.restore(b.filter.snapshot());
    expect(hashOf(copy.snapshot())).toBe(hashOf(b.filter.snapshot()));
    while (b.tick < 500) b.advance();
    expect(hashOf(b.filter.snapshot())).toBe(hashOf(a.filter.snapshot()));
  });
});
