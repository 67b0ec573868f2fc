import type { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { Expert } from '../experts/expert.ts';
import { comfortSignals } from '../scores/nuplan/comfort.ts';
import { timeExposed, timeIntegrated } from '../scores/safety/exposure.ts';
import { decelerationToAvoid, timeHeadway, timeToCollision } from '../scores/safety/surrogates.ts';
import type { DriveFrame } from './drive-frame.ts';
import { EmergencyHeldUp } from './emergency-held-up.ts';
import { Extreme } from './extreme.ts';
import { Lasting } from './lasting.ts';
import { LightsRun } from './lights-run.ts';
import { LongitudinalJerk } from './longitudinal-jerk.ts';
import type { Metric, SeriesReader } from './metric.ts';
import { OfSeries } from './of-series.ts';
import { OutsideLanes } from './outside-lanes.ts';
import { PassingClearance } from './passing-clearance.ts';
import { PostEncroachment } from './post-encroachment.ts';
import { Progress } from './progress.ts';
import { RouteCompletion } from './route-completion.ts';
import { StopSignsRun } from './stop-signs-run.ts';
import type { StopsReached } from './stops-reached.ts';
import { TimeToCollision } from './time-to-collision.ts';
import { TrafficSpeedShare } from './traffic-speed-share.ts';
import { WrongWay } from './wrong-way.ts';

/** Offset from the lane's centre beyond which the ego does not keep it [m]: NAVSIM's lane keeping. */
const LANE_DEVIATION = 0.5;

/** Slower than this the ego is blocked [m/s]: CARLA's ActorBlockedTest. */
const BLOCKED = 0.1;

/** Time to collision below which one is exposed [s]: Minderhoud and Bovy 2001 take 1.5 s to 3 s. */
const EXPOSED = 1.5;

/** What every run measures, in the order of results.json; docs/criteria.md has the table. */
export function driveMetricList(map: RoadMap, index: LaneIndex, expert: Expert | null, stops: StopsReached): Metric[] {
  return [
    new RouteCompletion(),
    new Progress(expert),
    new Extreme('outside', 'm', 'greatest', ({ outside }) => outside),
    new OutsideLanes(),
    new WrongWay(),
    new Lasting('laneDeviation', ({ laneOffset, inJunction }) => !inJunction && Math.abs(laneOffset) > LANE_DEVIATION),
    new Extreme('overSpeed', 'm/s', 'greatest', ({ speed, speedLimit }) => Math.max(0, speed - speedLimit)),
    new LightsRun(map, index),
    new StopSignsRun(map, index),
    new TimeToCollision(),
    new Extreme('timeHeadway', 's', 'least', (frame) => finite(timeHeadway(frame.leaderGap, frame.speed))),
    new Extreme('leaderTtc', 's', 'least', leaderTtc),
    new OfSeries('tet', 's', exposure(timeExposed)),
    new OfSeries('tit', 's^2', exposure(timeIntegrated)),
    new Extreme('drac', 'm/s^2', 'greatest', ({ leaderGap, speed, leaderSpeed }) =>
      finite(decelerationToAvoid(leaderGap, speed, leaderSpeed)),
    ),
    new PostEncroachment(),
    new Extreme('closestApproach', 'm', 'least', ({ nearest }) => finite(nearest)),
    new PassingClearance(index),
    new Extreme('deceleration', 'm/s^2', 'greatest', ({ ax }) => Math.max(0, -ax)),
    new LongitudinalJerk(),
    new OfSeries('comfort', '1', discomfort),
    new Lasting('blockedTime', ({ speed }) => Math.abs(speed) < BLOCKED),
    new TrafficSpeedShare(),
    new EmergencyHeldUp(),
    stops,
  ];
}

function leaderTtc({ leaderGap, speed, leaderSpeed }: DriveFrame): number {
  return finite(timeToCollision(leaderGap, speed, leaderSpeed));
}

/** NaN for what is endless, so that it is in no series. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}

/** Of the time to collision with who leads; no number where nobody ever led. */
function exposure(of: (ttc: Float64Array, threshold: number, step: number) => number) {
  return (series: SeriesReader, step: number): number => {
    const hasLeader = series.column('leaderGap').some((gap) => !Number.isNaN(gap));
    return hasLeader ? of(series.column('leaderTtc'), EXPOSED, step) : Number.NaN;
  };
}

/** The greatest share that a signal of comfort takes of its bound: nuPlan calls the drive comfortable where it is below 1. */
function discomfort(series: SeriesReader, step: number): number {
  const ax = series.column('longitudinalAcceleration');
  const signals = comfortSignals({ step, ax, ay: series.column('lateralAcceleration'), yaw: series.column('yaw') });
  if (signals.length === 0) return Number.NaN;
  return Math.max(...signals.map(({ least, greatest, from, to }) => Math.max(least / from, greatest / to)));
}
