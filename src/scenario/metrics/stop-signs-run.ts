import type { PlainData } from '../../core/snapshot.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap, StopLine } from '../../map/road-map.ts';
import type { DriveFrame } from './drive-frame.ts';
import { FrontCrossing } from './front-crossing.ts';
import type { Metric, MetricValue } from './metric.ts';

/** The ego has to stop with its front within this distance before the line [m], slower than this [m/s]: CARLA's RunningStopTest. */
const ZONE = 4;
const STOPPED = 0.1;

/**
 * How often the ego's front crossed the stop line of a stop sign without having stood within 4 m before it. Not valid
 * where the map has no stop signs.
 */
export class StopSignsRun implements Metric {
  readonly name = 'stopSignsRun';
  readonly unit = '1';
  private readonly lines: readonly StopLine[];
  private readonly crossing: FrontCrossing;
  /** Per line: 1 where the ego stood before it, until it crosses. */
  private readonly stood: Uint8Array;
  private count = 0;

  constructor(map: RoadMap, index: LaneIndex) {
    this.lines = map.stopLines.filter(({ signal }) => map.signals[signal].kind === 'stop');
    this.crossing = new FrontCrossing(map, index);
    this.stood = new Uint8Array(this.lines.length);
  }

  observe(frame: DriveFrame): number {
    if (this.lines.length === 0) return Number.NaN;
    this.crossing.move(frame);
    const { place } = this.crossing;
    const stands = Math.abs(frame.speed) < STOPPED;
    for (let i = 0; i < this.lines.length; i++) {
      const line = this.lines[i];
      if (this.crossing.crosses(line)) {
        if (this.stood[i] === 0) this.count++;
        this.stood[i] = 0;
      } else if (stands && place.lane === line.lane && place.s <= line.s && line.s - place.s <= ZONE) this.stood[i] = 1;
    }
    return this.count;
  }

  result(): MetricValue {
    return { value: this.count, unit: this.unit, valid: this.lines.length > 0 };
  }

  snapshot(): PlainData {
    return { front: this.crossing.snapshot(), stood: this.stood.slice(), count: this.count };
  }

  restore(state: PlainData): void {
    const { front, stood, count } = state as { front: number[]; stood: Uint8Array; count: number };
    this.crossing.restore(front);
    this.stood.set(stood);
    this.count = count;
  }
}
