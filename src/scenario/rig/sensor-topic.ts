import type { SensorTopic, TopicName } from '../../core/messages.ts';
import type { SensorKind } from '../../core/topics.ts';
import type { Rig, RigSensor } from './rig-schema.ts';

/** Kinds whose first one bears the name of its kind and is the driver's. */
const OWN = ['gnss', 'imu', 'odometry'];

/** Where a sensor writes: "camera.front"; "gnss" for the driver's own of that kind, "gnss.roof" for another. */
export function sensorTopic({ kind, name }: Pick<RigSensor, 'kind' | 'name'>): SensorTopic {
  return (OWN.includes(kind) && kind === name ? kind : `${kind}.${name}`) as SensorTopic;
}

/** Kinds of which the truth of each measurement is told beside it. */
const TRUE_KINDS = ['camera', 'lidar', 'radar'];

/** Where the truth of a sensor's measurement is; null for kinds that tell none. */
export function truthTopic(sensor: Pick<RigSensor, 'kind' | 'name'>): TopicName | null {
  return TRUE_KINDS.includes(sensor.kind) ? (`truth.${sensorTopic(sensor)}` as TopicName) : null;
}

/** The kind of the sensor that writes a topic; null where the rig has none. */
export function kindOfTopic({ sensors }: Rig, topic: string): SensorKind | null {
  return sensors.find((sensor) => sensorTopic(sensor) === topic)?.kind ?? null;
}
