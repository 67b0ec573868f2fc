import { describe, expect, test } from 'vitest';
import { parseSeed, parseSeeds } from '../../src/cli/parse-seeds.ts';

describe('seeds on the command line', () => {
  test('ranges, lists and mixtures, each once, in order', () => {
    expect(parseSeeds('1..4')).toEqual([1, 2, 3, 4]);
    expect(parseSeeds('9,4,1')).toEqual([9, 4, 1]);
    expect(parseSeeds('1..3,2,7')).toEqual([1, 2, 3, 7]);
  });

  test.each(['', '-1', '1.5', 'x', '4294967296', '1e3'])('refuses the seed "%s"', (text) => {
    expect(() => parseSeed(text)).toThrow(/whole number/);
  });

  test.each(['3..1', '1..', '..3', '1..2..3', '0..4294967295'])('refuses the range "%s"', (text) => {
    expect(() => parseSeeds(text)).toThrow(/lower first|for example 1\.\.20/);
  });
});
