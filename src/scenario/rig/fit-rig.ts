import { TICKS_PER_SECOND } from '../../core/tick.ts';
import { SENSOR_KINDS, TOPICS, type TopicRow, type TopicSpecification } from '../../core/topics.ts';
import type { SensorFault } from '../../sensors/faults/sensor-fault.ts';
import type { FittedSensor } from '../../sensors/sensor.ts';
import { SensorSuite } from '../../sensors/sensor-suite.ts';
import { makeSensor, type Surroundings } from './make-sensor.ts';
import type { Rig, RigSensor } from './rig-schema.ts';
import { sensorTopic, truthTopic } from './sensor-topic.ts';

/** One suite for each kind that the rig has, in the order in which they run. */
export function fitRig({ sensors }: Rig, faults: readonly SensorFault[], surroundings: Surroundings): SensorSuite[] {
  const fitted: FittedSensor[] = sensors.map((sensor) => ({
    kind: sensor.kind,
    topic: sensorTopic(sensor),
    truthTopic: truthTopic(sensor),
    rate: sensor.rate,
    model: makeSensor(sensor, surroundings),
  }));
  return SENSOR_KINDS.map((kind) => [kind, fitted.filter((sensor) => sensor.kind === kind)] as const)
    .filter(([, ofKind]) => ofKind.length > 0)
    .map(([kind, ofKind]) => new SensorSuite(kind, ofKind, faults, surroundings.seed, surroundings.weatherPlan));
}

/** Every how many messages one goes into a trace, for topics that the table does not know. */
const LOG_EVERY = 10;

/** Rows of the rig's topics, in its order: each sensor's own, then its truth, which comes as late as it. */
export function rigTopics({ sensors }: Rig): TopicRow[] {
  return sensors.flatMap((sensor) => {
    const topics = [sensorTopic(sensor), truthTopic(sensor)].filter((topic) => topic !== null);
    return topics.map((topic) => ({ topic, specification: specificationOf(sensor, topic) }));
  });
}

function specificationOf({ kind, name, rate, latency }: RigSensor, topic: string): TopicSpecification {
  const row = Object.hasOwn(TOPICS, topic) ? TOPICS[topic as keyof typeof TOPICS] : null;
  return {
    rate,
    latency: Math.round(latency * TICKS_PER_SECOND),
    logEvery: row?.logEvery ?? LOG_EVERY,
    writers: [kind],
    title: row?.title ?? `${topic.startsWith('truth.') ? 'truth of ' : ''}${kind} ${name}`,
  };
}
