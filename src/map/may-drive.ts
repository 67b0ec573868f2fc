import type { LaneAccessRules } from './road-map.ts';

/**
 * Whether a road user, for example 'passengerCar' or 'bus', may drive at station `s` along a lane [m], by the lane's
 * `RoadMap.access`. Allocates nothing.
 */
export function mayDrive({ s: stations, rules }: LaneAccessRules, s: number, user: string): boolean {
  let i = stations.length - 1;
  while (i > 0 && stations[i] > s) i--;
  const { allow, deny } = rules[i];
  return (allow === null || allow.includes(user)) && !deny.includes(user);
}
