import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { ActorStart } from './actor-start.ts';
import { copyActorsView, createActorsView, type ModelSize, moveLegs, updateActorsView } from './actors-view.ts';
import type { BicycleMotion } from './bicycle-motion.ts';
import type { OffLaneVehicles } from './off-lane-vehicles.ts';
import type { TrafficScene } from './traffic-scene.ts';

/** What readers see of traffic. Places follow from the state, and are worked out when somebody looks. */
export class TrafficView {
  private readonly scene: TrafficScene;
  private readonly view: ActorsTruth;
  private isOld = true;
  /** Models that the actors wear when they stand, and whether any of them moves legs when it does not. */
  private readonly models: readonly ModelSize[];
  private readonly standing: Uint8Array;
  private readonly hasLegs: boolean;
  private readonly offLanes: OffLaneVehicles | null;
  private readonly bicycles: BicycleMotion | null;

  constructor(
    scene: TrafficScene,
    actors: readonly ActorStart[],
    models: readonly ModelSize[],
    offLanes: OffLaneVehicles | null,
    bicycles: BicycleMotion | null,
  ) {
    this.bicycles = bicycles;
    this.offLanes = offLanes;
    this.scene = scene;
    this.view = createActorsView(actors, models, scene.state);
    this.models = models;
    this.standing = this.view.model.slice();
    this.hasLegs = actors.some(({ model }) => models[model].motion !== undefined);
  }

  /** Ids by actor. */
  get ids(): Int32Array {
    return this.view.id;
  }

  set ids(ids: Int32Array) {
    this.view.id = ids;
  }

  /** Says that the state has changed. */
  forget(): void {
    this.isOld = true;
  }

  /** State of all actors, valid until the next step. */
  current(): ActorsTruth {
    if (!this.isOld) return this.view;
    updateActorsView(this.view, this.scene.map, this.scene.facts, this.scene.state);
    this.bicycles?.show(this.view);
    this.offLanes?.show(this.view);
    this.isOld = false;
    if (this.hasLegs) moveLegs(this.view, this.models, this.standing, this.scene.state);
    return this.view;
  }

  /** A message of its own. */
  copy(): ActorsTruth {
    return copyActorsView(this.current(), this.hasLegs);
  }

  /** Gives an actor's place to another vehicle; messages that were copied keep the ids that they had. */
  replace(actor: number, id: number): void {
    this.view.id = this.view.id.slice();
    this.view.id[actor] = id;
  }
}
