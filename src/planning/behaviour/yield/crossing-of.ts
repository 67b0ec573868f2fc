import type { VehicleSpecification } from '../../../core/vehicle-specification.ts';
import { type Obstacle, PREDICTION_COUNT, PREDICTION_SECONDS } from '../../planning-problem.ts';
import { isSoft, type PredictedWay, type RoadUser } from '../../road-users/road-user.ts';
import type { ReferenceLine } from '../../route/reference-line.ts';
import { boxInLaneFrame, makeLaneBox } from '../box-in-lane-frame.ts';
import { makeObstacle, setBox } from '../make-obstacle.ts';

/** Room to each side of the ego within which somebody is in its way [m]; it grows with the time ahead [m/s]. */
const SIDE_ROOM = 0.35;
const GROWTH = 0.06;
/** Less for those who go along the road, within 30 degrees [m], [1]; more for who is not in a car: they wobble [m]. */
const ALONG_ROOM = 0.25;
const ALONG = 0.87;
const SOFT_ROOM = 0.35;
/** Cosine of the angle within which somebody goes our way. */
export const OUR_WAY = 0.5;
/** How far behind the ego others are looked at [m]. */
const BEHIND = 30;

/** When and where somebody would be in our way. Stations are those of the ego's rear axle [m]. */
export interface Crossing {
  readonly user: RoadUser;
  readonly way: PredictedWay;
  /** Seconds until it comes in our way, and until it is out of it; Infinity beyond the horizon. */
  readonly enters: number;
  readonly leaves: number;
  /** Place of its centre when it comes in our way [m]. */
  readonly x: number;
  readonly y: number;
  /** Cosine of its heading against the line's: now (NaN off the line's reach), and when it comes in. */
  readonly alongNow: number;
  readonly along: number;
  /** Its station now; where the ego touches it first, and where it is past it. */
  readonly sNow: number;
  readonly from: number;
  readonly to: number;
  /** Whether it comes in to go our way. */
  readonly merges: boolean;
  /** Its boxes over time. */
  readonly obstacle: Obstacle;
}

/** How a way of somebody gets in ours, null where it does not. */
export function crossingOf(
  line: ReferenceLine,
  vehicle: VehicleSpecification,
  egoS: number,
  reach: number,
  user: RoadUser,
  way: PredictedWay,
): Crossing | null {
  const front = vehicle.length - vehicle.rearOverhang;
  const soft = isSoft(user) ? SOFT_ROOM : 0;
  const merges = comesIn(line, way);
  const obstacle = makeObstacle(user.id, false, user.speed);
  let [first, last] = [-1, -1];
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [alongNow, along, sNow] = [Number.NaN, 0, Number.NaN];
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    if (!boxInLaneFrame(line, way.x[i], way.y[i], way.yaw[i], user.length, user.width, egoS - BEHIND, reach, box)) {
      if (first >= 0) break;
      continue;
    }
    if (i === 0) [alongNow, sNow] = [box.along, box.s];
    setBox(obstacle, i, box.sMin, box.sMax, box.dMin, box.dMax);
    const isAlong = Math.abs(box.along) > ALONG;
    const room = isAlong ? ALONG_ROOM + soft / 2 : SIDE_ROOM + soft + GROWTH * i * PREDICTION_SECONDS;
    const half = vehicle.width / 2 + room;
    const isIn = box.sMax > egoS - vehicle.rearOverhang && box.dMin < half && box.dMax > -half;
    if (!isIn && first >= 0) break;
    if (!isIn) continue;
    if (first < 0) [first, along] = [i, box.along];
    last = i;
    from = Math.min(from, box.sMin - front);
    // Who comes in to go our way follows us from then on, if we are there before him.
    if (i === first || !merges) to = Math.max(to, box.sMax + vehicle.rearOverhang);
  }
  if (first < 0) return null;
  const leaves = last === PREDICTION_COUNT - 1 ? Number.POSITIVE_INFINITY : (last + 1) * PREDICTION_SECONDS;
  const enters = first * PREDICTION_SECONDS;
  const [x, y] = [way.x[first], way.y[first]];
  return { user, way, enters, leaves, x, y, alongNow, along, sNow, from, to, merges, obstacle };
}

/** Whether a way leads from lanes that are not ours to one that is. */
function comesIn({ legs }: ReferenceLine, { lanes, laneCount }: PredictedWay): boolean {
  for (let i = 1; i < laneCount; i++) if (legs.some(({ lane }) => lane === lanes[i])) return true;
  return false;
}

const box = makeLaneBox();
