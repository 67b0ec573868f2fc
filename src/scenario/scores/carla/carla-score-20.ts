import { pow } from '../../../core/math/pow.ts';
import { fact, multiplier, type Score, type ScorePart } from '../score.ts';
import {
  type CarlaRecord,
  COUNTED_INFRACTIONS,
  type CountedInfraction,
  minSpeedEvents,
  withinLanes,
} from './carla-record.ts';

/** Factor of each infraction [1]. */
const FACTORS: Readonly<Record<CountedInfraction, number>> = {
  collisionsPedestrian: 0.5,
  collisionsVehicle: 0.6,
  collisionsStatic: 0.65,
  redLights: 0.7,
  stopSigns: 0.8,
  scenarioTimeouts: 0.7,
  yieldsMissed: 0.7,
};

/** The ego at standstill all along loses this at a checkpoint [1]. */
const MIN_SPEED = 0.3;

/**
 * CARLA's driving score of leaderboard 2.0, 0 to 100: route completion [%] times a factor for every infraction,
 * 1 - 0.3 (1 - pct / 100) for every checkpoint at which the ego was slower than traffic, and 1 - pct / 100 for what was
 * driven outside of the lanes.
 *
 * Source: leaderboard (branch leaderboard-2.0), leaderboard/utils/statistics_manager.py.
 */
export function carlaScore20(record: CarlaRecord): Score {
  const parts: ScorePart[] = [fact('routeCompletion', record.routeCompletion, '%')];
  for (const kind of COUNTED_INFRACTIONS) {
    if (record[kind] > 0) parts.push(multiplier(kind, pow(FACTORS[kind], record[kind])));
  }
  for (const [i, percent] of minSpeedEvents(record).entries())
    parts.push(multiplier(`minSpeed${i + 1}`, 1 - MIN_SPEED * (1 - percent / 100)));
  if (record.outsideLanes > 0) parts.push(multiplier('withinLanes', withinLanes(record)));
  const penalty = parts.reduce((product, { role, value }) => (role === 'multiplier' ? product * value : product), 1);
  parts.push(fact('penalty', penalty, '1'));
  return { value: record.routeCompletion * penalty, parts };
}
