import { type IWritable, McapWriter } from '@mcap/core';
import type { Bus } from '../../../core/bus.ts';
import type { SensorCalibration } from '../../../core/messages/calibration.ts';
import type { CameraFrame, CameraTruth } from '../../../core/messages/camera-frame.ts';
import type { Gnss, Odometry } from '../../../core/messages/motion-readings.ts';
import type { TopicName } from '../../../core/messages.ts';
import type { PointCloud } from '../../../core/point-cloud.ts';
import type { RadarScan } from '../../../core/radar-scan.ts';
import { isDue, type Tick } from '../../../core/tick.ts';
import type { UltrasonicEcho } from '../../../core/ultrasonic-echo.ts';
import type { LoadedScene } from '../../load-scene.ts';
import { calibrationOf } from '../../rig/calibration-of.ts';
import { SCHEMAS, type SchemaName } from './channels.ts';
import {
  collisionMessage,
  decisionMessage,
  egoStateMessage,
  trajectoryMessage,
  transformMessage,
} from './drive-messages.ts';
import { opticalQuaternion, quaternionOf } from './foxglove-pose.ts';
import { actorsMessage, egoMessage, mapMessage } from './scene-messages.ts';
import {
  annotationsMessage,
  calibrationMessage,
  cloudMessage,
  imageMessage,
  locationMessage,
  odometryMessage,
  rangeMessage,
  scanMessage,
} from './sensor-messages.ts';
import { nanosecondsOf, type Stamp, stampOf } from './stamp.ts';

/** Kinds whose messages name their own frame. */
const FRAMED: readonly string[] = ['lidar', 'radar', 'ultrasonic', 'gnss'];

/** How often what changes every tick is written [Hz]. */
const STATE_RATE = 10;

/** The part of the platforms' TextEncoder that is used; the rooms below cli and app know neither DOM nor Node types. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const encoder = new TextEncoder();

/**
 * Writes a drive as MCAP with Foxglove's schemas as JSON, for Foxglove and Lichtblick. Times are simulated, channels are
 * registered in the order of their first message: the same drive gives the same bytes. Calls must not overlap.
 */
export class DriveRecorder {
  private readonly writer: McapWriter;
  private readonly loaded: LoadedScene;
  private readonly library: string;
  private readonly sensors: readonly SensorCalibration[];
  private readonly schemas = new Map<SchemaName, number>();
  private readonly channels = new Map<string, { readonly id: number; sequence: number }>();
  private tick: Tick = 0;

  /** @param library name and version of the program, for the header */
  constructor(writable: IWritable, loaded: LoadedScene, library: string) {
    this.writer = new McapWriter({ writable });
    this.loaded = loaded;
    this.library = library;
    this.sensors = calibrationOf(loaded.rig).sensors;
  }

  /** @param facts what the drive is, for the metadata record `scenario` */
  async start(facts: Readonly<Record<string, string>>): Promise<void> {
    await this.writer.start({ profile: '', library: this.library });
    await this.writer.addMetadata({ name: 'scenario', metadata: new Map(Object.entries(facts)) });
    await this.write('/map', 'foxglove.SceneUpdate', mapMessage(stampOf(0), this.loaded.map));
  }

  /** Takes what was published at a tick. */
  async record(tick: Tick, bus: Bus): Promise<void> {
    this.tick = tick;
    const time = stampOf(tick);
    await this.recordWorld(tick, time, bus);
    await this.recordSensors(time, bus);
    await this.recordDriver(time, bus);
  }

  async end(): Promise<void> {
    await this.writer.end();
  }

  private async recordWorld(tick: Tick, time: Stamp, bus: Bus): Promise<void> {
    const events = bus.publishedNow('truth.events');
    for (const collision of events?.collisions ?? []) {
      if (collision.tick === tick) await this.write('/events', 'foxglove.Log', collisionMessage(time, collision));
    }
    const ego = bus.publishedNow('truth.ego');
    const actors = bus.publishedNow('truth.actors');
    if (!isDue(tick, STATE_RATE) || ego === null) return;
    const rotation = quaternionOf(ego);
    await this.write('/tf', 'foxglove.FrameTransform', transformMessage(time, 'map', 'base_link', ego, rotation));
    await this.write('/markers/car', 'foxglove.SceneUpdate', egoMessage(time, ego, this.loaded.vehicle));
    await this.write('/ego', 'skidpad.Ego', egoStateMessage(time, ego));
    if (actors !== null) await this.write('/markers/annotations', 'foxglove.SceneUpdate', actorsMessage(time, actors));
  }

  private async recordSensors(time: Stamp, bus: Bus): Promise<void> {
    for (const told of this.sensors) {
      const topic = told.topic as TopicName;
      const message = bus.publishedNow(topic);
      if (message === null) continue;
      const [kind] = topic.split('.');
      const frame = topic.replace('camera.', 'cam_').replace('.', '_');
      const isCamera = told.camera !== null;
      const rotation = isCamera ? opticalQuaternion(told.mount) : quaternionOf(told.mount);
      const transform = transformMessage(time, 'base_link', frame, told.mount, rotation);
      if (isCamera || FRAMED.includes(kind)) await this.write('/tf', 'foxglove.FrameTransform', transform);
      if (told.camera !== null) {
        const suffix = told.camera.model === 'pinhole' ? 'image_rect_compressed' : 'image_compressed';
        const picture = imageMessage(time, frame, message as CameraFrame);
        await this.write(`/${frame}/${suffix}`, 'foxglove.CompressedImage', picture);
        const calibration = calibrationMessage(time, frame, told.camera);
        await this.write(`/${frame}/camera_info`, 'foxglove.CameraCalibration', calibration);
        const truth = bus.publishedNow(`truth.${topic}` as TopicName) as CameraTruth | null;
        if (truth?.boxes === undefined) continue;
        await this.write(`/${frame}/annotations`, 'foxglove.ImageAnnotations', annotationsMessage(time, truth.boxes));
      } else if (kind === 'lidar') {
        await this.write(`/${frame}`, 'foxglove.PointCloud', cloudMessage(time, frame, message as PointCloud));
      } else if (kind === 'radar') {
        await this.write(`/${frame}`, 'foxglove.PointCloud', scanMessage(time, frame, message as RadarScan));
      } else if (kind === 'gnss') await this.recordFix(time, frame, message as Gnss);
      else if (kind === 'imu') await this.write(`/${frame}`, 'skidpad.Imu', { timestamp: time, ...message });
      else if (kind === 'odometry') {
        await this.write(`/${frame}`, 'skidpad.Odometry', odometryMessage(time, message as Odometry));
      } else if (kind === 'ultrasonic') {
        await this.write(`/${frame}`, 'skidpad.Range', rangeMessage(time, message as UltrasonicEcho));
      }
    }
  }

  private async recordFix(time: Stamp, frame: string, fix: Gnss): Promise<void> {
    const { valid, x, y, z, sigma } = fix;
    await this.write(`/${frame}`, 'skidpad.Gnss', { timestamp: time, valid: valid ? 1 : 0, x, y, z, sigma });
    const location = locationMessage(time, frame, fix);
    const topic = frame === 'gnss' ? '/gps' : `/gps_${frame.slice(frame.indexOf('_') + 1)}`;
    if (location !== null) await this.write(topic, 'foxglove.LocationFix', location);
  }

  private async recordDriver(time: Stamp, bus: Bus): Promise<void> {
    const plan = bus.publishedNow('plan');
    if (plan !== null) {
      await this.write('/planning/trajectory', 'foxglove.PosesInFrame', trajectoryMessage(time, plan));
      await this.write('/planning/debug', 'skidpad.Decision', decisionMessage(time, plan));
    }
    const command = bus.publishedNow('command');
    if (command === null || !isDue(this.tick, STATE_RATE)) return;
    await this.write('/control/cmd', 'skidpad.Command', { timestamp: time, ...command });
  }

  private async write(topic: string, schema: SchemaName, message: object): Promise<void> {
    const channel = await this.channelOf(topic, schema);
    const time = nanosecondsOf(this.tick);
    await this.writer.addMessage({
      channelId: channel.id,
      sequence: channel.sequence++,
      logTime: time,
      publishTime: time,
      data: encoder.encode(JSON.stringify(message)),
    });
  }

  private async channelOf(topic: string, schema: SchemaName): Promise<{ readonly id: number; sequence: number }> {
    const known = this.channels.get(topic);
    if (known !== undefined) return known;
    const schemaId = this.schemas.get(schema) ?? (await this.register(schema));
    const metadata = new Map<string, string>();
    const id = await this.writer.registerChannel({ topic, schemaId, messageEncoding: 'json', metadata });
    const channel = { id, sequence: 0 };
    this.channels.set(topic, channel);
    return channel;
  }

  private async register(name: SchemaName): Promise<number> {
    const data = encoder.encode(JSON.stringify(SCHEMAS[name]));
    const id = await this.writer.registerSchema({ name, encoding: 'jsonschema', data });
    this.schemas.set(name, id);
    return id;
  }
}
