import { hypot } from '../../core/math/hypot.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import type { MissionStop } from '../../planning/route/mission.ts';
import type { DriveFrame } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** Slower than this the ego stands [m/s]: as at the goal. */
const STANDSTILL = 0.3;

/**
 * Stops of the mission that were reached, in their order: the rear axle stood within the stop's tolerance of its place for the time asked
 * for. Not valid where there are none.
 */
export class StopsReached implements Metric {
  readonly name = 'stopsReached';
  readonly unit = '1';
  private readonly stops: readonly { readonly x: number; readonly y: number; readonly of: MissionStop }[];
  private done = 0;
  /** Since when it has stood at the next one; -1 where it does not. */
  private since: Tick = -1;

  constructor(map: RoadMap, stops: readonly MissionStop[]) {
    const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
    this.stops = stops.map((of) => {
      lanePointAt(map.lanes[of.place.lane], of.place.s, point);
      return { x: point.x, y: point.y, of };
    });
  }

  /** Whether there is nothing left before the goal. */
  get isComplete(): boolean {
    return this.done === this.stops.length;
  }

  observe({ tick, x, y, speed }: DriveFrame): number {
    if (this.isComplete) return this.value();
    const stop = this.stops[this.done];
    const stands = hypot(x - stop.x, y - stop.y) <= stop.of.tolerance && Math.abs(speed) <= STANDSTILL;
    if (!stands) this.since = -1;
    else if (this.since < 0) this.since = tick;
    if (stands && secondsAt(tick - this.since) >= stop.of.stand) {
      this.done++;
      this.since = -1;
    }
    return this.value();
  }

  result(): MetricValue {
    return metricValue(this.value(), this.unit);
  }

  snapshot(): PlainData {
    return clonePlain([this.done, this.since]);
  }

  restore(state: PlainData): void {
    [this.done, this.since] = state as [number, Tick];
  }

  private value(): number {
    return this.stops.length === 0 ? Number.NaN : this.done;
  }
}
