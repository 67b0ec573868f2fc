import { EXACT_MATH } from './exact-math.ts';

/** What a realm's clock, chance and output are to be. */
export interface RealmSources {
  /** Simulated time [ms]. */
  readonly milliseconds: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: (text: string) => void;
}

/**
 * What would make a planner depend on the machine, its language, its memory or its luck, and ways out of the realm. An
 * empty context of Node has few of them; a browser's worker has them all.
 */
const GONE = [
  ...['Intl', 'WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'WebAssembly'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'importScripts', 'Worker', 'SharedWorker'],
  ...[
    'indexedDB',
    'caches',
    'crypto',
    'navigator',
    'location',
    'BroadcastChannel',
    'Notification',
    'RTCPeerConnection',
  ],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'postMessage', 'close', 'onmessage', 'structuredClone', 'gc'],
];

/**
 * Makes a realm the same wherever it runs: `Math` is core/math's, `Math.random` seeded, `Date` and `performance` tell the
 * simulated time, `console` writes to the run's notes; clocks, network and files are not there. It guards against
 * accident, not against attack.
 */
export function lockDown(realm: Record<string, unknown>, { milliseconds, random, log }: RealmSources): void {
  const math = realm.Math as Record<string, unknown>;
  for (const [name, value] of Object.entries(EXACT_MATH)) put(math, name, value);
  put(math, 'random', random);
  put(realm, 'Date', simulatedDate(realm.Date as DateConstructor, milliseconds));
  put(realm, 'performance', Object.freeze({ now: milliseconds, timeOrigin: 0 }));
  const write = (...values: readonly unknown[]) => log(values.map(shown).join(' '));
  put(realm, 'console', Object.freeze({ log: write, info: write, warn: write, error: write, debug: write }));
  for (const name of GONE) remove(realm, name);
}

function simulatedDate(Original: DateConstructor, milliseconds: () => number): unknown {
  const Simulated = function (this: unknown, ...values: readonly unknown[]): unknown {
    if (new.target === undefined) return new Original(milliseconds()).toString();
    return Reflect.construct(Original, values.length === 0 ? [milliseconds()] : values, new.target);
  };
  Simulated.prototype = Original.prototype;
  Simulated.now = milliseconds;
  Simulated.parse = Original.parse;
  Simulated.UTC = Original.UTC;
  put(Simulated as unknown as Record<string, unknown>, 'name', 'Date');
  put(Original.prototype as unknown as Record<string, unknown>, 'constructor', Simulated);
  return Simulated;
}

/** A value as a line of a log shows it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

function put(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}

/** Some are own properties, others of a prototype: what is put in front hides them. */
function remove(realm: Record<string, unknown>, name: string): void {
  if (!(name in realm)) return;
  try {
    if (delete realm[name] && !(name in realm)) return;
    put(realm, name, undefined);
  } catch {
    // What can be neither removed nor hidden stays: a guard against accident.
  }
}
