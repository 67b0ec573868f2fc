import { tan } from '../core/math/tan.ts';
import type { CameraCalibration, CameraFrame, CameraTruth } from '../core/messages.ts';
import type { PlainData } from '../core/snapshot.ts';
import type { Tick } from '../core/tick.ts';
import type { Scenery } from '../world/scenery/mesh.ts';
import { CameraRenderer } from './camera-renderer.ts';
import { ImageNoise } from './raster/image-noise.ts';
import type { SensorModel, SensorTruth } from './sensor.ts';

/** Horizontal field of view of the front camera [rad]: 70 degrees. */
const FIELD_OF_VIEW = (70 * Math.PI) / 180;

/** Behind the windscreen, looking slightly down at the road. */
const MOUNT = { x: 1.9, y: 0, z: 1.35, yaw: 0, pitch: 0.04, roll: 0 };

/** The front camera's optics for a picture of this size. */
export function frontCalibration(width = 256, height = 128): CameraCalibration {
  return pinholeCalibration(width, height, FIELD_OF_VIEW, MOUNT);
}

/** Square pixels, principal point in the middle, horizontal field of view in [rad]. */
export function pinholeCalibration(
  width: number,
  height: number,
  fieldOfView: number,
  mount: Readonly<CameraCalibration['mount']>,
): CameraCalibration {
  const f = width / 2 / tan(fieldOfView / 2);
  return { width, height, fx: f, fy: f, cx: width / 2, cy: height / 2, mount: { ...mount } };
}

/** How a camera is made. */
export interface CameraParameters {
  /** As it really is. */
  readonly calibration: CameraCalibration;
  /** As the driver is told; its frames carry it. */
  readonly told: CameraCalibration;
}

/** A camera of the rig: a picture, and what its pixels really are. */
export class Camera implements SensorModel<CameraFrame, CameraTruth> {
  private readonly renderer: CameraRenderer;
  private readonly told: CameraCalibration;
  private readonly noise: ImageNoise;

  constructor(name: string, { calibration, told }: CameraParameters, seed: number, scenery: Scenery) {
    this.renderer = new CameraRenderer(scenery, calibration);
    this.told = told;
    this.noise = new ImageNoise(seed, `camera.${name}`);
  }

  measure(tick: Tick, { ego, actors, signals }: SensorTruth): CameraFrame {
    this.renderer.render(ego, actors, signals, this.noise, tick);
    return { calibration: this.told, rgb: this.renderer.rgb.slice() };
  }

  truthOf(): CameraTruth {
    const { calibration, depth, semantic, instance } = this.renderer;
    const { width, height } = calibration;
    return { width, height, depth: depth.slice(), semantic: semantic.slice(), instance: instance.slice() };
  }

  snapshot(): PlainData {
    return this.noise.snapshot();
  }

  restore(state: PlainData): void {
    this.noise.restore(state);
  }
}
