import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { buildPage, type PageBuild } from './build-page.ts';

/** One function of one module of the project, to be called in a page. */
export interface PageCall {
  /** Path from the project's root, such as `tests/core/math/math-digest.ts`. */
  readonly modulePath: string;
  readonly exportName: string;
  /** Plain JSON. */
  readonly args: readonly unknown[];
}

/** What the page posts back: the returned value as JSON, or what was thrown. */
type Outcome = { readonly value: unknown } | { readonly error: string };

export interface PageServer {
  readonly url: string;
  /** Settles when the page has called the function; rejects with what it threw. */
  readonly result: Promise<unknown>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** Serves a page that loads the module as built, calls the function and posts its result back. */
export async function servePage(call: PageCall): Promise<PageServer> {
  const page = await buildPage(call.modulePath);
  let settle: (outcome: Outcome) => void = () => {};
  const result = new Promise<unknown>((resolve, reject) => {
    settle = (outcome) => {
      if ('error' in outcome) reject(new Error(`in the page: ${outcome.error}`));
      else resolve(outcome.value);
    };
  });
  // The page may fail while its browser is still being opened; whoever awaits the result learns of it.
  result.catch(() => {});
  const http = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://page').pathname);
    if (path === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(pageFor(call, page));
    } else if (path === '/outcome' && request.method === 'POST') {
      settle(JSON.parse(await bodyOf(request)));
      response.end();
    } else {
      const file = join(page.folder, path);
      if (!existsSync(file) || !statSync(file).isFile()) response.writeHead(404).end();
      else
        response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(readFileSync(file));
    }
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    result,
    async close() {
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
}

async function bodyOf(request: NodeJS.ReadableStream): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += chunk;
  return body;
}

function pageFor({ exportName, args }: PageCall, { entry }: PageBuild): string {
  return `<!doctype html>
<meta charset="utf-8">
<title>${exportName}</title>
<script type="module">
  const call = ${JSON.stringify({ url: `./${entry}`, exportName, args }).replaceAll('<', '\\u003c')};
  const post = (outcome) => fetch('/outcome', { method: 'POST', body: JSON.stringify(outcome) });
  const fail = (cause) => post({ error: cause?.message ? cause.message + '\\n' + cause.stack : String(cause) });
  addEventListener('error', (event) => fail(event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => fail(event.reason));
  import(call.url)
    .then((module) => module[call.exportName](...call.args))
    .then((value) => post({ value: value ?? null }))
    .catch(fail);
</script>`;
}
