import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openPlanner } from '../../src/cli/planner-host/planner-file.ts';
import type { WorkerPort } from '../../src/cli/planner-host/worker-port.ts';
import type { RealmReply, RealmRequest } from '../../src/plugin/realm/messages.ts';
import type { RealmLine } from '../../src/plugin/realm-line.ts';
import { WaitingPlanner } from '../../src/plugin/waiting-planner.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import type { LoadedScene } from '../../src/scenario/load-scene.ts';
import type { Run } from '../../src/scenario/run.ts';
import { drivenBy, plannerText, street } from './street.ts';

let loaded: LoadedScene;
beforeAll(async () => {
  loaded = await street();
});

const open: WorkerPort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** Remembers in its state how often it was asked, and swerves by that and by chance: what is forgotten shows. */
const MINDFUL = `import { definePlanner, followLine } from 'skidpad';
export default definePlanner({
  name: 'mindful',
  init: () => ({ asked: 0, drift: 0 }),
  plan(input, state, ctx) {
    state.asked++;
    state.drift = 0.9 * state.drift + 0.1 * ctx.rng.normal() + 0.05 * Math.random();
    const wished = Math.min(8 + Math.sin(state.asked / 5) + state.drift, Math.sqrt(3 * Math.max(0, input.goal.s - 1 - input.start.s)));
    return followLine(input, (s, v) => Math.max(-4, Math.min(1, 2 * (wished - v))));
  },
});
`;

/** A line that answers later, and what was said by it. */
class LaterLine implements RealmLine {
  readonly said: string[] = [];
  isOpen = true;
  private readonly port: WorkerPort;

  constructor(port: WorkerPort) {
    this.port = port;
  }

  async call(request: RealmRequest): Promise<RealmReply> {
    this.said.push(request.kind);
    await new Promise((resolve) => setTimeout(resolve, 0));
    return this.port.call(request);
  }

  close(): void {
    this.isOpen = false;
  }
}

function waitingRun(text: string): { run: Run; line: LaterLine; planner: WaitingPlanner } {
  const opened = openPlanner(text, 'mine.ts', 1);
  if ('failure' in opened) throw new Error(opened.failure.message);
  open.push(opened.port);
  const line = new LaterLine(opened.port);
  const { map, vehicle, goal, goalPose } = loaded;
  const known = { map, vehicle, goal, goalPose, file: 'mine.ts', planLine: null, params: {}, latencies: [0] };
  const planner = new WaitingPlanner({ ...known, description: opened.description }, line, opened.load);
  const driver = () => ({ module: planner, fault: () => planner.fault, notes: () => planner.notes });
  return { run: assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null, driver }).run, line, planner };
}

async function drive(run: Run, until = Number.POSITIVE_INFINITY): Promise<void> {
  while (run.ending === null && run.ticks < until) await run.step();
}

describe('a planner whose host waits', () => {
  test('drives the same bits as one whose host sleeps', async () => {
    const { run, line } = waitingRun(MINDFUL);
    await drive(run);
    const asleep = drivenBy(loaded, MINDFUL);
    expect(asleep.verdict).toBe('pass');
    expect(run.hash).toBe(asleep.hash);
    expect(run.ticks).toBe(asleep.ticks);
    expect(line.said.slice(0, 3)).toEqual(['init', 'plan', 'snapshot']);
  });

  test('wound back to anywhere it drives the same again: to the start, and into the drive', async () => {
    const { run, line } = waitingRun(MINDFUL);
    const start = run.snapshot();
    await drive(run, 303);
    const middle = run.snapshot();
    await drive(run, 500);
    const hash = run.hash;
    for (const state of [middle, start, middle]) {
      run.restore(state);
      line.said.length = 0;
      await drive(run, 500);
      expect(run.hash).toBe(hash);
      expect(line.said[0]).toBe('load');
    }
  });

  test('one that fails ends the drive with its line; from before it, it can be driven again', async () => {
    const text = plannerText("if (plans === 20) throw new Error('lost');");
    const { run, line, planner } = waitingRun(text);
    const start = run.snapshot();
    await drive(run);
    expect(run.ending).toBe('fault');
    expect(planner.fault).toMatchObject({ kind: 'planner', at: 'mine.ts:8', tick: 190 });
    expect(planner.fault?.message).toContain('lost');
    expect(line.isOpen).toBe(false);
    expect(run.hash).toBe(drivenBy(loaded, text).hash);
    run.restore(start);
    expect(planner.fault).toBeNull();
    await drive(run, 100);
    expect(planner.fault).toBeNull();
  });
});
