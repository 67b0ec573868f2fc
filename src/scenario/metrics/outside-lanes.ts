import type { PlainData } from '../../core/snapshot.ts';
import type { DriveFrame } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** How far the centre may be beyond the edge of the lane [m], and how the ego may point against it [rad]: 120 degrees. */
const ALLOWED = 0.5;
const WRONG = (2 * Math.PI) / 3;

/**
 * Share of the way that the ego drove outside of its lanes [%]: with the centre of its box more than 0.5 m beyond the edge
 * of the nearest lane and in no parking space, or on a lane outside of junctions at more than 120 degrees to it. The series is 1 while it is so.
 * CARLA's OutsideRouteLanesTest, whose second angle (150 degrees between waypoints) tells the same of a lane entered
 * against its direction.
 */
export class OutsideLanes implements Metric {
  readonly name = 'outsideLanes';
  readonly unit = '%';
  private way = 0;
  private outside = 0;

  observe(frame: DriveFrame): number {
    const { lane, laneOffset, laneWidth, headingError, inJunction, inParkingSpace, advance } = frame;
    const isBeyond = (lane < 0 && !inParkingSpace) || Math.abs(laneOffset) > laneWidth / 2 + ALLOWED;
    const isAgainst = !inJunction && Math.abs(headingError) > WRONG;
    const isOutside = isBeyond || isAgainst;
    this.way += advance;
    if (isOutside) this.outside += advance;
    return isOutside ? 1 : 0;
  }

  result(): MetricValue {
    return metricValue(this.way > 0 ? (100 * this.outside) / this.way : Number.NaN, this.unit);
  }

  snapshot(): PlainData {
    return [this.way, this.outside];
  }

  restore(state: PlainData): void {
    [this.way, this.outside] = state as [number, number];
  }
}
