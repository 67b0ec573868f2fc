import { chromium } from '@playwright/test';
import { launch as launchPuppeteer } from 'puppeteer-core';
import { findChromium, findFirefox } from './find-browser.ts';
import { servePage } from './page-server.ts';

/** A drive with the network in the loop may take so long on a slow machine [ms]. */
const TIMEOUT = 300_000;

/** For software WebGL in a container, and to keep a test browser from calling home. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that is open for one call after the other, each in a page of its own. */
export interface OpenBrowser {
  /** Calls an exported function, async or not, of a module of the project in a page; gives its JSON result. */
  run<Result>(modulePath: string, exportName: string, args?: readonly unknown[], timeout?: number): Promise<Result>;
  close(): Promise<void>;
}

export async function openChromium(): Promise<OpenBrowser> {
  return opened(await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS }));
}

/** Headless stock Firefox driven over WebDriver BiDi. */
export async function openFirefox(): Promise<OpenBrowser> {
  return opened(await launchPuppeteer({ browser: 'firefox', executablePath: findFirefox(), headless: true }));
}

/** A single call in a Chromium of its own. */
export async function runInChromium<Result>(
  ...call: readonly [modulePath: string, exportName: string, args?: readonly unknown[], timeout?: number]
): Promise<Result> {
  const browser = await openChromium();
  try {
    return await browser.run<Result>(...call);
  } finally {
    await browser.close();
  }
}

/** What both libraries have of a browser. */
interface Browser {
  newPage(): Promise<{ goto(url: string): Promise<unknown>; close(): Promise<void> }>;
  close(): Promise<void>;
}

function opened(browser: Browser): OpenBrowser {
  return {
    async run<Result>(modulePath: string, exportName: string, args: readonly unknown[] = [], timeout = TIMEOUT) {
      const server = await servePage({ modulePath, exportName, args });
      try {
        const page = await browser.newPage();
        await page.goto(server.url);
        const result = (await within(timeout, server.result, exportName)) as Result;
        await page.close();
        return result;
      } finally {
        await server.close();
      }
    },
    close: () => browser.close(),
  };
}

async function within<T>(timeout: number, promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not finish within ${timeout / 1000} s`)), timeout);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
