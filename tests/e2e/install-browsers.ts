import { execFileSync } from 'node:child_process';
import { BrowserNotFoundError, findChromium, findFirefox } from './engines/find-browser.ts';

type Attempt = readonly [command: string, ...args: string[]];

const ROOT = process.getuid?.() === 0;
const SUDO: readonly string[] = ROOT ? [] : ['sudo', '-n'];
const aptGet = (...packages: string[]): Attempt[] =>
  process.platform === 'linux'
    ? [command('apt-get', 'update', '-qq'), command('apt-get', 'install', '-y', '-qq', ...packages)]
    : [];

function command(...words: string[]): Attempt {
  return [...SUDO, ...words] as unknown as Attempt;
}

/**
 * Test set-up: makes sure that there are browsers. Chromium by Playwright's own download, else by apt; Firefox by apt.
 * Without Chromium the tests cannot run, and the error says what to do; without Firefox its comparison is left out,
 * which is said.
 */
export default function installBrowsers(): void {
  provide(findChromium, [[['npx', 'playwright', 'install', 'chromium']], aptGet('chromium')]);
  try {
    provide(findFirefox, [aptGet('firefox-esr')]);
  } catch (error) {
    if (!(error instanceof BrowserNotFoundError) || process.env.SKIDPAD_FIREFOX !== undefined) throw error;
    process.stderr.write(`Firefox is left out of the comparison of engines. ${error.message}\n`);
  }
}

/** Tries one way after the other until the browser is found; then its error. */
function provide(find: () => string, ways: readonly (readonly Attempt[])[]): void {
  for (const way of ways) {
    if (isThere(find)) return;
    try {
      for (const [program, ...args] of way)
        execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
    } catch {
      // The next way, or the error of `find` below, which names every place and the remedy.
    }
  }
  find();
}

function isThere(find: () => string): boolean {
  try {
    find();
    return true;
  } catch (error) {
    if (error instanceof BrowserNotFoundError) return false;
    throw error;
  }
}
