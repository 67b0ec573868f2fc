import { describe, expect, test } from 'vitest';
import { openPlanner } from '../../src/cli/planner-host/planner-file.ts';
import type { InputMessage } from '../../src/plugin/realm/messages.ts';

const ECHO = "export default { name: 'echo', plan: (input) => ({ kind: 'echo', time: input.time }) };";

function opened(text: string, patience?: number) {
  const planner = openPlanner(text, 'mine.ts', 1, patience);
  if ('failure' in planner) throw new Error(planner.failure.message);
  return planner.port;
}

describe('the line to a planner in its thread', () => {
  test('thousands of requests, each with its own answer', () => {
    const port = opened(ECHO);
    for (let time = 0; time < 3000; time++) {
      const reply = port.call({ kind: 'plan', route: null, input: { time } as InputMessage });
      if (reply.kind !== 'planned') throw new Error(`${time}: ${JSON.stringify(reply)}`);
      expect(reply.output).toEqual({ kind: 'echo', time });
    }
    expect(port.times.calls).toBe(3000);
    port.close();
  });

  test('once it is closed it says so, and does not wait', () => {
    const port = opened(ECHO);
    port.close();
    port.close();
    expect(port.call({ kind: 'snapshot' })).toMatchObject({
      kind: 'failed',
      failure: { message: 'it has been ended' },
    });
  });

  test('one that fills its memory is ended', () => {
    const port = opened(
      "export default { name: 'x', plan() { const all = []; for (;;) all.push(new Array(1e5).fill({})); } };",
      3,
    );
    const reply = port.call({ kind: 'plan', route: null, input: { time: 0 } as InputMessage });
    expect(reply).toMatchObject({ kind: 'failed', failure: { message: expect.stringContaining('more than 512 MB') } });
  });
});
