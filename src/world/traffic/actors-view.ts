import { wrapAngle } from '../../core/math/angle.ts';
import { atan } from '../../core/math/atan.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import type { Model } from '../scenery/mesh.ts';
import { shownModel } from '../scenery/models/shown-model.ts';
import type { ActorStart } from './actor-start.ts';
import { lateralShare, lateralSlope } from './lane-change/lateral-profile.ts';
import type { LaneFacts } from './lane-network.ts';
import { sampleAt } from './lane-sample.ts';
import { halfWheelbase, LONG, placeBetween } from './long-body.ts';
import { PATH_LENGTH, type TrafficState } from './traffic-state.ts';
import { wayPointAt } from './way-point.ts';

/** Id of the first actor: 0 is none, 1 the ego. */
export const FIRST_ID = 2;

/** Greatest id: the camera's instance image has 16 bits, and people have those from 0xf000 on. */
const LAST_ID = 0xefff;

/** Half the distance over which a car's pitch follows the road [m]: half a wheelbase. */
const HALF_WHEELBASE = 1.3;

/** What traffic knows of a model. */
export type ModelSize = Pick<Model, 'name' | 'kind' | 'length' | 'width' | 'height' | 'motion'>;

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
const front: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

/** Id of the vehicle of that number, counted from 0 over all that ever were: after the last id they begin anew. */
export function vehicleId(number: number): number {
  return FIRST_ID + (number % (LAST_ID + 1 - FIRST_ID));
}

/** What readers see of all actors; speed and lights are those of the state itself, the rest follows from it. */
export function createActorsView(
  actors: readonly ActorStart[],
  models: readonly ModelSize[],
  state: TrafficState,
): ActorsTruth {
  const count = actors.length;
  const worn = actors.map(({ model }) => models[model]);
  return {
    count,
    id: Int32Array.from(actors, (_, i) => vehicleId(i)),
    kind: Uint8Array.from(worn, ({ kind }) => kind),
    model: Uint8Array.from(actors, ({ model }) => model),
    color: Uint32Array.from(actors, ({ color }) => color),
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
    yaw: new Float64Array(count),
    pitch: new Float64Array(count),
    roll: new Float64Array(count),
    speed: state.speed.subarray(0, count),
    acceleration: new Float64Array(count),
    length: Float64Array.from(worn, ({ length }) => length),
    width: Float64Array.from(worn, ({ width }) => width),
    height: Float64Array.from(worn, ({ height }) => height),
    lights: state.lights,
  };
}

/**
 * Brings the view up to date: every car on the centre of its lane, along it, long vehicles with both axles on it; pitched
 * and leaning as the road under the wheels.
 */
export function updateActorsView(
  view: ActorsTruth,
  map: RoadMap,
  facts: readonly LaneFacts[],
  state: TrafficState,
): void {
  for (let actor = 0; actor < view.count; actor++) {
    const s = state.s[actor];
    const lane = state.path[actor * PATH_LENGTH];
    const half = view.length[actor] > LONG ? halfWheelbase(view.length[actor]) : HALF_WHEELBASE;
    railPoseAt(map, state, actor, view.length[actor], point);
    const { z } = point;
    view.x[actor] = point.x;
    view.y[actor] = point.y;
    view.z[actor] = z + (state.changeSide[actor] !== 0 ? riseOf(state, actor) : 0);
    view.yaw[actor] = wrapAngle(point.heading);
    const climb = heightAt(map, state, actor, s + half) - heightAt(map, state, actor, s - half);
    view.pitch[actor] = climb === 0 ? 0 : -atan(climb / (2 * half));
    view.roll[actor] = sampleAt(map.lanes[lane], facts[lane].roll, s);
    const wished = state.acceleration[actor];
    view.acceleration[actor] = state.speed[actor] > 0 ? wished : Math.max(0, wished);
  }
}

/** Where the middle of an actor of a length [m] is on its way, and its heading, along the road's surface. */
export function railPoseAt(map: RoadMap, state: TrafficState, actor: number, length: number, out: LanePoint): void {
  const s = state.s[actor];
  lanePointAt(map.lanes[state.path[actor * PATH_LENGTH]], s, out);
  if (length > LONG) {
    const { z } = out;
    wayPointAt(map, state, actor, s - halfWheelbase(length), out);
    wayPointAt(map, state, actor, s + halfWheelbase(length), front);
    placeBetween(out, front);
    out.z = z;
  }
  if (state.changeSide[actor] !== 0) moveAcross(state, actor, out);
  if (state.swerve[actor] !== 0) moveAside(state, actor, out);
}

/** Lets those move their legs who have legs: `base` are the models that they wear when they stand. */
export function moveLegs(view: ActorsTruth, models: readonly ModelSize[], base: Uint8Array, state: TrafficState): void {
  for (let actor = 0; actor < view.count; actor++) {
    if (models[base[actor]].motion === undefined) continue;
    view.model[actor] = shownModel(models, base[actor], state.changeWay[actor], state.speed[actor]);
  }
}

/** A message of its own; what never changes is shared between messages, and with nobody's legs moving models are. */
export function copyActorsView(view: ActorsTruth, legs: boolean): ActorsTruth {
  // Field by field: a spread of this many fields takes V8 a hundred times as long.
  return {
    count: view.count,
    id: view.id,
    kind: view.kind,
    model: legs ? view.model.slice() : view.model,
    color: view.color,
    x: view.x.slice(),
    y: view.y.slice(),
    z: view.z.slice(),
    yaw: view.yaw.slice(),
    pitch: view.pitch.slice(),
    roll: view.roll.slice(),
    speed: view.speed.slice(),
    acceleration: view.acceleration.slice(),
    length: view.length,
    width: view.width,
    height: view.height,
    lights: view.lights.slice(),
  };
}

/** Moves the place on the new lane's centre to where the actor is in its change, and turns it along its course. */
function moveAcross(state: TrafficState, actor: number, place: LanePoint): void {
  const side = state.changeSide[actor];
  const width = state.changeWidth[actor];
  const way = state.changeLength[actor];
  const u = Math.min(1, state.changeWay[actor] / way);
  const left = -side * width * (1 - lateralShare(u));
  place.x -= left * sin(place.heading);
  place.y += left * cos(place.heading);
  place.heading += side * atan((width * lateralSlope(u)) / way) + state.changeTurn[actor] * (1 - lateralShare(u));
}

/** Moves the place to where the actor is that drives around something, and turns it along its course. */
function moveAside({ swerve, swerveSlope }: TrafficState, actor: number, place: LanePoint): void {
  place.x -= swerve[actor] * sin(place.heading);
  place.y += swerve[actor] * cos(place.heading);
  place.heading += atan(swerveSlope[actor]);
}

/** How much higher than on the new lane's centre it is [m]. */
function riseOf(state: TrafficState, actor: number): number {
  const u = Math.min(1, state.changeWay[actor] / state.changeLength[actor]);
  return state.changeRise[actor] * (1 - lateralShare(u));
}

/** Height of the road at station `s` of an actor's lane, where it lies before or beyond that on the lane there [m]. */
function heightAt({ lanes }: RoadMap, state: TrafficState, actor: number, s: number): number {
  const lane = lanes[state.path[actor * PATH_LENGTH]];
  const last = state.lastLane[actor];
  if (s < 0 && last >= 0) return sampleAt(lanes[last], lanes[last].centre.z, lanes[last].length + s);
  const next = state.path[actor * PATH_LENGTH + 1];
  if (s > lane.length && next >= 0) return sampleAt(lanes[next], lanes[next].centre.z, s - lane.length);
  return sampleAt(lane, lane.centre.z, s);
}
