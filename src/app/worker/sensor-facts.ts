import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import type { SensedTopic } from '../../core/messages.ts';
import type { Pose } from '../../core/pose.ts';
import { SEEN_BAYS, SEEN_BAYS_ROW } from '../../core/seen-bays.ts';
import { secondsAt } from '../../core/tick.ts';
import type { SensorKind } from '../../core/topics.ts';
import { cameraParameters } from '../../scenario/rig/camera-optics.ts';
import type { FaultRecord } from '../../scenario/rig/fault-record.ts';
import { trueMount } from '../../scenario/rig/mount.ts';
import type { Rig, RigSensor } from '../../scenario/rig/rig-schema.ts';
import { sensorTopic } from '../../scenario/rig/sensor-topic.ts';
import { calibrationOf } from '../../sensors/camera/camera-parameters.ts';

/** Kinds of sensors, and what is told in the place of cameras around the car. */
export type SensedKind = SensorKind | typeof SEEN_BAYS;

/** A sensor of the rig, or what is told in the place of cameras, for the page. */
export interface SensorFacts {
  readonly topic: SensedTopic;
  readonly kind: SensedKind;
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

const { rate: BAY_RATE, latency: BAY_LATENCY } = SEEN_BAYS_ROW.specification;

/** They are in the vehicle's own frame. */
const BAYS: SensorFacts = {
  topic: SEEN_BAYS,
  kind: SEEN_BAYS,
  name: SEEN_BAYS,
  rate: BAY_RATE,
  latency: secondsAt(BAY_LATENCY),
  mount: { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 },
};

/** A fault by schedule or by an event, times in [s]; `from` is null until its event comes, `to` for one that stays. */
export type FaultFacts = Omit<FaultRecord, 'measurements'>;

/** Those of the rig; corners of parking spaces behind them, in runs that tell of them. */
export function sensorFacts({ sensors }: Rig, seesBays: boolean): SensorFacts[] {
  const ofRig = sensors.map((sensor) => {
    const { kind, name, rate, latency } = sensor;
    return { topic: sensorTopic(sensor), kind, name, rate, latency, mount: trueMount(sensor), ...webglOf(sensor) };
  });
  return seesBays ? [...ofRig, BAYS] : ofRig;
}

function webglOf(sensor: RigSensor): Pick<SensorFacts, 'webgl'> {
  if (sensor.kind !== 'camera' || sensor.render !== 'webgl') return {};
  const webgl = calibrationOf(cameraParameters(sensor));
  return webgl === null ? {} : { webgl };
}
