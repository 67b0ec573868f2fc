import { classOfPoint, isInAir, type LidarTruth, type PointCloud } from '../../core/point-cloud.ts';

/** Bytes of a point: x, y, z, intensity as float32; ring and label as uint16; instance as uint32. */
const STRIDE = 24;

/**
 * A point cloud as a binary PCD file, version 0.7 (pointclouds.org, "The PCD file format"): x, y, z [m] in the lidar's
 * frame, intensity 0 to 1, ring (channel from below), label (SEMANTIC class of what the beam met, sky for rain, snow and fog) and instance (actor's
 * id, 0 for none).
 */
export function encodePcd(cloud: PointCloud, truth: LidarTruth): Uint8Array {
  const { count, x, y, z, intensity, beam, channels } = cloud;
  const header = [
    '# .PCD v0.7 - Point Cloud Data file format',
    'VERSION 0.7',
    'FIELDS x y z intensity ring label instance',
    'SIZE 4 4 4 4 2 2 4',
    'TYPE F F F F U U U',
    'COUNT 1 1 1 1 1 1 1',
    `WIDTH ${count}`,
    'HEIGHT 1',
    'VIEWPOINT 0 0 0 1 0 0 0',
    `POINTS ${count}`,
    'DATA binary',
    '',
  ].join('\n');
  const out = new Uint8Array(header.length + STRIDE * count);
  for (let i = 0; i < header.length; i++) out[i] = header.charCodeAt(i);
  const view = new DataView(out.buffer, header.length);
  for (let i = 0; i < count; i++) {
    const at = STRIDE * i;
    view.setFloat32(at, x[i], true);
    view.setFloat32(at + 4, y[i], true);
    view.setFloat32(at + 8, z[i], true);
    view.setFloat32(at + 12, intensity[i] / 255, true);
    view.setUint16(at + 16, beam[i] % channels, true);
    view.setUint16(at + 18, classOfPoint(cloud, truth, i), true);
    view.setUint32(at + 20, isInAir(truth, i) ? 0 : truth.instance[beam[i]], true);
  }
  return out;
}
