import { SIGNAL_STATE } from '../../core/messages/signals.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { DriveFrame } from './drive-frame.ts';
import { FrontCrossing } from './front-crossing.ts';
import type { Metric, MetricValue } from './metric.ts';

/**
 * How often the ego's front crossed a stop line on red. The light must have been red at the frames before and after the
 * crossing, so that one which turned in between (0.1 s) is not held against the ego. Not valid on a map without lights.
 */
export class LightsRun implements Metric {
  readonly name = 'redLightsRun';
  readonly unit = '1';
  private readonly map: RoadMap;
  private readonly crossing: FrontCrossing;
  private readonly hasLights: boolean;
  private readonly wasRed: Uint8Array;
  private count = 0;

  constructor(map: RoadMap, index: LaneIndex) {
    this.map = map;
    this.crossing = new FrontCrossing(map, index);
    this.hasLights = map.signals.some(({ kind }) => kind === 'light');
    this.wasRed = new Uint8Array(map.signals.length);
  }

  observe(frame: DriveFrame): number {
    if (!this.hasLights) return Number.NaN;
    this.crossing.move(frame);
    const { signals } = frame;
    for (const line of this.map.stopLines) {
      if (this.wasRed[line.signal] === 1 && isRed(signals[line.signal]) && this.crossing.crosses(line)) this.count++;
    }
    for (let i = 0; i < this.wasRed.length; i++) this.wasRed[i] = isRed(signals[i]) ? 1 : 0;
    return this.count;
  }

  result(): MetricValue {
    return { value: this.count, unit: this.unit, valid: this.hasLights };
  }

  snapshot(): PlainData {
    return { front: this.crossing.snapshot(), wasRed: this.wasRed.slice(), count: this.count };
  }

  restore(state: PlainData): void {
    const { front, wasRed, count } = state as { front: number[]; wasRed: Uint8Array; count: number };
    this.crossing.restore(front);
    this.wasRed.set(wasRed);
    this.count = count;
  }
}

function isRed(state: number): boolean {
  return state === SIGNAL_STATE.red || state === SIGNAL_STATE.redAmber;
}
