import { afterEach, expect, test } from 'vitest';
import { BrowserNotFoundError, findChromium, findFirefox } from './find-browser.ts';

const before = { ...process.env };

afterEach(() => {
  process.env = { ...before };
});

test('the environment variable wins', () => {
  process.env.SKIDPAD_CHROMIUM = process.execPath;
  process.env.SKIDPAD_FIREFOX = process.execPath;
  expect(findChromium()).toBe(process.execPath);
  expect(findFirefox()).toBe(process.execPath);
});

test('a variable that points nowhere is an error, not a reason to look elsewhere', () => {
  process.env.SKIDPAD_FIREFOX = '/no/such/firefox';
  expect(() => findFirefox()).toThrow(BrowserNotFoundError);
  expect(() => findFirefox()).toThrow(
    'SKIDPAD_FIREFOX: expected the path of Firefox, found no file at /no/such/firefox',
  );
});
