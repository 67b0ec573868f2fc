import type { Bus } from '../../core/bus.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { TICK_SECONDS, TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { MetricValue } from './metric.ts';

/** Speed under which the ego counts as standing [m/s]. */
const STANDING = 0.1;

/** Sums over a run, from which its metrics are made. */
interface Sums {
  ticks: number;
  distance: number;
  standing: number;
  localised: number;
  lateralSquares: number;
  tracked: number;
  crossTrackSquares: number;
  maxSpeed: number;
  /** Vehicles of flows that arrived, and that found room; -1 in a scene without flows. */
  arrived: number;
  entered: number;
}

/** Plain figures of a drive: distance, time standing, and how well localisation and control did against the truth. */
export class DriveMetrics {
  private readonly sums: Sums = {
    ticks: 0,
    distance: 0,
    standing: 0,
    localised: 0,
    lateralSquares: 0,
    tracked: 0,
    crossTrackSquares: 0,
    maxSpeed: 0,
    arrived: -1,
    entered: -1,
  };

  observe(_tick: Tick, bus: Bus): void {
    const { sums } = this;
    const flows = bus.publishedNow('truth.flows');
    if (flows !== null) {
      sums.arrived = flows.arrived.reduce((sum, value) => sum + value, 0);
      sums.entered = flows.entered.reduce((sum, value) => sum + value, 0);
    }
    const ego = bus.publishedNow('truth.ego');
    if (ego === null) return;
    sums.ticks++;
    sums.distance += Math.abs(ego.vx) * TICK_SECONDS;
    sums.maxSpeed = Math.max(sums.maxSpeed, ego.vx);
    if (Math.abs(ego.vx) < STANDING) sums.standing++;
    const localisation = bus.publishedNow('localisation');
    if (localisation?.valid) {
      const lateral = -sin(ego.yaw) * (localisation.x - ego.x) + cos(ego.yaw) * (localisation.y - ego.y);
      sums.localised++;
      sums.lateralSquares += lateral * lateral;
    }
    const command = bus.publishedNow('command');
    if (command !== null) {
      sums.tracked++;
      sums.crossTrackSquares += command.crossTrack * command.crossTrack;
    }
  }

  result(): Record<string, MetricValue> {
    const {
      ticks,
      distance,
      standing,
      localised,
      lateralSquares,
      tracked,
      crossTrackSquares,
      maxSpeed,
      arrived,
      entered,
    } = this.sums;
    return {
      distance: { value: distance, unit: 'm', valid: ticks > 0 },
      standingTime: { value: standing / TICKS_PER_SECOND, unit: 's', valid: ticks > 0 },
      maxSpeed: { value: maxSpeed, unit: 'm/s', valid: ticks > 0 },
      localisationLateralRmse: rootMean(lateralSquares, localised),
      crossTrackRmse: rootMean(crossTrackSquares, tracked),
      ...(arrived < 0 ? {} : flowMetrics(arrived, entered)),
    };
  }

  snapshot(): PlainData {
    return { ...this.sums };
  }

  restore(state: PlainData): void {
    Object.assign(this.sums, state);
  }
}

/** Vehicles of flows: beyond what the roads take they wait before the map. */
function flowMetrics(arrived: number, entered: number): Record<string, MetricValue> {
  return {
    flowArrived: { value: arrived, unit: 'vehicles', valid: true },
    flowWaiting: { value: arrived - entered, unit: 'vehicles', valid: true },
  };
}

/** Root of the mean of squares [m]. */
function rootMean(squares: number, count: number): MetricValue {
  return { value: count > 0 ? Math.sqrt(squares / count) : 0, unit: 'm', valid: count > 0 };
}
