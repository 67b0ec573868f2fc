import type { Messages, SensorTopic } from '../../core/messages.ts';
import type { Pose } from '../../core/pose.ts';
import type { Tick } from '../../core/tick.ts';
import type { Run } from '../../scenario/run.ts';
import type { SensorFacts } from './sensor-facts.ts';

/** What a sensor said, and from where. */
export interface SensorReading {
  /** When it was measured. */
  readonly tick: Tick;
  readonly message: Messages[SensorTopic];
  /** Where the vehicle truly was then, map frame. */
  readonly pose: Pose;
  /** What each pixel of a camera's picture really is, SEMANTIC class ids; null for other kinds. */
  readonly semantic: Uint8Array | null;
}

export type SensorReadings = Readonly<Partial<Record<SensorTopic, SensorReading>>>;

/** Poses that are kept: a reading may come so many ticks after it was measured. */
const KEPT = 2048;

/** Collects what the sensors have said since the page was last told. */
export class ReadingCollector {
  private readonly sensors: readonly SensorFacts[];
  private readonly sent = new Map<SensorTopic, Tick>();
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
    const readings: Partial<Record<SensorTopic, SensorReading>> = {};
    for (const { topic, kind } of this.sensors) {
      const stamped = bus.latest(topic);
      if (stamped === null || this.sent.get(topic) === stamped.tick) continue;
      this.sent.set(topic, stamped.tick);
      const truth = kind === 'camera' ? bus.latest(`truth.camera.${topic.slice('camera.'.length)}`) : null;
      const { tick, message } = stamped;
      readings[topic] = { tick, message, pose: this.poseAt(tick), semantic: truth?.message.semantic ?? null };
    }
    return readings;
  }

  private poseAt(tick: Tick): Pose {
    const [x, y, z, yaw, pitch, roll] = this.poses.subarray(6 * (tick % KEPT));
    return { x, y, z, yaw, pitch, roll };
  }
}
