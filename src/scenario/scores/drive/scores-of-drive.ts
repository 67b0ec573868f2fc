import { carlaScore20 } from '../carla/carla-score-20.ts';
import { carlaScore21 } from '../carla/carla-score-21.ts';
import type { ScorePart } from '../score.ts';
import { bench2driveOf, carlaRecordOf } from './carla-of-drive.ts';
import { commonRoadOfDrive } from './commonroad-of-drive.ts';
import { navsimOfDrive } from './navsim-of-drive.ts';
import { nuplanOfDrive } from './nuplan-of-drive.ts';
import { euroNcapOfDrive, neuroNcapOfDrive, r157OfDrive, rssOfDrive } from './safety-of-drive.ts';
import { SCORE_NAMES, type ScoreName } from './score-table.ts';
import type { ScoredDrive, Scoring } from './scored-drive.ts';
import { smartsOfDrive } from './smarts-of-drive.ts';

/** The public scores of a drive; field names are those of results.json. */
export interface DriveScores {
  /** Only those that apply. */
  readonly scores: Readonly<Record<string, number>>;
  /** What each of them is made of. */
  readonly scoreParts: Readonly<Record<string, readonly ScorePart[]>>;
  /** Why the others do not apply, in words. */
  readonly scoresLeftOut: Readonly<Record<string, string>>;
}

export const NO_SCORES: DriveScores = { scores: {}, scoreParts: {}, scoresLeftOut: {} };

/** All scores of a drive, in the order of the table. One that comes out as no number is left out, too. */
export function scoresOfDrive(drive: ScoredDrive): DriveScores {
  const scorings = scoringsOf(drive);
  const scores: Record<string, number> = {};
  const scoreParts: Record<string, readonly ScorePart[]> = {};
  const scoresLeftOut: Record<string, string> = {};
  for (const name of SCORE_NAMES) {
    const scoring = scorings[name];
    if ('why' in scoring) scoresLeftOut[name] = scoring.why;
    else if (!Number.isFinite(scoring.value)) scoresLeftOut[name] = 'something of the drive is no number';
    else {
      scores[name] = scoring.value;
      scoreParts[name] = scoring.parts;
    }
  }
  return { scores, scoreParts, scoresLeftOut };
}

function scoringsOf(drive: ScoredDrive): Record<ScoreName, Scoring> {
  const record = carlaRecordOf(drive);
  const noRoute = { why: 'there is no route to the goal' };
  return {
    nuplan: nuplanOfDrive(drive),
    carla20: record === null ? noRoute : carlaScore20(record),
    carla21: record === null ? noRoute : carlaScore21(record),
    bench2drive: record === null ? noRoute : bench2driveOf(drive, record),
    ...navsimOfDrive(drive),
    ...commonRoadOfDrive(drive),
    rss: rssOfDrive(drive),
    r157: r157OfDrive(drive),
    euroncap: euroNcapOfDrive(drive),
    neuroncap: neuroNcapOfDrive(drive),
    smarts: smartsOfDrive(drive),
  };
}
