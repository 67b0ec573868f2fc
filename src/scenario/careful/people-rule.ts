import { sin } from '../../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadUser } from '../../planning/road-users/road-user.ts';
import { projectOntoReference, type ReferencePlace } from '../../planning/route/project-onto-reference.ts';
import { referenceSample } from '../../planning/route/reference-line.ts';
import type { DrivingStyle } from './driving-style.ts';
import type { LaneChain } from './lane-chain.ts';
import type { Bounds } from './roll-out.ts';

/** People are looked for so far ahead and to the side [m]. */
const AHEAD = 70;
const BESIDE = 12;
/** Room between the front bumper and a crosswalk where we wait [m]; how near to the kerb one waits to cross [m]. */
const LINE_ROOM = 1;
const AT_KERB = 2;
/** Facing the road within 60 degrees; slower than this one stands [m/s]; after this we go on before one who stands [s]. */
const FACES = 0.5;
const STANDS = 0.2;
const PATIENCE = 4;
/** People nearer than this to our side could be before us with two steps [m], and what we drive past them then [m/s]. */
const TWO_STEPS = 2.2;
const PAST_PEOPLE = 30 / 3.6;

/**
 * What people on foot make us do beside what their predicted ways do: we let those cross who are on a crosswalk and come
 * towards our half, or wait at one without lights; and slow down past those who stand close to our way and face it.
 */
export function boundByPeople(
  chain: LaneChain,
  vehicle: VehicleSpecification,
  style: DrivingStyle,
  egoS: number,
  egoSpeed: number,
  egoStanding: number,
  users: readonly RoadUser[],
  out: Bounds,
): void {
  for (const user of users) {
    if (!user.isWalker || !projectOntoReference(chain.line, user.x, user.y, egoS - 5, egoS + AHEAD, BESIDE, place))
      continue;
    const angle = user.yaw - chain.line.heading[referenceSample(chain.line, place.s)];
    const facing = place.d > 0 ? -sin(angle) : sin(angle);
    waitAtCrosswalk(chain, vehicle, style, egoS, egoSpeed, egoStanding, user, facing, out);
    const beside = Math.abs(place.d) - vehicle.width / 2;
    if (beside < TWO_STEPS && facing > FACES) {
      const front = vehicle.length - vehicle.rearOverhang;
      out.slow.push({ from: place.s - front - 4, to: place.s, speed: PAST_PEOPLE, reason: 'person at the kerb' });
    }
  }
}

function waitAtCrosswalk(
  { crosswalks }: LaneChain,
  vehicle: VehicleSpecification,
  style: DrivingStyle,
  egoS: number,
  egoSpeed: number,
  egoStanding: number,
  user: RoadUser,
  facing: number,
  out: Bounds,
): void {
  const front = vehicle.length - vehicle.rearOverhang;
  for (const { from, to, left, right, isLit } of crosswalks) {
    if (place.s < from - LINE_ROOM || place.s > to + LINE_ROOM) continue;
    if (place.d > left + AT_KERB || place.d < right - AT_KERB || facing < FACES) continue;
    const stands = Math.abs(user.speed) < STANDS;
    if (stands && (isLit || egoStanding > PATIENCE)) continue;
    const s = from - LINE_ROOM - front;
    const way = s - egoS;
    if (way < -LINE_ROOM || (egoSpeed * egoSpeed) / (2 * Math.max(0.1, way)) > style.firmBraking) continue;
    out.stops.push({ s, until: Number.POSITIVE_INFINITY, cause: 'pedestrian', reason: 'pedestrian at crosswalk' });
  }
}

const place: ReferencePlace = { s: 0, d: 0 };
