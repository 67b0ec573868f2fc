import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';
import { secondsAt } from '../../../core/tick.ts';
import type { CollisionRecord } from '../../metrics/collision-record.ts';
import { routeCompletion } from '../carla/arrival.ts';
import { bench2driveSmoothness } from '../carla/bench2drive-smoothness.ts';
import { type CarlaContact, carlaCollisions } from '../carla/carla-collisions.ts';
import type { CarlaRecord } from '../carla/carla-record.ts';
import { bench2driveSuccess, carlaStatus } from '../carla/carla-status.ts';
import { minSpeedPercents } from '../carla/min-speed.ts';
import { fact, type Score } from '../score.ts';
import { centreMotion } from './centre-motion.ts';
import type { ScoredDrive } from './scored-drive.ts';

/** What CARLA's leaderboard counts of a drive; null where it has no route. */
export function carlaRecordOf(drive: ScoredDrive): CarlaRecord | null {
  const { series, arrived } = drive;
  const stations = series.column('routeS');
  const length = series.column('routeLength')[0];
  if (series.count === 0 || !(length > 0)) return null;
  const share = shareDriven(stations, length);
  const collisions = carlaCollisions(drive.collisions.map(contactOf));
  return {
    routeCompletion: arrived
      ? 100
      : routeCompletion(share[share.length - 1] * length, length, distanceLeft(stations, length)),
    collisionsPedestrian: collisions.pedestrian,
    collisionsVehicle: collisions.vehicle,
    collisionsStatic: collisions.static,
    redLights: drive.redLightTimes.length,
    stopSigns: drive.stopSigns,
    scenarioTimeouts: 0,
    yieldsMissed: drive.yieldsMissed,
    minSpeed: minSpeedPercents(share, series.column('speed'), series.column('traffic')),
    outsideLanes: outsideLanes(drive),
    ended: arrived ? 'arrived' : 'stopped',
  };
}

/** Bench2Drive's success of a drive, 1 or 0, with its status and smoothness. */
export function bench2driveOf(drive: ScoredDrive, record: CarlaRecord): Score {
  const smoothness = bench2driveSmoothness(centreMotion(drive));
  const status = carlaStatus(record);
  return {
    value: bench2driveSuccess(record) ? 1 : 0,
    parts: [
      fact('perfect', status === 'Perfect' ? 1 : 0, '1'),
      fact('completed', status === 'Failed' ? 0 : 1, '1'),
      ...(Number.isNaN(smoothness) ? [] : [fact('smoothness', smoothness, '1')]),
    ],
  };
}

/** Share of the route that is behind the ego at each frame, which never shrinks. */
function shareDriven(stations: Float64Array, length: number): Float64Array {
  let done = 0;
  return stations.map((station) => {
    if (!Number.isNaN(station)) done = Math.max(done, Math.min(1, station / length));
    return done;
  });
}

/** Along the route from where it was last on it [m]; the route's length where it never was. */
function distanceLeft(stations: Float64Array, length: number): number {
  return length - (stations.findLast((station) => !Number.isNaN(station)) ?? 0);
}

/** Share of the way driven outside of the lanes [%]. */
function outsideLanes({ series, isOutsideLanes }: ScoredDrive): number {
  const speed = series.column('speed');
  let way = 0;
  let outside = 0;
  for (let i = 0; i < series.count; i++) {
    way += Math.abs(speed[i]);
    if (isOutsideLanes[i] === 1) outside += Math.abs(speed[i]);
  }
  return way > 0 ? (100 * outside) / way : 0;
}

function contactOf({ tick, other, kind, egoX, egoY, egoSpeed }: CollisionRecord): CarlaContact {
  const who = kind < 0 ? 'static' : kind === ACTOR_KIND.pedestrian ? 'pedestrian' : 'vehicle';
  return { time: secondsAt(tick), other, kind: who, x: egoX, y: egoY, speed: egoSpeed };
}
