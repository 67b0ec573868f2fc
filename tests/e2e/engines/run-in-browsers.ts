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

/** Calls an exported function, async or not, of a module of the project in a page of Chromium; gives its JSON result. */
export async function runInChromium<Result>(
  modulePath: string,
  exportName: string,
  args: readonly unknown[] = [],
  timeout = TIMEOUT,
): Promise<Result> {
  const executablePath = findChromium();
  return runInPage({ modulePath, exportName, args }, timeout, async (url) => {
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
    const page = await browser.newPage();
    await page.goto(url);
    return browser;
  });
}

/** As `runInChromium`, in a headless stock Firefox driven over WebDriver BiDi. */
export async function runInFirefox<Result>(
  modulePath: string,
  exportName: string,
  args: readonly unknown[] = [],
  timeout = TIMEOUT,
): Promise<Result> {
  const executablePath = findFirefox();
  return runInPage({ modulePath, exportName, args }, timeout, async (url) => {
    const browser = await launchPuppeteer({ browser: 'firefox', executablePath, headless: true });
    const page = await browser.newPage();
    await page.goto(url);
    return browser;
  });
}

interface Closable {
  close(): Promise<void>;
}

async function runInPage<Result>(
  call: Parameters<typeof servePage>[0],
  timeout: number,
  open: (url: string) => Promise<Closable>,
): Promise<Result> {
  const server = await servePage(call);
  let browser: Closable | null = null;
  try {
    browser = await open(server.url);
    return (await within(timeout, server.result, call.exportName)) as Result;
  } finally {
    await browser?.close();
    await server.close();
  }
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
