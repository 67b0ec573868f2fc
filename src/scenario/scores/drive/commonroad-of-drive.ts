import { HALF_PI, wrapAngle } from '../../../core/math/angle.ts';
import { FRAME_SECONDS } from '../../metrics/drive-frame.ts';
import { COST_FUNCTIONS, type CostFunction, commonRoadCost } from '../commonroad/cost-functions.ts';
import { partialCosts } from '../commonroad/partial-costs.ts';
import type { ScoredDrive, Scoring } from './scored-drive.ts';

/** Second differences need this many frames. */
const LEAST_FRAMES = 3;

/**
 * CommonRoad's costs of a drive, by `commonroad` and their name. Our goals ask for no speed. Where the ego is off all lanes
 * its last offsets from one count on; on a lane of oncoming traffic it is measured against the line of the lane, not its
 * direction, which would turn the speed along it over; the nearest obstacle is the nearest box of another road user within 60 m.
 */
export function commonRoadOfDrive({ series }: ScoredDrive): Record<`commonroad${CostFunction}`, Scoring> {
  const names = Object.keys(COST_FUNCTIONS) as CostFunction[];
  if (series.count < LEAST_FRAMES) {
    const short = { why: 'the drive is too short to have a jerk' };
    return Object.fromEntries(names.map((name) => [`commonroad${name}`, short])) as never;
  }
  const costs = partialCosts({
    step: FRAME_SECONDS,
    speed: series.column('speed'),
    steer: series.column('steer'),
    yaw: series.column('yaw'),
    offset: held(series.column('laneOffset')),
    headingOffset: held(series.column('headingError')).map(alongLane),
    obstacle: series.column('nearest'),
    goalSpeed: null,
  });
  return Object.fromEntries(names.map((name) => [`commonroad${name}`, commonRoadCost(name, costs)])) as never;
}

/** Heading against the line of a lane whose direction is of no matter [rad]. */
function alongLane(headingError: number): number {
  return Math.abs(headingError) > HALF_PI ? wrapAngle(headingError + Math.PI) : headingError;
}

/** The last number in place of what is none; 0 before the first. */
function held(column: Float64Array): Float64Array {
  let last = 0;
  return column.map((value) => {
    if (!Number.isNaN(value)) last = value;
    return last;
  });
}
