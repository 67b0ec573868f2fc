import { CustomToneMapping, PCFShadowMap, SRGBColorSpace, Vector3, WebGLRenderer } from 'three';
import type { CameraCalibration } from '../core/messages/camera-frame.ts';
import type { Messages } from '../core/messages.ts';
import type { Pose } from '../core/pose.ts';
import type { Tick } from '../core/tick.ts';
import type { Atmosphere } from '../world/scenery/mesh.ts';
import { adoptMapAxes } from './axes.ts';
import { CalibratedCamera } from './camera/calibrated-camera.ts';
import { DETAILS } from './detail.ts';
import { adoptCameraTones } from './light/camera-tones.ts';
import { EXPOSURE } from './light/weather-light-scale.ts';
import { HIDDEN_WORLD_LAYERS } from './world-layers.ts';
import { type DrawnTopic, type WorldFacts, WorldScene } from './world-scene.ts';

/** Topics that a camera sees; what the driver believes is not in the picture. */
export const SEEN_TOPICS = ['truth.ego', 'truth.actors', 'truth.signals'] as const satisfies readonly DrawnTopic[];
export type SeenTopic = (typeof SEEN_TOPICS)[number];

/**
 * What a camera of the rig sees, drawn by three.js in any size: the rasteriser's pose and optics, the world of the drive
 * page, without the vehicle that carries it. It is for looking at; no module of the driver gets it.
 */
export class SensorPicture {
  readonly canvas = document.createElement('canvas');
  readonly renderer: WebGLRenderer;
  private readonly world: WorldScene;
  private readonly eye: CalibratedCamera;
  private readonly shape: Pick<CameraCalibration, 'width' | 'height'>;
  private readonly place = new Vector3();
  /** Passed once the last picture is drawn. */
  private fence: WebGLSync | null = null;

  /** @param isSoftware whether the processor draws in place of a graphics card */
  constructor(facts: Omit<WorldFacts, 'sensors'>, calibration: CameraCalibration, isSoftware: boolean) {
    adoptMapAxes();
    adoptCameraTones();
    this.shape = calibration;
    const { canvas } = this;
    this.renderer = new WebGLRenderer({ canvas, antialias: !isSoftware, powerPreference: 'high-performance' });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.toneMapping = CustomToneMapping;
    this.renderer.toneMappingExposure = EXPOSURE;
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = PCFShadowMap;
    this.world = new WorldScene({ ...facts, sensors: [] }, isSoftware ? DETAILS.medium : DETAILS.high);
    this.world.setLayers(HIDDEN_WORLD_LAYERS);
    this.world.ego.object.visible = false;
    this.eye = new CalibratedCamera(calibration);
    this.eye.addTo(this.world.scene);
  }

  /** As large as it can be within so many pixels in the sensor's own shape. */
  fit(width: number, height: number): void {
    const scale = Math.min(width / this.shape.width, height / this.shape.height);
    this.renderer.setSize(Math.round(scale * this.shape.width), Math.round(scale * this.shape.height), false);
  }

  setAtmosphere(atmosphere: Atmosphere): void {
    this.world.setAtmosphere(atmosphere);
  }

  update<T extends SeenTopic>(topic: T, message: Messages[T], tick: Tick): void {
    this.world.update(topic, message, tick);
  }

  /** Draws what the camera saw at a tick, when the vehicle was at this pose. */
  draw(tick: Tick, vehicle: Readonly<Pose>): void {
    this.world.showAt(tick);
    this.eye.carry(vehicle);
    this.world.lookFrom(this.eye.eye(this.place));
    this.renderer.render(this.world.scene, this.eye.camera);
    const gl = this.renderer.getContext() as WebGL2RenderingContext;
    gl.deleteSync(this.fence);
    this.fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
  }

  /** Whether the last picture is there; who draws the next one before piles up work that nobody will see. */
  get isDone(): boolean {
    const gl = this.renderer.getContext() as WebGL2RenderingContext;
    return this.fence === null || gl.isContextLost() || gl.getSyncParameter(this.fence, gl.SYNC_STATUS) === gl.SIGNALED;
  }

  dispose(): void {
    this.world.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
    this.canvas.remove();
  }
}
