import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { boxInLaneFrame, makeLaneBox } from '../../planning/behaviour/box-in-lane-frame.ts';
import type { RoadUser } from '../../planning/road-users/road-user.ts';
import { referenceSample } from '../../planning/route/reference-line.ts';
import type { LaneChain } from './lane-chain.ts';
import type { Bounds } from './roll-out.ts';

/** What stands beside our way within this hides people who step out [m]; on roads up to this limit [m/s]. */
const BESIDE = 2.2;
const TOWN = 61 / 3.6;
/** Slower than this one stands [m/s]; speeds past cars and past what one cannot look over [m/s]. */
const STANDS = 0.3;
const PAST_CARS = 35 / 3.6;
const PAST_VANS = 25 / 3.6;
/** How far ahead and before them we are slow [m]. */
const AHEAD = 70;
const BEFORE = 6;

/** In town: slowly past vehicles that stand close beside our way, slower where one cannot look over them. */
export function boundByCaution(
  { line }: LaneChain,
  vehicle: VehicleSpecification,
  egoS: number,
  users: readonly RoadUser[],
  out: Bounds,
): void {
  const half = vehicle.width / 2;
  const front = vehicle.length - vehicle.rearOverhang;
  for (const { id, kind, isWalker, speed, x, y, yaw, length, width } of users) {
    if (id === 0 || isWalker || Math.abs(speed) > STANDS) continue;
    if (!boxInLaneFrame(line, x, y, yaw, length, width, egoS - 5, egoS + AHEAD, box)) continue;
    if (line.speedLimit[referenceSample(line, box.s)] > TOWN || Math.abs(box.along) < 0.7) continue;
    const room = Math.max(box.dMin - half, -half - box.dMax);
    // Who stands in the lane beside us with people neither side is traffic that waits: those are far enough from the kerb.
    if (room < 0 || room > BESIDE || box.along < 0) continue;
    const isHigh = kind === ACTOR_KIND.van || kind === ACTOR_KIND.truck || kind === ACTOR_KIND.bus;
    const most = isHigh ? PAST_VANS : PAST_CARS;
    out.slow.push({
      from: box.sMin - front - BEFORE,
      to: box.sMax - front + HIDDEN,
      speed: most,
      reason: isHigh ? 'slow past a van' : 'slow past a car that stands',
    });
  }
}

/** So far behind its end people step out still [m]. */
const HIDDEN = 3;

const box = makeLaneBox();
