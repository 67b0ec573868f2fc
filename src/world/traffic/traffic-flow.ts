import type { GivenRoute } from './given-routes.ts';

/** Vehicles that come onto the map at one place, at random but so many an hour on average. */
export interface TrafficFlow {
  /** Index into RoadMap.lanes of the lane at whose beginning they come in. */
  readonly from: number;
  /** Lanes of which any is their destination, where they leave; null for those that drive until they leave at the map's edge. */
  readonly to: readonly number[] | null;
  readonly vehiclesPerHour: number;
  /** Shares of the kinds of vehicles by name, with a sum above 0. */
  readonly kinds: Readonly<Record<string, number>>;
  /** When the first may come and the last [s]; Infinity for no end. */
  readonly begin: number;
  readonly end: number;
}

/** Vehicles of a flow that can be on the map at a time: those of a quarter of an hour, and at most so many. */
const AT_A_TIME = 900;
const MOST_AT_A_TIME = 150;
const LEAST_AT_A_TIME = 4;

/** How many vehicles are kept ready for a flow: more are never on the map at a time. */
export function poolOf({ vehiclesPerHour }: TrafficFlow): number {
  const wanted = Math.ceil((vehiclesPerHour / 3600) * AT_A_TIME);
  return Math.min(MOST_AT_A_TIME, Math.max(LEAST_AT_A_TIME, wanted));
}

/** The way of a flow's vehicles. */
export function routeOf({ to }: TrafficFlow): GivenRoute | undefined {
  return to === null ? undefined : [to];
}
