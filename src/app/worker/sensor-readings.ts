import type { Messages, SensedTopic } from '../../core/messages.ts';
import { classOfPoint, type LidarTruth, type PointCloud } from '../../core/point-cloud.ts';
import type { Pose } from '../../core/pose.ts';
import type { Tick } from '../../core/tick.ts';
import type { Run } from '../../scenario/run.ts';
import type { SensorFacts } from './sensor-facts.ts';

/** What a sensor said, and from where. */
export interface SensorReading {
  /** When it was measured. */
  readonly tick: Tick;
  readonly message: Messages[SensedTopic];
  /** Where the vehicle truly was then, map frame. */
  readonly pose: Pose;
  /** What each pixel of a camera's picture, or point of a lidar, really is: SEMANTIC class ids; null for other kinds. */
  readonly semantic: Uint8Array | null;
}

export type SensorReadings = Readonly<Partial<Record<SensedTopic, SensorReading>>>;

/** Poses that are kept: a reading may come so many ticks after it was measured. */
const KEPT = 2048;

/** Collects what the sensors have said since the page was last told. */
export class ReadingCollector {
  private readonly sensors: readonly SensorFacts[];
  private readonly sent = new Map<SensedTopic, Tick>();
  /** Poses of the latest ticks, six numbers each, by tick modulo KEPT. */
  private readonly poses = new Float64Array(6 * KEPT);

  constructor(sensors: readonly SensorFacts[]) {
    this.sensors = sensors;
  }

  /** Takes note of where the vehicle was at the tick that the run has just done. */
  observe({ bus, ticks }: Run): void {
    const ego = bus.latest('truth.ego')?.message;
    if (ego === undefined) return;
    const { x, y, z, yaw, pitch, roll } = ego;
    this.poses.set([x, y, z, yaw, pitch, roll], 6 * ((ticks - 1) % KEPT));
  }

  rewind(): void {
    this.sent.clear();
  }

  take({ bus }: Run): SensorReadings {
    const readings: Partial<Record<SensedTopic, SensorReading>> = {};
    for (const { topic, kind } of this.sensors) {
      const stamped = bus.latest(topic);
      if (stamped === null || this.sent.get(topic) === stamped.tick) continue;
      this.sent.set(topic, stamped.tick);
      const { tick, message } = stamped;
      readings[topic] = { tick, message, pose: this.poseAt(tick), semantic: classesOf(bus, kind, topic) };
    }
    return readings;
  }

  private poseAt(tick: Tick): Pose {
    const [x, y, z, yaw, pitch, roll] = this.poses.subarray(6 * (tick % KEPT));
    return { x, y, z, yaw, pitch, roll };
  }
}

function classesOf(bus: Run['bus'], kind: SensorFacts['kind'], topic: SensedTopic): Uint8Array | null {
  const name = topic.slice(kind.length + 1);
  if (kind === 'camera') return bus.latest(`truth.camera.${name}`)?.message.semantic ?? null;
  const cloud = kind === 'lidar' ? bus.latest(`lidar.${name}`)?.message : undefined;
  const truth = kind === 'lidar' ? bus.latest(`truth.lidar.${name}`)?.message : undefined;
  return cloud === undefined || truth === undefined ? null : classesOfPoints(cloud, truth);
}

/** Classes of the surfaces that points lie on; sky for drops, flakes and fog. */
function classesOfPoints(cloud: PointCloud, truth: LidarTruth): Uint8Array {
  return Uint8Array.from({ length: cloud.count }, (_, i) => classOfPoint(cloud, truth, i));
}
