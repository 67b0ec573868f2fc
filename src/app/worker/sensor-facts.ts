import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import type { SensorTopic } from '../../core/messages.ts';
import type { Pose } from '../../core/pose.ts';
import type { SensorKind } from '../../core/topics.ts';
import { cameraParameters } from '../../scenario/rig/camera-optics.ts';
import type { FaultRecord } from '../../scenario/rig/fault-record.ts';
import { trueMount } from '../../scenario/rig/mount.ts';
import type { Rig, RigSensor } from '../../scenario/rig/rig-schema.ts';
import { sensorTopic } from '../../scenario/rig/sensor-topic.ts';
import { calibrationOf } from '../../sensors/camera/camera-parameters.ts';

/** A sensor of the rig, for the page. */
export interface SensorFacts {
  readonly topic: SensorTopic;
  readonly kind: SensorKind;
  readonly name: string;
  /** [1/s] */
  readonly rate: number;
  /** [s] */
  readonly latency: number;
  /** Where it truly sits, vehicle frame [m], [rad]. */
  readonly mount: Pose;
  /** Of a camera that the page draws by three.js too, its true optics; left out for others. */
  readonly webgl?: CameraCalibration;
}

/** A fault by schedule or by an event, times in [s]; `from` is null until its event comes, `to` for one that stays. */
export type FaultFacts = Omit<FaultRecord, 'measurements'>;

export function sensorFacts({ sensors }: Rig): SensorFacts[] {
  return sensors.map((sensor) => {
    const { kind, name, rate, latency } = sensor;
    return { topic: sensorTopic(sensor), kind, name, rate, latency, mount: trueMount(sensor), ...webglOf(sensor) };
  });
}

function webglOf(sensor: RigSensor): Pick<SensorFacts, 'webgl'> {
  if (sensor.kind !== 'camera' || sensor.render !== 'webgl') return {};
  const webgl = calibrationOf(cameraParameters(sensor));
  return webgl === null ? {} : { webgl };
}
