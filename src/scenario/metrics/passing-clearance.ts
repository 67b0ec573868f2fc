import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition } from '../../map/road-map.ts';
import type { DriveFrame } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** Slower than this nobody is passed [m/s]. */
const PASSING = 1;

/**
 * Least distance between the ego's side and a person or cyclist on a driving lane whom it passes [m]: while both are side
 * by side and the ego moves. Not valid where it passes nobody. (German StVO, section 5 (4), asks for 1.5 m in town.)
 */
export class PassingClearance implements Metric {
  readonly name = 'passingClearance';
  readonly unit = 'm';
  private readonly index: LaneIndex;
  private readonly over: LanePosition[] = [];
  private least = Number.POSITIVE_INFINITY;

  constructor(index: LaneIndex) {
    this.index = index;
  }

  observe(frame: DriveFrame): number {
    const { others, cosYaw, sinYaw, centreX, centreY, halfLength, z } = frame;
    if (Math.abs(frame.speed) < PASSING) return Number.NaN;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < others.count; i++) {
      if (others.kind[i] !== ACTOR_KIND.pedestrian && others.kind[i] !== ACTOR_KIND.bicycle) continue;
      if (others.distance[i] >= least) continue;
      const along = (others.x[i] - centreX) * cosYaw + (others.y[i] - centreY) * sinYaw;
      const cosine = Math.abs(others.cosYaw[i] * cosYaw + others.sinYaw[i] * sinYaw);
      const sine = Math.abs(others.sinYaw[i] * cosYaw - others.cosYaw[i] * sinYaw);
      const half = others.halfLength[i] * cosine + others.halfWidth[i] * sine;
      if (Math.abs(along) > halfLength + half) continue;
      if (this.index.lanesOver(others.x[i], others.y[i], this.over, z) > 0) least = others.distance[i];
    }
    this.least = Math.min(this.least, least);
    return least === Number.POSITIVE_INFINITY ? Number.NaN : least;
  }

  result(): MetricValue {
    return metricValue(this.least, this.unit);
  }

  snapshot(): PlainData {
    return this.least;
  }

  restore(state: PlainData): void {
    this.least = state as number;
  }
}
