import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { CameraCalibration, CameraFrame, CameraTruth } from '../../core/messages/camera-frame.ts';
import { composePoses, type Pose, rotationOfPose, setAttitude } from '../../core/pose.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { TICK_SECONDS, type Tick } from '../../core/tick.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import { CameraRenderer } from '../camera-renderer.ts';
import { developRow } from '../raster/develop-row.ts';
import { ImageNoise } from '../raster/image-noise.ts';
import { PixelRays } from '../raster/pixel-rays.ts';
import { cameraView, createView, type View } from '../raster/view.ts';
import type { SensedWeather, SensorModel, SensorTruth } from '../sensor.ts';
import { ActorBoxes } from './actor-boxes.ts';
import { ActorPoses } from './actor-poses.ts';
import type { CameraParameters } from './camera-parameters.ts';
import { calibrationOf } from './camera-parameters.ts';
import { FlowField } from './flow-field.ts';
import { Lens } from './lens.ts';
import { LensMap } from './lens-map.ts';
import { PhotoFinish } from './photo-finish.ts';
import { resampleLight } from './resample-light.ts';
import { TruthImages } from './truth-images.ts';

/** Frames are taken to be so far apart until two are known [s]. */
const FIRST_INTERVAL = 0.1;

/**
 * A camera with a lens, a shutter and a chip. Pinhole pictures are drawn for the lens, resampled, and made a photograph;
 * the truth of the same pixels comes from the same pictures. With parameters at their defaults it is the starter's camera.
 */
export class CameraModel implements SensorModel<CameraFrame, CameraTruth> {
  readonly calibration: CameraCalibration;
  private readonly told: CameraCalibration;
  private readonly parameters: CameraParameters;
  private readonly map: LensMap;
  private readonly renderers: readonly CameraRenderer[];
  /** Linear light of all sides, and that of the camera's pixels; empty where the renderer develops by itself. */
  private readonly drawn: Float32Array;
  private readonly light: Float32Array;
  private readonly rgb: Uint8Array;
  private readonly images: TruthImages;
  /** Whether the renderer's own picture and truth are all there is to it. */
  private readonly isStarter: boolean;
  private readonly flow: FlowField | null;
  private readonly boxes: ActorBoxes | null;
  private readonly finish: PhotoFinish | null;
  private readonly noise: ImageNoise | null;
  private readonly fallOff: Float32Array;
  /** By how much weather makes the starter's noise stronger [1]. */
  private noiseGain: number;
  private readonly poses = new ActorPoses();
  private readonly view: View = createView();
  private readonly carrier: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
  private offset: Pose | null = null;
  private lastTick: Tick = -1;
  private truth: CameraTruth | null = null;

  /**
   * @param told calibration as the frames carry it; the true one where left out
   * @throws where the lens cannot see as wide as its field of view, which the scene's check refuses before
   */
  constructor(name: string, parameters: CameraParameters, seed: number, scenery: Scenery, told?: CameraCalibration) {
    const calibration = calibrationOf(parameters);
    if (calibration === null) throw new Error(`camera ${name}: its lens cannot see ${parameters.fieldOfView} rad wide`);
    const { quality, photo, truth, lens: model } = parameters;
    const lens = new Lens(model);
    const map = new LensMap(calibration, lens, quality.antialiasing);
    const isPlain = map.isAligned && map.samples === 1 && photo === null;
    this.isStarter = isPlain && !truth.normals && !truth.flow && !truth.marks;
    const count = calibration.width * calibration.height;
    this.parameters = parameters;
    this.calibration = calibration;
    this.told = told ?? calibration;
    this.map = map;
    this.drawn = new Float32Array(isPlain ? 0 : 3 * map.total);
    this.light = new Float32Array(isPlain ? 0 : 3 * count);
    this.renderers = map.sides.map(({ calibration: side, first }) => {
      const end = first + side.width * side.height;
      return new CameraRenderer(scenery, side, quality, isPlain ? null : this.drawn.subarray(3 * first, 3 * end));
    });
    this.rgb = isPlain ? this.renderers[0].rgb : new Uint8Array(3 * count);
    this.images = new TruthImages(map, model.model === 'kannala-brandt');
    this.finish =
      photo === null ? null : new PhotoFinish(photo, scenery, calibration, lens, map, seed, `camera.${name}`);
    this.noise = photo === null ? new ImageNoise(seed, `camera.${name}`) : null;
    this.fallOff = new PixelRays(calibration).gain;
    this.noiseGain = scenery.atmosphere.weather?.noise ?? 1;
    const needsFlow = truth.flow || (this.finish !== null && this.finish.shutter !== null);
    this.flow = needsFlow ? new FlowField(calibration, lens, map) : null;
    this.boxes = truth.boxes ? new ActorBoxes(calibration, lens, map, scenery) : null;
  }

  setWeather({ atmosphere }: SensedWeather): void {
    for (const renderer of this.renderers) renderer.setAtmosphere(atmosphere);
    this.finish?.setAtmosphere(atmosphere);
    this.noiseGain = atmosphere.weather?.noise ?? 1;
  }

  /** Takes a picture. */
  measure(tick: Tick, { ego, actors, signals }: SensorTruth): CameraFrame {
    const { renderers, map, images, flow, poses, view } = this;
    const carrier = this.carrierOf(ego);
    const isPlain = this.light.length === 0;
    cameraView(this.calibration, carrier, view);
    poses.take(actors);
    map.sides.forEach((side, k) => {
      renderers[k].render(carrier, actors, signals, isPlain ? this.noise : null, tick);
      if (!this.isStarter) images.gather(side, renderers[k], view);
    });
    const seconds = this.lastTick < 0 ? FIRST_INTERVAL : (tick - this.lastTick) * TICK_SECONDS;
    flow?.compute(images.range, images.instance, view, poses);
    if (!isPlain) {
      resampleLight(this.drawn, map, this.light);
      if (this.finish === null) this.develop();
      else {
        const motion = this.lastTick < 0 || flow === null ? null : flow.flow;
        this.finish.finish(this.light, { tick, seconds, view, range: images.range, flow: motion }, this.rgb);
      }
    }
    this.lastTick = tick;
    this.truth = this.describe(actors, view, carrier);
    flow?.keep(images.range, view, poses);
    return { calibration: this.told, rgb: this.rgb.slice() };
  }

  /** What the pixels of the latest picture really are. */
  truthOf(): CameraTruth {
    if (this.truth === null) throw new Error('a camera has no truth before its first picture');
    return this.truth;
  }

  /** Sets the camera's body off its mount, in the body's frame; null puts it back. */
  displace(by: Readonly<Pose> | null): void {
    this.offset = by === null ? null : { ...by };
  }

  snapshot(): PlainData {
    return {
      lastTick: this.lastTick,
      noise: this.noise?.snapshot() ?? null,
      finish: this.finish?.snapshot() ?? null,
      flow: this.flow?.snapshot() ?? null,
    };
  }

  restore(state: PlainData): void {
    const { lastTick, noise, finish, flow } = state as {
      lastTick: Tick;
      noise: PlainData;
      finish: PlainData;
      flow: PlainData;
    };
    this.lastTick = lastTick;
    if (noise !== null) this.noise?.restore(noise);
    if (finish !== null) this.finish?.restore(finish);
    if (flow !== null) this.flow?.restore(flow);
  }

  /** Develops as the starter's camera does. */
  private develop(): void {
    const { noise, light, rgb, fallOff } = this;
    if (noise === null) return;
    developRow(light, fallOff, noise.exposure, noise.nextOffset(), this.noiseGain, 0, rgb);
  }

  private describe(actors: ActorsTruth | null, view: View, carrier: Pose): CameraTruth {
    const { flow, finish, parameters } = this;
    const { width, height } = this.calibration;
    const images = this.isStarter ? this.renderers[0] : this.images;
    const source = finish?.shutter?.source ?? null;
    const isWarped = source !== null && parameters.photo !== null && parameters.photo.lineTime > 0;
    const pick = <A extends Float32Array | Uint8Array | Uint16Array>(from: A, each = 1): A =>
      isWarped ? picked(from, source, each) : (from.slice() as A);
    const instance = pick(images.instance);
    const truth: CameraTruth = {
      width,
      height,
      depth: pick(images.depth),
      semantic: pick(images.semantic),
      instance,
    };
    if (parameters.lens.model === 'kannala-brandt') truth.depthAlong = 'ray';
    if (parameters.truth.normals) truth.normal = pick(this.images.normal, 3);
    if (parameters.truth.marks) truth.mark = pick(this.images.mark);
    if (parameters.truth.flow && flow !== null) {
      truth.flow = pick(flow.flow, 2);
      truth.flowState = pick(flow.state);
    }
    if (this.boxes !== null && actors !== null) {
      truth.boxes = this.boxes.find(actors, this.poses, instance, view, carrier);
    }
    return truth;
  }

  /** The pose of a vehicle on which the camera, where it is mounted, is where the displaced one is. */
  private carrierOf(ego: Readonly<Pose>): Readonly<Pose> {
    const { offset, carrier } = this;
    if (offset === null) return ego;
    const { mount } = this.calibration;
    composePoses(ego, mount, carrier);
    composePoses(carrier, offset, carrier);
    return composePoses(carrier, inverse(mount), carrier);
  }
}

/** The pose of the parent in the body's frame. */
function inverse(pose: Readonly<Pose>): Pose {
  const r = rotationOfPose(pose, new Float64Array(9));
  const back = Float64Array.of(r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]);
  const { x, y, z } = pose;
  return setAttitude(back, {
    x: -(back[0] * x + back[1] * y + back[2] * z),
    y: -(back[3] * x + back[4] * y + back[5] * z),
    z: -(back[6] * x + back[7] * y + back[8] * z),
    yaw: 0,
    pitch: 0,
    roll: 0,
  });
}

/** The image whose pixel p is `from`'s pixel source[p], `each` numbers a pixel. */
function picked<A extends Float32Array | Uint8Array | Uint16Array>(from: A, source: Int32Array, each: number): A {
  const out = from.slice() as A;
  for (let p = 0; p < source.length; p++) {
    for (let c = 0; c < each; c++) out[each * p + c] = from[each * source[p] + c];
  }
  return out;
}
