import type { SensorKind } from '../../core/topics.ts';
import { PICTURE_HEIGHT, PICTURE_WIDTH } from '../../perception/segmentation/picture-cells.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { sensorTopic } from './sensor-topic.ts';

/** Kinds that look or listen outwards, and so sit above the ground; the others may sit at the vehicle's origin. */
const OUTWARD: readonly SensorKind[] = ['camera', 'lidar', 'radar', 'ultrasonic'];

/** What the driver reads whoever sees for it. */
const NEEDED = [
  { topic: 'gnss', sensor: '{ "kind": "gnss" }' },
  { topic: 'imu', sensor: '{ "kind": "imu" }' },
  { topic: 'odometry', sensor: '{ "kind": "odometry" }' },
] as const;

/** A sensor as the document has it, whatever is wrong with the rest of it. */
interface Found {
  readonly path: JsonPath;
  readonly kind: unknown;
  readonly name: unknown;
}

/** Tells what no schema of one sensor can: names given twice, mounts in the ground, what the driver misses. */
export function checkRig(document: JsonDocument, path: JsonPath, problems: InputProblem[]): void {
  const sensors = document.valueAt([...path, 'sensors']);
  if (!Array.isArray(sensors)) return;
  const found = sensors.map((sensor, index): Found => {
    const { kind, name } = (typeof sensor === 'object' && sensor !== null ? sensor : {}) as Record<string, unknown>;
    return { path: [...path, 'sensors', index], kind, name: name ?? (kind === 'camera' ? undefined : kind) };
  });
  checkNames(found, document, problems);
  for (const sensor of found) checkHeight(sensor, document, problems);
  checkNeeds(found, [...path, 'sensors'], document, problems);
}

function topicOf({ kind, name }: Found): string | null {
  if (typeof kind !== 'string' || typeof name !== 'string') return null;
  return sensorTopic({ kind, name } as Parameters<typeof sensorTopic>[0]);
}

function checkNames(found: readonly Found[], document: JsonDocument, problems: InputProblem[]): void {
  const first = new Map<string, number>();
  for (const [index, sensor] of found.entries()) {
    const topic = topicOf(sensor);
    if (topic === null) continue;
    const other = first.get(topic);
    if (other === undefined) first.set(topic, index);
    else
      problems.push(
        document.problem(
          [...sensor.path, 'name'],
          `found "${sensor.name}", which sensors[${other}] of this kind has already; expected another name`,
        ),
      );
  }
}

function checkHeight({ path, kind }: Found, document: JsonDocument, problems: InputProblem[]): void {
  const z = document.valueAt([...path, 'mount', 'z']);
  if (typeof z !== 'number') return;
  const isOutward = OUTWARD.some((outward) => outward === kind);
  if (isOutward ? z > 0 : z >= 0) return;
  const expected = isOutward ? 'more than 0' : 'at least 0';
  problems.push(
    document.problem([...path, 'mount', 'z'], `found ${z} m, in the ground; expected ${expected}, the road's height`),
  );
}

function checkNeeds(found: readonly Found[], path: JsonPath, document: JsonDocument, problems: InputProblem[]): void {
  const topics = found.map(topicOf);
  for (const { topic, sensor } of NEEDED) {
    if (!topics.includes(topic))
      problems.push(document.problem(path, `found no sensor of topic ${topic}, which the driver reads; add ${sensor}`));
  }
  const front = found[topics.indexOf('camera.front')];
  if (front === undefined) return;
  const view = [...path.slice(0, -1), 'view'];
  if (document.valueAt(view) === 'all-round')
    problems.push(
      document.problem(
        view,
        'found "all-round" beside a front camera: an oracle then sees what the camera sees; expected no view, or no camera "front"',
      ),
    );
  for (const [field, size] of [
    ['width', PICTURE_WIDTH],
    ['height', PICTURE_HEIGHT],
  ] as const) {
    const given = document.valueAt([...front.path, field]);
    if (typeof given === 'number' && given !== size)
      problems.push(
        document.problem(
          [...front.path, field],
          `found ${given}, expected ${size}: the network takes the front camera's picture as it is; give another camera that size`,
        ),
      );
  }
}
