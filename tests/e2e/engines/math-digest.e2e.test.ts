import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mathDigest } from '../../core/math/math-digest.ts';
import { runInChromium, runInFirefox } from './run-in-browsers.ts';

const MODULE = 'tests/core/math/math-digest.ts';
const golden = JSON.parse(readFileSync(new URL('../../golden/math.json', import.meta.url), 'utf8'));

describe('elementary functions give the same bits', () => {
  test('in Node', () => {
    expect(mathDigest()).toEqual(golden);
  });

  test('in Chromium', async () => {
    expect(await runInChromium(MODULE, 'mathDigest')).toEqual(golden);
  });

  test('in Firefox', async () => {
    expect(await runInFirefox(MODULE, 'mathDigest')).toEqual(golden);
  });
});

describe('a call in a page', () => {
  const HERE = 'tests/e2e/engines/page-probe.ts';

  test('passes arguments in and results out', async () => {
    expect(await runInChromium(HERE, 'describeEngine', [{ text: '</script>', numbers: [1, 2] }])).toEqual({
      engine: 'Chromium',
      given: { text: '</script>', numbers: [1, 2] },
    });
    expect(await runInFirefox(HERE, 'describeEngine', ['é'])).toEqual({ engine: 'Firefox', given: 'é' });
  });

  test('that throws rejects with the message', async () => {
    await expect(runInChromium(HERE, 'fail')).rejects.toThrow(/in the page: no road here/);
    await expect(runInChromium(HERE, 'nothing')).rejects.toThrow(/in the page/);
  });
});
