import { expertStation } from '../../experts/expert.ts';
import { FRAME_SECONDS } from '../../metrics/drive-frame.ts';
import { noAtFaultCollisions } from '../nuplan/at-fault-collisions.ts';
import { collisionEnergy } from '../nuplan/collision-energy.ts';
import { comfort, comfortSignals } from '../nuplan/comfort.ts';
import { drivingDirection, wayAgainstDirection } from '../nuplan/driving-direction.ts';
import { nuplanScore } from '../nuplan/nuplan-score.ts';
import { progressRatio } from '../nuplan/progress-ratio.ts';
import { LEAST_TTC } from '../nuplan/projected-ttc.ts';
import { speedCompliance } from '../nuplan/speed-compliance.ts';
import { fact } from '../score.ts';
import { centreMotion } from './centre-motion.ts';
import { countClasses, faultsOf } from './fault-of-collision.ts';
import { endsOf, type ScoredDrive, type Scoring } from './scored-drive.ts';

/** How far a corner may be off the road [m]. */
export const OUTSIDE = 0.3;
/** Signals of comfort need this many frames. */
const LEAST_FRAMES = 3;

/** nuPlan's closed-loop score of a drive, with the numbers behind its parts. */
export function nuplanOfDrive(drive: ScoredDrive): Scoring {
  const { series, expert } = drive;
  if (expert.expert === null) return { why: expert.why };
  if (series.count < LEAST_FRAMES) return { why: 'the drive is too short to have a jerk' };
  const { first, last } = endsOf(series.column('routeS'));
  if (Number.isNaN(first)) return { why: 'the ego was never near its route' };
  const seconds = (series.count - 1) * FRAME_SECONDS;
  const expertWay = expertStation(expert.expert, seconds) - expert.expert.progress[0];
  const faults = faultsOf(drive.collisions);
  const ttc = leastOf(series.column('ttc'));
  const outside = -leastOf(series.column('outside').map((value) => -value));
  const advance = series.column('advance');
  const signals = comfortSignals(centreMotion(drive));
  const score = nuplanScore({
    noAtFaultCollisions: noAtFaultCollisions(countClasses(faults)),
    drivableArea: outside <= OUTSIDE ? 1 : 0,
    drivingDirection: drivingDirection(advance, FRAME_SECONDS),
    progress: progressRatio(last - first, expertWay),
    timeToCollision: ttc > LEAST_TTC && faults.length === 0 ? 1 : 0,
    speedLimit: speedCompliance(series.column('speed'), series.column('speedLimit')),
    comfort: comfort(signals),
  });
  return {
    value: score.value,
    parts: [
      ...score.parts,
      fact('collisionsByFault', faults.length, '1'),
      fact('greatestOutside', outside, 'm'),
      fact('wayAgainstDirection', wayAgainstDirection(advance, FRAME_SECONDS), 'm'),
      fact('way', last - first, 'm'),
      fact('wayOfExpert', expertWay, 'm'),
      ...(ttc < Number.POSITIVE_INFINITY ? [fact('leastTtc', ttc, 's')] : []),
      ...signals.map(({ name, least, greatest, unit }) => fact(name, -least > greatest ? least : greatest, unit)),
      ...faults
        .slice(0, 1)
        .map((one) =>
          fact('collisionEnergy', collisionEnergy(one.egoSpeed, one.otherSpeed, one.headingDifference), 'm/s'),
        ),
    ],
  };
}

function leastOf(column: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (const value of column) least = Math.min(least, value);
  return least;
}
