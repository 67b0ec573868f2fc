import type { Road } from '../../map/opendrive/document.ts';

/** What the land beside a road is like. */
export type RoadSetting = 'town' | 'country' | 'motorway';

/** Limits from which a road is no street of a town, and from which it is built like a motorway [m/s]. */
const COUNTRY = 16;
const MOTORWAY = 24;

/** Lanes in one direction that a motorway has at least. */
const MOTORWAY_LANES = 2;

/**
 * Where a road lies: in town where one walks beside it; else by its type [10.6] where it has one, but no town's street
 * is as fast as a motorway; else by its limit.
 */
export function roadSetting(road: Road): RoadSetting {
  const type = valueAt(road.types, road.length / 2)?.type.toLowerCase() ?? '';
  const limit = Math.max(valueAt(road.speeds, road.length / 2)?.max ?? 0, laneLimit(road));
  if (type.startsWith('motorway') || type === 'highway') return 'motorway';
  if (hasLane(road, 'sidewalk')) return 'town';
  if (limit >= MOTORWAY && isBroad(road)) return 'motorway';
  if (type === 'rural') return 'country';
  if (limit >= MOTORWAY) return 'country';
  if (type !== '' && type !== 'unknown') return 'town';
  return limit > 0 && limit < COUNTRY ? 'town' : 'country';
}

function valueAt<T extends { readonly s: number }>(records: readonly T[], s: number): T | undefined {
  return records.findLast((record) => record.s <= s) ?? records[0];
}

function laneLimit(road: Road): number {
  let limit = 0;
  for (const { left, right } of road.laneSections) {
    for (const lane of [...left, ...right]) limit = Math.max(limit, lane.speed ?? 0);
  }
  return limit;
}

/** Whether one side has the driving lanes of a motorway. */
function isBroad(road: Road): boolean {
  const driving = (lanes: readonly { readonly type: string }[]) =>
    lanes.filter(({ type }) => type === 'driving').length;
  return road.laneSections.some(({ left, right }) => Math.max(driving(left), driving(right)) >= MOTORWAY_LANES);
}

function hasLane(road: Road, type: string): boolean {
  return road.laneSections.some(({ left, right }) => [...left, ...right].some((lane) => lane.type === type));
}
