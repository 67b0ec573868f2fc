import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import type { LidarTruth, PointCloud } from '../../core/point-cloud.ts';
import { type Disturber, isBetween, type Measured } from './disturber.ts';

/** Points that are lost, or lie nearer or farther. A shifted lidar looks from elsewhere itself. */
export const LIDAR_DISTURBER: Disturber<PointCloud, LidarTruth> = {
  sector: (measured, right, left) => kept(measured, ({ x, y }, i) => !isBetween(atan2(y[i], x[i]), right, left)),

  /** The receiver is dazzled: returns below `level` of the full intensity are lost, the others are full. */
  saturated(measured, level) {
    const { message, truth } = kept(measured, ({ intensity }, i) => intensity[i] >= 255 * level);
    return { message: { ...message, intensity: message.intensity.fill(255) }, truth };
  },

  /** Along the beam. */
  noisy(cloud, sigma, random) {
    const [x, y, z] = [cloud.x.slice(), cloud.y.slice(), cloud.z.slice()];
    for (let i = 0; i < cloud.count; i++) {
      const range = hypot(hypot(x[i], y[i]), z[i]);
      const scale = range > 0 ? Math.max(0, 1 + (sigma * random.normal()) / range) : 1;
      x[i] *= scale;
      y[i] *= scale;
      z[i] *= scale;
    }
    return { ...cloud, x, y, z };
  },

  relabelled: (theirs, own) => ({ ...theirs, mount: own.mount }),
};

/** The cloud with those points alone, and the truth of them. */
function kept(
  { message: cloud, truth }: Measured<PointCloud, LidarTruth>,
  isKept: (cloud: PointCloud, index: number) => boolean,
): Measured<PointCloud, LidarTruth> {
  const chosen: number[] = [];
  for (let i = 0; i < cloud.count; i++) if (isKept(cloud, i)) chosen.push(i);
  const floats = (values: Float32Array) => Float32Array.from(chosen, (i) => values[i]);
  const bytes = (values: Uint8Array) => Uint8Array.from(chosen, (i) => values[i]);
  const message = {
    ...cloud,
    count: chosen.length,
    x: floats(cloud.x),
    y: floats(cloud.y),
    z: floats(cloud.z),
    intensity: bytes(cloud.intensity),
    beam: Uint32Array.from(chosen, (i) => cloud.beam[i]),
    echo: bytes(cloud.echo),
  };
  return { message, truth: { ...truth, cause: bytes(truth.cause) } };
}
