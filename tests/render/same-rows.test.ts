import { expect, test } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { sameRows } from '../../src/render/surface/same-rows.ts';

test('rows get one number exactly when they are the same', () => {
  const random = new RandomStream(1, 'rows');
  const words = Int32Array.from({ length: 3 * 4000 }, () => Math.floor(random.between(0, 9)) * 0x10000001);
  const { numbers, firsts } = sameRows(words, 3);
  const row = (index: number) => words.subarray(3 * index, 3 * index + 3).join();
  expect(firsts.length).toBe(new Set(Array.from({ length: 4000 }, (_, index) => row(index))).size);
  for (const [index, number] of numbers.entries()) expect(row(firsts[number])).toBe(row(index));
});

test('no rows have no numbers', () => {
  const { numbers, firsts } = sameRows(new Int32Array(0), 5);
  expect([numbers.length, firsts.length]).toEqual([0, 0]);
});
