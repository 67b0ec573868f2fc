import { angleDifference } from '../../core/math/angle.ts';
import { SIGNAL_STATE, type SignalView } from '../../core/messages.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import { projectOntoLane } from '../../map/project-onto-lane.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import { type Fence, type Obstacle, PREDICTION_COUNT, PREDICTION_SECONDS } from '../planning-problem.ts';
import type { ReferenceLine } from '../route/reference-line.ts';
import { predictAlongLanes } from './predict-along-lanes.ts';
import type { ConflictingWay, RouteCrossing } from './route-crossings.ts';
import type { BelievedTrack } from './track-filter.ts';

/** Junctions farther ahead are left for later [m]. */
const LOOK_AHEAD = 45;
/** Where to wait: the front bumper this far before the junction's beginning [m]. */
const ENTRY_ROOM = 1;
/** Harder braking than this is not worth giving way: the ego is as good as in the junction [m/s^2]. */
const YIELD_BRAKING = 4;

/** How far ahead others' arrival matters [s], and how long before and after ours [s]. */
const YIELD_HORIZON = 4;
const TIME_MARGIN = 1.2;

/** Who has waited this long [ticks] gives way to moving vehicles only: two who wait for each other would wait for ever. */
const PATIENCE = 3 * TICKS_PER_SECOND;
const MOVING = 0.5;
const MOVING_FAST = 1.5;
const STANDSTILL = 0.3;

/** A track belongs to a lane within this offset [m] and angle [rad]. */
const LANE_REACH = 1.6;
const LANE_ANGLE = Math.PI / 5;

/** Headings at entry: from our right, and towards us, each within 50 degrees. */
const SECTOR = (50 * Math.PI) / 180;

/** Room to each side of the ego that a crossing vehicle must leave [m]. */
const SIDE_ROOM = 0.5;
/** Acceleration with which the ego is thought to enter [m/s^2]. */
const ENTRY_ACCELERATION = 1.5;

/** Ego in the lane frame, as far as the rule needs it. */
export interface CrossingEgo {
  /** Station of the rear axle [m] and speed [m/s]. */
  readonly s: number;
  readonly speed: number;
}

export interface JunctionView {
  /** Moving vehicles inside the junction whose way crosses ours. */
  readonly obstacles: Obstacle[];
  readonly fence: Fence | null;
}

/**
 * Whom to give way to at the next junction: vehicles inside it that are on their way across ours; among those that
 * approach and would meet us, by the rules of priority (StVO sections 8 and 9): turning left, oncoming ones; without a
 * light, those from the right and those that are clearly there first. With green, only turning left matters.
 */
export class JunctionRule {
  private waitingSince: Tick = -1;

  view(
    tick: Tick,
    map: RoadMap,
    line: ReferenceLine,
    vehicle: VehicleSpecification,
    crossings: readonly RouteCrossing[],
    tracks: readonly BelievedTrack[],
    signals: SignalView | null,
    ego: CrossingEgo,
  ): JunctionView {
    const crossing = crossings.find(({ to }) => to > ego.s);
    const front = ego.s + vehicle.length - vehicle.rearOverhang;
    const view: { obstacles: Obstacle[]; fence: Fence | null } = { obstacles: [], fence: null };
    if (crossing === undefined || crossing.from - front > LOOK_AHEAD) {
      this.waitingSince = -1;
      return view;
    }
    const patient = this.waitingSince < 0 || tick - this.waitingSince < PATIENCE;
    let giveWay = false;
    for (const { track } of tracks) {
      if (track.speed < (patient ? MOVING : MOVING_FAST)) continue;
      for (const way of crossing.conflicts) {
        const inside = this.place(map, way.lane, track.x, track.y, track.yaw);
        if (inside) {
          const lanes = way.exit >= 0 ? [way.lane, way.exit] : [way.lane];
          const path = predictAlongLanes(map, lanes, position.s, position.d, track, line, ego.s, crossing.to + 20);
          if (!this.meets(path, vehicle, 0, YIELD_HORIZON)) continue;
          view.obstacles.push(path);
          giveWay = true;
          break;
        }
        if (this.approachDemandsRoom(map, line, vehicle, crossing, way, track, signals, ego)) giveWay = true;
      }
    }
    const left = crossing.from - front - ENTRY_ROOM;
    const canWait = left > -ENTRY_ROOM && (ego.speed * ego.speed) / (2 * Math.max(left, 0.1)) <= YIELD_BRAKING;
    if (giveWay && canWait) {
      const s = crossing.from - ENTRY_ROOM - (vehicle.length - vehicle.rearOverhang);
      view.fence = { s, cause: 'junction', reason: 'vehicle in junction' };
    }
    this.keepPatience(tick, view.fence !== null && ego.speed < STANDSTILL);
    return view;
  }

  snapshot(): PlainData {
    return this.waitingSince;
  }

  restore(state: PlainData): void {
    this.waitingSince = state as Tick;
  }

  /** Patience, once lost, stays so until the ego drives. */
  private keepPatience(tick: Tick, waits: boolean): void {
    if (waits && this.waitingSince < 0) this.waitingSince = tick;
    else if (!waits && tick - this.waitingSince < PATIENCE) this.waitingSince = -1;
  }

  /** Whether a pose is on a lane; its place goes to `position`. */
  private place(map: RoadMap, index: number, x: number, y: number, yaw: number): boolean {
    const lane = map.lanes[index];
    if (projectOntoLane(lane, x, y, Number.NaN, position) !== 0) return false;
    if (Math.abs(position.d) > LANE_REACH) return false;
    lanePointAt(lane, position.s, point);
    return Math.abs(angleDifference(yaw, point.heading)) < LANE_ANGLE;
  }

  private approachDemandsRoom(
    map: RoadMap,
    line: ReferenceLine,
    vehicle: VehicleSpecification,
    crossing: RouteCrossing,
    way: ConflictingWay,
    track: BelievedTrack['track'],
    signals: SignalView | null,
    ego: CrossingEgo,
  ): boolean {
    const oncoming = Math.abs(Math.abs(way.headingAtEntry) - Math.PI) < SECTOR && way.turn !== 'left';
    const turningAcross = crossing.turn === 'left' && oncoming;
    if (hasGreen(crossing, signals) && !turningAcross) return false;
    for (const approach of way.approaches) {
      if (!this.place(map, approach, track.x, track.y, track.yaw)) continue;
      if ((map.lanes[approach].length - position.s) / track.speed > YIELD_HORIZON) continue;
      const lanes = way.exit >= 0 ? [approach, way.lane, way.exit] : [approach, way.lane];
      const path = predictAlongLanes(map, lanes, position.s, position.d, track, line, ego.s, crossing.to + 20);
      const [enter, leave] = egoTimes(crossing, vehicle, ego);
      if (!this.meets(path, vehicle, enter - TIME_MARGIN, leave + TIME_MARGIN)) continue;
      const fromRight = Math.abs(way.headingAtEntry - Math.PI / 2) < SECTOR;
      if (turningAcross || fromRight || this.meets(path, vehicle, 0, enter - TIME_MARGIN)) return true;
    }
    return false;
  }

  /** Whether a predicted box lies across our corridor at a time in [from, to]. */
  private meets(path: Obstacle, vehicle: VehicleSpecification, from: number, to: number): boolean {
    const half = vehicle.width / 2 + SIDE_ROOM;
    for (let i = 0; i < PREDICTION_COUNT; i++) {
      const t = i * PREDICTION_SECONDS;
      if (t >= from && t <= to && path.dMin[i] < half && path.dMax[i] > -half) return true;
    }
    return false;
  }
}

function hasGreen(crossing: RouteCrossing, signals: SignalView | null): boolean {
  if (crossing.signal < 0 || signals === null) return false;
  return signals.state[crossing.signal] !== SIGNAL_STATE.off;
}

/** When the ego would enter and leave the junction, speeding up gently [s]. */
function egoTimes(crossing: RouteCrossing, vehicle: VehicleSpecification, ego: CrossingEgo): [number, number] {
  const front = ego.s + vehicle.length - vehicle.rearOverhang;
  const rear = ego.s - vehicle.rearOverhang;
  return [timeFor(crossing.from - front, ego.speed), timeFor(crossing.to - rear, ego.speed)];
}

/** Solves way = v t + a t^2 / 2. */
function timeFor(way: number, speed: number): number {
  if (way <= 0) return 0;
  return (Math.sqrt(speed * speed + 2 * ENTRY_ACCELERATION * way) - speed) / ENTRY_ACCELERATION;
}

const position: LanePosition = { lane: -1, s: 0, d: 0 };
const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
