import { expect, test } from 'vitest';
import { wordsOfDoing } from '../../src/app/parts/actor-words.ts';
import { DOING } from '../../src/world/traffic/actor-doings.ts';

test('who waits is told with what it waits for, who drives is not', () => {
  expect(wordsOfDoing(DOING.givesWay, 'yields to #12')).toBe('yields to #12');
  expect(wordsOfDoing(DOING.stopsForLight, 'waits for red')).toBe('waits for red');
  expect(wordsOfDoing(DOING.givesWay, '')).toBe('gives way at a junction');
  expect(wordsOfDoing(DOING.follows, 'yields to #12')).toBe('follows');
});

test('all that is done has words', () => {
  for (const doing of Object.values(DOING)) expect(wordsOfDoing(doing, '')).not.toBe('');
});
