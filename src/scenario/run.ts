import { Bus } from '../core/bus.ts';
import { Hasher } from '../core/hash.ts';
import type { TopicName } from '../core/messages.ts';
import type { Inbox, Module, Outbox } from '../core/module.ts';
import { clonePlain, type PlainData } from '../core/snapshot.ts';
import { isDue, secondsAt, TICKS_PER_SECOND, type Tick } from '../core/tick.ts';
import type { ModuleName, TopicRow } from '../core/topics.ts';
import type { CollisionCriterion } from './criteria/collision.ts';
import type { Criterion, CriterionResult } from './criteria/criterion.ts';
import type { GoalCriterion } from './criteria/goal.ts';
import { FRAMES_PER_SECOND } from './metrics/drive-frame.ts';
import type { DriveMetrics } from './metrics/drive-metrics.ts';
import type { DriveRecord } from './metrics/drive-record.ts';
import type { MetricValue, SeriesReader } from './metrics/metric.ts';
import type { FaultRecord } from './rig/fault-record.ts';
import type { Fault } from './run-result.ts';
import type { DriveScorer } from './scores/drive/drive-scorer.ts';
import { type DriveScores, NO_SCORES } from './scores/drive/scores-of-drive.ts';
import type { FiredEvent } from './storyboard/storyboard.ts';

/** How long a run goes on after a collision, so that a replay shows what came of it [ticks]. */
const AFTERMATH = 2 * TICKS_PER_SECOND;

/** Slower than this a car stands [m/s]. */
const STANDING = 0.05;

/** The parts of a run, made by assemble.ts. */
export interface RunParts {
  /** In the one order in which they run inside a tick. */
  readonly modules: readonly Module[];
  /** Topics that the rig says something of. */
  readonly topics?: readonly TopicRow[];
  /** Ends the run when it is reached, ... */
  readonly goal: GoalCriterion;
  /** ... and some time after a collision, whether or not the run is judged by them. */
  readonly collision: CollisionCriterion;
  /** What the run is judged by, in the order of its results. */
  readonly criteria: readonly Criterion[];
  /** Those of them that end the run when they are decided. */
  readonly enders?: readonly Criterion[];
  readonly metrics: DriveMetrics;
  /** Frames at 10 Hz, and what is made of them. */
  readonly record: DriveRecord;
  /** Makes public scores of the frames. */
  readonly scorer?: DriveScorer;
  /** Simulated time after which the run ends [s]. */
  readonly timeout: number;
  /** What has become of the faults of sensors. */
  readonly faults?: () => readonly FaultRecord[];
  /** Events of the storyboard that have fired. */
  readonly events?: () => readonly FiredEvent[];
  /** Names of those that have not fired. */
  readonly unfired?: () => readonly string[];
  /** What is otherwise than the scene asks for, in words. */
  readonly notes?: readonly string[];
  /** Why the driver gave up; null as long as it did not. The run ends once the car stands. */
  readonly fault?: () => Fault | null;
  /** What the driver has said so far. */
  readonly remarks?: () => readonly string[];
}

/** Why a run ended; null while it runs. */
export type Ending = 'goal' | 'collision' | 'criterion' | 'timeout' | 'fault';

export interface RunOptions {
  /** Wall clock of the host [ms], for the share of each module. Reported beside the results, never fed back. */
  readonly clock?: () => number;
}

/** One drive: the only loop. Whoever holds it calls `step` until `ending` says why it is over. */
export class Run {
  readonly bus: Bus;
  /** Wall time spent in each module [ms]; empty without a clock. */
  readonly wallMs = new Map<ModuleName, number>();
  private readonly parts: RunParts;
  /** Criteria and what ends the run, each once. */
  private readonly watched: readonly Criterion[];
  private readonly stages: readonly { module: Module; inbox: Inbox<TopicName>; outbox: Outbox<TopicName> }[];
  private readonly clock: (() => number) | null;
  private readonly hasher = new Hasher();
  private nextTick: Tick = 0;
  private lastTickHash = '';
  private ended: Ending | null = null;

  constructor(parts: RunParts, options: RunOptions = {}) {
    this.parts = parts;
    this.bus = new Bus(parts.topics);
    this.watched = [...new Set<Criterion>([parts.goal, parts.collision, ...parts.criteria])];
    this.stages = parts.modules.map((module) => ({ module, ...this.bus.connect(module) }));
    this.clock = options.clock ?? null;
  }

  /** Ticks done. */
  get ticks(): number {
    return this.nextTick;
  }

  get notes(): readonly string[] {
    return [...(this.parts.notes ?? []), ...(this.parts.remarks?.() ?? [])];
  }

  /** Why the driver gave up; null where it did not. */
  get fault(): Fault | null {
    return this.parts.fault?.() ?? null;
  }

  /** Faults of sensors and what they have touched so far. */
  get faults(): readonly FaultRecord[] {
    return this.parts.faults?.() ?? [];
  }

  /** Names of events of the storyboard that have not happened so far. */
  get unfired(): readonly string[] {
    return this.parts.unfired?.() ?? [];
  }

  /** Events of the storyboard that have fired, in the order in which they did. */
  get events(): readonly FiredEvent[] {
    return this.parts.events?.() ?? [];
  }

  get ending(): Ending | null {
    return this.ended;
  }

  /** Hash of everything published so far, 16 hexadecimal digits. */
  get hash(): string {
    return this.hasher.digest();
  }

  /** Hash of what the last tick published. */
  get tickHash(): string {
    return this.lastTickHash;
  }

  /** Does one tick; returns what to wait for where a module waits for somebody else inside of it, and the tick is done then. */
  step(): Promise<void> | undefined {
    this.bus.begin(this.nextTick);
    return this.stepFrom(0);
  }

  /** Goes on with a tick from that stage on. */
  private stepFrom(first: number): Promise<void> | undefined {
    const tick = this.nextTick;
    for (let i = first; i < this.stages.length; i++) {
      const { module, inbox, outbox } = this.stages[i];
      const before = this.clock?.() ?? 0;
      const waits: unknown = module.step(tick, inbox, outbox);
      if (this.clock !== null)
        this.wallMs.set(module.name, (this.wallMs.get(module.name) ?? 0) + this.clock() - before);
      if (waits instanceof Promise) return waits.then(() => this.stepFrom(i + 1));
    }
    this.endTick(tick);
    return undefined;
  }

  private endTick(tick: Tick): void {
    this.lastTickHash = this.bus.hashTick();
    this.hasher.string(this.lastTickHash);
    this.judge(tick);
    this.parts.metrics.observe(tick, this.bus);
    this.nextTick = tick + 1;
    this.ended ??= this.endingAt(tick);
  }

  results(): CriterionResult[] {
    return this.parts.criteria.map((criterion) => criterion.result());
  }

  metrics(): Record<string, MetricValue> {
    return { ...this.parts.metrics.result(), ...this.parts.record.result() };
  }

  /** Public scores of the drive so far, each with its parts. */
  scores(): DriveScores {
    const { record, scorer, goal } = this.parts;
    return scorer === undefined ? NO_SCORES : scorer.result(record.series, goal.isReached);
  }

  /** Time series of the drive at 10 Hz, for plots and scores. */
  get series(): SeriesReader {
    return this.parts.record.series;
  }

  /** The whole state between two ticks. */
  snapshot(): PlainData {
    const modules: Record<string, PlainData> = {};
    for (const { module } of this.stages) modules[module.name] = module.snapshot();
    return clonePlain({
      nextTick: this.nextTick,
      ended: this.ended,
      lastTickHash: this.lastTickHash,
      hash: this.hasher.snapshot(),
      bus: this.bus.snapshot(),
      modules,
      criteria: this.watched.map((criterion) => criterion.snapshot()),
      metrics: this.parts.metrics.snapshot(),
      record: this.parts.record.snapshot(),
      scorer: this.parts.scorer?.snapshot() ?? null,
    });
  }

  /** Continues from a snapshot of a run of the same scene, seed and assembly. */
  restore(state: PlainData): void {
    const from = clonePlain(state) as unknown as RunState;
    this.nextTick = from.nextTick;
    this.ended = from.ended;
    this.lastTickHash = from.lastTickHash;
    this.hasher.restore(from.hash);
    this.bus.restore(from.bus);
    for (const { module } of this.stages) module.restore(from.modules[module.name]);
    for (const [index, criterion] of this.watched.entries()) criterion.restore(from.criteria[index]);
    this.parts.metrics.restore(from.metrics);
    this.parts.record.restore(from.record);
    this.parts.scorer?.restore(from.scorer);
  }

  /** Shows the criteria what they watch. */
  private judge(tick: Tick): void {
    const { record, scorer } = this.parts;
    const isFrame = record.take(tick, this.bus);
    for (const criterion of this.watched) {
      criterion.observe?.(tick, this.bus);
      for (const collision of record.source.collisionsNow) criterion.meet?.(collision);
      if (isFrame) criterion.judge?.(record.source.frame);
    }
    if (isFrame) scorer?.observe(record.source.frame);
  }

  private endingAt(tick: Tick): Ending | null {
    if (this.parts.goal.isReached) return 'goal';
    const { first: collisionTick } = this.parts.collision;
    if (collisionTick !== null && tick >= collisionTick + AFTERMATH) return 'collision';
    if (isDue(tick, FRAMES_PER_SECOND) && this.parts.enders?.some((criterion) => criterion.result().tick !== null))
      return 'criterion';
    if (this.fault !== null && Math.abs(this.bus.latest('truth.ego')?.message.vx ?? 0) < STANDING) return 'fault';
    return secondsAt(tick + 1) >= this.parts.timeout ? 'timeout' : null;
  }
}

interface RunState {
  nextTick: Tick;
  ended: Ending | null;
  lastTickHash: string;
  hash: PlainData;
  bus: PlainData;
  modules: Record<string, PlainData>;
  criteria: PlainData[];
  metrics: PlainData;
  record: PlainData;
  scorer: PlainData;
}
