import type { Calibration, CameraIntrinsics, SensorCalibration } from '../../core/messages/calibration.ts';
import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import { rotationOfPose } from '../../core/pose.ts';
import { toldCalibration } from './camera-optics.ts';
import { toldMount } from './mount.ts';
import type { Rig, RigSensor } from './rig-schema.ts';
import { sensorTopic } from './sensor-topic.ts';

/** The calibration of a rig as the driver is told it. */
export function calibrationOf({ sensors }: Rig): Calibration {
  return { sensors: sensors.map(sensorCalibration) };
}

function sensorCalibration(sensor: RigSensor): SensorCalibration {
  const topic = sensorTopic(sensor);
  const mount = toldMount(sensor);
  const body = rotationOfPose(mount, new Float64Array(9));
  if (sensor.kind !== 'camera') return { topic, mount, rotation: body, camera: null };
  return {
    topic,
    mount,
    rotation: opticalRotation(body),
    camera: intrinsicsOf(toldCalibration(sensor) as CameraCalibration),
  };
}

function intrinsicsOf({ width, height, fx, fy, cx, cy, distortion }: CameraCalibration): CameraIntrinsics {
  return {
    width,
    height,
    model: distortion?.model ?? 'pinhole',
    k: Float64Array.of(fx, 0, cx, 0, fy, cy, 0, 0, 1),
    d: Float64Array.from(distortion?.coefficients ?? []),
    r: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
  };
}

/** Vehicle <- optical frame (x right, y down, z forward): its columns are the body's -left, -up and forward. */
function opticalRotation(body: Float64Array): Float64Array {
  const out = new Float64Array(9);
  for (let row = 0; row < 3; row++) {
    const at = 3 * row;
    out[at] = -body[at + 1];
    out[at + 1] = -body[at + 2];
    out[at + 2] = body[at];
  }
  return out;
}
