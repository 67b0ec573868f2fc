import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineMap, type LinePoints } from '../../../src/perception/localisation/line-map.ts';

function randomPoints(values: readonly { x: number; y: number; a: number }[]): LinePoints {
  return {
    x: Float64Array.from(values, ({ x }) => x),
    y: Float64Array.from(values, ({ y }) => y),
    nx: Float64Array.from(values, ({ a }) => Math.cos(a)),
    ny: Float64Array.from(values, ({ a }) => Math.sin(a)),
  };
}

const coordinate = fc.double({ min: -15, max: 15, noNaN: true });

describe('LineMap', () => {
  it('finds what a search through all points finds', () => {
    const points = fc.array(fc.record({ x: coordinate, y: coordinate, a: coordinate }), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(points, coordinate, coordinate, (values, x, y) => {
        const map = new LineMap(randomPoints(values));
        const out = { offset: 0, nx: 0, ny: 0 };
        let expected: { offset: number; beside: boolean } | null = null;
        let least = 1.6 * 1.6;
        for (const point of values) {
          const [nx, ny] = [Math.cos(point.a), Math.sin(point.a)];
          const square = (x - point.x) ** 2 + (y - point.y) ** 2;
          if (square >= least || ny < -0.3) continue;
          least = square;
          const offset = (x - point.x) * nx + (y - point.y) * ny;
          expected = { offset, beside: square - offset * offset < 0.25 };
        }
        expect(map.place(x, y, 1.6, 0, 1, -0.3, out)).toBe(expected?.beside ?? false);
        if (expected?.beside) expect(Math.abs(out.offset - expected.offset)).toBeLessThan(1e-9);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('has no lines where it was given none', () => {
    const none = new Float64Array(0);
    const map = new LineMap({ x: none, y: none, nx: none, ny: none });
    expect(map.place(0, 0, 1.6, 0, 1, -1, { offset: 0, nx: 0, ny: 0 })).toBe(false);
  });

  it('does not stretch a line beyond its end', () => {
    const map = new LineMap({
      x: Float64Array.of(0, 0.5, 1),
      y: Float64Array.of(0, 0, 0),
      nx: Float64Array.of(0, 0, 0),
      ny: Float64Array.of(1, 1, 1),
    });
    const out = { offset: 0, nx: 0, ny: 0 };
    expect(map.place(1.3, 0.4, 1.6, 0, 1, 0, out)).toBe(true);
    expect(out.offset).toBeCloseTo(0.4, 12);
    expect(map.place(1.8, 0.4, 1.6, 0, 1, 0, out)).toBe(false);
  });
});
