import type { Messages } from '../core/messages.ts';
import type { Tick } from '../core/tick.ts';
import type { Atmosphere } from '../world/scenery/mesh.ts';
import { CameraRig, type CameraView } from './camera/camera-rig.ts';
import { Orbit } from './camera/orbit.ts';
import type { Detail } from './detail.ts';
import { pickActor } from './pick-actor.ts';
import { type Painter, Picture } from './picture.ts';
import type { PointColour } from './point-colour.ts';
import { DisplayClock } from './time/display-clock.ts';
import type { WorldLayerChoice } from './world-layers.ts';
import { type DrawnTopic, type WorldFacts, WorldScene } from './world-scene.ts';

/** Longest time that the camera eases over in one frame [s]. */
const LONGEST_FRAME = 0.1;
/** Without a graphics card the processor draws, which has a simulation to run as well: a frame takes at least this [ms]. */
const SOFTWARE_FRAME = 45;

/** Draws a drive into a picture of its own, whenever something has changed. */
export class WorldRenderer implements Painter {
  readonly picture: Picture;
  private readonly world: WorldScene;
  private readonly orbit: Orbit;
  private readonly rig: CameraRig;
  private readonly clock = new DisplayClock();
  private stale = true;

  /** @param container an element without content, whose size the picture takes */
  constructor(container: HTMLElement, facts: WorldFacts) {
    this.picture = new Picture(container, SOFTWARE_FRAME);
    this.picture.setCameraTones(facts.scenery.atmosphere.weather !== undefined);
    this.world = new WorldScene(facts, this.picture.detail);
    this.orbit = new Orbit(this.picture.canvas, () => this.touch());
    this.rig = new CameraRig(this.orbit);
    this.picture.start(this);
  }

  /** Takes the messages of a batch: first `receive`, then `show` for each that is new. */
  receive(tick: Tick): void {
    this.clock.receive(tick, performance.now());
    this.touch();
  }

  show<T extends DrawnTopic>(topic: T, message: Messages[T], tick: Tick): void {
    this.world.update(topic, message, tick);
    this.touch();
  }

  /** Another weather than that of the start, under the same sun. */
  setAtmosphere(atmosphere: Atmosphere): void {
    this.world.setAtmosphere(atmosphere);
    this.touch();
  }

  showSensor(...said: Parameters<WorldScene['updateSensor']>): void {
    this.world.updateSensor(...said);
    this.touch();
  }

  setPointColour(colour: PointColour): void {
    this.world.setPointColour(colour);
    this.touch();
  }

  /** Id of the road user under a place in the window, 0 for none; by the latest message. */
  actorAt(clientX: number, clientY: number): number {
    const { latest } = this.world;
    if (latest === null) return 0;
    const { left, top, width, height } = this.picture.canvas.getBoundingClientRect();
    const x = (2 * (clientX - left)) / width - 1;
    const index = pickActor(this.rig.camera, x, 1 - (2 * (clientY - top)) / height, latest);
    return index < 0 ? 0 : latest.id[index];
  }

  setView(view: CameraView): void {
    this.rig.setView(view);
    this.world.ego.setBodyVisible(view !== 'driver');
    this.touch();
  }

  setLayers(layers: WorldLayerChoice): void {
    this.world.setLayers(layers);
    this.touch();
  }

  setDetail(detail: Detail): void {
    this.world.setDetail(detail);
  }

  setReducedMotion(reduced: boolean): void {
    this.rig.reducedMotion = reduced;
  }

  dispose(): void {
    this.picture.dispose();
    this.orbit.dispose();
    this.world.dispose();
  }

  fit(width: number, height: number): void {
    this.rig.camera.aspect = width / height;
    this.rig.camera.updateProjectionMatrix();
    this.touch();
  }

  frame(now: number, elapsedMs: number): boolean {
    const moment = this.clock.at(now);
    const isMoving = this.stale || !this.clock.isSettled;
    if (!isMoving && !this.picture.mayBeSharp(now)) return false;
    this.picture.setSharp(!isMoving);
    this.stale = false;
    this.world.showAt(moment);
    const { pose } = this.world.ego;
    if (pose !== null && this.rig.follow(pose, Math.min(LONGEST_FRAME, elapsedMs / 1000))) this.touch();
    if (pose !== null) this.world.seeFrom(this.rig.camera.position.z - pose.z);
    this.world.lookFrom(this.rig.camera.position);
    this.picture.renderer.render(this.world.scene, this.rig.camera);
    return isMoving;
  }

  private touch(): void {
    this.stale = true;
  }
}
