import { describe, expect, it } from 'vitest';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';

describe('problems', () => {
  it('keep the errors, however many warnings came before', () => {
    const roads = '<road length="1" junction="-1"/>'.repeat(1000);
    const { document, problems } = readOpenDrive(`<OpenDRIVE><header/>${roads}</OpenDRIVE>`);
    expect(document).toBeNull();
    expect(problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
    expect(problems.some(({ message }) => message === 'has no usable road')).toBe(true);
    expect(problems.length).toBeLessThan(3000);
    expect(problems.at(-1)?.message).toMatch(/^and \d+ more problems$/);
  });

  it('keep the errors behind notes of a thousand kinds', () => {
    const strangers = Array.from({ length: 1500 }, (_, i) => `<x${i}/>`).join('');
    const { problems } = readOpenDrive(`<OpenDRIVE><header/>${strangers}</OpenDRIVE>`);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
      'has no road',
    ]);
  });
});
