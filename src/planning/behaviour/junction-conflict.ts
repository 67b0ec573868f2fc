import { isOutOfUse, type SignalView } from '../../core/messages/signals.ts';
import type { Track } from '../../core/messages/tracks.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import { type Obstacle, PREDICTION_COUNT, PREDICTION_SECONDS } from '../planning-problem.ts';
import type { ReferenceLine } from '../route/reference-line.ts';
import { misfitOnLane } from './place-on-lane.ts';
import { predictAlongLanes } from './predict-along-lanes.ts';
import type { ConflictingWay, RouteCrossing } from './route-crossings.ts';

/** How far ahead others' arrival matters [s], and how long before and after ours [s]. */
const YIELD_HORIZON = 4;
const TIME_MARGIN = 1.2;

/** A way is taken for left only by a track that fits it better than any harmless one by this [m]. */
const CLEARLY = 0.15;

/** Headings at entry: from our right, and towards us, each within 50 degrees. */
const SECTOR = (50 * Math.PI) / 180;

/** Room to each side of the ego that a crossing vehicle must leave [m]. */
const SIDE_ROOM = 0.5;

/** Acceleration with which the ego is thought to enter [m/s^2]. */
const ENTRY_ACCELERATION = 1.5;

/** Predictions reach this far past the junction [m]. */
const BEYOND = 20;

/** The next junction of the route and the ego before it or inside it. */
export interface JunctionScene {
  readonly map: RoadMap;
  readonly line: ReferenceLine;
  readonly vehicle: VehicleSpecification;
  readonly crossing: RouteCrossing;
  readonly signals: SignalView | null;
  /** Station of the ego's rear axle [m] and its speed [m/s]. */
  readonly s: number;
  readonly speed: number;
}

/**
 * The predicted way of a track inside the junction if it is on a way that conflicts with ours, null if it is on none.
 * Ways of one approach begin alike: in doubt a track is taken to be on one that leaves us alone.
 */
export function conflictInside(scene: JunctionScene, track: Track): Obstacle | null {
  for (const way of scene.crossing.conflicts) {
    const misfit = misfitOnLane(scene.map.lanes[way.lane], track, position);
    if (misfit === Number.POSITIVE_INFINITY) continue;
    const { s, d } = position;
    if (way.harmless.some((lane) => misfitOnLane(scene.map.lanes[lane], track, other) < misfit + CLEARLY)) continue;
    return predict(scene, [way.lane], way.exit, s, d, track);
  }
  return null;
}

/** Whether the track's way crosses ours within the next seconds. */
export function crossesSoon(scene: JunctionScene, path: Obstacle): boolean {
  return meets(scene, path, 0, YIELD_HORIZON);
}

/**
 * Whether a track that approaches the junction would meet us there and goes first (StVO sections 8 and 9): oncoming ones
 * if we turn left; without a light, also those from the right and those that are there clearly before us.
 */
export function approachGoesFirst(scene: JunctionScene, track: Track): boolean {
  return scene.crossing.conflicts.some((way) => approachesOn(scene, way, track));
}

function approachesOn(scene: JunctionScene, way: ConflictingWay, track: Track): boolean {
  const { map, crossing } = scene;
  const isOncoming = Math.abs(Math.abs(way.headingAtEntry) - Math.PI) < SECTOR && way.turn !== 'left';
  const turnsAcross = crossing.turn === 'left' && isOncoming;
  if (hasLight(scene) && !turnsAcross) return false;
  for (const approach of way.approaches) {
    if (misfitOnLane(map.lanes[approach], track, position) === Number.POSITIVE_INFINITY) continue;
    if ((map.lanes[approach].length - position.s) / track.speed > YIELD_HORIZON) continue;
    const path = predict(scene, [approach, way.lane], way.exit, position.s, position.d, track);
    const [enter, leave] = egoTimes(scene);
    if (!meets(scene, path, enter - TIME_MARGIN, leave + TIME_MARGIN)) continue;
    const fromRight = Math.abs(way.headingAtEntry - Math.PI / 2) < SECTOR;
    if (turnsAcross || fromRight || meets(scene, path, 0, enter - TIME_MARGIN)) return true;
  }
  return false;
}

function predict(
  { map, line, s: egoS, crossing }: JunctionScene,
  lanes: readonly number[],
  exit: number,
  s: number,
  d: number,
  track: Track,
): Obstacle {
  const chain = exit >= 0 ? [...lanes, exit] : lanes;
  return predictAlongLanes(map, chain, s, d, track, line, egoS, crossing.to + BEYOND);
}

/** Whether a predicted box lies across our corridor at a time in [from, to]. */
function meets({ vehicle }: JunctionScene, path: Obstacle, from: number, to: number): boolean {
  const half = vehicle.width / 2 + SIDE_ROOM;
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const t = i * PREDICTION_SECONDS;
    if (t >= from && t <= to && path.dMin[i] < half && path.dMax[i] > -half) return true;
  }
  return false;
}

/** Whether a light governs our way; at red another rule keeps us from entering. */
function hasLight({ crossing, signals }: JunctionScene): boolean {
  return crossing.signal >= 0 && signals !== null && !isOutOfUse(signals.state[crossing.signal]);
}

/** When the ego would enter and leave the junction, speeding up gently [s]. */
function egoTimes({ crossing, vehicle, s, speed }: JunctionScene): [number, number] {
  const front = s + vehicle.length - vehicle.rearOverhang;
  const rear = s - vehicle.rearOverhang;
  return [timeFor(crossing.from - front, speed), timeFor(crossing.to - rear, speed)];
}

/** Solves way = v t + a t^2 / 2. */
function timeFor(way: number, speed: number): number {
  if (way <= 0) return 0;
  return (Math.sqrt(speed * speed + 2 * ENTRY_ACCELERATION * way) - speed) / ENTRY_ACCELERATION;
}

const position: LanePosition = { lane: -1, s: 0, d: 0 };
const other: LanePosition = { lane: -1, s: 0, d: 0 };
