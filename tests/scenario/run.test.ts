import { describe, expect, test } from 'vitest';
import type { Messages } from '../../src/core/messages.ts';
import type { Module } from '../../src/core/module.ts';
import { RandomStream } from '../../src/core/random.ts';
import { CollisionCriterion } from '../../src/scenario/criteria/collision.ts';
import { GoalCriterion } from '../../src/scenario/criteria/goal.ts';
import { DriveMetrics } from '../../src/scenario/metrics/drive-metrics.ts';
import { Run } from '../../src/scenario/run.ts';
import { sampleMessages } from '../core/sample-messages.ts';
import { straightRecord } from './metrics/watch.ts';

const GOAL = { x: 50, y: 0, z: 0, heading: 0, curvature: 0, width: 3.5 };

/** A world of one dimension: drives towards the goal as commanded, with seeded gusts; may collide on demand. */
class LineWorld implements Module<'command', 'truth.ego' | 'truth.events'> {
  readonly name = 'world' as const;
  readonly reads = ['command'] as const;
  readonly writes = ['truth.ego', 'truth.events'] as const;
  private x = 0;
  private speed = 0;
  private readonly random: RandomStream;
  private readonly collisionTick: number;

  constructor(seed: number, collisionTick = -1) {
    this.random = new RandomStream(seed, 'gust');
    this.collisionTick = collisionTick;
  }

  step(
    tick: number,
    inbox: { latest(topic: 'command'): { message: Messages['command'] } | null },
    outbox: { publish(topic: string, message: unknown): void },
  ): void {
    const command = inbox.latest('command')?.message;
    this.speed = Math.max(
      0,
      this.speed + ((command?.throttle ?? 0) * 3 - (command?.brake ?? 0) * 6 + this.random.normal() * 0.01) * 0.01,
    );
    this.x += this.speed * 0.01;
    outbox.publish('truth.ego', { ...sampleMessages()['truth.ego'], x: this.x, y: 0, vx: this.speed });
    const collisions =
      tick === this.collisionTick ? [{ tick, other: 2, otherKind: 'actor', x: 0, y: 0, closingSpeed: 1 }] : [];
    outbox.publish('truth.events', { collisions });
  }

  snapshot() {
    return { x: this.x, speed: this.speed, random: this.random.snapshot() };
  }

  restore(state: unknown): void {
    const { x, speed, random } = state as ReturnType<LineWorld['snapshot']>;
    this.x = x;
    this.speed = speed;
    this.random.restore(random);
  }
}

/** Full throttle, then full brake in time. Dead reckons from its own commands: it must not read the truth. */
class LineDriver implements Module<never, 'command'> {
  readonly name = 'controller' as const;
  readonly reads = [] as const;
  readonly writes = ['command'] as const;
  private speed = 0;
  private x = 0;

  step(
    _tick: number,
    _inbox: unknown,
    outbox: { publish(topic: 'command', message: Messages['command']): void },
  ): void {
    const brake = this.x + (this.speed * this.speed) / 12 > GOAL.x - 1;
    this.speed = Math.max(0, this.speed + (brake ? -6 : 3) * 0.01);
    this.x += this.speed * 0.01;
    outbox.publish('command', { ...sampleMessages().command, throttle: brake ? 0 : 1, brake: brake ? 1 : 0 });
  }

  snapshot() {
    return { speed: this.speed, x: this.x };
  }

  restore(state: unknown): void {
    Object.assign(this, state);
  }
}

function makeRun(seed: number, { collisionTick = -1, timeout = 60 } = {}): Run {
  const goal = new GoalCriterion(GOAL);
  const collision = new CollisionCriterion();
  return new Run({
    modules: [new LineWorld(seed, collisionTick), new LineDriver()] as unknown as Module[],
    goal,
    collision,
    criteria: [goal, collision],
    metrics: new DriveMetrics(),
    record: straightRecord(),
    timeout,
  });
}

function finish(run: Run): Run {
  while (run.ending === null) run.step();
  return run;
}

describe('the loop', () => {
  test('ends at the goal, and all required criteria pass', () => {
    const run = finish(makeRun(1));
    expect(run.ending).toBe('goal');
    expect(run.results().map(({ name, result }) => [name, result])).toEqual([
      ['goal', 'pass'],
      ['collision', 'pass'],
    ]);
    expect(run.metrics().distance.value).toBeGreaterThan(45);
  });

  test('ends at its timeout to the tick', () => {
    const run = finish(makeRun(1, { timeout: 1.5 }));
    expect([run.ending, run.ticks]).toEqual(['timeout', 150]);
    expect(run.results()[0].result).toBe('fail');
  });

  test('goes on for two seconds after a collision, which fails it at its tick', () => {
    const run = finish(makeRun(1, { collisionTick: 120 }));
    expect([run.ending, run.ticks]).toEqual(['collision', 321]);
    expect(run.results()[1]).toMatchObject({ result: 'fail', actual: 1, tick: 120 });
  });

  test('same seed same hash, another seed another', () => {
    expect(finish(makeRun(1)).hash).toBe(finish(makeRun(1)).hash);
    expect(finish(makeRun(1)).hash).not.toBe(finish(makeRun(2)).hash);
  });

  test('resuming from a snapshot anywhere gives the hash of running through', () => {
    const whole = finish(makeRun(4));
    for (const at of [1, 7, 250, whole.ticks - 1]) {
      const first = makeRun(4);
      while (first.ticks < at) first.step();
      const resumed = makeRun(99);
      resumed.restore(first.snapshot());
      finish(resumed);
      expect([resumed.ticks, resumed.hash, resumed.results()]).toEqual([whole.ticks, whole.hash, whole.results()]);
      expect(resumed.metrics()).toEqual(whole.metrics());
      expect(resumed.series.column('speed')).toEqual(whole.series.column('speed'));
    }
  });

  test('a clock measures each module and changes no bit', () => {
    let now = 0;
    const goal = new GoalCriterion(GOAL);
    const collision = new CollisionCriterion();
    const record = straightRecord();
    const metrics = new DriveMetrics();
    const modules = [new LineWorld(1), new LineDriver()] as unknown as Module[];
    const timed = new Run(
      { modules, goal, collision, criteria: [], metrics, record, timeout: 60 },
      { clock: () => now++ },
    );
    expect(finish(timed).hash).toBe(finish(makeRun(1)).hash);
    expect(timed.wallMs.get('world')).toBe(timed.ticks);
  });
});
