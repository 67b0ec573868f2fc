import { FRAME_SECONDS } from '../../metrics/drive-frame.ts';
import type { EgoMotion } from '../nuplan/comfort.ts';
import { unwrapped } from '../nuplan/comfort.ts';
import { savitzkyGolay } from '../savitzky-golay.ts';
import type { ScoredDrive } from './scored-drive.ts';

/** Samples of the window for the yaw acceleration. */
const WINDOW = 5;

/**
 * Acceleration of the centre of the ego's box, which nuPlan's limits of comfort are for: that of the rear axle, r behind it,
 * plus what turning adds, -r w^2 along and r dw/dt across.
 */
export function centreMotion({ series, vehicle }: ScoredDrive): EgoMotion {
  const reach = vehicle.length / 2 - vehicle.rearOverhang;
  const yaw = series.column('yaw');
  const rate = series.column('yawRate');
  const turning = savitzkyGolay(unwrapped(yaw), WINDOW, 2, FRAME_SECONDS);
  return {
    step: FRAME_SECONDS,
    ax: series.column('ax').map((value, i) => value - reach * rate[i] * rate[i]),
    ay: series.column('ay').map((value, i) => value + reach * (turning.length > 0 ? turning[i] : 0)),
    yaw,
  };
}
