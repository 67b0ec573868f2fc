import { type CarlaRecord, COUNTED_INFRACTIONS, minSpeedEvents } from './carla-record.ts';

export type CarlaStatus = 'Perfect' | 'Completed' | 'Failed';

/** Perfect: the whole route without an infraction. Completed: the whole route. Failed: anything less. */
export function carlaStatus(record: CarlaRecord): CarlaStatus {
  if (!(record.routeCompletion >= 100) || record.ended !== 'arrived') return 'Failed';
  return countedInfractions(record) === 0 && minSpeedEvents(record).length === 0 ? 'Perfect' : 'Completed';
}

/**
 * Bench2Drive's success: the route is complete, and there was no infraction but for being slow.
 *
 * Source: Bench2Drive, tools/merge_route_json.py.
 */
export function bench2driveSuccess(record: CarlaRecord): boolean {
  return carlaStatus(record) !== 'Failed' && countedInfractions(record) === 0;
}

function countedInfractions(record: CarlaRecord): number {
  const counted = COUNTED_INFRACTIONS.reduce((sum, kind) => sum + record[kind], 0);
  return counted + (record.outsideLanes > 0 ? 1 : 0);
}
