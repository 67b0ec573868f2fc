import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containsPoint, findOverlap, type OrientedBox, type Overlap } from '../../src/core/oriented-box.ts';
import { contactPoint } from '../../src/world/collision/contact-point.ts';

function box(x: number, y: number, yaw: number, length: number, width: number): OrientedBox {
  return { x, y, cosYaw: Math.cos(yaw), sinYaw: Math.sin(yaw), halfLength: length / 2, halfWidth: width / 2 };
}

const coordinate = fc.double({ min: -4, max: 4, noNaN: true });
const size = fc.double({ min: 0.3, max: 6, noNaN: true });
const boxes = fc
  .tuple(coordinate, coordinate, fc.double({ min: -4, max: 4, noNaN: true }), size, size)
  .map((values) => box(...values));

/** Area of the first box inside the second, by cutting it at each of the second's sides (Sutherland and Hodgman 1974). */
function sharedArea(a: OrientedBox, b: OrientedBox): number {
  let polygon = cornersOf(a);
  for (const [nx, ny, half] of [
    [b.cosYaw, b.sinYaw, b.halfLength],
    [-b.cosYaw, -b.sinYaw, b.halfLength],
    [-b.sinYaw, b.cosYaw, b.halfWidth],
    [b.sinYaw, -b.cosYaw, b.halfWidth],
  ]) {
    const inside = ([x, y]: [number, number]) => half - (x - b.x) * nx - (y - b.y) * ny;
    polygon = polygon.flatMap((point, i) => {
      const next = polygon[(i + 1) % polygon.length];
      const [d, e] = [inside(point), inside(next)];
      const kept: [number, number][] = d >= 0 ? [point] : [];
      if (d >= 0 !== e >= 0)
        kept.push([point[0] + ((next[0] - point[0]) * d) / (d - e), point[1] + ((next[1] - point[1]) * d) / (d - e)]);
      return kept;
    });
  }
  return polygon.reduce((sum, [x, y], i) => {
    const [u, v] = polygon[(i + 1) % polygon.length];
    return sum + (x * v - u * y) / 2;
  }, 0);
}

function cornersOf({ x, y, cosYaw, sinYaw, halfLength, halfWidth }: OrientedBox): [number, number][] {
  return [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ].map(([u, v]) => [
    x + u * halfLength * cosYaw - v * halfWidth * sinYaw,
    y + u * halfLength * sinYaw + v * halfWidth * cosYaw,
  ]);
}

test('boxes overlap if and only if they share an area', () => {
  fc.assert(
    fc.property(boxes, boxes, (a, b) => {
      const area = sharedArea(a, b);
      if (area > 1e-9) expect(findOverlap(a, b, overlap())).toBe(true);
      if (area === 0) expect(findOverlap(a, b, overlap())).toBe(false);
    }),
    { seed: 1, numRuns: 3000 },
  );
});

test('moved apart along the normal by the depth they no longer overlap, by a little less they still do', () => {
  fc.assert(
    fc.property(boxes, boxes, (a, b) => {
      const found = overlap();
      if (!findOverlap(a, b, found) || found.depth < 1e-6) return;
      const moved = (way: number): OrientedBox => ({
        ...a,
        x: a.x + way * found.normalX,
        y: a.y + way * found.normalY,
      });
      expect(Math.hypot(found.normalX, found.normalY)).toBeCloseTo(1, 12);
      expect(findOverlap(moved(found.depth + 1e-9), b, overlap())).toBe(false);
      expect(findOverlap(moved(found.depth * 0.999), b, overlap())).toBe(true);
    }),
    { seed: 2, numRuns: 1000 },
  );
});

test('which is first only turns the normal round', () => {
  fc.assert(
    fc.property(boxes, boxes, (a, b) => {
      const ab = overlap();
      const ba = overlap();
      const isFound = findOverlap(a, b, ab);
      expect(findOverlap(b, a, ba)).toBe(isFound);
      if (isFound) expect(ba.depth).toBeCloseTo(ab.depth, 12);
    }),
    { seed: 3 },
  );
});

test('the contact point is in both boxes where a corner of one is inside the other', () => {
  const point = { x: 0, y: 0 };
  fc.assert(
    fc.property(boxes, boxes, (a, b) => {
      if (!cornersOf(a).some(([x, y]) => containsPoint(b, x, y))) return;
      contactPoint(a, b, point);
      const [grownA, grownB] = [a, b].map((one) => ({
        ...one,
        halfLength: one.halfLength + 1e-9,
        halfWidth: one.halfWidth + 1e-9,
      }));
      expect(containsPoint(grownA, point.x, point.y) && containsPoint(grownB, point.x, point.y)).toBe(true);
    }),
    { seed: 4, numRuns: 1000 },
  );
});

test('boxes that only touch do not overlap', () => {
  expect(findOverlap(box(0, 0, 0, 4, 2), box(4, 0, 0, 4, 2), overlap())).toBe(false);
  expect(findOverlap(box(0, 0, 0, 4, 2), box(3.999, 0, 0, 4, 2), overlap())).toBe(true);
});

function overlap(): Overlap {
  return { normalX: 0, normalY: 0, depth: 0 };
}
