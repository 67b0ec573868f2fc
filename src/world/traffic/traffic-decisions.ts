import type { Tick } from '../../core/tick.ts';
import { doingOf } from './actor-doings.ts';
import { actorLights } from './actor-lights.ts';
import type { ComingAndGoing } from './coming-and-going.ts';
import type { EgoView } from './ego-presence.ts';
import { FreeWay } from './free-way/free-way.ts';
import { JunctionReservations } from './junction-reservations.ts';
import type { LaneChanging } from './lane-change/lane-changing.ts';
import { Longitudinal } from './longitudinal.ts';
import type { MapEdge } from './map-edge.ts';
import { lookAhead } from './outlook.ts';
import type { Swerving } from './swerving.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR } from './traffic-state.ts';
import type { VehiclePaths } from './vehicle-paths.ts';

/** Decisions a second. */
export const DECISION_RATE = 10;

/** Who finds its way on full for so long goes another way, and after as long again another [decisions]; red left out. */
const PATIENCE = 10 * DECISION_RATE;

/** What all vehicles decide, ten times a second: who comes and goes, lanes, ways, junctions, accelerations and lamps. */
export class TrafficDecisions {
  private readonly scene: TrafficScene;
  private readonly paths: VehiclePaths;
  private readonly changing: LaneChanging;
  private readonly comingAndGoing: ComingAndGoing;
  private readonly reservations: JunctionReservations;
  private readonly longitudinal: Longitudinal;
  private readonly swerving: Swerving;
  /** Null where nobody comes with a blue light. */
  private readonly freeWay: FreeWay | null;

  constructor(
    scene: TrafficScene,
    paths: VehiclePaths,
    changing: LaneChanging,
    comingAndGoing: ComingAndGoing,
    edge: MapEdge,
    swerving: Swerving,
  ) {
    this.swerving = swerving;
    this.scene = scene;
    this.paths = paths;
    this.changing = changing;
    this.comingAndGoing = comingAndGoing;
    this.freeWay = scene.beacon.includes(1) ? new FreeWay(scene) : null;
    this.reservations = new JunctionReservations(scene);
    this.longitudinal = new Longitudinal(scene, edge, changing.courtesy, this.freeWay);
  }

  decide(tick: Tick, signals: Uint8Array, ego: EgoView | null): void {
    const { scene, reservations, longitudinal } = this;
    const { state, outlook, count } = scene;
    if (ego !== null) scene.ego.update(ego);
    this.changing.moveShadows();
    scene.order.update();
    this.comingAndGoing.update(tick, ego);
    for (let actor = 0; scene.obstacles !== null && actor < count; actor++) this.swerving.decide(actor);
    this.freeWay?.decide(tick);
    if (scene.obstacles !== null || this.freeWay !== null) this.swerving.note();
    this.changing.decide(tick);
    reservations.begin(signals);
    // Of others these look at what they hold alone: all that is looked at of one actor is looked at at once.
    for (let actor = 0; actor < count; actor++) {
      const isOver = state.behaviour[actor] === BEHAVIOUR.stoppedUntil && tick >= state.until[actor];
      if (isOver) state.behaviour[actor] = BEHAVIOUR.laneFollow;
      lookAhead(scene, signals, actor);
      if (scene.overrides?.disobeys[actor] === 1) outlook.toRed[actor] = Number.POSITIVE_INFINITY;
      reservations.takeBack(actor, signals);
    }
    reservations.handOut(tick, signals);
    longitudinal.look();
    // Of others these look at places and motion alone, so that each actor may do all of them in turn.
    for (let actor = 0; actor < count; actor++) {
      const waited = reservations.lacksRoom(actor) ? state.roomless[actor] : 0;
      if (waited > 0 && waited % PATIENCE === 0) this.paths.goElsewhere(actor, outlook.entry[actor]);
      if (state.behaviour[actor] === BEHAVIOUR.puppet) continue;
      longitudinal.decide(actor, reservations.mayEnter(actor));
      state.lights[actor] = actorLights(scene, actor, tick);
    }
  }

  /** What an actor does, by DOING. */
  doingOf(actor: number): number {
    return doingOf(this.scene, actor, this.reservations.mayEnter(actor));
  }
}
