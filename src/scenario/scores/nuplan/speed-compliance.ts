/** Mean excess over the limit at which the score is 0 [m/s]. */
const GREATEST_EXCESS = 2.23;

/**
 * max(0, 1 - sum(excess) dt / (2.23 m/s * T)), excess = max(0, speed - limit), T = (n - 1) dt.
 *
 * A limit of NaN says that there is none, as outside of all lanes. A series of no duration has nothing to be held against
 * it: 1.
 *
 * Source: nuplan-devkit, speed_limit_compliance.
 *
 * @param speed [m/s]
 * @param limit at the same times [m/s]
 */
export function speedCompliance(speed: ArrayLike<number>, limit: ArrayLike<number>): number {
  if (speed.length < 2) return 1;
  let excess = 0;
  for (let i = 0; i < speed.length; i++) {
    if (!Number.isNaN(limit[i])) excess += Math.max(0, speed[i] - limit[i]);
  }
  return Math.max(0, 1 - excess / (GREATEST_EXCESS * (speed.length - 1)));
}
