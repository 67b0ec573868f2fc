import { angleDifference } from '../../../core/math/angle.ts';
import type { Tick } from '../../../core/tick.ts';
import { lanePointAt } from '../../../map/lane-point.ts';
import type { LanePoint } from '../../../map/road-map.ts';
import type { TrafficScene } from '../traffic-scene.ts';
import { PATH_LENGTH } from '../traffic-state.ts';
import type { VehiclePaths } from '../vehicle-paths.ts';
import { ON_BOTH, stationBeside } from './change-room.ts';
import type { SameWay } from './same-way.ts';

const oldPlace: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
const newPlace: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

/** Changes under way: where each of them is, and the shadow on the lane that is left (see TrafficState). */
export class ChangeShadows {
  private readonly scene: TrafficScene;
  private readonly paths: VehiclePaths;

  constructor(scene: TrafficScene, paths: VehiclePaths) {
    this.scene = scene;
    this.paths = paths;
  }

  /** Brings shadows to where their actors are; to be called before the order is. */
  move(): void {
    const { map, lanes, state, count } = this.scene;
    for (let actor = 0; actor < count; actor++) {
      const side = state.changeSide[actor];
      if (side === 0) continue;
      const share = state.changeWay[actor] / state.changeLength[actor];
      const shadow = count + actor;
      if (share >= 1) state.changeSide[actor] = 0;
      if (state.path[shadow * PATH_LENGTH] < 0) continue;
      const lane = state.path[actor * PATH_LENGTH];
      const beside = share < ON_BOTH ? lanes.beside(lane, -side) : -1;
      if (beside >= 0) this.place(actor, beside, stationBeside(map, lane, state.s[actor], beside));
      else state.path[shadow * PATH_LENGTH] = -1;
    }
  }

  /** Lets an actor begin a change over `way` [m] to the lane that `same` begins with. */
  begin(actor: number, side: number, way: number, { lanes, count }: SameWay, tick: Tick): void {
    const { map, order, state, count: actors } = this.scene;
    const from = state.path[actor * PATH_LENGTH];
    const s = stationBeside(map, from, state.s[actor], lanes[0]);
    lanePointAt(map.lanes[from], state.s[actor], oldPlace);
    lanePointAt(map.lanes[lanes[0]], s, newPlace);
    const dx = newPlace.x - oldPlace.x;
    const dy = newPlace.y - oldPlace.y;
    // An entry that was dropped in this very tick is still among those in order.
    this.place(actor, from, state.s[actor]);
    this.paths.change(actor, lanes, count);
    state.s[actor] = s;
    state.lastLane[actor] = -1;
    state.askedSince[actor] = -1;
    state.changeSide[actor] = side;
    state.changeWay[actor] = 0;
    state.changeLength[actor] = way;
    state.changeWidth[actor] = Math.sqrt(dx * dx + dy * dy);
    state.changeRise[actor] = oldPlace.z - newPlace.z;
    state.changeTurn[actor] = angleDifference(oldPlace.heading, newPlace.heading);
    state.changedAt[actor] = tick;
    state.wish[actor] = 0;
    state.mustChange[actor] = 0;
    order.place(actors + actor);
    order.place(actor);
  }

  /** Ends a change at once, of an actor whose place another one takes; the order is not told. */
  end(actor: number): void {
    const { state, count } = this.scene;
    state.changeSide[actor] = 0;
    state.wish[actor] = 0;
    state.mustChange[actor] = 0;
    state.path[(count + actor) * PATH_LENGTH] = -1;
  }

  private place(actor: number, lane: number, s: number): void {
    const { state, count } = this.scene;
    const shadow = count + actor;
    state.path[shadow * PATH_LENGTH] = lane;
    state.s[shadow] = s;
    state.speed[shadow] = state.speed[actor];
    state.acceleration[shadow] = state.acceleration[actor];
  }
}
