import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cos, sin } from '../../../src/core/math/sin-cos.ts';
import { type Corner, cutPolygon, insideSpan, outlineOf, spansLeft } from '../../../src/world/scenery/cut-polygon.ts';

/** A quadrilateral with its corners on a circle, in a plane. */
const quad = fc
  .record({
    x: fc.double({ min: -2, max: 2, noNaN: true }),
    y: fc.double({ min: -2, max: 2, noNaN: true }),
    turn: fc.double({ min: 0, max: 6, noNaN: true }),
    radius: fc.double({ min: 0.5, max: 4, noNaN: true }),
  })
  .map(({ x, y, turn, radius }) =>
    [0, 1.2, 3, 4.4].map((angle): Corner => {
      const [px, py] = [x + radius * cos(turn + angle), y + radius * sin(turn + angle)];
      return [px, py, 0.3 * px - 0.2 * py + 1];
    }),
  );

const outline = (polygon: readonly Corner[]) =>
  outlineOf(
    polygon.map(([x]) => x),
    polygon.map(([, y]) => y),
  )!;

function areaOf(polygon: readonly Corner[]): number {
  return polygon.reduce((sum, [x, y], k) => {
    const [nx, ny] = polygon[(k + 1) % polygon.length];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}

describe('what is cut out of a polygon', () => {
  test('and what is left are the whole of it, in its plane; nothing that is left lies inside', () => {
    fc.assert(
      fc.property(quad, quad, (polygon, other) => {
        const { inside, outside } = cutPolygon(polygon, outline(other));
        const pieces = inside === null ? outside : [...outside, inside];
        expect(pieces.reduce((sum, piece) => sum + areaOf(piece), 0)).toBeCloseTo(areaOf(polygon), 3);
        for (const [x, y, z] of pieces.flat()) expect(z).toBeCloseTo(0.3 * x - 0.2 * y + 1, 9);
        if (inside !== null) {
          for (const piece of outside) expect(cutPolygon(piece, outline(other)).inside).toBeNull();
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test('is what a quadrilateral without area or with a dent does not have', () => {
    expect(outlineOf([0, 1, 2, 3], [0, 0, 0, 0])).toBeNull();
    expect(outlineOf([0, 4, 1, 0], [0, 0, 1, 4])).toBeNull();
  });
});

test('a line lies inside an outline from side to side, and spans leave what is between them', () => {
  const square = outlineOf([0, 2, 2, 0], [0, 0, 2, 2])!;
  expect(insideSpan([-1, 1, 0], [3, 1, 0], square)).toEqual([0.25, 0.75]);
  expect(insideSpan([-1, 3, 0], [3, 3, 0], square)).toBeNull();
  const left = spansLeft(0, 1, [
    [0.5, 0.75],
    [0.25, 0.625],
    [0.875, 2],
  ]);
  expect(left).toEqual([
    [0, 0.25],
    [0.75, 0.875],
  ]);
});
