import type { DecisionKind } from '../../core/messages/plan.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { Run } from '../../scenario/run.ts';
import type { RunResult } from '../../scenario/run-result.ts';
import type { DriveScores } from '../../scenario/scores/drive/scores-of-drive.ts';
import type { FiredEvent } from '../../scenario/storyboard/storyboard.ts';
import type { Weather } from '../../world/weather/weather.ts';
import {
  type ActorDeeds,
  type Batch,
  type DecisionChange,
  type LatestMessages,
  LIVE_TOPICS,
  type LiveMessages,
  METRIC_COLUMNS,
} from './protocol.ts';
import type { SensorFacts } from './sensor-facts.ts';
import { ReadingCollector } from './sensor-readings.ts';
import type { TruthPainter } from './truth-painter.ts';
import type { TurnedWeather } from './weather-facts.ts';

/** Wall time over which the pace is measured [ms]. */
const PACE_WINDOW = 1000;
/** Wall time between scores of a drive that plays [ms]. */
const SCORES_EVERY = 1500;

/** Where weather that turns comes from: what it is, null where it does not turn, and what the page is told of it. */
export interface WeatherSource {
  now(): Weather | null;
  describe(weather: Weather): TurnedWeather;
}

/** Collects what the page has not seen yet. */
export class BatchMaker {
  private readonly sent = new Map<keyof LiveMessages, Tick>();
  private rows: number[] = [];
  private decisions: DecisionChange[] = [];
  private lastKind: DecisionKind | null = null;
  private wound = true;
  /** Events and weather of the last batch. */
  private eventsSent = -1;
  private weatherSent: Weather | null = null;
  private dirty = true;
  private scoredMs = Number.NEGATIVE_INFINITY;
  private readonly paceMarks: { wallMs: number; ticks: Tick }[] = [];
  private readonly readings: ReadingCollector;
  private readonly painter: TruthPainter | null;
  private readonly weather: WeatherSource | null;

  constructor(sensors: readonly SensorFacts[], painter: TruthPainter | null, weather: WeatherSource | null = null) {
    this.painter = painter;
    this.weather = weather;
    this.readings = new ReadingCollector(sensors);
  }

  /** Whether there is something to send. */
  get isDirty(): boolean {
    return this.dirty;
  }

  /** Something other than a tick has changed: playing, or the result. */
  touch(): void {
    this.dirty = true;
  }

  /** Takes note of the tick that the run has just done, in the order of SERIES_COLUMNS. */
  observe(run: Run): void {
    const command = run.bus.latest('command')?.message;
    this.rows.push(
      run.ticks,
      run.bus.latest('truth.ego')?.message.vx ?? Number.NaN,
      command?.targetSpeed ?? Number.NaN,
      run.bus.latest('plan')?.message.desiredSpeed ?? Number.NaN,
      command?.crossTrack ?? Number.NaN,
      command?.speedError ?? Number.NaN,
      command?.steer ?? Number.NaN,
      run.bus.latest('truth.ego')?.message.steer ?? Number.NaN,
    );
    for (const name of METRIC_COLUMNS) this.rows.push(run.series.latest(name));
    this.noteDecision(run);
    this.readings.observe(run);
    this.painter?.observe(run);
    this.dirty = true;
  }

  /** Takes note that the run is another, or at another place than the last batch said. */
  rewind(): void {
    this.sent.clear();
    this.readings.rewind();
    this.painter?.rewind();
    this.rows = [];
    this.decisions = [];
    this.lastKind = null;
    this.eventsSent = -1;
    this.weatherSent = null;
    this.paceMarks.length = 0;
    this.wound = true;
    this.dirty = true;
  }

  take(run: Run, playing: boolean, result: RunResult | null, wallMs: number, deeds: ActorDeeds | null = null): Batch {
    const batch: Batch = {
      ticks: run.ticks,
      playing,
      latest: { ...this.newMessages(run), ...(deeds === null ? {} : { deeds: { tick: run.ticks, message: deeds } }) },
      sensors: this.readings.take(run),
      truthPicture: this.painter?.take() ?? null,
      series: Float64Array.from(this.rows),
      events: this.newEvents(run),
      weather: this.newWeather(),
      decisions: this.decisions,
      wound: this.wound,
      realTimeFactor: this.pace(run.ticks, playing, wallMs),
      criteria: run.results(),
      scores: this.scoresOf(run, playing, result, wallMs),
      moduleShares: result?.moduleShares ?? sharesOf(run),
      result,
    };
    this.rows = [];
    this.decisions = [];
    this.wound = false;
    this.dirty = false;
    return batch;
  }

  /** To make scores takes longer the longer the drive: while it plays only so often. */
  private scoresOf(run: Run, playing: boolean, result: RunResult | null, wallMs: number): DriveScores | null {
    if (playing && result === null && !this.wound && wallMs - this.scoredMs < SCORES_EVERY) return null;
    this.scoredMs = wallMs;
    return run.scores();
  }

  private noteDecision(run: Run): void {
    const plan = run.bus.latest('plan');
    if (plan === null || plan.message.decision.kind === this.lastKind) return;
    const { kind, reason } = plan.message.decision;
    this.lastKind = kind;
    this.decisions.push({ tick: run.ticks, kind, reason });
  }

  private newEvents(run: Run): readonly FiredEvent[] | null {
    const { events } = run;
    if (events.length === this.eventsSent) return null;
    this.eventsSent = events.length;
    return events;
  }

  private newWeather(): TurnedWeather | null {
    if (this.weather === null) return null;
    const now = this.weather.now();
    if (now === null || now === this.weatherSent) return null;
    this.weatherSent = now;
    return this.weather.describe(now);
  }

  private newMessages(run: Run): LatestMessages {
    const latest: Record<string, unknown> = {};
    for (const topic of LIVE_TOPICS) {
      const stamped = run.bus.has(topic) ? run.bus.latest(topic) : null;
      if (stamped === null || this.sent.get(topic) === stamped.tick) continue;
      this.sent.set(topic, stamped.tick);
      latest[topic] = stamped;
    }
    return latest as LatestMessages;
  }

  private pace(ticks: Tick, playing: boolean, wallMs: number): number {
    const marks = this.paceMarks;
    if (!playing) marks.length = 0;
    marks.push({ wallMs, ticks });
    while (marks.length > 2 && wallMs - marks[0].wallMs > PACE_WINDOW) marks.shift();
    const elapsed = (wallMs - marks[0].wallMs) / 1000;
    return elapsed > 0 ? (ticks - marks[0].ticks) / TICKS_PER_SECOND / elapsed : 0;
  }
}

function sharesOf({ wallMs }: Run): RunResult['moduleShares'] {
  const total = [...wallMs.values()].reduce((sum, value) => sum + value, 0);
  return Object.fromEntries([...wallMs].map(([name, value]) => [name, total > 0 ? value / total : 0]));
}
