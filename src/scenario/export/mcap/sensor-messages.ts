import type { CameraBoxes } from '../../../core/camera-truth.ts';
import type { GnssFix } from '../../../core/gnss-fix.ts';
import { cos, sin } from '../../../core/math/sin-cos.ts';
import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';
import type { CameraIntrinsics } from '../../../core/messages/calibration.ts';
import type { CameraFrame } from '../../../core/messages/camera-frame.ts';
import type { Gnss, Odometry } from '../../../core/messages/motion-readings.ts';
import type { PointCloud } from '../../../core/point-cloud.ts';
import type { RadarScan } from '../../../core/radar-scan.ts';
import type { UltrasonicEcho } from '../../../core/ultrasonic-echo.ts';
import type { WheelReading } from '../../../core/wheel-reading.ts';
import { base64 } from '../base64.ts';
import { encodePng } from '../encode-image.ts';
import { WHEELS } from './channels.ts';
import { NO_POSE } from './foxglove-pose.ts';
import { kindColour } from './kind-colour.ts';
import type { Stamp } from './stamp.ts';

/** Foxglove's NumericType. */
const FLOAT32 = 7;
const UINT16 = 3;

const KIND_NAMES = Object.keys(ACTOR_KIND);

export function imageMessage(timestamp: Stamp, frame: string, { calibration, rgb }: CameraFrame): object {
  const { width, height } = calibration;
  return { timestamp, frame_id: frame, data: base64(encodePng(width, height, rgb)), format: 'png' };
}

/** Names of the distortion's models; D of `brown-conrady` has its parameters in plumb_bob's order. */
const MODELS = { pinhole: '', 'brown-conrady': 'plumb_bob', 'kannala-brandt': 'kannala_brandt' } as const;

export function calibrationMessage(timestamp: Stamp, frame: string, told: CameraIntrinsics): object {
  const { width, height, model, k, d, r } = told;
  const p = [k[0], k[1], k[2], 0, k[3], k[4], k[5], 0, k[6], k[7], k[8], 0];
  return {
    timestamp,
    frame_id: frame,
    width,
    height,
    distortion_model: MODELS[model],
    D: [...d],
    K: [...k],
    R: [...r],
    P: p,
  };
}

/** Boxes of the road users of which a pixel is seen, with their kind and id. */
export function annotationsMessage(timestamp: Stamp, boxes: CameraBoxes): object {
  const seen = Array.from({ length: boxes.count }, (_, i) => i).filter((i) => boxes.pixels[i] > 0);
  const points = seen.map((i) => {
    const [left, top, right, bottom] = boxes.seen.subarray(4 * i, 4 * i + 4);
    const corners = [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ];
    const outline = kindColour(boxes.kind[i], 1);
    return {
      timestamp,
      type: 2,
      points: corners,
      outline_color: outline,
      outline_colors: [],
      fill_color: kindColour(boxes.kind[i], 0),
      thickness: 1,
    };
  });
  const texts = seen.map((i) => ({
    timestamp,
    position: { x: boxes.seen[4 * i], y: boxes.seen[4 * i + 1] },
    text: `${KIND_NAMES[boxes.kind[i]]} ${boxes.id[i]}`,
    font_size: 8,
    text_color: { r: 1, g: 1, b: 1, a: 1 },
    background_color: kindColour(boxes.kind[i], 0.6),
  }));
  return { timestamp, circles: [], points, texts };
}

/** Foxglove's PositionCovarianceType. */
const DIAGONAL_KNOWN = 2;

/** A fix by its place on earth; null without one, or where the map is nowhere on earth. */
export function locationMessage(timestamp: Stamp, frame: string, fix: Gnss & Partial<GnssFix>): object | null {
  const { latitude, longitude, height, sigma, verticalSigma = sigma } = fix;
  if (!fix.valid || latitude === undefined || !Number.isFinite(latitude)) return null;
  const variance = sigma * sigma;
  return {
    timestamp,
    frame_id: frame,
    latitude,
    longitude,
    altitude: height,
    position_covariance: [variance, 0, 0, 0, variance, 0, 0, 0, verticalSigma * verticalSigma],
    position_covariance_type: DIAGONAL_KNOWN,
  };
}

/** Speed and steering angle, and the speeds of the wheels' rims where the sensor tells them. */
export function odometryMessage(timestamp: Stamp, { speed, steer, ...more }: Odometry & Partial<WheelReading>): object {
  const rims = WHEELS.map((name, i) => [name, more.wheelSpeeds?.[i]] as const).filter(([, rim]) => rim !== undefined);
  return { timestamp, speed, steer, ...Object.fromEntries(rims) };
}

export function rangeMessage(timestamp: Stamp, echo: UltrasonicEcho): object {
  const { valid, range, minRange, maxRange, fieldOfView } = echo;
  return { timestamp, valid: valid ? 1 : 0, range, minRange, maxRange, fieldOfView };
}

/** Points in the lidar's frame: x, y, z, intensity 0 to 1, ring. */
export function cloudMessage(timestamp: Stamp, frame: string, cloud: PointCloud): object {
  const stride = 18;
  const data = new Uint8Array(stride * cloud.count);
  const view = new DataView(data.buffer);
  for (let i = 0; i < cloud.count; i++) {
    view.setFloat32(stride * i, cloud.x[i], true);
    view.setFloat32(stride * i + 4, cloud.y[i], true);
    view.setFloat32(stride * i + 8, cloud.z[i], true);
    view.setFloat32(stride * i + 12, cloud.intensity[i] / 255, true);
    view.setUint16(stride * i + 16, cloud.beam[i] % cloud.channels, true);
  }
  const fields = [...floats(['x', 'y', 'z', 'intensity']), { name: 'ring', offset: 16, type: UINT16 }];
  return { timestamp, frame_id: frame, pose: NO_POSE, point_stride: stride, fields, data: base64(data) };
}

/** Detections in the radar's frame: x, y, z, velocity along the line of sight as vx, vy [m/s], rcs [dBsm], snr [dB]. */
export function scanMessage(timestamp: Stamp, frame: string, scan: RadarScan): object {
  const names = ['x', 'y', 'z', 'vx', 'vy', 'rcs', 'snr'];
  const stride = 4 * names.length;
  const data = new Uint8Array(stride * scan.count);
  const view = new DataView(data.buffer);
  for (let i = 0; i < scan.count; i++) {
    const forward = cos(scan.azimuth[i]);
    const left = sin(scan.azimuth[i]);
    const rate = scan.rangeRate[i];
    const row = [
      scan.range[i] * forward,
      scan.range[i] * left,
      0,
      rate * forward,
      rate * left,
      scan.rcs[i],
      scan.snr[i],
    ];
    for (const [k, value] of row.entries()) view.setFloat32(stride * i + 4 * k, value, true);
  }
  return { timestamp, frame_id: frame, pose: NO_POSE, point_stride: stride, fields: floats(names), data: base64(data) };
}

function floats(names: readonly string[]): { name: string; offset: number; type: number }[] {
  return names.map((name, i) => ({ name, offset: 4 * i, type: FLOAT32 }));
}
