import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import type { CameraBoxes } from '../../../src/core/camera-truth.ts';
import { ACTOR_KIND } from '../../../src/core/messages/actors-truth.ts';
import type { SensorCalibration } from '../../../src/core/messages/calibration.ts';
import type { LidarTruth, PointCloud } from '../../../src/core/point-cloud.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { base64 } from '../../../src/scenario/export/base64.ts';
import { CocoDocument } from '../../../src/scenario/export/coco/coco-document.ts';
import { instanceMask } from '../../../src/scenario/export/coco/instance-mask.ts';
import { encodePng, kittiDepth } from '../../../src/scenario/export/encode-image.ts';
import { encodePcd } from '../../../src/scenario/export/encode-pcd.ts';
import { kittiCalibration } from '../../../src/scenario/export/kitti/kitti-calibration.ts';
import { kittiLabel } from '../../../src/scenario/export/kitti/kitti-label.ts';
import { kittiVelodyne } from '../../../src/scenario/export/kitti/kitti-velodyne.ts';

/** A car 20 m ahead and 2 m to the right of the camera, half hidden, and a van that is not seen at all. */
const boxes: CameraBoxes = {
  count: 2,
  id: Int32Array.of(7, 9),
  kind: Uint8Array.of(ACTOR_KIND.car, ACTOR_KIND.van),
  seen: Float32Array.of(10, 20, 40, 36, 0, 0, 0, 0),
  whole: Float32Array.of(8, 20, 44, 36, 1, 2, 3, 4),
  pixels: Int32Array.of(300, 0),
  visibility: Float32Array.of(0.6, 0),
  truncation: Float32Array.of(0.25, 0),
  position: Float32Array.of(2, 1.5, 20, 0, 0, 0),
  rotationY: Float32Array.of(-1.5, 0),
  size: Float32Array.of(4.2, 1.8, 1.5, 5, 2, 2),
};

const cloud: PointCloud = {
  mount: { x: 1, y: 0, z: 1.8, yaw: 0, pitch: 0, roll: 0 },
  columns: 2,
  channels: 3,
  firstAzimuth: 0,
  azimuthStep: 0.1,
  duration: 0.1,
  isClockwise: true,
  count: 2,
  x: Float32Array.of(5, 6.5),
  y: Float32Array.of(-1, 0),
  z: Float32Array.of(0.25, -1.5),
  intensity: Uint8Array.of(51, 255),
  beam: Uint32Array.of(1, 5),
  echo: Uint8Array.of(0, 0),
};

const truth: LidarTruth = {
  columns: 2,
  channels: 3,
  range: new Float32Array(6),
  semantic: Uint8Array.of(0, 13, 0, 0, 0, 8),
  instance: Uint16Array.of(0, 7, 0, 0, 0, 0),
  cosine: new Float32Array(6),
  cause: new Uint8Array(2),
};

describe('KITTI', () => {
  test('a label has the fields of the development kit in its order; what is not seen has none', () => {
    // alpha = rotation_y - atan2(x, z) = -1.5 - atan2(2, 20) = -1.5997.
    const line = 'Car 0.25 1 -1.60 10.00 20.00 40.00 36.00 1.50 1.80 4.20 2.00 1.50 20.00 -1.50\n';
    expect(kittiLabel(boxes)).toBe(line);
  });

  test('calibration takes a point of the lidar into the picture', () => {
    const pose = { yaw: 0, pitch: 0, roll: 0 };
    const camera: SensorCalibration = {
      topic: 'camera.front',
      mount: { x: 2, y: 0.5, z: 1.2, ...pose },
      // Columns: right, down and forward of the optical frame in the vehicle's.
      rotation: Float64Array.of(0, 0, 1, -1, 0, 0, 0, -1, 0),
      camera: {
        width: 200,
        height: 100,
        model: 'pinhole',
        k: Float64Array.of(150, 0, 100, 0, 150, 50, 0, 0, 1),
        d: new Float64Array(0),
        r: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
      },
    };
    const lidar: SensorCalibration = {
      topic: 'lidar.top',
      mount: { x: 1, y: 0, z: 1.8, yaw: Math.PI / 2, pitch: 0, roll: 0 },
      rotation: Float64Array.of(0, -1, 0, 1, 0, 0, 0, 0, 1),
      camera: null,
    };
    const rows = new Map(
      kittiCalibration(camera, lidar)
        .trim()
        .split('\n')
        .map((line) => [line.split(': ')[0], line.split(': ')[1].split(' ').map(Number)]),
    );
    // 11 m ahead of the origin, 1.5 m to the left, 0.7 m high; the lidar's x points to the vehicle's left.
    const inLidar = [1.5, -10, -1.1];
    const apply = (m: number[], [x, y, z]: number[]) =>
      [0, 4, 8].map((r) => m[r] * x + m[r + 1] * y + m[r + 2] * z + m[r + 3]);
    const inCamera = apply(rows.get('Tr_velo_to_cam') as number[], inLidar);
    for (const [i, value] of [-1, 0.5, 9].entries()) expect(inCamera[i]).toBeCloseTo(value, 9);
    const [u, v, w] = apply(rows.get('P2') as number[], inCamera);
    expect(u / w).toBeCloseTo(100 - 150 / 9, 9);
    expect(v / w).toBeCloseTo(50 + 75 / 9, 9);
    const origin = apply(rows.get('Tr_imu_to_velo') as number[], [0, 0, 0]);
    for (const [i, value] of [0, 1, -1.8].entries()) expect(origin[i]).toBeCloseTo(value, 9);
  });

  test('a velodyne file is x, y, z, reflectance as little-endian float32', () => {
    const bytes = kittiVelodyne(cloud);
    const values = new Float32Array(bytes.buffer);
    expect([...values]).toEqual([5, -1, 0.25, Math.fround(0.2), 6.5, 0, -1.5, 1]);
  });

  test('depth is told to 1/256 m; the sky and what is beyond 256 m are 0', () => {
    expect([...kittiDepth(Float32Array.of(1, 10.001953125, Number.POSITIVE_INFINITY, 300))]).toEqual([256, 2561, 0, 0]);
  });
});

describe('COCO', () => {
  const instance = Uint16Array.of(0, 7, 7, 0, 0, 7, 0, 9);

  test('run lengths go column by column and give the mask back', () => {
    // Two rows of four: columns (0 0), (7 7), (7 0), (0 9).
    expect(instanceMask(instance, 4, 2, 7)).toEqual({ counts: [2, 3, 3], size: [2, 4] });
    expect(instanceMask(instance, 4, 2, 9)).toEqual({ counts: [7, 1], size: [2, 4] });
  });

  test('areas are those of the masks, boxes are left, top, width, height, ids are from 1', () => {
    const document = new CocoDocument('test');
    const one = { ...boxes, pixels: Int32Array.of(3, 0) };
    document.add('a.png', 4, 2, one, instance);
    document.add('b.png', 4, 2, one, instance);
    const { images, annotations, categories } = JSON.parse(document.toJson());
    expect(images.map(({ id }: { id: number }) => id)).toEqual([1, 2]);
    expect(annotations).toHaveLength(2);
    const [first, second] = annotations;
    expect([first.id, second.id, second.image_id]).toEqual([1, 2, 2]);
    expect(first.bbox).toEqual([10, 20, 30, 16]);
    expect(first.segmentation.counts[1]).toBe(first.area);
    expect(categories.find(({ id }: { id: number }) => id === first.category_id).name).toBe('car');
  });
});

describe('PCD', () => {
  test('has a header that tells its fields, then points with class and instance of what the beam met', () => {
    const bytes = encodePcd(cloud, truth);
    const text = String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
    const header = text.slice(0, text.indexOf('DATA binary\n') + 12);
    expect(header).toContain('FIELDS x y z intensity ring label instance\nSIZE 4 4 4 4 2 2 4\nTYPE F F F F U U U\n');
    expect(header).toContain('\nPOINTS 2\n');
    const view = new DataView(bytes.buffer, header.length);
    expect(view.byteLength).toBe(2 * 24);
    expect([view.getFloat32(0, true), view.getFloat32(4, true), view.getFloat32(8, true)]).toEqual([5, -1, 0.25]);
    expect([view.getUint16(16, true), view.getUint16(18, true), view.getUint32(20, true)]).toEqual([1, 13, 7]);
    expect([view.getUint16(40, true), view.getUint16(42, true), view.getUint32(44, true)]).toEqual([2, 8, 0]);
  });
});

describe('PNG', () => {
  const random = new RandomStream(1, 'pixels');
  test.each([
    ['colour', Uint8Array.from({ length: 60 * 3 }, () => random.integer(256))],
    ['grey', Uint8Array.from({ length: 60 }, () => random.integer(256))],
    ['16 bits', Uint16Array.from({ length: 60 }, () => random.integer(65536))],
  ])('%s comes back as it was', (_, data) => {
    const { width, height, data: back } = decode(encodePng(12, 5, data));
    expect([width, height]).toEqual([12, 5]);
    expect([...back]).toEqual([...data]);
  });
});

test('base64 is that of the platform', () => {
  const random = new RandomStream(2, 'bytes');
  for (const length of [0, 1, 2, 3, 4, 5, 12_287, 12_288, 12_289, 40_000]) {
    const bytes = Uint8Array.from({ length }, () => random.integer(256));
    expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  }
});
