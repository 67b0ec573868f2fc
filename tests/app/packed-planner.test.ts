import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPlanner, unpackPlanner } from '../../src/app/state/packed-planner.ts';

test('a planner comes back from an address as it went in', async () => {
  const name = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\n'));
  const text = fc.string({ unit: 'binary', maxLength: 500 });
  await fc.assert(
    fc.asyncProperty(fc.record({ name, text }), async (planner) => {
      const packed = await packPlanner(planner);
      expect(packed).toMatch(/^[\w-]*$/);
      expect(await unpackPlanner(packed)).toEqual(planner);
    }),
    { numRuns: 30 },
  );
});

test('it is shorter than its text', async () => {
  const text = 'const speed = Math.min(limit, comfortable);\n'.repeat(40);
  expect((await packPlanner({ name: 'a.ts', text })).length).toBeLessThan(text.length / 5);
});

test('what has been cut off or is no planner says so', async () => {
  const packed = await packPlanner({ name: 'a.ts', text: 'export default 1;\n'.repeat(9) });
  for (const wrong of ['', '%%%', 'abcd', packed.slice(0, -4), `x${packed}`])
    expect((await unpackPlanner(wrong)).text).toContain('cannot be read');
});
