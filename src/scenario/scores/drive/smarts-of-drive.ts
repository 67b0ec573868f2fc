import { hypot } from '../../../core/math/hypot.ts';
import { FRAME_SECONDS } from '../../metrics/drive-frame.ts';
import { smartsScore } from '../smarts-score.ts';
import { endsOf, type ScoredDrive, type Scoring } from './scored-drive.ts';

/** Greatest jerk that SMARTS takes for a norm [m/s^3]: the length of (0.9, 0.9). */
const JERK = hypot(0.9, 0.9);
/** Nearer than this time ahead is too near [s]. */
const SAFE_GAP = 3;
/** Speeding by this share of the limit is the worst [1]. */
const EXCESS = 0.5;

/** SMARTS' benchmark score of a drive: means over its frames, each at most 1. */
export function smartsOfDrive({ series, arrived, timeout }: ScoredDrive): Scoring {
  const { count } = series;
  const length = series.column('routeLength')[0];
  const { last } = endsOf(series.column('routeS'));
  if (count < 2 || !(length > 0) || Number.isNaN(last)) return { why: 'there is no way to the goal' };
  const [speed, ax, ay] = ['speed', 'ax', 'ay'].map((name) => series.column(name));
  const [gap, offset, width, limit, advance] = ['gap', 'laneOffset', 'laneWidth', 'speedLimit', 'advance'].map((name) =>
    series.column(name),
  );
  const sums = { obstacles: 0, jerk: 0, laneOffset: 0, speedLimit: 0, wrongWay: 0 };
  for (let i = 0; i < count; i++) {
    const safe = SAFE_GAP * Math.max(0, speed[i]);
    if (gap[i] < safe) sums.obstacles += 1 - gap[i] / safe;
    if (i > 0) sums.jerk += Math.min(1, hypot(ax[i] - ax[i - 1], ay[i] - ay[i - 1]) / FRAME_SECONDS / JERK);
    sums.laneOffset += Number.isNaN(offset[i]) ? 1 : Math.min(1, Math.abs(offset[i]) / (width[i] / 2));
    if (speed[i] > limit[i]) sums.speedLimit += Math.min(1, (speed[i] - limit[i]) / (EXCESS * limit[i]));
    if (advance[i] < 0) sums.wrongWay++;
  }
  return smartsScore({
    distanceToGoal: arrived ? 0 : 1 - last / length,
    time: ((count - 1) * FRAME_SECONDS) / timeout,
    obstacles: sums.obstacles / count,
    jerk: sums.jerk / count,
    laneOffset: sums.laneOffset / count,
    speedLimit: sums.speedLimit / count,
    wrongWay: sums.wrongWay / count,
  });
}
