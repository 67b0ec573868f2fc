import type { CameraTruth } from '../../core/messages/camera-frame.ts';
import type { SensedTopic } from '../../core/messages.ts';
import type { Tick } from '../../core/tick.ts';
import { cameraParameters } from '../../scenario/rig/camera-optics.ts';
import type { Rig } from '../../scenario/rig/rig-schema.ts';
import { sensorTopic, truthTopic } from '../../scenario/rig/sensor-topic.ts';
import type { Run } from '../../scenario/run.ts';
import { CameraModel } from '../../sensors/camera/camera-model.ts';
import { paintTruth, type TruthView } from '../../sensors/camera/truth-colours.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';

/** What the page wants to see of a camera's truth. */
export interface TruthWish {
  readonly topic: SensedTopic;
  readonly view: TruthView;
}

/** A camera's truth as a picture. */
export interface TruthPicture extends TruthWish {
  readonly width: number;
  readonly height: number;
  /** sRGB, 3 bytes a pixel. */
  readonly rgb: Uint8Array;
}

/**
 * Paints the truth of one camera for the page while it asks for it: what the camera publishes itself, or, where its
 * parameters leave normals and flow out, what a second camera in its place makes of the same tick. Nothing is done while
 * nobody looks.
 */
export class TruthPainter {
  private readonly rig: Rig;
  private readonly scenery: Scenery;
  private wish: TruthWish | null = null;
  private double: CameraModel | null = null;
  private picture: TruthPicture | null = null;

  constructor(rig: Rig, scenery: Scenery) {
    this.rig = rig;
    this.scenery = scenery;
  }

  /** Paints this from now on, beginning with what there is; null for nothing. */
  watch(wish: TruthWish | null, run: Run): void {
    if (wish?.topic !== this.wish?.topic || wish?.view !== this.wish?.view) this.double = null;
    this.wish = wish;
    this.picture = null;
    if (wish !== null) this.paint(wish, run);
  }

  /** Takes note of the tick that the run has just done. */
  observe(run: Run): void {
    if (this.wish !== null && run.bus.publishedNow(this.wish.topic) !== null) this.paint(this.wish, run);
  }

  /** The run is at another place: what moved until then is unknown. */
  rewind(): void {
    this.double = null;
    this.picture = null;
  }

  /** The latest picture, once. */
  take(): TruthPicture | null {
    const { picture } = this;
    this.picture = null;
    return picture;
  }

  private paint(wish: TruthWish, run: Run): void {
    const truth = this.truthOf(wish, run);
    if (truth === null) return;
    const { width, height } = truth;
    const rgb = new Uint8Array(3 * width * height);
    if (paintTruth(truth, wish.view, rgb)) this.picture = { ...wish, width, height, rgb };
  }

  private truthOf({ topic, view }: TruthWish, { bus, ticks }: Run): CameraTruth | null {
    const fields = this.rig.sensors.find((sensor) => sensorTopic(sensor) === topic);
    if (fields?.kind !== 'camera') return null;
    const own = bus.latest(truthTopic(fields) as 'truth.camera.front')?.message ?? null;
    const needed = view === 'normals' ? own?.normal : view === 'flow' ? own?.flow : own?.depth;
    if (own === null || needed !== undefined) return own;
    const ego = bus.latest('truth.ego')?.message;
    if (ego === undefined) return null;
    const parameters = cameraParameters(fields);
    const truth = { normals: view === 'normals', flow: view === 'flow', boxes: false, marks: false };
    this.double ??= new CameraModel(`${fields.name}.double`, { ...parameters, photo: null, truth }, 0, this.scenery);
    const actors = bus.latest('truth.actors')?.message ?? null;
    const signals = bus.latest('truth.signals')?.message ?? null;
    const tick: Tick = ticks - 1;
    this.double.measure(tick, { ego, actors, signals });
    return this.double.truthOf();
  }
}
