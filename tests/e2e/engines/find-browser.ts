import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** No usable browser; the message says where we looked and how to mend it. */
export class BrowserNotFoundError extends Error {
  override readonly name = 'BrowserNotFoundError';
}

interface Search {
  readonly browser: string;
  /** Environment variable with a path, which wins over every other place. */
  readonly variable: string;
  readonly places: readonly string[];
  readonly remedy: string;
}

/** Path of a Chromium: SKIDPAD_CHROMIUM, Playwright's own, then the system's. */
export function findChromium(): string {
  return find({
    browser: 'Chromium',
    variable: 'SKIDPAD_CHROMIUM',
    places: [
      chromium.executablePath(),
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    remedy: 'npx playwright install chromium (or apt-get install chromium)',
  });
}

/** Path of a Firefox: SKIDPAD_FIREFOX, then the system's. Playwright's own is a patched build and does not count. */
export function findFirefox(): string {
  return find({
    browser: 'Firefox',
    variable: 'SKIDPAD_FIREFOX',
    places: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    remedy: 'apt-get install firefox-esr (or mozilla.org/firefox)',
  });
}

function find({ browser, variable, places, remedy }: Search): string {
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new BrowserNotFoundError(`${variable}: expected the path of ${browser}, found no file at ${named}`);
  }
  const found = places.find((place) => place !== '' && existsSync(place));
  if (found !== undefined) return found;
  throw new BrowserNotFoundError(
    [
      `${browser} not found. Looked in`,
      ...places.filter((place) => place !== '').map((place) => `  ${place}`),
      `To mend it: ${remedy}, or set ${variable} to its path.`,
    ].join('\n'),
  );
}

/** Where there is none, what compares engines leaves it out; install-browsers.ts says so. */
export function hasFirefox(): boolean {
  try {
    return findFirefox() !== '';
  } catch {
    return false;
  }
}
