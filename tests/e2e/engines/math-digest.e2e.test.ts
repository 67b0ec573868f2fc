import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mathDigest } from '../../core/math/math-digest.ts';
import { hasFirefox } from './find-browser.ts';
import { type OpenBrowser, openChromium, openFirefox } from './run-in-browsers.ts';

const MODULE = 'tests/core/math/math-digest.ts';
const golden = JSON.parse(readFileSync(new URL('../../golden/math.json', import.meta.url), 'utf8'));

let [chromium, firefox]: OpenBrowser[] = [];
beforeAll(async () => {
  chromium = await openChromium();
  if (hasFirefox()) firefox = await openFirefox();
});
afterAll(() => Promise.all([chromium?.close(), firefox?.close()]));

describe('elementary functions give the same bits', () => {
  test('in Node', () => {
    expect(mathDigest()).toEqual(golden);
  });

  test('in Chromium', async () => {
    expect(await chromium.run(MODULE, 'mathDigest')).toEqual(golden);
  });

  test.skipIf(!hasFirefox())('in Firefox', async () => {
    expect(await firefox.run(MODULE, 'mathDigest')).toEqual(golden);
  });
});

describe('a call in a page', () => {
  const HERE = 'tests/e2e/engines/page-probe.ts';

  test('passes arguments in and results out', async () => {
    expect(await chromium.run(HERE, 'describeEngine', [{ text: '</script>', numbers: [1, 2] }])).toEqual({
      engine: 'Chromium',
      given: { text: '</script>', numbers: [1, 2] },
    });
  });

  test.skipIf(!hasFirefox())('does so in Firefox, too', async () => {
    expect(await firefox.run(HERE, 'describeEngine', ['é'])).toEqual({ engine: 'Firefox', given: 'é' });
  });

  test('that throws rejects with the message', async () => {
    await expect(chromium.run(HERE, 'fail')).rejects.toThrow(/in the page: no road here/);
    await expect(chromium.run(HERE, 'nothing')).rejects.toThrow(/in the page/);
  });
});
