import type { RoadMap } from '../../map/road-map.ts';
import { kindOfModel, VEHICLE_KINDS } from './vehicle-kinds.ts';

/**
 * What OpenDRIVE's access rules call the kinds of vehicles [11.8]: one that has several names may drive where any of them
 * may and none is denied. Emergency vehicles go everywhere, as they may (StVO, section 35).
 */
const USERS: Readonly<Record<string, readonly string[]>> = {
  car: ['passengerCar'],
  van: ['passengerCar', 'delivery'],
  truck: ['truck'],
  bus: ['bus'],
  motorcycle: ['motorcycle'],
  bicycle: ['bicycle'],
};

/** Lanes that a vehicle may not drive on from one end to the other by the map's access rules, ascending. */
export function closedLanes(map: RoadMap, model: string): number[] {
  const users = USERS[kindOfModel(VEHICLE_KINDS, model).name];
  if (users === undefined) return [];
  return map.lanes
    .filter(({ index }) =>
      map.access[index].rules.some(
        ({ allow, deny }) =>
          users.some((user) => deny.includes(user)) || (allow !== null && !users.some((user) => allow.includes(user))),
      ),
    )
    .map(({ index }) => index);
}
