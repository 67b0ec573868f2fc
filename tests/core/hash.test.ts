import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Hasher, hashOf } from '../../src/core/hash.ts';

describe('hash of plain data', () => {
  test('reference digests, so that the encoding cannot change unseen', () => {
    expect(
      [null, 0, 'skidpad', [1, 2, 3], { b: 1, a: new Uint8Array([1, 2, 3, 4, 5]) }].map(hashOf),
    ).toMatchInlineSnapshot(`
      [
        "31ab168d79df5655",
        "512e35250a209875",
        "b2fa750824a067e8",
        "4b9c3b683d4e54e3",
        "1dd5b1c4d74e3fbf",
      ]
    `);
  });

  test('flipping any one bit of a byte, word or double changes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 64 }), fc.nat(), (bytes, at) => {
        const bit = at % (bytes.length * 8);
        const flipped = bytes.slice();
        flipped[bit >> 3] ^= 1 << (bit & 7);
        expect(hashOf(flipped)).not.toBe(hashOf(bytes));
      }),
      { seed: 1, numRuns: 2000 },
    );
    const value = new Float64Array([1.5]);
    const words = new Uint32Array(value.buffer);
    const seen = new Set([hashOf(value)]);
    for (let bit = 0; bit < 64; bit++) {
      words[bit >> 5] ^= 1 << (bit & 31);
      if (!Number.isNaN(value[0])) seen.add(hashOf(value));
      words[bit >> 5] ^= 1 << (bit & 31);
    }
    expect(seen.size).toBeGreaterThanOrEqual(64);
  });

  test('every NaN is one NaN, but 0 and -0 differ', () => {
    const odd = new Float64Array(1);
    new Uint32Array(odd.buffer).set([1, 0xfff80001]);
    expect(hashOf(odd)).toBe(hashOf(new Float64Array([Number.NaN])));
    expect(hashOf(Number.POSITIVE_INFINITY - Number.POSITIVE_INFINITY)).toBe(hashOf(Number.NaN));
    const odd32 = new Float32Array(1);
    new Uint32Array(odd32.buffer)[0] = 0xffc00001;
    expect(hashOf(odd32)).toBe(hashOf(new Float32Array([Number.NaN])));
    expect(hashOf(0)).not.toBe(hashOf(-0));
  });

  test('types with the same bytes differ, the order of keys does not matter', () => {
    const hashes = [null, false, 0, '', [], {}, new Uint8Array(0), new Int32Array(0), new Float64Array(0)].map(hashOf);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
    expect(hashOf([[1], 2])).not.toBe(hashOf([[1, 2]]));
  });

  test('no collisions among 200,000 near values', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 200_000; i++) seen.add(hashOf(i));
    expect(seen.size).toBe(200_000);
  });

  test('a stream continues from its snapshot', () => {
    const whole = new Hasher();
    whole.data('first');
    const state = whole.snapshot();
    whole.data('second');
    const resumed = new Hasher();
    resumed.restore(state);
    resumed.data('second');
    expect(resumed.digest()).toBe(whole.digest());
  });

  test('refuses what is not plain data', () => {
    expect(() => hashOf(() => 0)).toThrow(/plain data/);
    expect(() => hashOf(new Int8Array(1))).toThrow(/Int8Array/);
  });
});
