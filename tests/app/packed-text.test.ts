import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packText, unpackText } from '../../src/app/state/packed-text.ts';

test('a file comes back from an address as it went in', async () => {
  const name = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\n'));
  const text = fc.string({ unit: 'binary', maxLength: 500 });
  await fc.assert(
    fc.asyncProperty(fc.record({ name, text }), async (file) => {
      const packed = await packText(file);
      expect(packed).toMatch(/^[\w-]*$/);
      expect(await unpackText(packed)).toEqual(file);
    }),
    { numRuns: 30 },
  );
});

test('it is shorter than its text', async () => {
  const text = 'const speed = Math.min(limit, comfortable);\n'.repeat(40);
  expect((await packText({ name: 'a.ts', text })).length).toBeLessThan(text.length / 5);
});

test('what has been cut off or was never packed is told from a file', async () => {
  const packed = await packText({ name: 'a.ts', text: 'export default 1;\n'.repeat(9) });
  for (const wrong of ['', '%%%', 'abcd', packed.slice(0, -4), `x${packed}`])
    expect(await unpackText(wrong)).toBeNull();
});
