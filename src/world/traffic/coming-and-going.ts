import { TICK_SECONDS, type Tick } from '../../core/tick.ts';
import type { Cast } from './cast.ts';
import type { EgoView } from './ego-presence.ts';
import { holdsAny, releaseLanes } from './held-lanes.ts';
import type { LaneChanging } from './lane-change/lane-changing.ts';
import type { MapEdge } from './map-edge.ts';
import { standOf } from './off-stage.ts';
import { forgetRoom } from './room-claims.ts';
import type { TrafficFlows } from './traffic-flows.ts';
import type { TrafficOrders } from './traffic-orders.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from './traffic-state.ts';
import type { TrafficView } from './traffic-view.ts';
import type { VehiclePaths } from './vehicle-paths.ts';

/** Vehicles off the map wait until then [ticks]. */
const NEVER = 0x7fff_ffff;

/** Who leaves the map, at its edge or at a flow's destination, and who comes in. */
export class ComingAndGoing {
  private readonly scene: TrafficScene;
  private readonly cast: Cast;
  private readonly paths: VehiclePaths;
  private readonly changing: LaneChanging;
  private readonly edge: MapEdge;
  private readonly flows: TrafficFlows | null;
  private readonly view: TrafficView;
  private readonly orders: TrafficOrders | null;

  /**
   * @param flows null without any
   * @param view shows the ids of those on the roads
   * @param orders null where nobody is told anything
   */
  constructor(
    scene: TrafficScene,
    cast: Cast,
    paths: VehiclePaths,
    changing: LaneChanging,
    edge: MapEdge,
    flows: TrafficFlows | null,
    view: TrafficView,
    orders: TrafficOrders | null,
  ) {
    this.scene = scene;
    this.cast = cast;
    this.paths = paths;
    this.changing = changing;
    this.edge = edge;
    this.flows = flows;
    this.view = view;
    this.orders = orders;
  }

  /** Lets go who is at its end, and others in where there is room; to be called while the order of lanes is up to date. */
  update(tick: Tick, ego: EgoView | null): void {
    if (this.edge.hasEntries) this.crossEdge(ego);
    if (this.flows !== null) this.runFlows(this.flows, tick, ego);
  }

  /** Lets vehicles leave at the map's edge and others come in. */
  private crossEdge(ego: EgoView | null): void {
    const { edge, scene } = this;
    const { state, length } = scene;
    for (let actor = 0; actor < scene.count; actor++) {
      const isLeaving = edge.isLeaving(actor, state.path[actor * PATH_LENGTH]) && this.flows?.owns(actor) !== true;
      if (!isLeaving || edge.findEntry(edge.entriesFor(actor), 0, length[actor], ego) < 0) continue;
      this.comeIn(actor, ego);
    }
    edge.update(ego);
  }

  /** Another vehicle of the same make takes an actor's place, at an entry of its choice that has room. */
  private comeIn(actor: number, ego: EgoView | null): void {
    const { cast, edge, scene } = this;
    cast.replace(actor);
    const length = scene.length[actor];
    const entries = edge.entriesFor(actor);
    const lane = edge.findEntry(entries, cast.random[actor].integer(entries.length), length, ego);
    this.appear(actor, lane, edge.speedAt(lane, length));
  }

  /** Lets vehicles of flows leave where they are at their destination or the map's edge, and others come in. */
  private runFlows(flows: TrafficFlows, tick: Tick, ego: EgoView | null): void {
    const { edge } = this;
    for (let actor = 0; actor < this.scene.count; actor++) {
      if (flows.owns(actor) && !flows.isOff(actor) && this.isThrough(flows, actor, ego)) this.vanish(actor);
    }
    flows.update(
      tick * TICK_SECONDS,
      ego,
      (lane, length) => edge.speedAt(lane, length),
      (actor, lane, speed) => {
        this.cast.replace(actor);
        this.appear(actor, lane, speed);
      },
    );
  }

  /** Whether an actor of a flow is at the map's edge, or at its destination and out of sight. */
  private isThrough(flows: TrafficFlows, actor: number, ego: EgoView | null): boolean {
    const { map, state } = this.scene;
    const lane = state.path[actor * PATH_LENGTH];
    if (this.edge.isLeaving(actor, lane)) return true;
    if (!this.paths.isThrough(actor) || map.lanes[lane].junction >= 0 || holdsAny(state, actor)) return false;
    return 2 * state.s[actor] >= map.lanes[lane].length && flows.isOutOfSight(lane, state.s[actor], ego);
  }

  private appear(actor: number, lane: number, speed: number): void {
    this.put(actor, lane, this.scene.length[actor] / 2, speed);
    this.orders?.forget(actor);
    this.view.replace(actor, this.cast.nextId(this.view.ids));
  }

  /** Puts an actor on a lane, as if it had always been there. */
  put(actor: number, lane: number, s: number, speed: number): void {
    this.scene.state.behaviour[actor] = BEHAVIOUR.laneFollow;
    this.forget(actor);
    this.placeAt(actor, lane, s, speed);
  }

  /** Takes an actor off the lanes, which others move from now on. */
  takeOff(actor: number): void {
    this.vanish(actor);
    this.scene.state.behaviour[actor] = BEHAVIOUR.puppet;
  }

  /** Takes an actor off the map. */
  vanish(actor: number): void {
    const { map, state } = this.scene;
    state.behaviour[actor] = BEHAVIOUR.stoppedUntil;
    state.until[actor] = NEVER;
    this.forget(actor);
    this.placeAt(actor, map.lanes.length - 1, standOf(actor), 0);
  }

  private placeAt(actor: number, lane: number, s: number, speed: number): void {
    const { state, order, count } = this.scene;
    state.s[actor] = s;
    state.speed[actor] = speed;
    this.paths.begin(actor, lane);
    order.place(actor);
    order.place(count + actor);
  }

  /** Whatever an actor had and waited for is over. */
  private forget(actor: number): void {
    const { state } = this.scene;
    state.lastLane[actor] = -1;
    state.acceleration[actor] = 0;
    state.swerve[actor] = 0;
    state.swerveTo[actor] = 0;
    state.swerveSlope[actor] = 0;
    state.asideSince[actor] = -1;
    releaseLanes(state, actor);
    this.changing.forget(actor);
    state.askedSince[actor] = -1;
    state.stoppedOn[actor] = -1;
    state.waited[actor] = 0;
    forgetRoom(state, actor);
  }
}
