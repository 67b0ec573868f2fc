import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Corner, doubleArea, triangulate } from '../../../src/world/scenery/triangulate.ts';

/** A star-shaped polygon around the origin: simple, and seldom convex. */
const star = fc
  .array(
    fc.record({
      gap: fc.double({ min: 0.05, max: 1, noNaN: true }),
      radius: fc.double({ min: 0.3, max: 9, noNaN: true }),
    }),
    {
      minLength: 3,
      maxLength: 24,
    },
  )
  .map((spokes): Corner[] => {
    const whole = spokes.reduce((sum, { gap }) => sum + gap, 0);
    let angle = 0;
    return spokes.map(({ gap, radius }) => {
      angle += (2 * Math.PI * gap) / whole;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
  })
  .filter((polygon) =>
    polygon.every((corner, i) => doubleArea([[0, 0], corner, polygon[(i + 1) % polygon.length]]) > 0),
  );

/** Signed areas of the triangles. */
function areas(polygon: readonly Corner[]): number[] {
  const indices = triangulate(polygon);
  return Array.from({ length: indices.length / 3 }, (_, i) => {
    const corners = [0, 1, 2].map((k) => polygon[indices[3 * i + k]]);
    return doubleArea(corners) / 2;
  });
}

test('triangles turn left and have the area of their polygon, whichever way it runs', () => {
  fc.assert(
    fc.property(star, fc.boolean(), (polygon, reversed) => {
      const own = areas(reversed ? [...polygon].reverse() : polygon);
      const whole = Math.abs(doubleArea(polygon)) / 2;
      expect(own.every((area) => area > 0)).toBe(true);
      expect(own.reduce((sum, area) => sum + area, 0)).toBeCloseTo(whole, 9 - Math.ceil(Math.log10(whole + 1)));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a comb, a spiral and a polygon with straight and repeated corners', () => {
  const comb: Corner[] = [
    [0, 0],
    ...Array.from({ length: 6 }, (_, i): Corner[] => [
      [2 * i + 1, 5],
      [2 * i + 2, 0],
    ]).flat(),
    [12, -1],
    [0, -1],
  ];
  const spiral: Corner[] = [
    [0, 0],
    [6, 0],
    [6, 6],
    [1, 6],
    [1, 2],
    [4, 2],
    [4, 4],
    [3, 4],
    [3, 3],
    [2, 3],
    [2, 5],
    [5, 5],
    [5, 1],
    [0, 1],
  ];
  const straight: Corner[] = [
    [0, 0],
    [1, 0],
    [2, 0],
    [2, 0],
    [2, 2],
    [1, 2],
    [0, 2],
    [0, 1],
  ];
  for (const polygon of [comb, spiral, straight]) {
    const sum = areas(polygon).reduce((total, area) => total + area, 0);
    expect(sum).toBeCloseTo(Math.abs(doubleArea(polygon)) / 2, 9);
  }
});

test('what is no simple polygon ends too', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })), { maxLength: 14 }),
      (polygon) => {
        const indices = triangulate(polygon);
        expect(indices.length % 3).toBe(0);
        expect(indices.every((i) => i >= 0 && i < polygon.length)).toBe(true);
      },
    ),
    { seed: 2, numRuns: 500 },
  );
});
