import { cos, sin } from '../../core/math/sin-cos.ts';
import { tan } from '../../core/math/tan.ts';
import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import type { Pose } from '../../core/pose.ts';
import { FULL_QUALITY, type PictureQuality } from '../raster/picture-quality.ts';
import { Lens, type LensParameters } from './lens.ts';

/** How bright the picture is made. Exposure 1 is BASE_SHUTTER at gain 1, under which a white card by day is white. */
export interface ExposureParameters {
  /** `auto` follows the light of the frame before; `manual` keeps `value`. */
  readonly mode: 'auto' | 'manual';
  /** Exposure, of `auto` the first frame's where nothing has been metered [1]. */
  readonly value: number;
  /** Mean linear light that `auto` aims at, 1 = white [1]. */
  readonly target: number;
  /** Time in which `auto` covers all but 1/e of a step, in logarithmic terms [s]. */
  readonly settle: number;
  /** What counts: the whole picture, its middle by a bell of half the picture's width, or a spot of a tenth of it. */
  readonly metering: 'average' | 'centre' | 'spot';
  /** Shortest and longest shutter [s]; what the longest lacks is made up by gain. */
  readonly shortest: number;
  readonly longest: number;
  /** Highest analogue gain [1]. */
  readonly mostGain: number;
}

/** The chip, in the terms of EMVA Standard 1288 (release 4.0). Defaults are those of a small automotive CMOS sensor. */
export interface ChipParameters {
  /** Saturation capacity of a pixel [electrons]. */
  readonly fullWell: number;
  /** Temporal dark noise [electrons]. */
  readonly readNoise: number;
  /** Dark current [electrons/s]. */
  readonly darkCurrent: number;
  /** Photo-response non-uniformity, standard deviation of the pixels' sensitivity [1]. */
  readonly nonUniformity: number;
  /** Of the analogue-digital converter. */
  readonly bits: number;
}

/** What makes a photograph of the light that comes through the lens. */
export interface PhotoParameters {
  readonly exposure: ExposureParameters;
  readonly chip: ChipParameters;
  /** `auto` makes the picture's mean grey (grey world); a number is the light's colour temperature [K]. */
  readonly whiteBalance: 'auto' | number;
  /** Natural vignetting: 0 none, 1 the cosine-fourth law in full [1]. */
  readonly vignetting: number;
  /** Stray light and ghosts of the sun [1]. */
  readonly flare: number;
  /** Whether what moves while the shutter is open is smeared. */
  readonly motionBlur: boolean;
  /** Time from the reading of one row to that of the next [s]; 0 is a global shutter. */
  readonly lineTime: number;
  /** Quality of the JPEG coding that the picture goes through, 1 to 100; 0 for none. */
  readonly jpeg: number;
  /** Share of the lens under dirt, and under water drops [1]. */
  readonly dirt: number;
  readonly drops: number;
}

/** Ground truth beside depth, class and instance. */
export interface TruthParameters {
  readonly normals: boolean;
  readonly flow: boolean;
  readonly boxes: boolean;
  /** Kinds of lane markings. */
  readonly marks: boolean;
}

/** A camera. What is left at its default is the starter's camera, to the bit. */
export interface CameraParameters {
  /** [pixels] */
  readonly width: number;
  readonly height: number;
  /** Horizontal, edge to edge through the lens [rad]. */
  readonly fieldOfView: number;
  /** Of the camera's body (x forward, y left, z up) in the vehicle frame. */
  readonly mount: Readonly<Pose>;
  readonly lens: LensParameters;
  readonly quality: PictureQuality & {
    /** Samples along each side of a pixel. */
    readonly antialiasing: 1 | 2;
  };
  /** Null develops like the starter's camera: fixed exposure, its noise and lens fall-off. */
  readonly photo: PhotoParameters | null;
  readonly truth: TruthParameters;
}

/** Shutter at exposure 1 and gain 1 [s]. */
export const BASE_SHUTTER = 0.008;

export const DEFAULT_EXPOSURE: ExposureParameters = {
  mode: 'auto',
  value: 1,
  target: 0.3,
  settle: 0.4,
  metering: 'centre',
  shortest: 0.00003,
  longest: 0.016,
  mostGain: 16,
};

export const DEFAULT_CHIP: ChipParameters = {
  fullWell: 10_000,
  readNoise: 4,
  darkCurrent: 20,
  nonUniformity: 0.006,
  bits: 12,
};

export const DEFAULT_PHOTO: PhotoParameters = {
  exposure: DEFAULT_EXPOSURE,
  chip: DEFAULT_CHIP,
  whiteBalance: 6504,
  vignetting: 1,
  flare: 1,
  motionBlur: true,
  lineTime: 0,
  jpeg: 0,
  dirt: 0,
  drops: 0,
};

export const DEFAULT_CAMERA: CameraParameters = {
  width: 256,
  height: 128,
  fieldOfView: (70 * Math.PI) / 180,
  mount: { x: 1.9, y: 0, z: 1.35, yaw: 0, pitch: 0.04, roll: 0 },
  lens: { model: 'pinhole' },
  quality: { ...FULL_QUALITY, antialiasing: 1 },
  photo: null,
  truth: { normals: false, flow: false, boxes: false, marks: false },
};

/**
 * K, D and the pose of a camera: square pixels, principal point in the middle, and the focal length by which the edges
 * of the middle row are half the field of view off the axis. Null where the lens cannot see so far.
 */
export function calibrationOf(parameters: CameraParameters): CameraCalibration | null {
  const { width, height, fieldOfView, mount, lens: model } = parameters;
  const half = fieldOfView / 2;
  let edge = 0;
  let distortion: CameraCalibration['distortion'];
  if (model.model === 'pinhole') {
    if (!(half < Math.PI / 2)) return null;
    edge = tan(half);
  } else {
    const lens = new Lens(model);
    const place = new Float64Array(2);
    const isWide = half >= Math.PI / 2;
    if (model.model === 'kannala-brandt') {
      if (half > lens.reach) return null;
      lens.project(sin(half), 0, cos(half), place);
    } else if (isWide || !lens.project(tan(half), 0, 1, place)) return null;
    edge = place[0];
    distortion = { model: model.model, coefficients: [...lens.coefficients] };
  }
  const f = width / 2 / edge;
  const pinhole = { width, height, fx: f, fy: f, cx: width / 2, cy: height / 2, mount: { ...mount } };
  return distortion === undefined ? pinhole : { ...pinhole, distortion };
}
