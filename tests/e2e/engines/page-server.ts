import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createServer as createViteServer } from 'vite';
import { realmWorker } from '../../../vite.config.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

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

/**
 * Serves a page that loads the module through Vite, calls the function and posts its result back. No websocket and no
 * reload: the dependencies are bundled before the first request.
 */
export async function servePage(call: PageCall): Promise<PageServer> {
  const vite = await createViteServer({
    root: ROOT,
    configFile: false,
    plugins: [realmWorker()],
    appType: 'custom',
    logLevel: 'warn',
    // A cache of its own for every module: one whose dependencies another has bundled would have to reload the page.
    cacheDir: `node_modules/.vite-engines/${call.modulePath.replaceAll('/', '-')}`,
    optimizeDeps: { entries: [call.modulePath] },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  let settle: (outcome: Outcome) => void = () => {};
  const result = new Promise<unknown>((resolve, reject) => {
    settle = (outcome) => {
      if ('error' in outcome) reject(new Error(`in the page: ${outcome.error}`));
      else resolve(outcome.value);
    };
  });
  // The page may fail while its browser is still being opened; whoever awaits the result learns of it.
  result.catch(() => {});
  const http = createHttpServer(async (request, response) => {
    if (request.url === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(pageFor(call));
    } else if (request.url === '/outcome' && request.method === 'POST') {
      settle(JSON.parse(await bodyOf(request)));
      response.end();
    } else vite.middlewares(request, response);
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    result,
    async close() {
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
      await vite.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += chunk;
  return body;
}

function pageFor({ modulePath, exportName, args }: PageCall): string {
  return `<!doctype html>
<meta charset="utf-8">
<title>${exportName}</title>
<script type="module">
  const call = ${JSON.stringify({ url: `/${modulePath}`, exportName, args }).replaceAll('<', '\\u003c')};
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
