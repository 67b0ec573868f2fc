import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DepthTarget } from '../../../src/sensors/raster/depth-target.ts';
import { fillTriangle, SUBPIXELS, signedArea } from '../../../src/sensors/raster/fill-triangle.ts';

const WIDTH = 24;
const HEIGHT = 16;

type Corner = readonly [x: number, y: number];

/** Draws a triangle whichever way it turns; one without area is left out. */
function draw(target: DepthTarget, corners: readonly Corner[], primitive = 0, w: readonly number[] = [1, 1, 1]): void {
  const vertices = {
    u: Float64Array.from(corners, ([x]) => x),
    v: Float64Array.from(corners, ([, y]) => y),
    w: Float64Array.from(w),
  };
  const area = signedArea(vertices, 0, 1, 2);
  if (area > 0) fillTriangle(target, vertices, 0, 1, 2, primitive);
  if (area < 0) fillTriangle(target, vertices, 0, 2, 1, primitive);
}

/** Sign of each edge function at a pixel's centre: all one sign is inside, any zero is on an edge's line. */
function sides(corners: readonly Corner[], column: number, row: number): number[] {
  const px = column * SUBPIXELS + SUBPIXELS / 2;
  const py = row * SUBPIXELS + SUBPIXELS / 2;
  return corners.map(([x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length];
    return Math.sign((nextX - x) * (py - y) - (nextY - y) * (px - x));
  });
}

/** Corners from far outside the picture to inside, often at pixel centres and borders. */
const coordinate = (limit: number) =>
  fc.oneof(
    fc.integer({ min: -4 * limit, max: 5 * limit }),
    fc.integer({ min: -10, max: (2 * limit) / SUBPIXELS + 10 }).map((half) => (half * SUBPIXELS) / 2),
  );
const corner = fc.tuple(coordinate(WIDTH * SUBPIXELS), coordinate(HEIGHT * SUBPIXELS));

describe('fillTriangle', () => {
  test('covers the pixels whose centres lie inside and no others, as brute force finds them', () => {
    fc.assert(
      fc.property(corner, corner, corner, (a, b, c) => {
        const target = new DepthTarget(WIDTH, HEIGHT);
        draw(target, [a, b, c]);
        const wrong: string[] = [];
        for (let p = 0; p < WIDTH * HEIGHT; p++) {
          const signs = sides([a, b, c], p % WIDTH, Math.floor(p / WIDTH));
          const drawn = target.primitive[p] === 0;
          const inside = signs.every((sign) => sign > 0) || signs.every((sign) => sign < 0);
          const outside = signs.includes(1) && signs.includes(-1);
          if (drawn ? outside : inside) wrong.push(`pixel ${p} ${drawn ? 'drawn' : 'left out'}`);
        }
        expect(wrong).toEqual([]);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('triangles that share edges cover every pixel exactly once, also where edges and corners meet centres', () => {
    // A fan around a point inside a convex polygon; half-pixel coordinates put corners and edges on pixel centres.
    const half = (n: number) => (n * SUBPIXELS) / 2;
    const hubs = fc.tuple(fc.integer({ min: 14, max: 30 }), fc.integer({ min: 10, max: 20 }));
    const rim = fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 32, max: 46 }),
      fc.integer({ min: 22, max: 31 }),
    );
    fc.assert(
      fc.property(hubs, rim, ([hubX, hubY], [left, top, right, bottom]) => {
        const hub = [half(hubX), half(hubY)] as const;
        const polygon = (
          [
            [left, top],
            [hubX, top - 1],
            [right, top],
            [right, bottom],
            [hubX, bottom + 1],
            [left, bottom],
          ] as const
        ).map(([x, y]) => [half(x), half(y)] as const);
        const count = new Int32Array(WIDTH * HEIGHT);
        polygon.forEach((from, i) => {
          const target = new DepthTarget(WIDTH, HEIGHT);
          draw(target, [hub, from, polygon[(i + 1) % polygon.length]]);
          target.primitive.forEach((primitive, p) => {
            if (primitive === 0) count[p]++;
          });
        });
        const wrong: string[] = [];
        for (let p = 0; p < count.length; p++) {
          const inside = sides(polygon, p % WIDTH, Math.floor(p / WIDTH)).every((sign) => sign > 0);
          if (count[p] > 1 || (inside && count[p] !== 1)) wrong.push(`pixel ${p} drawn ${count[p]} times`);
        }
        expect(wrong).toEqual([]);
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  test('nearness is linear between the corners', () => {
    const target = new DepthTarget(WIDTH, HEIGHT);
    const plane = (x: number, y: number) => 0.5 + x / 9000 - y / 17000;
    const corners = [
      [-300, 100],
      [5800, 700],
      [900, 3900],
    ] as const;
    draw(
      target,
      corners,
      0,
      corners.map(([x, y]) => plane(x, y)),
    );
    const errors: number[] = [];
    target.nearness.forEach((w, p) => {
      if (target.primitive[p] < 0) return;
      const x = ((p % WIDTH) + 0.5) * SUBPIXELS;
      const y = (Math.floor(p / WIDTH) + 0.5) * SUBPIXELS;
      errors.push(Math.abs(w - plane(x, y)));
    });
    expect(errors.length).toBeGreaterThan(100);
    // Stored in binary32.
    expect(Math.max(...errors)).toBeLessThan(1e-7);
  });

  test('the nearer of two triangles is seen, in whichever order they are drawn', () => {
    const far = [
      [0, 0],
      [6000, 0],
      [0, 4000],
    ] as const;
    const near = [
      [6000, 0],
      [6000, 4000],
      [0, 0],
    ] as const;
    const pictures = [
      [0, 1],
      [1, 0],
    ].map((order) => {
      const target = new DepthTarget(WIDTH, HEIGHT);
      for (const i of order) draw(target, [far, near][i], i, i === 0 ? [1, 1, 1] : [2, 2, 2]);
      return target.primitive;
    });
    expect(pictures[0]).toEqual(pictures[1]);
    expect(new Set(pictures[0])).toEqual(new Set([-1, 0, 1]));
  });
});
