import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { boxInLaneFrame, makeLaneBox } from '../../planning/behaviour/box-in-lane-frame.ts';
import type { LaneState } from '../../planning/planning-problem.ts';
import type { RoadUser } from '../../planning/road-users/road-user.ts';
import { referenceSample } from '../../planning/route/reference-line.ts';
import type { LaneChain } from './lane-chain.ts';
import { makePath, type Path } from './path.ts';
import type { SlowStretch } from './roll-out.ts';

/** A beacon behind us matters from so far [m], and until it is so far before our front [m]. */
const BEHIND = 90;
const PAST = 4;
/** Room kept to the edge of the lane [m]; way over which we pull over: at least [m], and by speed [s]. */
const EDGE_ROOM = 0.15;
const LEAST_WAY = 15;
const WAY_SECONDS = 2.5;
/** Speed at the edge while it is far, and from how near on we stand [m/s], [m]. */
const SLOW = 25 / 3.6;
const STAND_FROM = 60;
/** If it stands behind us for so long it does not want to pass: from then on we drive on before it [s]. */
const PATIENCE = 12;

/** Pulling over. */
export interface PullOver {
  readonly path: Path;
  readonly slow: SlowStretch;
}

/** Who comes towards us in our own lane so near ahead [m] and so fast [m/s] makes us pull over and stop. */
const AHEAD = 220;
const COMES = 2;
/** Vehicles so near to a junction turn [m]; those that we meet later than this [s] may be back by then. */
const NEAR_JUNCTION = 12;
const MEETS = 5.5;

/** To the edge of the lane and braking while somebody comes towards us in it: whoever overtakes there needs time to get back. */
export function yieldToWrongWay(
  map: RoadMap,
  vehicle: VehicleSpecification,
  chain: LaneChain,
  { s, d, speed }: LaneState,
  users: readonly RoadUser[],
): PullOver | null {
  const { line } = chain;
  const half = vehicle.width / 2;
  for (const { id, isWalker, speed: comes, x, y, yaw, length, width } of users) {
    if (id === 0 || isWalker || comes < COMES) continue;
    if (!boxInLaneFrame(line, x, y, yaw, length, width, s, s + AHEAD, box)) continue;
    if (box.along > -0.8 || box.s < s + half || box.dMin > half || box.dMax < -half) continue;
    // In a junction one turns across; and what is far off is over before we meet.
    if (chain.junctions.some(({ from, to }) => box.sMax > from - NEAR_JUNCTION && box.sMin < to + NEAR_JUNCTION))
      continue;
    if (box.sMin - s > MEETS * (comes + speed)) continue;
    const leftHand = map.document.roads[map.lanes[line.legs[0].lane].road].leftHand;
    const target = (leftHand ? 1 : -1) * edgeOf(chain, s, vehicle);
    const path = makePath(chain, [
      [s, d],
      [s + Math.max(LEAST_WAY, WAY_SECONDS * speed), target],
    ]);
    return {
      path,
      slow: { from: s, to: Number.POSITIVE_INFINITY, speed: 0, reason: 'somebody comes in our lane', firm: true },
    };
  }
  return null;
}

function edgeOf({ line }: LaneChain, s: number, { width }: VehicleSpecification): number {
  return Math.max(0, line.halfWidth[referenceSample(line, s)] - width / 2 - EDGE_ROOM);
}

/** To the edge of the lane and slow, then standing, while an emergency vehicle with its beacon on comes from behind; `unwilling` are those that did not pass. */
export function pullOver(
  map: RoadMap,
  vehicle: VehicleSpecification,
  chain: LaneChain,
  start: LaneState,
  egoStanding: number,
  users: readonly RoadUser[],
  unwilling: number[],
): PullOver | null {
  const { line } = chain;
  const { s, d, speed } = start;
  if (chain.junctions.some(({ from, to }) => s > from - vehicle.length && s - vehicle.length < to)) return null;
  const front = vehicle.length - vehicle.rearOverhang;
  for (const user of users) {
    if (!user.isEmergency || unwilling.includes(user.id)) continue;
    const { x, y, yaw, length, width } = user;
    if (!boxInLaneFrame(line, x, y, yaw, length, width, s - BEHIND, s + BEHIND, box)) continue;
    if (box.along < 0.5 || box.sMin > s + front + PAST || box.sMax < s - BEHIND) continue;
    const isNear = s - box.sMax < STAND_FROM;
    // Who is near has braked for us, and waits until we are at the edge.
    if (!isNear && user.speed < speed - 1) continue;
    if (egoStanding > PATIENCE && user.standing > PATIENCE) {
      unwilling.push(user.id);
      continue;
    }
    const leftHand = map.document.roads[map.lanes[line.legs[0].lane].road].leftHand;
    const target = (leftHand ? 1 : -1) * edgeOf(chain, s, vehicle);
    const way = Math.max(LEAST_WAY, WAY_SECONDS * speed);
    const path = makePath(chain, [
      [s, d],
      [s + way, target],
    ]);
    const slow = {
      from: s,
      to: Number.POSITIVE_INFINITY,
      speed: isNear ? 0 : SLOW,
      reason: 'lets an emergency vehicle pass',
    };
    return { path, slow };
  }
  return null;
}

const box = makeLaneBox();
