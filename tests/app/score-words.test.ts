import { expect, test } from 'vitest';
import { partShare, partWords, scoreDigits, shareTone, unitWords } from '../../src/app/parts/score-words.ts';
import type { ScorePart } from '../../src/scenario/scores/score.ts';

test.each([
  ['noAtFaultCollisions', 'no at fault collisions'],
  ['minSpeed2', 'min speed 2'],
  ['comfort', 'comfort'],
  ['SR', 'SR'],
  ['Jlon', 'Jlon'],
])('%s reads "%s"', (name, words) => expect(partWords(name)).toBe(words));

test('bars: what is left of a part, or its share of a cost', () => {
  const part = (role: ScorePart['role'], value: number, weight = 1): ScorePart => ({
    name: 'a',
    value,
    role,
    weight,
    unit: '1',
  });
  expect(partShare(part('term', 0.6, 5), 0.7, false)).toBe(0.6);
  expect(partShare(part('term', 3, 20), 120, true)).toBe(0.5);
  expect(partShare(part('term', 0, 20), 0, true)).toBe(0);
  expect(partShare(part('fact', 3), 1, false)).toBeNull();
  expect(partShare(part('multiplier', -1), 1, false)).toBe(0);
});

test('tones and digits', () => {
  expect([1, 0.9, 0.4].map(shareTone)).toEqual(['pass', 'warn', 'fail']);
  expect([scoreDigits(42, 100), scoreDigits(0.7, 1), scoreDigits(8809, null), scoreDigits(6.6, null)]).toEqual([
    1, 2, 0, 2,
  ]);
  expect(unitWords('m/s^2')).toBe('m/s²');
});
