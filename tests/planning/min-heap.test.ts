import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MinHeap } from '../../src/planning/min-heap.ts';

test('pops in the order of key, then id, whatever was pushed in between', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat(1000), fc.boolean()), { maxLength: 300 }),
      (operations) => {
        const heap = new MinHeap(4);
        const model: [number, number][] = [];
        for (const [key, id, pops] of operations) {
          heap.push(key, id);
          model.push([key, id]);
          if (!pops) continue;
          model.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          expect(heap.firstKey).toBe(model[0][0]);
          expect(heap.pop()).toBe(model[0][1]);
          model.shift();
        }
        model.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(heap.size).toBe(model.length);
        for (const [, id] of model) expect(heap.pop()).toBe(id);
        expect(heap.pop()).toBe(-1);
      },
    ),
    { seed: 1 },
  );
});
