import type { FiredEvent } from '../../scenario/storyboard/storyboard.ts';
import type { Batch, DriveFacts, LatestMessages } from '../worker/protocol.ts';
import type { SensorReadings } from '../worker/sensor-readings.ts';
import type { TruthPicture } from '../worker/truth-painter.ts';
import type { TurnedWeather } from '../worker/weather-facts.ts';
import { DecisionLog } from './decision-log.ts';
import { SeriesLog } from './series-log.ts';

type BatchListener = (batch: Batch) => void;

/**
 * What comes many times a second and is drawn on canvases: it goes past React, which would render the page anew for
 * each. Whoever draws subscribes, and finds here what came before.
 */
export class LiveFeed {
  facts: DriveFacts | null = null;
  /** Latest message of each topic. */
  latest: LatestMessages = {};
  /** Latest reading of each sensor of the rig. */
  sensors: SensorReadings = {};
  /** Truth of the camera that is watched. */
  truthPicture: TruthPicture | null = null;
  /** Events of the storyboard that have fired. */
  events: readonly FiredEvent[] = [];
  /** Weather that the storyboard has turned; null while it is the scene's. */
  weather: TurnedWeather | null = null;
  readonly series = new SeriesLog();
  readonly decisions = new DecisionLog();
  private readonly listeners = new Set<BatchListener>();

  begin(facts: DriveFacts): void {
    this.facts = facts;
    this.latest = {};
    this.sensors = {};
    this.truthPicture = null;
    this.events = [];
    this.weather = null;
    this.series.clear();
    this.decisions.clear();
  }

  take(batch: Batch): void {
    this.latest = batch.wound ? batch.latest : { ...this.latest, ...batch.latest };
    this.sensors = batch.wound ? batch.sensors : { ...this.sensors, ...batch.sensors };
    this.truthPicture = batch.truthPicture ?? this.truthPicture;
    this.events = batch.events ?? this.events;
    this.weather = batch.weather ?? this.weather;
    this.series.append(batch.series);
    if (batch.wound && batch.series.length > 0) this.decisions.cut(batch.series[0]);
    this.decisions.append(batch.decisions);
    for (const listener of this.listeners) listener(batch);
  }

  /** Calls back for every batch from now on; returns how to stop that. */
  subscribe(listener: BatchListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}

export const liveFeed = new LiveFeed();
