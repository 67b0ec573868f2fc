import { hashOf } from '../../src/core/hash.ts';

import type { Run } from '../../src/scenario/run.ts';

/** Arrays longer than this are kept as their hash: a picture or a route is one fact. */
const LONGEST_ARRAY = 16;
/** Golden traces keep every such message of those that a trace would log. */
const DECIMATION = 10;

/** One logged message as JSON keeps it. */
export interface TraceEntry {
  readonly tick: number;
  readonly topic: string;
  readonly message: unknown;
}

/** Runs so many ticks and keeps the decimated messages of every topic; `look` is called after each of them. */
export function recordTrace(run: Run, ticks: number, look: () => void = () => {}): TraceEntry[] {
  const entries: TraceEntry[] = [];
  const counts = new Map<string, number>();
  while (run.ticks < ticks && run.ending === null) {
    const tick = run.ticks;
    run.step();
    for (const topic of run.bus.topics) {
      const message = run.bus.publishedNow(topic);
      if (message === null) continue;
      const count = counts.get(topic) ?? 0;
      counts.set(topic, count + 1);
      if (count % (run.bus.specificationOf(topic).logEvery * DECIMATION) === 0) entries.push({ tick, topic, message: toJson(message) });
    }
    look();
  }
  return JSON.parse(JSON.stringify(entries));
}

function toJson(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (ArrayBuffer.isView(value)) {
    const list = Array.from(value as unknown as ArrayLike<number>);
    return list.length > LONGEST_ARRAY ? `hash ${hashOf(value)}` : list.map(toJson);
  }
  if (Array.isArray(value)) return value.map(toJson);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
}

/** The first message that differs, told by tick, topic and field, and how often each field differs; null if none does. */
export function differenceReport(expected: readonly TraceEntry[], found: readonly TraceEntry[]): string | null {
  const counts = new Map<string, number>();
  let first: string | null = null;
  const note = (entry: TraceEntry, field: string, want: unknown, got: unknown) => {
    first ??= `first difference at tick ${entry.tick}: ${entry.topic}${field} expected ${JSON.stringify(want)}, found ${JSON.stringify(got)}`;
    const key = `${entry.topic}${field.replace(/\[\d+\]/g, '[]')}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const length = Math.max(expected.length, found.length);
  for (let i = 0; i < length; i++) {
    const want = expected[i];
    const got = found[i];
    if (want === undefined || got === undefined || want.tick !== got.tick || want.topic !== got.topic) {
      note(want ?? got, '', want && `${want.topic} at ${want.tick}`, got && `${got.topic} at ${got.tick}`);
      break;
    }
    compare(want.message, got.message, '', (field, a, b) => note(want, field, a, b));
  }
  if (first === null) return null;
  const table = [...counts].sort(([, a], [, b]) => b - a).map(([key, count]) => `  ${key}: ${count}`);
  return [first, 'messages that differ, by field:', ...table].join('\n');
}

function compare(want: unknown, got: unknown, field: string, note: (field: string, want: unknown, got: unknown) => void): void {
  if (typeof want !== 'object' || typeof got !== 'object' || want === null || got === null) {
    if (want !== got) note(field, want, got);
    return;
  }
  const keys = new Set([...Object.keys(want), ...Object.keys(got)]);
  for (const key of keys) {
    const step = Array.isArray(want) ? `[${key}]` : `.${key}`;
    compare((want as Record<string, unknown>)[key], (got as Record<string, unknown>)[key], field + step, note);
  }
}
