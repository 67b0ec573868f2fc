/**
 * What a way costs beside the time that it takes at its speed limits, all of it in seconds of driving: the time that whoever
 * prefers so would give up to be spared it. No price is negative, so a straight line at the map's greatest limit is never
 * dearer than any way along it, and A* finds the cheapest.
 */
export interface RouteCosts {
  /** A lane change [s]. */
  readonly laneChange: number;
  /** A turn in a junction, to either side [s]. */
  readonly turn: number;
  /** A turn across the traffic that comes the other way: left where traffic keeps to the right [s]; on top of `turn`. */
  readonly across: number;
  /** A junction without lights in which the ways of others cross or meet ours [s]. */
  readonly unsignalled: number;
  /** A second on a lane that nothing but paint keeps apart from those who come [s/s]. */
  readonly oncoming: number;
}

/** What a route may be sought by. */
export const ROUTE_PREFERENCES = ['time', 'comfort', 'risk'] as const;

export type RoutePreference = (typeof ROUTE_PREFERENCES)[number];

/**
 * The one table of route costs.
 * - `time`: the quickest way; a lane change counts for the 5 s that finding a gap and changing back would take.
 * - `comfort`: fewest changes of speed and direction. Braking for a turn from 50 to 20 km/h and gathering speed again at 1.5 m/s^2 loses
 * about 4 s against driving on, and whoever sits inside minds it more than that: thrice. A stop at a sign loses 6 s.
 * - `risk`: fewest conflicts. Turning across who comes is 22 % of crashes at junctions in the USA, turning the other way 1 % (NHTSA, DOT HS
 *   811 366, 2010); carriers route around it. Worth a way around the block: half a minute. A junction without lights, half of that. Beside who
 *   comes, a minute counts for a minute and a quarter: head-on crashes are few and grave. The last two are judgement, not measurement.
 */
export const ROUTE_COSTS: Readonly<Record<RoutePreference, RouteCosts>> = {
  time: { laneChange: 5, turn: 0, across: 0, unsignalled: 0, oncoming: 0 },
  comfort: { laneChange: 12, turn: 12, across: 4, unsignalled: 6, oncoming: 0 },
  risk: { laneChange: 10, turn: 3, across: 30, unsignalled: 15, oncoming: 0.25 },
};
