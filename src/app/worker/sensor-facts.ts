import type { SensorTopic } from '../../core/messages.ts';
import type { Pose } from '../../core/pose.ts';
import type { SensorKind } from '../../core/topics.ts';
import type { FaultRecord } from '../../scenario/rig/fault-record.ts';
import { trueMount } from '../../scenario/rig/mount.ts';
import type { Rig } from '../../scenario/rig/rig-schema.ts';
import { sensorTopic } from '../../scenario/rig/sensor-topic.ts';

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
}

/** A fault by schedule, times in [s]; `to` is null for one that stays. */
export type FaultFacts = Omit<FaultRecord, 'measurements'>;

export function sensorFacts({ sensors }: Rig): SensorFacts[] {
  return sensors.map((sensor) => {
    const { kind, name, rate, latency } = sensor;
    return { topic: sensorTopic(sensor), kind, name, rate, latency, mount: trueMount(sensor) };
  });
}
