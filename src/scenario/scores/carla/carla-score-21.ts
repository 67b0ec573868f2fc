import { fact, multiplier, type Score, type ScorePart } from '../score.ts';
import {
  type CarlaRecord,
  COUNTED_INFRACTIONS,
  type CountedInfraction,
  minSpeedEvents,
  withinLanes,
} from './carla-record.ts';

/** Coefficient of each infraction [1]. */
const COEFFICIENTS: Readonly<Record<CountedInfraction, number>> = {
  collisionsPedestrian: 1,
  collisionsVehicle: 0.7,
  collisionsStatic: 0.6,
  redLights: 0.4,
  stopSigns: 0.25,
  scenarioTimeouts: 0.4,
  yieldsMissed: 0.4,
};

/** Coefficient of a checkpoint for an ego at standstill [1]. */
const MIN_SPEED = 0.4;

/**
 * CARLA's driving score of leaderboard 2.1 (March 2025), 0 to 100:
 * route completion [%] * (1 - outside / 100) / (1 + sum of coefficients), where a checkpoint at which the ego was slower
 * than traffic adds 0.4 (1 - pct / 100).
 *
 * Source: leaderboard (branch leaderboard-2.1), leaderboard/utils/statistics_manager.py;
 * leaderboard.carla.org/evaluation_v2_1.
 */
export function carlaScore21(record: CarlaRecord): Score {
  const added: ScorePart[] = [];
  for (const kind of COUNTED_INFRACTIONS) {
    if (record[kind] > 0) added.push(fact(kind, COEFFICIENTS[kind] * record[kind], '1'));
  }
  for (const [i, percent] of minSpeedEvents(record).entries())
    added.push(fact(`minSpeed${i + 1}`, MIN_SPEED * (1 - percent / 100), '1'));
  const sum = added.reduce((total, { value }) => total + value, 0);
  const within = withinLanes(record);
  const parts: ScorePart[] = [
    fact('routeCompletion', record.routeCompletion, '%'),
    ...added,
    multiplier('infractions', 1 / (1 + sum)),
    ...(record.outsideLanes > 0 ? [multiplier('withinLanes', within)] : []),
    fact('penalty', within / (1 + sum), '1'),
  ];
  return { value: Math.max(0, (record.routeCompletion * within) / (1 + sum)), parts };
}
