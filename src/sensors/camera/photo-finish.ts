import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { Atmosphere, Scenery } from '../../world/scenery/mesh.ts';
import { SceneryTables } from '../raster/scenery-tables.ts';
import type { View } from '../raster/view.ts';
import type { PhotoParameters } from './camera-parameters.ts';
import { RawDeveloper } from './develop-raw.ts';
import { ExposureControl } from './exposure-control.ts';
import { ImageChip } from './image-chip.ts';
import { JpegBlocks } from './jpeg-blocks.ts';
import type { Lens } from './lens.ts';
import { LensFlare } from './lens-flare.ts';
import type { LensMap } from './lens-map.ts';
import { LensSoiling } from './lens-soiling.ts';
import { MovingShutter } from './moving-shutter.ts';
import { WhiteBalance } from './white-balance.ts';

/** What is known of a frame when its light becomes a photograph. */
export interface Frame {
  readonly tick: Tick;
  /** Since the frame before [s]. */
  readonly seconds: number;
  readonly view: View;
  readonly range: Float64Array;
  /** Null where there is no frame before. */
  readonly flow: Float32Array | null;
}

/** The way from light to bytes: what is on the lens, stray light, shutter, chip, and the camera's own processing. */
export class PhotoFinish {
  readonly shutter: MovingShutter | null;
  readonly exposure: ExposureControl;
  private readonly parameters: PhotoParameters;
  private readonly calibration: CameraCalibration;
  private readonly tables: SceneryTables;
  private readonly soiling: LensSoiling;
  private readonly flare: LensFlare;
  private readonly fallOff: Float32Array;
  private readonly chip: ImageChip;
  private readonly balance: WhiteBalance;
  private readonly developer: RawDeveloper;
  private readonly jpeg: JpegBlocks | null;
  private readonly raw: Uint16Array;
  private readonly moved: Float32Array;

  constructor(
    parameters: PhotoParameters,
    scenery: Scenery,
    calibration: CameraCalibration,
    lens: Lens,
    map: LensMap,
    seed: number,
    name: string,
  ) {
    const { width, height } = calibration;
    const { dirt, drops, motionBlur, lineTime } = parameters;
    this.parameters = parameters;
    this.calibration = calibration;
    this.tables = SceneryTables.of(scenery);
    this.soiling = new LensSoiling(width, height, dirt, drops, seed, name);
    this.flare = new LensFlare(parameters.flare, scenery, calibration, lens, map);
    this.shutter = motionBlur || lineTime > 0 ? new MovingShutter(width, height, lineTime) : null;
    this.moved = new Float32Array(this.shutter === null ? 0 : 3 * width * height);
    this.fallOff = cosineFourth(map, parameters.vignetting);
    this.exposure = new ExposureControl(parameters.exposure, width, height);
    this.balance = new WhiteBalance(parameters.whiteBalance);
    this.chip = new ImageChip(parameters.chip, width, height, seed, name);
    this.developer = new RawDeveloper(this.chip);
    this.jpeg = parameters.jpeg > 0 ? new JpegBlocks(parameters.jpeg) : null;
    this.raw = new Uint16Array(3 * width * height);
  }

  setAtmosphere(atmosphere: Atmosphere): void {
    this.flare.setAtmosphere(atmosphere);
  }

  /** Makes an sRGB picture of linear light, 3 values a pixel, which is changed. */
  finish(light: Float32Array, { tick, seconds, view, range, flow }: Frame, rgb: Uint8Array): void {
    const { exposure, balance, chip, shutter } = this;
    const { width, height } = this.calibration;
    if (this.parameters.flare > 0) this.flare.addTo(light, range, view, this.isSunOnLens(view));
    this.soiling.applyTo(light, tick);
    if (!exposure.isReady) exposure.meter(light, seconds);
    let lit = light;
    if (shutter !== null && flow !== null) {
      const open = this.parameters.motionBlur ? exposure.shutter : 0;
      shutter.apply(light, flow, 1 / seconds, open, this.moved);
      lit = this.moved;
    }
    balance.follow(lit, seconds);
    chip.expose(lit, this.fallOff, exposure.shutter, exposure.gain, this.raw);
    this.developer.develop(this.raw, balance.gains, rgb);
    this.jpeg?.applyTo(rgb, width, height);
    // What this frame has shown sets the next one's exposure.
    exposure.meter(lit, seconds);
  }

  snapshot(): PlainData {
    return {
      exposure: this.exposure.snapshot(),
      balance: this.balance.snapshot(),
      chip: this.chip.snapshot(),
    };
  }

  restore(state: PlainData): void {
    const { exposure, balance, chip } = state as { exposure: PlainData; balance: PlainData; chip: PlainData };
    this.exposure.restore(exposure);
    this.balance.restore(balance);
    this.chip.restore(chip);
  }

  private isSunOnLens({ x, y, z }: View): boolean {
    return this.tables.shadows.sunlightAt(x, y, z, 0, 0, 1) > 0.5;
  }
}

/** Natural vignetting: light falls with the fourth power of the cosine of the angle off the axis (M. Reiss 1945). */
function cosineFourth({ direction }: LensMap, strength: number): Float32Array {
  return Float32Array.from({ length: direction.length / 3 }, (_, p) => {
    const z = Math.max(0, direction[3 * p + 2]);
    return 1 + strength * (z * z * z * z - 1);
  });
}
