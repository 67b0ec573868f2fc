import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FrameLine } from '../../src/app/worker/frame-line.ts';
import type { PlannerPulse } from '../../src/app/worker/protocol.ts';
import type { InputMessage, RealmRequest } from '../../src/plugin/realm/messages.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const LOAD: RealmRequest = { kind: 'load', code: '', file: 'mine.ts', seed: 1 };
const PLAN: RealmRequest = { kind: 'plan', route: null, input: { time: 0 } as InputMessage };

/** A line to a realm that answers after so many milliseconds; never where that is null. */
function lineTo(after: (request: RealmRequest) => number | null) {
  const told: PlannerPulse[] = [];
  let closed = 0;
  const port = {
    onmessage: null as ((event: { data: unknown }) => void) | null,
    postMessage(request: RealmRequest) {
      const ms = after(request);
      if (ms !== null) setTimeout(() => port.onmessage?.({ data: { kind: 'done', logs: [] } }), ms);
    },
    close: () => undefined,
  };
  const line = new FrameLine({
    open: async () => port as unknown as MessagePort,
    close: () => closed++,
    tell: (pulse) => told.push(pulse),
  });
  return { line, told, closed: () => closed };
}

test('tells each second how long it has waited, and in the end how long the plan took', async () => {
  const { line, told } = lineTo(({ kind }) => (kind === 'plan' ? 2500 : 1));
  const loaded = line.call(LOAD);
  await vi.advanceTimersByTimeAsync(10);
  await loaded;
  told.length = 0;
  const planned = line.call(PLAN);
  await vi.advanceTimersByTimeAsync(2500);
  expect(await planned).toMatchObject({ kind: 'done' });
  expect(told.map(({ waitingS }) => waitingS)).toEqual([1, 2, 0]);
  expect(told[2]).toEqual({ planMs: 2500, waitingS: 0, patienceS: 10 });
});

test('ends a planner that does not answer within 10 s, and tells no more of it', async () => {
  const { line, told, closed } = lineTo(({ kind }) => (kind === 'plan' ? null : 1));
  const loaded = line.call(LOAD);
  await vi.advanceTimersByTimeAsync(10);
  await loaded;
  const planned = line.call(PLAN);
  await vi.advanceTimersByTimeAsync(9900);
  expect(closed()).toBe(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(await planned).toMatchObject({
    kind: 'failed',
    failure: { message: expect.stringContaining('hangs: no answer after 10 s') },
  });
  expect(closed()).toBe(1);
  const count = told.length;
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toHaveLength(count);
  expect(await line.call(PLAN)).toMatchObject({ kind: 'failed', failure: { message: 'it has been ended' } });
});
