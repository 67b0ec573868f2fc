import { cos, sin } from '../../core/math/sin-cos.ts';
import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { DRY, type Grip } from '../grip/grip.ts';
import {
  type Fence,
  type LaneState,
  type Obstacle,
  PREDICTION_COUNT,
  PREDICTION_SECONDS,
} from '../planning-problem.ts';
import { projectOntoReference, type ReferencePlace } from '../route/project-onto-reference.ts';
import { type ReferenceLine, referenceSample } from '../route/reference-line.ts';
import { makeObstacle, setBox } from './make-obstacle.ts';
import type { RouteCrosswalk } from './route-crosswalks.ts';
import type { BelievedTrack } from './track-filter.ts';

/** People farther ahead are left for later, and those farther beside the route do not matter [m]. */
const LOOK_AHEAD = 70;
const BESIDE = 14;
/** Room between the ego's side and somebody on foot within which that one is in the way [m]. */
const SIDE_ROOM = 0.6;
/** Room before somebody on the road, and before a crosswalk [m]. */
const FRONT_ROOM = 2.5;
const LINE_ROOM = 1;
/** People are followed so far ahead, and their time on our way is taken to be longer by this at both ends [s]. */
const HORIZON = 4;
const MARGIN = 1.5;
/** Slower than this somebody stands [m/s]. */
const STANDS = 0.3;
/** Who stands so near to a crosswalk, looking across, wants to cross [m], [cosine]. */
const AT_KERB = 2.5;
const FACES = 0.5;
/** For who only waits, or walks along beside us, the ego brakes no harder than this [m/s^2]. */
const YIELD_BRAKING = 3.5;
/** Room that is enough beside somebody for whom it is too late to stop gently [m]. */
const SLIGHT_ROOM = 0.35;
/** Who still does not go while the ego stands for so long is not waited for any more [ticks]; slower it stands [m/s]. */
const PATIENCE = 8 * TICKS_PER_SECOND;
const STANDSTILL = 0.3;

/** What people on foot mean to the plan. */
export interface PedestrianView {
  readonly obstacles: Obstacle[];
  readonly fences: Fence[];
}

/**
 * People on foot: the ego stops before who is on its way or will be when it comes, and at crosswalks for who crosses or
 * wants to (StVO section 26; UVC 11-502). All that are near are obstacles that go straight on at their speed.
 */
export class PedestrianRule {
  private waitingSince: Tick = -1;

  view(
    tick: Tick,
    line: ReferenceLine,
    vehicle: VehicleSpecification,
    start: LaneState,
    crosswalks: readonly RouteCrosswalk[],
    tracks: readonly BelievedTrack[],
    grip = DRY,
  ): PedestrianView {
    const view: PedestrianView = { obstacles: [], fences: [] };
    const isPatient = this.waitingSince < 0 || tick - this.waitingSince < PATIENCE;
    for (const believed of tracks) {
      if (believed.track.kind !== ACTOR_KIND.pedestrian || !locate(line, start.s, believed)) continue;
      if (walker.s < start.s - vehicle.rearOverhang) continue;
      view.obstacles.push(predict(believed));
      const fence = onOurWay(line, vehicle, start) ?? atCrosswalk(vehicle, start, crosswalks, isPatient, grip);
      if (fence !== null) view.fences.push(fence);
    }
    const waits = view.fences.length > 0 && start.speed < STANDSTILL;
    if (!waits && isPatient) this.waitingSince = -1;
    else if (waits && this.waitingSince < 0) this.waitingSince = tick;
    else if (!isPatient && start.speed > 2 * STANDSTILL) this.waitingSince = -1;
    return view;
  }

  snapshot(): PlainData {
    return this.waitingSince;
  }

  restore(state: PlainData): void {
    this.waitingSince = state as Tick;
  }
}

/** Somebody in the lane frame: place [m], velocity [m/s], facing towards the line (1) or away (-1), half a body [m]. */
const walker = { s: 0, d: 0, vs: 0, vd: 0, facing: 0, half: 0, speed: 0 };
const place: ReferencePlace = { s: 0, d: 0 };

function locate(line: ReferenceLine, egoS: number, { track, stands }: BelievedTrack): boolean {
  if (!projectOntoReference(line, track.x, track.y, egoS - 5, egoS + LOOK_AHEAD, BESIDE, place)) return false;
  const angle = track.yaw - line.heading[referenceSample(line, place.s)];
  walker.s = place.s;
  walker.d = place.d;
  walker.speed = stands && track.speed < STANDS ? 0 : track.speed;
  walker.vs = walker.speed * cos(angle);
  walker.vd = walker.speed * sin(angle);
  walker.facing = place.d > 0 ? -sin(angle) : sin(angle);
  walker.half = Math.max(track.length, track.width) / 2;
  return true;
}

/** Before who is in the corridor that the ego sweeps, or will be when the ego comes there. */
function onOurWay(line: ReferenceLine, vehicle: VehicleSpecification, start: LaneState): Fence | null {
  const front = vehicle.length - vehicle.rearOverhang;
  const half = vehicle.width / 2 + SIDE_ROOM + walker.half;
  const beside = Math.abs(walker.d) - half;
  const towards = walker.facing > 0 ? Math.abs(walker.vd) : -Math.abs(walker.vd);
  const enters = beside <= 0 ? 0 : towards > 0.1 ? beside / towards : Number.POSITIVE_INFINITY;
  if (enters > HORIZON) return null;
  const leaves = walker.speed === 0 ? Number.POSITIVE_INFINITY : leavesAfter(half);
  const way = walker.s - front - start.s;
  const arrives = Math.max(0, way) / Math.max(start.speed, 1);
  // It is gone before the ego comes, or steps there after the ego has passed.
  if (arrives > leaves + MARGIN || enters > arrives + MARGIN + vehicle.length / Math.max(start.speed, 1)) return null;
  if (walker.s < start.s || walker.s > line.goal + front) return null;
  const s = walker.s - walker.half - front - FRONT_ROOM;
  // He keeps beside us until the ego is past, and is too near to stop for gently.
  const past = (Math.max(0, way) + 2 * walker.half + vehicle.length) / Math.max(start.speed, 1);
  const staysBeside = beside > 0 && beside + SIDE_ROOM - Math.max(0, towards) * past >= SLIGHT_ROOM;
  if (staysBeside && !canStop(start.speed, s - start.s, YIELD_BRAKING)) return null;
  return { s, cause: 'pedestrian', reason: 'pedestrian' };
}

/** When somebody who moves has left the corridor of that half width [s]. */
function leavesAfter(half: number): number {
  if (Math.abs(walker.vd) < 0.1) return Number.POSITIVE_INFINITY;
  return (half + (walker.vd > 0 ? -walker.d : walker.d)) / Math.abs(walker.vd);
}

/** Before the crosswalk that somebody is on and comes towards us, or waits at. */
function atCrosswalk(
  vehicle: VehicleSpecification,
  start: LaneState,
  crosswalks: readonly RouteCrosswalk[],
  isPatient: boolean,
  { sight }: Grip,
): Fence | null {
  const front = vehicle.length - vehicle.rearOverhang;
  for (const { from, to, left, right, isLit } of crosswalks) {
    if (walker.s < from - LINE_ROOM || walker.s > to + LINE_ROOM) continue;
    if (walker.d > left + AT_KERB || walker.d < right - AT_KERB || walker.facing < FACES) continue;
    const isMoving = walker.speed > STANDS;
    if (!isMoving && (isLit || !isPatient)) continue;
    const s = from - LINE_ROOM - front;
    const way = s - start.s;
    if (way < -LINE_ROOM || !canStop(start.speed, way, Math.min(YIELD_BRAKING, sight))) continue;
    return { s, cause: 'pedestrian', reason: 'pedestrian at crosswalk' };
  }
  return null;
}

/** Whether braking stops within a way [m], [m/s^2]. */
function canStop(speed: number, way: number, braking: number): boolean {
  return speed * speed <= 2 * Math.max(0.1, way) * braking;
}

/** Straight on at the same speed. */
function predict({ track }: BelievedTrack): Obstacle {
  const obstacle: Obstacle = { ...makeObstacle(track.id, false, walker.vs), what: 'pedestrian' };
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const t = i * PREDICTION_SECONDS;
    const s = walker.s + t * walker.vs;
    const d = walker.d + t * walker.vd;
    setBox(obstacle, i, s - walker.half, s + walker.half, d - walker.half, d + walker.half);
  }
  return obstacle;
}
