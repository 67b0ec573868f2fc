import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { boxInLaneFrame, makeLaneBox } from '../../planning/behaviour/box-in-lane-frame.ts';
import { PREDICTION_COUNT, PREDICTION_SECONDS } from '../../planning/planning-problem.ts';
import { isSoft, type PredictedWay, type RoadUser } from '../../planning/road-users/road-user.ts';
import { offsetAt, type Path } from './path.ts';

/** Room to each side of the ego within which somebody is in its way [m]; it grows with the time ahead [m/s]. */
const SIDE_ROOM = 0.35;
const GROWTH = 0.06;
/** Less for those who go along the road, within 30 degrees [m], [1]. */
const ALONG_ROOM = 0.25;
const ALONG = 0.87;
/** More room for who is not in a car: they wobble [m]. */
const SOFT_ROOM = 0.35;

/** Slower than this one stands [m/s]. */
const STANDS = 0.3;

/** Stations ahead in which meetings matter: this many seconds of way, and more [m]. */
const SECONDS_AHEAD = 7;
const LEAST_AHEAD = 60;

/** When and where somebody is in the way of a path. Stations are those of the ego's rear axle. */
export interface Meeting {
  readonly user: RoadUser;
  readonly way: PredictedWay;
  /** From its first to its last moment in the way, as indices of predictions. */
  readonly first: number;
  readonly last: number;
  /** Cosine of its heading against the path's: now, and when it comes in the way. */
  readonly alongNow: number;
  readonly along: number;
  /** Where the ego touches it first, from behind it, and where the ego is past it [m]: over the whole time. */
  readonly from: number;
  readonly to: number;
  /** The ego's station at which its front touches the rear of it now, were it on the path [m], and when it comes in the way. */
  readonly behindNow: number;
  readonly behindFirst: number;
  /** Station of its middle now [m], and whether it is beside the path and not on it. */
  readonly sNow: number;
  readonly isBeside: boolean;
}

/** Everybody who will be in the way of a path, by user and way. */
export function findMeetings(
  path: Path,
  vehicle: VehicleSpecification,
  egoS: number,
  egoSpeed: number,
  users: readonly RoadUser[],
): Meeting[] {
  const meetings: Meeting[] = [];
  const reach = egoS + Math.max(LEAST_AHEAD, SECONDS_AHEAD * egoSpeed) + vehicle.length;
  for (const user of users) {
    for (let w = 0; w < user.wayCount; w++) {
      const meeting = meet(path, vehicle, egoS, reach, user, user.ways[w]);
      if (meeting !== null) meetings.push(meeting);
    }
  }
  return meetings;
}

function meet(
  path: Path,
  vehicle: VehicleSpecification,
  egoS: number,
  reach: number,
  user: RoadUser,
  way: PredictedWay,
): Meeting | null {
  const { line } = path.chain;
  const front = vehicle.length - vehicle.rearOverhang;
  const soft = isSoft(user) ? SOFT_ROOM : 0;
  const stands = Math.abs(user.speed) < STANDS;
  let [first, last] = [-1, -1];
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [alongNow, along, behindNow, behindFirst, sNow] = [Number.NaN, 0, Number.NaN, 0, Number.NaN];
  let isBeside = true;
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const { length, width } = user;
    if (!boxInLaneFrame(line, way.x[i], way.y[i], way.yaw[i], length, width, egoS - BEHIND, reach, box)) {
      if (first >= 0) break;
      continue;
    }
    if (i === 0) [alongNow, behindNow, sNow] = [box.along, box.sMin - front, box.s];
    // Who stands goes on standing, and who goes along the road stays on his side.
    const isAlong = stands || Math.abs(box.along) > ALONG;
    const room = isAlong ? ALONG_ROOM + soft / 2 : SIDE_ROOM + soft + GROWTH * i * PREDICTION_SECONDS;
    const half = vehicle.width / 2 + room;
    if (i === 0) isBeside = !touches(path, box.sMin, box.sMax, box.dMin, box.dMax, half);
    const isIn = box.sMax > egoS - vehicle.rearOverhang && touches(path, box.sMin, box.sMax, box.dMin, box.dMax, half);
    if (!isIn) {
      if (first >= 0) break;
      continue;
    }
    if (first < 0) [first, along, behindFirst] = [i, box.along, box.sMin - front];
    last = i;
    from = Math.min(from, box.sMin - front);
    to = Math.max(to, box.sMax + vehicle.rearOverhang);
  }
  if (first < 0) return null;
  return { user, way, first, last, alongNow, along, from, to, behindNow, behindFirst, sNow, isBeside };
}

/** How far behind the ego others are looked for [m]. */
const BEHIND = 30;

function touches(path: Path, sMin: number, sMax: number, dMin: number, dMax: number, half: number): boolean {
  const [a, b, c] = [offsetAt(path, sMin), offsetAt(path, (sMin + sMax) / 2), offsetAt(path, sMax)];
  return dMin < Math.max(a, b, c) + half && dMax > Math.min(a, b, c) - half;
}

const box = makeLaneBox();
