import { expect, test } from 'vitest';
import { mathDigest } from './math-digest.ts';

test('results are bit for bit those of the golden file', async () => {
  // After a deliberate change: npx vitest run tests/core/math/math-digest.test.ts --update
  await expect(`${JSON.stringify(mathDigest(), null, 2)}\n`).toMatchFileSnapshot('../../golden/math.json');
});
