import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { PARAMETER_COUNT } from '../../../src/perception/segmentation/network-shape.ts';
import { sealFile } from '../../../src/perception/segmentation/sealed-file.ts';
import { decodeWeights, encodeWeights } from '../../../src/perception/segmentation/weights-file.ts';
import { sampleWeights } from './sample-weights.ts';

const SEED = 20_240_601;
const good = encodeWeights(sampleWeights(1));
const KIND = { magic: 'SKIDWGTS', version: 1, title: 'weights file', remedy: '' };

describe('weights file', () => {
  test('gives back what was put in', () => {
    const { weights, problems } = decodeWeights(good);
    expect(problems).toEqual([]);
    expect(hashOf(weights)).toBe(hashOf(sampleWeights(1)));
  });

  test('a name beyond ASCII survives', () => {
    const { parameters, facts } = sampleWeights(2);
    const { weights } = decodeWeights(
      encodeWeights({ parameters, facts: { ...facts, pictureHash: 'Größe \u{1f697}' } }),
    );
    expect(weights?.facts.pictureHash).toBe('Größe \u{1f697}');
  });

  test('is refused when cut anywhere, and says so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.length - 1 }), (length) => {
        const { weights, problems } = decodeWeights(good.slice(0, length));
        expect(weights).toBeNull();
        expect(problems[0]).toContain(`found ${length} bytes`);
      }),
      { seed: SEED, numRuns: 20 },
    );
  });

  test('is refused when any bit is flipped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.length - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const bad = good.slice();
        bad[at] ^= 1 << bit;
        const { weights, problems } = decodeWeights(bad);
        expect(weights).toBeNull();
        expect(problems.length).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  test('never throws on bytes of any kind', () => {
    const start = fc.constantFrom(new Uint8Array(0), good.slice(0, 8), good.slice(0, 12), good.slice(0, 40));
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 300 }), (head, tail) => {
        const { weights, problems } = decodeWeights(Uint8Array.from([...head, ...tail]));
        expect(weights).toBeNull();
        for (const problem of problems) expect(problem).toMatch(/found .*, expected .*; /);
        expect(problems.length).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('another kind of file is named as such', () => {
    const problem = 'found a file that starts with "OTHERKND", expected a weights file, which starts with "SKIDWGTS"';
    const other = sealFile({ ...KIND, magic: 'OTHERKND' }, {}, new Uint8Array(4));
    expect(decodeWeights(other).problems).toEqual([`${problem}; make it anew with: npm run retrain`]);
  });

  test('all problems come at once', () => {
    const parameters = new Uint8Array(4 * PARAMETER_COUNT - 4);
    new DataView(parameters.buffer).setFloat32(8, Number.NaN, true);
    const header = {
      layers: ['stem 3x3x3x16', 'middleDown 3x3x32x48'],
      facts: { seed: 1, steps: 2, batch: '4', frames: 5 },
    };
    const { weights, problems } = decodeWeights(sealFile(KIND, header, parameters));
    expect(weights).toBeNull();
    const text = problems.join('\n');
    expect(text).toContain('layers[0]: found stem 3x3x3x16, expected stem 3x3x49x32');
    expect(text).toContain('layers[9]: found none, expected head');
    expect(text).toContain('facts.batch: found string, expected a number');
    expect(text).toContain('facts.pictureHash: found undefined, expected a string');
    expect(text).toContain(`found ${4 * PARAMETER_COUNT - 4} bytes of parameters, expected ${4 * PARAMETER_COUNT}`);
    expect(text).toContain('parameter 2: found NaN, expected a finite number');
    expect(text).not.toContain('layers[1]:');
  });
});
