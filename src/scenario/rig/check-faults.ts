import { DISTURBERS } from '../../sensors/faults/disturbers.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { likelyName } from '../nearest-name.ts';
import type { Rig, RigSensor } from './rig-schema.ts';
import { sensorTopic } from './sensor-topic.ts';

/** Faults that mean the same for every kind of sensor. */
const COMMON = ['dead', 'frozen', 'delayed', 'dropped', 'shifted', 'swapped'];

/** Tells of faults whose sensor the rig lacks, or that this kind of sensor cannot have. */
export function checkFaults(rig: Rig, document: JsonDocument, problems: InputProblem[]): void {
  const faults = document.valueAt(['faults']);
  if (!Array.isArray(faults)) return;
  const sensors = new Map<string, RigSensor>(rig.sensors.map((sensor) => [sensorTopic(sensor), sensor]));
  for (const [index, fault] of faults.entries()) {
    if (typeof fault !== 'object' || fault === null) continue;
    checkFault(fault as Record<string, unknown>, ['faults', index], sensors, document, problems);
  }
}

/** One fault at a path; `sensors` are the rig's by topic. */
export function checkFault(
  fault: Readonly<Record<string, unknown>>,
  path: JsonPath,
  sensors: ReadonlyMap<string, RigSensor>,
  document: JsonDocument,
  problems: InputProblem[],
): void {
  const { kind, from = 0, to } = fault;
  const refuse = (key: string, message: string) => problems.push(document.problem([...path, key], message));
  if (typeof from === 'number' && typeof to === 'number' && to <= from)
    refuse('to', `found ${to} s, expected more than "from", ${from} s`);
  const sensor = found('sensor', fault.sensor, sensors, refuse);
  if (sensor === null || typeof kind !== 'string') return;
  const possible = faultsOf(sensor);
  if (FAULT_KINDS.includes(kind) && !possible.includes(kind))
    refuse('kind', `found "${kind}", expected what a sensor of kind ${sensor.kind} can have: ${possible.join(', ')}`);
  if (kind !== 'swapped') return;
  const other = found('with', fault.with, sensors, refuse);
  if (other !== null) checkSwap(sensor, other, refuse);
}

/** Everything that may be in a file; of these a kind has some. */
const FAULT_KINDS = [...COMMON, 'sector', 'saturated', 'noisy'];

function faultsOf({ kind }: RigSensor): string[] {
  const disturber = DISTURBERS[kind];
  return [...COMMON, ...(['sector', 'saturated', 'noisy'] as const).filter((name) => disturber[name] !== undefined)];
}

function found(
  key: string,
  topic: unknown,
  sensors: ReadonlyMap<string, RigSensor>,
  refuse: (key: string, message: string) => void,
): RigSensor | null {
  if (typeof topic !== 'string' || topic === '') return null;
  const sensor = sensors.get(topic);
  if (sensor !== undefined) return sensor;
  const topics = [...sensors.keys()];
  const likely = likelyName(topic, topics);
  const message = `found "${topic}", expected the topic of a sensor of the rig: ${topics.join(', ')}`;
  refuse(key, likely === null ? message : `${message}; perhaps ${likely}`);
  return null;
}

function checkSwap(sensor: RigSensor, other: RigSensor, refuse: (key: string, message: string) => void): void {
  const [topic, theirs] = [sensorTopic(sensor), sensorTopic(other)];
  if (topic === theirs) refuse('with', `found "${theirs}" itself, expected another sensor`);
  else if (sensor.kind !== other.kind)
    refuse('with', `found "${theirs}", a ${other.kind}; expected another ${sensor.kind}`);
  else if (sensor.rate !== other.rate)
    refuse('with', `found "${theirs}" of ${other.rate} Hz, expected one of ${sensor.rate} Hz, as ${topic} has`);
  else if (sensor.kind === 'camera' && other.kind === 'camera' && !haveSameSize(sensor, other))
    refuse(
      'with',
      `found "${theirs}" of ${other.width} x ${other.height} pixels, expected ${sensor.width} x ${sensor.height}, as ${topic} has`,
    );
}

function haveSameSize(
  a: { readonly width: number; readonly height: number },
  b: { readonly width: number; readonly height: number },
): boolean {
  return a.width === b.width && a.height === b.height;
}
