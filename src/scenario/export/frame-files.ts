import type { Bus } from '../../core/bus.ts';
import type { SensorCalibration } from '../../core/messages/calibration.ts';
import type { CameraFrame, CameraTruth } from '../../core/messages/camera-frame.ts';
import type { TopicName } from '../../core/messages.ts';
import type { LidarTruth, PointCloud } from '../../core/point-cloud.ts';
import type { LoadedScene } from '../load-scene.ts';
import { calibrationOf } from '../rig/calibration-of.ts';
import { CocoDocument } from './coco/coco-document.ts';
import { encodePng, kittiDepth } from './encode-image.ts';
import { encodePcd } from './encode-pcd.ts';
import type { ExportFormat } from './export-formats.ts';
import { kittiCalibration } from './kitti/kitti-calibration.ts';
import { kittiLabel } from './kitti/kitti-label.ts';
import { kittiVelodyne } from './kitti/kitti-velodyne.ts';

/** A file of an export; its content is made when it is asked for, so that one that is there already costs nothing. */
export interface ExportFile {
  /** Relative to the drive's folder. */
  readonly path: string;
  readonly content: () => string | Uint8Array;
}

/** Digits of a frame's number in names, as in KITTI. */
const DIGITS = 6;

/** Makes the files of a drive's frames: what its cameras and lidars publish at one tick, in each format asked for. */
export class FrameFiles {
  private readonly formats: ReadonlySet<ExportFormat>;
  private readonly cameras: readonly SensorCalibration[];
  private readonly lidars: readonly SensorCalibration[];
  private readonly coco: ReadonlyMap<string, CocoDocument>;
  private frames = 0;

  constructor(loaded: LoadedScene, formats: ReadonlySet<ExportFormat>) {
    const { sensors } = calibrationOf(loaded.rig);
    this.formats = formats;
    this.cameras = sensors.filter(({ camera }) => camera !== null);
    this.lidars = sensors.filter(({ topic }) => topic.startsWith('lidar.'));
    this.coco = new Map(this.cameras.map(({ topic }) => [topic, new CocoDocument(`${loaded.scene.name}, ${topic}`)]));
  }

  /** Frames made so far. */
  get count(): number {
    return this.frames;
  }

  /** The files of a frame: sensors that did not measure at this tick are left out. */
  next(bus: Bus): ExportFile[] {
    const number = `${this.frames++}`.padStart(DIGITS, '0');
    return [
      ...this.cameras.flatMap((camera) => this.ofCamera(camera, number, bus)),
      ...this.lidars.flatMap((lidar, index) => this.ofLidar(lidar, index, number, bus)),
    ];
  }

  /** The files that hold all frames. */
  last(): ExportFile[] {
    if (!this.formats.has('coco')) return [];
    return [...this.coco].map(([topic, document]) => ({
      path: `coco/${nameOf(topic)}/annotations.json`,
      content: () => document.toJson(),
    }));
  }

  private ofCamera(camera: SensorCalibration, number: string, bus: Bus): ExportFile[] {
    const { formats } = this;
    const frame = bus.publishedNow(camera.topic as TopicName) as CameraFrame | null;
    const truth = bus.publishedNow(`truth.${camera.topic}` as TopicName) as CameraTruth | null;
    if (frame === null || truth === null) return [];
    const { width, height } = truth;
    const { boxes } = truth;
    const name = nameOf(camera.topic);
    const picture = () => encodePng(width, height, frame.rgb);
    const files: ExportFile[] = [];
    if (formats.has('kitti') && boxes !== undefined && camera.camera?.model === 'pinhole') {
      const folder = `kitti/${name}/training`;
      const lidar = this.lidars[0] ?? null;
      files.push(
        { path: `${folder}/image_2/${number}.png`, content: picture },
        { path: `${folder}/label_2/${number}.txt`, content: () => kittiLabel(boxes) },
        { path: `${folder}/calib/${number}.txt`, content: () => kittiCalibration(camera, lidar) },
      );
    }
    if (formats.has('coco') && boxes !== undefined) {
      const file = `images/${number}.png`;
      this.coco.get(camera.topic)?.add(file, width, height, boxes, truth.instance);
      files.push({ path: `coco/${name}/${file}`, content: picture });
    }
    if (formats.has('truth')) {
      const image = (kind: string, data: () => Uint8Array | Uint16Array) => ({
        path: `truth/${name}/${kind}/${number}.png`,
        content: () => encodePng(width, height, data()),
      });
      files.push(
        image('depth', () => kittiDepth(truth.depth)),
        image('semantic', () => truth.semantic),
        image('instance', () => truth.instance),
      );
    }
    return files;
  }

  private ofLidar(lidar: SensorCalibration, index: number, number: string, bus: Bus): ExportFile[] {
    const cloud = bus.publishedNow(lidar.topic as TopicName) as PointCloud | null;
    const truth = bus.publishedNow(`truth.${lidar.topic}` as TopicName) as LidarTruth | null;
    if (cloud === null || truth === null) return [];
    const files: ExportFile[] = [];
    if (this.formats.has('pcd'))
      files.push({ path: `pcd/${nameOf(lidar.topic)}/${number}.pcd`, content: () => encodePcd(cloud, truth) });
    if (this.formats.has('kitti') && index === 0) {
      for (const { topic, camera } of this.cameras) {
        if (camera?.model !== 'pinhole') continue;
        const path = `kitti/${nameOf(topic)}/training/velodyne/${number}.bin`;
        files.push({ path, content: () => kittiVelodyne(cloud) });
      }
    }
    return files;
  }
}

function nameOf(topic: string): string {
  return topic.slice(topic.indexOf('.') + 1);
}
