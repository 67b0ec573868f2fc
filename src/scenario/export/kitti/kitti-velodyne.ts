import type { PointCloud } from '../../../core/point-cloud.ts';

/** A point cloud as KITTI's velodyne file: x, y, z [m] and reflectance 0 to 1 of each point, little-endian float32. */
export function kittiVelodyne({ count, x, y, z, intensity }: PointCloud): Uint8Array {
  const out = new Uint8Array(16 * count);
  const view = new DataView(out.buffer);
  for (let i = 0; i < count; i++) {
    view.setFloat32(16 * i, x[i], true);
    view.setFloat32(16 * i + 4, y[i], true);
    view.setFloat32(16 * i + 8, z[i], true);
    view.setFloat32(16 * i + 12, intensity[i] / 255, true);
  }
  return out;
}
