import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env, ready, setBackend } from '@tensorflow/tfjs-core';

type Listener = (...values: unknown[]) => void;

/** The part of Node's `process` that is needed here; browsers have none. */
interface ListenerHost {
  listeners(event: string): Listener[];
  removeListener(event: string, listener: Listener): void;
}

const PROCESS_EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

let started: Promise<void> | null = null;

/**
 * Makes TensorFlow.js compute in WebAssembly with SIMD on one thread, which gives the same bits in every engine. To be
 * awaited once before any tensor is made; later calls return the same promise.
 *
 * `wasmUrl` is where a browser fetches `tfjs-backend-wasm-simd.wasm`; Node finds it beside the package.
 */
export function startTensorBackend(wasmUrl?: string): Promise<void> {
  started ??= start(wasmUrl);
  return started;
}

async function start(wasmUrl: string | undefined): Promise<void> {
  setThreadsCount(1);
  // The threaded build differs from the single-threaded one, and only some pages may have it.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new Error('this engine has no WebAssembly SIMD, which the network needs; use one from 2021 or later');
  }
  if (wasmUrl !== undefined) {
    setWasmPaths({
      'tfjs-backend-wasm.wasm': wasmUrl,
      'tfjs-backend-wasm-simd.wasm': wasmUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': wasmUrl,
    });
  }
  await withoutNewListeners(async () => {
    if (!(await setBackend('wasm'))) throw new Error('the WebAssembly backend of TensorFlow.js did not start');
    await ready();
  });
}

/** The wasm module's loader listens for every error of the whole process and throws it anew: takes that back. */
async function withoutNewListeners(work: () => Promise<void>): Promise<void> {
  const host = (globalThis as { process?: Partial<ListenerHost> }).process;
  if (host?.listeners === undefined || host.removeListener === undefined) return work();
  const { listeners, removeListener } = host as ListenerHost;
  const before = PROCESS_EVENTS.map((event) => new Set(listeners.call(host, event)));
  try {
    await work();
  } finally {
    PROCESS_EVENTS.forEach((event, index) => {
      for (const listener of listeners.call(host, event)) {
        if (!before[index].has(listener)) removeListener.call(host, event, listener);
      }
    });
  }
}
