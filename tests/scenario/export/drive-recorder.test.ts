import { McapIndexedReader } from '@mcap/core';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import type { ExportFormat } from '../../../src/scenario/export/export-formats.ts';
import { EXPORT_FORMAT_NAMES } from '../../../src/scenario/export/export-formats.ts';
import { FrameFiles } from '../../../src/scenario/export/frame-files.ts';
import { DriveRecorder } from '../../../src/scenario/export/mcap/drive-recorder.ts';
import { withBoxes } from '../../../src/scenario/export/with-boxes.ts';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { type LoadedScene, loadScene } from '../../../src/scenario/load-scene.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

/** Ticks that are recorded: two frames. */
const TICKS = 21;

const first = JSON.parse(await projectFiles.text('scenes/first-drive.json')) as Record<string, unknown>;
const { sensors } = JSON.parse(await projectFiles.text('rigs/starter.json')) as { sensors: object[] };

/** The first drive with a lidar and a radar. */
async function scene(): Promise<LoadedScene> {
  const lidar = { kind: 'lidar', name: 'top' };
  const rig = { sensors: [...sensors, lidar, { kind: 'radar', name: 'front' }, { kind: 'ultrasonic', name: 'rear' }] };
  const files: FileSource = {
    text: async (path) => (path === 'scenes/e.json' ? JSON.stringify({ ...first, rig }) : projectFiles.text(path)),
    bytes: projectFiles.bytes,
  };
  const { loaded, problems } = await loadScene('scenes/e.json', files, projectMaps);
  expect(problems).toEqual([]);
  return withBoxes(loaded as LoadedScene);
}

async function recorded(): Promise<{ mcap: Uint8Array; files: Map<string, string | Uint8Array> }> {
  const loaded = await scene();
  const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null });
  const pieces: Uint8Array[] = [];
  let size = 0;
  const writable = {
    position: () => BigInt(size),
    write: async (buffer: Uint8Array) => {
      pieces.push(buffer.slice());
      size += buffer.byteLength;
    },
  };
  const recorder = new DriveRecorder(writable, loaded, 'skidpad test');
  const frames = new FrameFiles(loaded, new Set<ExportFormat>(EXPORT_FORMAT_NAMES));
  const files = new Map<string, string | Uint8Array>();
  await recorder.start({ scene: 'first drive', seed: '1' });
  for (let tick = 0; tick < TICKS; tick++) {
    run.step();
    await recorder.record(tick, run.bus);
    if (tick % 20 === 0) for (const { path, content } of frames.next(run.bus)) files.set(path, content());
  }
  for (const { path, content } of frames.last()) files.set(path, content());
  await recorder.end();
  return { mcap: new Uint8Array(Buffer.concat(pieces)), files };
}

const once = await recorded();

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

/** What of a message is otherwise than its schema says: missing fields and wrong types. */
function faults(value: unknown, schema: JsonSchema, path: string): string[] {
  const { type } = schema;
  if (type === 'object') {
    if (typeof value !== 'object' || value === null) return [`${path}: no object`];
    const fields = value as Record<string, unknown>;
    const missing = (schema.required ?? [])
      .filter((name) => !(name in fields))
      .map((name) => `${path}.${name}: missing`);
    const inside = Object.entries(schema.properties ?? {}).flatMap(([name, of]) =>
      name in fields ? faults(fields[name], of, `${path}.${name}`) : [],
    );
    return [...missing, ...inside];
  }
  if (type === 'array') {
    if (!Array.isArray(value)) return [`${path}: no array`];
    return value.slice(0, 20).flatMap((item, i) => faults(item, schema.items ?? {}, `${path}[${i}]`));
  }
  if (type === 'integer') return Number.isInteger(value) ? [] : [`${path}: no integer`];
  if (type === 'number' || type === 'string' || type === 'boolean') {
    return typeof value === type ? [] : [`${path}: no ${type}`];
  }
  return [];
}

describe('a recorded drive', () => {
  test('is an indexed MCAP whose messages keep to their schemas, in order of simulated time', async () => {
    const { mcap } = once;
    const readable = {
      size: async () => BigInt(mcap.length),
      read: async (offset: bigint, size: bigint) => mcap.subarray(Number(offset), Number(offset + size)),
    };
    const reader = await McapIndexedReader.Initialize({ readable });
    const counts = new Map<string, number>();
    const wrong: string[] = [];
    let last = 0n;
    for await (const { channelId, data, logTime, publishTime } of reader.readMessages()) {
      const channel = reader.channelsById.get(channelId);
      const schema = reader.schemasById.get(channel?.schemaId ?? -1);
      const topic = channel?.topic ?? '';
      counts.set(topic, (counts.get(topic) ?? 0) + 1);
      expect(schema?.encoding).toBe('jsonschema');
      const message: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
      wrong.push(...faults(message, JSON.parse(Buffer.from(schema?.data ?? []).toString('utf8')), topic));
      expect(logTime >= last).toBe(true);
      expect(publishTime).toBe(logTime);
      last = logTime;
    }
    expect(wrong).toEqual([]);
    expect(last).toBe(BigInt(TICKS - 1) * 10_000_000n);
    const expected = {
      '/cam_front/image_rect_compressed': 3,
      '/cam_front/camera_info': 3,
      '/imu': 21,
      '/odometry': 21,
    };
    expect(Object.fromEntries(counts)).toMatchObject({
      ...expected,
      '/lidar_top': 3,
      '/radar_front': 3,
      '/gnss': 3,
      '/ultrasonic_rear': 5,
      '/map': 1,
      '/markers/annotations': 3,
      '/planning/trajectory': 3,
    });
    for await (const { name, metadata } of reader.readMetadata()) {
      expect(name).toBe('scenario');
      expect(metadata.get('seed')).toBe('1');
    }
  });

  test('has a file of every kind for each frame', () => {
    const paths = [...once.files.keys()];
    for (const number of ['000000', '000001']) {
      for (const path of [
        `kitti/front/training/image_2/${number}.png`,
        `kitti/front/training/label_2/${number}.txt`,
        `kitti/front/training/calib/${number}.txt`,
        `kitti/front/training/velodyne/${number}.bin`,
        `coco/front/images/${number}.png`,
        `truth/front/depth/${number}.png`,
        `truth/front/semantic/${number}.png`,
        `truth/front/instance/${number}.png`,
        `pcd/top/${number}.pcd`,
      ])
        expect(paths).toContain(path);
    }
    expect(paths).toContain('coco/front/annotations.json');
  });

  test('gives the same bytes when it is recorded again', async () => {
    const again = await recorded();
    expect(hashOf(again.mcap)).toBe(hashOf(once.mcap));
    expect(hashOf(Object.fromEntries(again.files))).toBe(hashOf(Object.fromEntries(once.files)));
  });
});
