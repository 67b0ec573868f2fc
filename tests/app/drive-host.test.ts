import { describe, expect, test } from 'vitest';
import { DriveHost } from '../../src/app/worker/drive-host.ts';
import { type Batch, SERIES_COLUMNS } from '../../src/app/worker/protocol.ts';
import type { Module, Outbox } from '../../src/core/module.ts';
import { RandomStream } from '../../src/core/random.ts';
import { CollisionCriterion } from '../../src/scenario/criteria/collision.ts';
import { GoalCriterion } from '../../src/scenario/criteria/goal.ts';
import { DriveMetrics } from '../../src/scenario/metrics/drive-metrics.ts';
import { Run } from '../../src/scenario/run.ts';
import { sampleMessages } from '../core/sample-messages.ts';
import { straightRecord } from '../scenario/metrics/watch.ts';

/** Wanders about by chance, so that every tick has a hash of its own. */
class Wanderer implements Module<never, 'truth.ego'> {
  readonly name = 'world' as const;
  readonly reads = [] as const;
  readonly writes = ['truth.ego'] as const;
  private readonly random = new RandomStream(1, 'wander');
  failAt = -1;

  step(tick: number, _inbox: unknown, outbox: Outbox<'truth.ego'>): void {
    if (tick === this.failAt) throw new Error('lost');
    outbox.publish('truth.ego', { ...sampleMessages()['truth.ego'], x: this.random.normal() });
  }

  snapshot() {
    return this.random.snapshot();
  }

  restore(state: ReturnType<Wanderer['snapshot']>): void {
    this.random.restore(state);
  }
}

/** A wanderer that at every tenth tick has to wait for somebody else before it knows where to go. */
function waiting(world: Wanderer): unknown {
  const step = (tick: number, inbox: unknown, outbox: Outbox<'truth.ego'>) => {
    if (tick % 10 === 0) return Promise.resolve().then(() => world.step(tick, inbox, outbox));
    world.step(tick, inbox, outbox);
    return undefined;
  };
  return { ...world, step, snapshot: () => world.snapshot(), restore: (state: never) => world.restore(state) };
}

function makeRun(timeout = 12, failAt = -1, waits = false): Run {
  const world = new Wanderer();
  world.failAt = failAt;
  const goal = new GoalCriterion({ x: 1000, y: 0, z: 0, heading: 0, curvature: 0, width: 3.5 });
  const collision = new CollisionCriterion();
  return new Run({
    modules: [(waits ? waiting(world) : world) as Module],
    goal,
    collision,
    criteria: [goal, collision],
    metrics: new DriveMetrics(),
    record: straightRecord(),
    timeout,
  });
}

/** A worker whose clock is told, and a page that takes a batch every so many milliseconds. */
class Bench {
  readonly batches: Batch[] = [];
  readonly faults: unknown[] = [];
  readonly host: DriveHost;
  private nowMs = 0;
  private waiting: { at: number; callback: () => void }[] = [];

  constructor(run: Run) {
    const identity = {
      scene: 's.json',
      name: 's',
      seed: 1,
      perception: 'cnn',
      planner: 'astar',
      controller: null,
      tags: [],
      variation: {},
      sets: [],
      dynamics: 'raycast',
      weather: 'fair',
      friction: 1,
      rig: 'starter',
    } as const;
    this.host = new DriveHost(run, identity, {
      now: () => {
        this.nowMs += 0.01;
        return this.nowMs;
      },
      later: (callback, ms) => this.waiting.push({ at: this.nowMs + ms, callback }),
      send: (batch) => this.batches.push(batch),
      fail: (error) => this.faults.push(error),
    });
    this.pass(20);
  }

  get last(): Batch {
    return this.batches[this.batches.length - 1];
  }

  /** Lets time pass, a page's frame every 16 ms. */
  pass(milliseconds: number): void {
    const end = this.nowMs + milliseconds;
    for (let frameAt = this.nowMs + 16; this.nowMs < end; ) {
      this.waiting.sort((a, b) => a.at - b.at);
      const next = this.waiting[0];
      if (next !== undefined && next.at <= frameAt) {
        this.waiting.shift();
        this.nowMs = Math.max(this.nowMs, next.at);
        next.callback();
      } else {
        this.nowMs = Math.max(this.nowMs, frameAt);
        frameAt += 16;
        this.host.ready();
      }
    }
  }
}

/** Hash of the run after so many ticks, driven through. */
function hashAfter(ticks: number): string {
  const run = makeRun();
  while (run.ticks < ticks) run.step();
  return run.hash;
}

describe('DriveHost', () => {
  test('shows the first tick and stands', () => {
    const bench = new Bench(makeRun());
    bench.pass(500);
    expect(bench.last).toMatchObject({ ticks: 1, playing: false, wound: true });
    expect(bench.last.latest['truth.ego']?.tick).toBe(0);
  });

  test('plays in real time, one batch a frame, every tick in its series', () => {
    const bench = new Bench(makeRun());
    bench.host.play();
    bench.pass(2000);
    expect(Math.abs(bench.last.ticks - 201)).toBeLessThan(5);
    expect(bench.batches.length).toBeGreaterThan(100);
    expect(bench.batches.length).toBeLessThan(135);
    const ticks = bench.batches.flatMap(({ series }) =>
      [...series].filter((_, index) => index % SERIES_COLUMNS.length === 0),
    );
    expect(ticks).toEqual(Array.from({ length: bench.last.ticks }, (_, index) => index + 1));
    expect(Math.abs(bench.last.realTimeFactor - 1)).toBeLessThan(0.05);
  });

  test('pauses and steps tick by tick', () => {
    const bench = new Bench(makeRun());
    bench.host.play();
    bench.pass(300);
    bench.host.pause();
    bench.pass(100);
    const { ticks } = bench.last;
    bench.pass(500);
    expect(bench.last).toMatchObject({ ticks, playing: false });
    bench.host.step(1);
    bench.pass(50);
    expect(bench.last.ticks).toBe(ticks + 1);
    bench.host.step(-1);
    bench.pass(50);
    expect(bench.last).toMatchObject({ ticks, wound: true });
  });

  test('the way back and forth leaves no trace in the hash', () => {
    const run = makeRun();
    const bench = new Bench(run);
    for (const ticks of [700, 450, 3, 900, 899, 1000]) {
      bench.host.seek(ticks);
      bench.pass(200);
      expect(run.ticks).toBe(ticks);
      expect(run.hash).toBe(hashAfter(ticks));
    }
  });

  test('ends with a result, and plays again from the start to the same hash', () => {
    const bench = new Bench(makeRun());
    bench.host.setPace(null);
    bench.host.play();
    bench.pass(300);
    const first = bench.last.result;
    expect(first).toMatchObject({ verdict: 'fail', ticks: 1200, seed: 1 });
    expect(first?.hash).toBe(hashAfter(1200));
    bench.host.play();
    bench.pass(300);
    expect(bench.batches.filter(({ wound }) => wound).length).toBe(2);
    expect(bench.last.result?.hash).toBe(first?.hash);
  });

  test('says when the simulator fails, and stops', () => {
    const bench = new Bench(makeRun(12, 40));
    bench.host.play();
    bench.pass(1000);
    expect(bench.faults).toEqual([new Error('lost')]);
    expect(bench.last.ticks).toBeLessThanOrEqual(40);
  });

  test('sends nothing before the page is ready for it', () => {
    const bench = new Bench(makeRun());
    const before = bench.batches.length;
    bench.host.play();
    bench.host.step(5);
    bench.host.pause();
    expect(bench.batches.length - before).toBeLessThanOrEqual(1);
  });

  test('waits inside of a tick: the same hash, also where the page asks for another place meanwhile', async () => {
    const bench = new Bench(makeRun(12, -1, true));
    bench.host.setPace(null);
    bench.host.play();
    const passing = async (turns: number) => {
      for (let i = 0; i < turns; i++) {
        bench.pass(20);
        await Promise.resolve();
        await Promise.resolve();
      }
    };
    await passing(400);
    expect(bench.last.result?.hash).toBe(hashAfter(1200));
    expect(bench.faults).toEqual([]);

    // The first tick of the drive from the start waits.
    bench.host.seek(0);
    await passing(3);
    bench.host.seek(1000);
    bench.pass(16);
    bench.host.seek(350);
    await passing(300);
    expect(bench.last.ticks).toBe(350);
    bench.host.seek(1200);
    await passing(300);
    expect(bench.last.result?.hash).toBe(hashAfter(1200));
  });

  test('a wait that fails is a fault, told once', async () => {
    const bench = new Bench(makeRun(12, 50, true));
    bench.host.play();
    for (let i = 0; i < 200; i++) {
      bench.pass(20);
      await Promise.resolve();
      await Promise.resolve();
    }
    expect(bench.faults).toHaveLength(1);
    expect(String(bench.faults[0])).toContain('lost');
  });
});
