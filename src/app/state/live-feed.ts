import type { Batch, DriveFacts, LatestMessages } from '../worker/protocol.ts';
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
  readonly series = new SeriesLog();
  private readonly listeners = new Set<BatchListener>();

  begin(facts: DriveFacts): void {
    this.facts = facts;
    this.latest = {};
    this.series.clear();
  }

  take(batch: Batch): void {
    this.latest = batch.wound ? batch.latest : { ...this.latest, ...batch.latest };
    this.series.append(batch.series);
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
