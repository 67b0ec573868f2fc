import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { BoxTree } from '../../src/map/box-tree.ts';

const random = new RandomStream(1, 'box-tree');

describe.each([0, 1, 4, 5, 16, 17, 1000])('a tree of %i boxes', (count) => {
  const boxes = randomBoxes(count);
  const tree = new BoxTree(boxes);

  it('finds what looking at every box finds', () => {
    for (let i = 0; i < 100; i++) {
      const [x, y, reach] = [random.between(-20, 120), random.between(-20, 120), random.between(0, 10)];
      const found: number[] = [];
      tree.around(x, y, reach, (box) => found.push(box));
      const expected = numbers(count).filter(
        (k) =>
          x >= boxes[4 * k] - reach &&
          y >= boxes[4 * k + 1] - reach &&
          x <= boxes[4 * k + 2] + reach &&
          y <= boxes[4 * k + 3] + reach,
      );
      expect(found.sort((a, b) => a - b)).toEqual(expected);
    }
  });

  it('finds the nearest box within a distance', () => {
    for (let i = 0; i < 100; i++) {
      const [x, y, most] = [random.between(-20, 120), random.between(-20, 120), random.between(0, 50)];
      let best = most;
      let visits = 0;
      tree.nearest(x, y, most, (box) => {
        visits++;
        best = Math.min(best, distance(boxes, box, x, y));
        return best;
      });
      expect(best).toBe(Math.min(most, ...numbers(count).map((box) => distance(boxes, box, x, y))));
      expect(visits).toBeLessThanOrEqual(30);
    }
  });
});

function randomBoxes(count: number): Float64Array {
  const boxes = new Float64Array(count * 4);
  for (let i = 0; i < count; i++) {
    const [x, y] = [random.between(0, 100), random.between(0, 100)];
    boxes.set([x, y, x + random.between(0, 2), y + random.between(0, 2)], 4 * i);
  }
  return boxes;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function distance(boxes: Float64Array, box: number, x: number, y: number): number {
  const dx = Math.max(boxes[4 * box] - x, 0, x - boxes[4 * box + 2]);
  const dy = Math.max(boxes[4 * box + 1] - y, 0, y - boxes[4 * box + 3]);
  return Math.sqrt(dx * dx + dy * dy);
}
