import type { RandomStream } from '../../core/random.ts';
import type { GivenRoutes } from './given-routes.ts';
import type { LaneChoice } from './lane-choice.ts';
import type { SizeClasses } from './size-class.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';
import { canWaitOn } from './waiting-place.ts';

/** The lanes that vehicles go by: along their given routes, else drawn lane by lane (TrafficState.path). */
export class VehiclePaths {
  /** Per actor: length of the lane that it is on [m]. */
  readonly laneEnd: Float64Array;
  private readonly scene: TrafficScene;
  private readonly routes: GivenRoutes;
  private readonly sizes: SizeClasses;
  private readonly random: readonly RandomStream[];

  constructor(scene: TrafficScene, routes: GivenRoutes, sizes: SizeClasses, random: readonly RandomStream[]) {
    this.scene = scene;
    this.routes = routes;
    this.sizes = sizes;
    this.random = random;
    this.laneEnd = new Float64Array(scene.count);
  }

  /** Where vehicles of an actor's size can go. */
  choiceOf(actor: number): LaneChoice {
    return this.sizes.classes[this.sizes.of[actor]].choice;
  }

  /** Whether an actor has a route and has been everywhere. */
  isThrough(actor: number): boolean {
    return this.routes.isDone(actor);
  }

  /** Side to which an actor's route leads from the lane at place k of its path, 1 left, -1 right; 0 for none. */
  sideOfRoute(actor: number, k: number): number {
    return this.routes.sideOf(actor, k);
  }

  /** Writes an actor's way along its route from a lane beside its own on; returns how many lanes of it are known. */
  routeFrom(actor: number, lane: number, out: Int32Array): number {
    return this.routes.from(actor, lane, out);
  }

  /** Puts an actor on a lane, with its route and all its way before it. */
  begin(actor: number, lane: number): void {
    const { state } = this.scene;
    state.path[actor * PATH_LENGTH] = lane;
    state.leg[actor] = 0;
    this.routes.arrive(actor);
    this.extendFrom(actor, 1);
    this.noteEnd(actor);
  }

  /** Goes on to the next lane of an actor's path. */
  advance(actor: number): void {
    const { path, lastLane } = this.scene.state;
    const first = actor * PATH_LENGTH;
    lastLane[actor] = path[first];
    path.copyWithin(first, first + 1, first + PATH_LENGTH);
    this.routes.arrive(actor);
    this.extend(actor, PATH_LENGTH - 1);
    this.noteEnd(actor);
  }

  /** Puts an actor on the first of `count` lanes, with these and what follows them before it. */
  change(actor: number, lanes: Int32Array, count: number): void {
    const { path } = this.scene.state;
    for (let k = 0; k < count; k++) path[actor * PATH_LENGTH + k] = lanes[k];
    this.extendFrom(actor, count);
    this.noteEnd(actor);
  }

  /** Takes in that all are on other lanes. */
  restore(): void {
    for (let actor = 0; actor < this.laneEnd.length; actor++) this.noteEnd(actor);
  }

  /** Chooses the lanes from place k of a path on that is known up to there. */
  extendFrom(actor: number, k: number): void {
    for (let place = k; place < PATH_LENGTH; place++) this.extend(actor, place);
  }

  /** Chooses another lane at place k of a path, and anew what follows. */
  goElsewhere(actor: number, k: number): void {
    const { path } = this.scene.state;
    const place = actor * PATH_LENGTH + k;
    const given = this.routes.after(actor, k);
    path[place] = given >= 0 ? given : this.choiceOf(actor).after(path[place - 1], path[place]);
    this.extendFrom(actor, k + 1);
  }

  private noteEnd(actor: number): void {
    const { lanes, state } = this.scene;
    this.laneEnd[actor] = lanes.length(state.path[actor * PATH_LENGTH]);
  }

  private extend(actor: number, k: number): void {
    const { path } = this.scene.state;
    const before = path[actor * PATH_LENGTH + k - 1];
    const given = before < 0 ? -1 : this.routes.next(actor, k);
    if (given >= 0) {
      path[actor * PATH_LENGTH + k] = given;
      return;
    }
    const drawn = before < 0 ? -1 : this.choiceOf(actor).next(before, this.random[actor]);
    const isAround = drawn >= 0 && this.isInChain(actor, k, drawn);
    path[actor * PATH_LENGTH + k] = isAround ? this.choiceOf(actor).after(before, drawn) : drawn;
  }

  /**
   * Whether a path up to place k comes by a lane since the last place where its actor could wait: nobody reserves all of
   * a small roundabout to go around in it.
   */
  private isInChain(actor: number, k: number, lane: number): boolean {
    const { lanes, state } = this.scene;
    for (let place = k - 1; place >= 0; place--) {
      const passed = state.path[actor * PATH_LENGTH + place];
      if (passed === lane) return true;
      if (!lanes.isConnecting(passed) && canWaitOn(this.scene, actor, passed)) return false;
    }
    return false;
  }
}
