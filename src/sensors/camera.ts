import { tan } from '../core/math/tan.ts';
import type { CameraCalibration } from '../core/messages.ts';
import type { Inbox, Module, Outbox } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import { isDue, type Tick } from '../core/tick.ts';
import { TOPICS } from '../core/topics.ts';
import type { Scenery } from '../world/scenery/mesh.ts';
import { CameraRenderer } from './camera-renderer.ts';
import { ImageNoise } from './raster/image-noise.ts';

/** Horizontal field of view of the front camera [rad]: 70 degrees. */
const FIELD_OF_VIEW = (70 * Math.PI) / 180;

/** Behind the windscreen, looking slightly down at the road. */
const MOUNT = { x: 1.9, y: 0, z: 1.35, yaw: 0, pitch: 0.04, roll: 0 };

type Reads = 'truth.ego' | 'truth.actors' | 'truth.signals';
type Writes = 'camera.front' | 'truth.camera.front';

/** The front camera's optics for a picture of this size: square pixels, principal point in the middle. */
export function frontCalibration(width = 256, height = 128): CameraCalibration {
  const f = width / 2 / tan(FIELD_OF_VIEW / 2);
  return { width, height, fx: f, fy: f, cx: width / 2, cy: height / 2, mount: { ...MOUNT } };
}

/** The camera behind the windscreen: a picture, and what its pixels really are. */
export class FrontCamera implements Module<Reads, Writes> {
  readonly name = 'camera';
  readonly reads = ['truth.ego', 'truth.actors', 'truth.signals'] as const;
  readonly writes = ['camera.front', 'truth.camera.front'] as const;
  private readonly renderer: CameraRenderer;
  private readonly noise: ImageNoise;

  constructor(scenery: Scenery, seed: number, calibration: CameraCalibration = frontCalibration()) {
    this.renderer = new CameraRenderer(scenery, calibration);
    this.noise = new ImageNoise(seed, 'camera.front');
  }

  /** True class of each pixel of the latest picture, SEMANTIC ids. */
  get semantic(): Uint8Array {
    return this.renderer.semantic;
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    if (!isDue(tick, TOPICS['camera.front'].rate)) return;
    const ego = inbox.latest('truth.ego');
    if (ego === null) return;
    const { renderer, noise } = this;
    const { calibration } = renderer;
    const actors = inbox.latest('truth.actors')?.message ?? null;
    const signals = inbox.latest('truth.signals')?.message ?? null;
    renderer.render(ego.message, actors, signals, noise, tick);
    outbox.publish('camera.front', { calibration, rgb: renderer.rgb.slice() });
    outbox.publish('truth.camera.front', {
      width: calibration.width,
      height: calibration.height,
      depth: renderer.depth.slice(),
      semantic: renderer.semantic.slice(),
      instance: renderer.instance.slice(),
    });
  }

  snapshot(): PlainData {
    return this.noise.snapshot();
  }

  restore(state: PlainData): void {
    this.noise.restore(state);
  }
}
