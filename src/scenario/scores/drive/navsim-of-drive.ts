import { secondsAt } from '../../../core/tick.ts';
import { type Expert, expertStation, expertTime } from '../../experts/expert.ts';
import type { CollisionRecord } from '../../metrics/collision-record.ts';
import { FRAME_SECONDS } from '../../metrics/drive-frame.ts';
import { extendedPdmScore } from '../navsim/extended-pdm-score.ts';
import { HORIZON, horizonsOf } from '../navsim/horizons.ts';
import { laneKeeping } from '../navsim/lane-keeping.ts';
import { pdmProgress, pdmScore } from '../navsim/pdm-score.ts';
import { comfort, comfortSignals, type EgoMotion } from '../nuplan/comfort.ts';
import { drivingDirection } from '../nuplan/driving-direction.ts';
import type { Score, ScorePart } from '../score.ts';
import { centreMotion } from './centre-motion.ts';
import { classOf, faultsOf } from './fault-of-collision.ts';
import { OUTSIDE } from './nuplan-of-drive.ts';
import { endsOf, type ScoredDrive, type Scoring } from './scored-drive.ts';

/** Times to collision below this fail a horizon [s]. */
const TTC = 1;
/** Motion before the horizon that the comfort of the extended score takes in [s]. */
const HISTORY = 1.5;

/**
 * NAVSIM's scores of a closed-loop drive: means over its horizons of 4 s (horizons.ts). Where NAVSIM follows a plan through
 * a recording, here the drive itself is taken: what the ego drove within the horizon against what the others really did. So
 * they may have reacted. Progress is against the expert's from the place where the horizon begins, in the 4 s after the
 * expert was first there. Consecutive plans are the same drive, so extended comfort is 1. Of the expert
 * only progress is known, so the human filter is not applied.
 */
export function navsimOfDrive(drive: ScoredDrive): { readonly pdms: Scoring; readonly epdms: Scoring } {
  const { expert, why } = drive.expert;
  if (expert === null) return { pdms: { why }, epdms: { why } };
  const horizons = horizonsOf(drive.series.count, FRAME_SECONDS);
  if (horizons.length === 0) {
    const short = { why: `the drive is shorter than the horizon of ${HORIZON} s` };
    return { pdms: short, epdms: short };
  }
  const motion = centreMotion(drive);
  const faults = faultsOf(drive.collisions);
  const scores = horizons.map(([first, last]) => scoreHorizon(drive, expert, motion, faults, first, last));
  return { pdms: mean(scores.map(({ pdms }) => pdms)), epdms: mean(scores.map(({ epdms }) => epdms)) };
}

function scoreHorizon(
  { series, redLightTimes }: ScoredDrive,
  expert: Expert,
  motion: EgoMotion,
  faults: readonly CollisionRecord[],
  first: number,
  last: number,
): { pdms: Score; epdms: Score } {
  const part = (name: string) => series.column(name).subarray(first, last + 1);
  const from = first * FRAME_SECONDS;
  const to = last * FRAME_SECONDS;
  const hit = faults.filter(({ tick }) => secondsAt(tick) >= from && secondsAt(tick) <= to);
  const noCollision = hit.length === 0 ? 1 : hit.every((one) => classOf(one) === 'object') ? 0.5 : 0;
  const drivableArea = part('outside').every((value) => value <= OUTSIDE) ? 1 : 0;
  const direction = drivingDirection(part('advance'), FRAME_SECONDS);
  const trafficLight = redLightTimes.some((time) => time >= from && time <= to) ? 0 : 1;
  const timeToCollision = hit.length === 0 && part('ttc').every((value) => value >= TTC) ? 1 : 0;
  const stations = endsOf(part('routeS'));
  const ego = stations.last - stations.first;
  const start = expertTime(expert, stations.first);
  const other = start < Number.POSITIVE_INFINITY ? expertStation(expert, start + HORIZON) - stations.first : 0;
  const way = Number.isNaN(ego) ? 0 : ego;
  const product = noCollision * drivableArea;
  const smooth = comfortOf(motion, first, last);
  const history = comfortOf(motion, Math.max(0, first - Math.round(HISTORY / FRAME_SECONDS)), last);
  return {
    pdms: pdmScore({
      noCollision,
      drivableArea,
      timeToCollision,
      progress: pdmProgress(way, other, product),
      comfort: smooth,
    }),
    epdms: extendedPdmScore({
      noCollision,
      drivableArea,
      drivingDirection: direction,
      trafficLight,
      progress: pdmProgress(way, other, product * direction * trafficLight),
      timeToCollision,
      laneKeeping: laneKeeping(part('laneOffset'), part('inJunction'), FRAME_SECONDS),
      historyComfort: history,
      extendedComfort: 1,
    }),
  };
}

function comfortOf({ step, ax, ay, yaw }: EgoMotion, first: number, last: number): number {
  const part = (series: ArrayLike<number>) =>
    Float64Array.from({ length: last - first + 1 }, (_, i) => series[first + i]);
  return comfort(comfortSignals({ step, ax: part(ax), ay: part(ay), yaw: part(yaw) }));
}

/** Means of the scores and of their parts. */
function mean(scores: readonly Score[]): Score {
  const over = (value: (score: Score) => number) =>
    scores.reduce((sum, score) => sum + value(score), 0) / scores.length;
  const parts: ScorePart[] = scores[0].parts.map((part, i) => ({
    ...part,
    value: over((score) => score.parts[i].value),
  }));
  return {
    value: over(({ value }) => value),
    // A mean of products is no product of means: the parts tell of the drive, and do not multiply up to the score.
    parts: [...parts, { name: 'horizons', value: scores.length, role: 'fact', weight: 1, unit: '1' }],
  };
}
