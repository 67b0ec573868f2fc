import { describe, expect, test } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';

const draws = (stream: RandomStream, n: number) => Array.from({ length: n }, () => stream.uint32());

describe('named random streams', () => {
  test('same seed and name give the same numbers, any other pair gives others', () => {
    const first = draws(new RandomStream(7, 'camera.front'), 100);
    expect(draws(new RandomStream(7, 'camera.front'), 100)).toEqual(first);
    for (const [seed, name] of [
      [8, 'camera.front'],
      [7, 'camera.rear'],
      [7 + 2 ** 32, 'camera.front'],
    ] as const) {
      const other = draws(new RandomStream(seed, name), 100);
      expect(other.filter((value, i) => value === first[i]).length).toBeLessThan(3);
    }
  });

  test('uniform has the mean, variance and range of U(0, 1)', () => {
    const stream = new RandomStream(1, 'test');
    let sum = 0;
    let squares = 0;
    const n = 200_000;
    for (let i = 0; i < n; i++) {
      const u = stream.uniform();
      if (!(u >= 0 && u < 1)) throw new Error(`out of range: ${u}`);
      sum += u;
      squares += u * u;
    }
    expect(sum / n).toBeCloseTo(0.5, 2);
    expect(squares / n - (sum / n) ** 2).toBeCloseTo(1 / 12, 2);
  });

  test('bits are balanced and successive words uncorrelated', () => {
    const stream = new RandomStream(3, 'bits');
    const ones = new Array(32).fill(0);
    const n = 50_000;
    for (const word of draws(stream, n)) for (let bit = 0; bit < 32; bit++) ones[bit] += (word >>> bit) & 1;
    // Five standard deviations of a binomial.
    for (const count of ones) expect(Math.abs(count - n / 2)).toBeLessThan(5 * Math.sqrt(n / 4));
  });

  test('normal has mean 0, variance 1 and kurtosis 3', () => {
    const stream = new RandomStream(1, 'normal');
    const n = 200_000;
    let [m1, m2, m4] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const z = stream.normal();
      m1 += z / n;
      m2 += (z * z) / n;
      m4 += z ** 4 / n;
    }
    expect(m1).toBeCloseTo(0, 1);
    expect(m2).toBeCloseTo(1, 1);
    expect(m4).toBeCloseTo(3, 0);
  });

  test('continues from its snapshot, the spare normal deviate included', () => {
    const stream = new RandomStream(5, 'x');
    stream.normal();
    const state = stream.snapshot();
    const expected = [stream.normal(), stream.uniform(), stream.integer(10)];
    const resumed = new RandomStream(0, 'y');
    resumed.restore(state);
    expect([resumed.normal(), resumed.uniform(), resumed.integer(10)]).toEqual(expected);
  });
});
