import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { STANDSTILL_GAP } from '../lattice/lattice-costs.ts';
import { type Fence, type Obstacle, PREDICTION_COUNT, PREDICTION_SECONDS } from '../planning-problem.ts';
import { REFERENCE_STEP, type ReferenceLine, referenceSample } from '../route/reference-line.ts';
import { comfortableStop } from '../speed-profile.ts';
import { boxInLaneFrame, type LaneBox, makeLaneBox } from './box-in-lane-frame.ts';
import { makeObstacle, setBox } from './make-obstacle.ts';
import type { BelievedTrack } from './track-filter.ts';

/** Room on each side of the ego within which something is in its way [m]. */
const IN_THE_WAY = 0.3;
/** Within this much room it is worth keeping away from, where the lane allows [m]. */
const BESIDE = 1;
/** Room needed to pass something that stands [m]. */
const PASSING_ROOM = 0.35;

/** More room for who rides and is not in a car: they wobble, and swing out around what stands [m]. */
const SOFT_ROOM = 0.7;

/** Tracks farther ahead along the route are left for later [m], but for those within the comfortable way to stop. */
const LOOK_AHEAD = 100;

/** Cosine of the angle to the line within which a vehicle goes our way: 60 degrees. */
const OUR_WAY = 0.5;

/** What stands or drives on our way. */
export interface CorridorView {
  readonly obstacles: Obstacle[];
  /** Behind vehicles that stand and leave no room to pass. */
  readonly fences: Fence[];
  /** Tracks that are dealt with here. */
  readonly tracks: Set<number>;
}

/**
 * Finds the tracks that stand or go our way in the corridor that the ego sweeps along the route, or just beside it.
 * - Going our way: predicted along the line at constant speed and offset, or braking as he does until he stands; leads if in
 *   the corridor.
 * - Standing in the corridor with room to pass inside our lane: an obstacle; with none: an obstacle and a fence.
 * Vehicles behind the rear axle are left to look out for themselves; those that cross or come towards us are the business
 * of JunctionRule and StrayWatch.
 */
export function corridorObstacles(
  line: ReferenceLine,
  vehicle: VehicleSpecification,
  egoS: number,
  tracks: readonly BelievedTrack[],
  egoSpeed = 0,
): CorridorView {
  const view: CorridorView = { obstacles: [], fences: [], tracks: new Set() };
  const ahead = Math.max(LOOK_AHEAD, comfortableStop(egoSpeed));
  for (const believed of tracks) {
    const { track } = believed;
    const { x, y, yaw, length, width } = track;
    if (!boxInLaneFrame(line, x, y, yaw, length, width, egoS - 5, egoS + ahead, box)) continue;
    if (track.kind === ACTOR_KIND.motorcycle || track.kind === ACTOR_KIND.bicycle) {
      box.dMin -= SOFT_ROOM;
      box.dMax += SOFT_ROOM;
    }
    if (box.s > egoS) consider(line, vehicle, believed, box, view);
  }
  return view;
}

function consider(
  line: ReferenceLine,
  vehicle: VehicleSpecification,
  { track, stands, braking }: BelievedTrack,
  box: LaneBox,
  view: CorridorView,
): void {
  const half = vehicle.width / 2;
  const room = Math.max(box.dMin - half, -half - box.dMax);
  const laneHalf = line.halfWidth[referenceSample(line, box.s)];
  if (room > BESIDE) return;
  const inTheWay = room < IN_THE_WAY;
  if (!stands && box.along < OUR_WAY) return;
  view.tracks.add(track.id);
  const leads = inTheWay && !stands;
  view.obstacles.push(predictAlongLine(line, track.id, leads, stands ? 0 : track.speed * box.along, box, braking));
  if (!stands || !inTheWay || roomInLane(vehicle, laneHalf, box)) return;
  const front = vehicle.length - vehicle.rearOverhang;
  view.fences.push({ s: box.sMin - front - STANDSTILL_GAP, cause: 'vehicle', reason: 'vehicle' });
}

/** Whether the ego can pass inside its lane; offsets are those of the lattice, 0.5 m apart. */
export function roomInLane(vehicle: VehicleSpecification, laneHalf: number, box: LaneBox): boolean {
  const half = vehicle.width / 2;
  const shift = Math.min(1, Math.floor(Math.max(0, laneHalf - half - 0.05) / 0.5) * 0.5);
  return box.dMin - half + shift > PASSING_ROOM || shift - half - box.dMax > PASSING_ROOM;
}

/** Others keep to the lanes where our line swings out of its own. @param braking until it stands [m/s^2] */
function predictAlongLine(
  line: ReferenceLine,
  track: number,
  leads: boolean,
  speed: number,
  at: LaneBox,
  braking: number,
): Obstacle {
  const { s, sMin, sMax, dMin, dMax } = at;
  const obstacle = makeObstacle(track, leads, speed);
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const t = braking > 0 ? Math.min(i * PREDICTION_SECONDS, speed / braking) : i * PREDICTION_SECONDS;
    const way = speed * t - (braking * t * t) / 2;
    const aside = line.shift === undefined ? 0 : shiftAt(line.shift, s + way) - shiftAt(line.shift, s);
    setBox(obstacle, i, sMin + way, sMax + way, dMin - aside, dMax - aside);
  }
  return obstacle;
}

function shiftAt(shift: Float64Array, s: number): number {
  return shift[Math.min(Math.max(Math.round(s / REFERENCE_STEP), 0), shift.length - 1)];
}

const box = makeLaneBox();
