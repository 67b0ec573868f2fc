import { gradeAt } from '../../map/grade-at.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { speedLimitAt } from '../../map/speed-limit-at.ts';
import { type Movement, movementsOf } from './movements.ts';
import { crossedLanes, isPedestrianGroup } from './pedestrian-groups.ts';

/** Amber by speed limit [km/h] and [s] (RiLSA 2015, 2.4: 3 s at 50, 4 s at 60, 5 s at 70). */
const AMBER_BY_LIMIT: readonly (readonly [limit: number, amber: number])[] = [
  [50, 3],
  [60, 4],
  [70, 5],
];
/**
 * Above: y = t + v / (2 a + 2 G g) with a second of reaction, braking at 3.05 m/s^2 and the grade G, uphill positive (ITE
 * 2020); no more than 6 s (MUTCD 2009, 4D.26).
 */
const REACTION = 1;
const BRAKING = 3.05;
const GRAVITY = 9.81;
const MOST_AMBER = 6;
/** Of a tenth of a second [1]: elevations are read to some digits only. */
const ROUNDING = 1e-6;
const KMH = 3.6;

/** Red and amber before green [s] (RiLSA 2015, 2.4; Vienna Convention, article 23). */
const RED_AMBER = 1;

/** Countries whose lights go from red to green at once, by ISO 3166 in two and three letters. */
const WITHOUT_RED_AMBER = new Set(
  (
    'US USA CA CAN MX MEX FR FRA ES ESP IT ITA PT PRT BE BEL NL NLD IE IRL GR GRC ' +
    'JP JPN CN CHN KR KOR AU AUS NZ NZL SG SGP'
  ).split(' '),
);

/** Intergreen (RiLSA 2015, 2.5): the last crosses its line so long after the end of green, straight on and turning [s] ... */
const CROSSING = 3;
const CROSSING_TURNING = 2;
/** ... clears the conflict at this speed with its length [m/s], [m] ... */
const CLEARING_SPEED = 10;
const CLEARING_SPEED_TURNING = 7;
const VEHICLE_LENGTH = 6;
/** ... before the first of the others, which passes its line at 40 km/h at the beginning of green, gets there [m/s]. */
const ENTERING_SPEED = 40 / KMH;
/** Pedestrians clear a crossing at this speed [m/s] (RiLSA 2015: 1.2). */
const WALKING_SPEED = 1.2;

/** Conflicting greens have at least so much all-red between them [s]. */
const LEAST_ALL_RED = 1;

/** Amber of a group, the longest of its approaches by their limits and grades [s]; pedestrians have none. */
export function amberOf(map: RoadMap, group: number): number {
  if (isPedestrianGroup(map, group)) return 0;
  let longest = amberAt(0, 0);
  for (const { lane, s, signal } of map.stopLines) {
    if (!map.signalGroups[group].signals.includes(signal)) continue;
    longest = Math.max(longest, amberAt(speedLimitAt(map, lane, s), gradeAt(map, lane, s)));
  }
  return longest;
}

/**
 * Amber before a stop line [s]. Up to 70 km/h it is what RiLSA says, on a downgrade as much longer as by ITE's formula.
 *
 * @param limit speed limit there [m/s]
 * @param grade rise over run in the direction of travel, uphill positive [1]
 */
export function amberAt(limit: number, grade: number): number {
  const kmh = Math.round(limit * KMH);
  const deceleration = BRAKING + GRAVITY * grade;
  if (deceleration <= 0) return MOST_AMBER;
  const braking = limit / (2 * deceleration);
  for (const [most, amber] of AMBER_BY_LIMIT)
    if (kmh <= most) return Math.min(MOST_AMBER, amber + Math.max(0, inTenths(braking - limit / (2 * BRAKING))));
  const least = AMBER_BY_LIMIT[AMBER_BY_LIMIT.length - 1][1];
  return Math.min(MOST_AMBER, Math.max(least, inTenths(REACTION + braking)));
}

/** Rounded up to tenths of a second; what is a tenth but for rounding errors stays one. */
function inTenths(seconds: number): number {
  return Math.ceil(seconds * 10 - ROUNDING) / 10;
}

/** Red-amber before a group's green [s]: none for pedestrians, nor in countries that have none. */
export function redAmberOf(map: RoadMap, group: number): number {
  if (isPedestrianGroup(map, group)) return 0;
  const heads = map.document.roads.flatMap((road) => road.signals);
  const { signals, lanes } = map.signalGroups[group];
  const countries = [
    ...signals.map((signal) => heads[signal].country),
    ...lanes.flatMap((lane) => map.document.roads[map.lanes[lane].road].types.map(({ country }) => country)),
  ];
  return countries.some((country) => WITHOUT_RED_AMBER.has(country.toUpperCase())) ? 0 : RED_AMBER;
}

/**
 * All-red between the amber of one group and what comes before the green of another [s]; 0 where they never meet. From
 * the intergreen of the worst pair of movements, tz = crossing + (way + length) / clearing speed - way / entering speed
 * in whole seconds, less amber and red-amber.
 */
export function allRedBetween(map: RoadMap, from: number, to: number): number {
  const intergreen = Math.ceil(intergreenBetween(map, from, to));
  if (intergreen === Number.NEGATIVE_INFINITY) return 0;
  return Math.max(LEAST_ALL_RED, intergreen - amberOf(map, from) - redAmberOf(map, to));
}

function intergreenBetween(map: RoadMap, from: number, to: number): number {
  const walksFrom = isPedestrianGroup(map, from);
  const walksTo = isPedestrianGroup(map, to);
  if (walksFrom) return walksTo ? Number.NEGATIVE_INFINITY : crossingSeconds(map, from);
  const clearing = movementsOf(map, from);
  if (walksTo) return crossingAfter(map, clearing, to);
  let worst = Number.NEGATIVE_INFINITY;
  const entering = movementsOf(map, to);
  for (const a of clearing) {
    for (const b of entering) {
      const zone = map.conflictZones[a.lane].find(({ lane, kind }) => lane === b.lane && kind !== 'diverge');
      if (zone === undefined) continue;
      worst = Math.max(worst, clearanceTo(a, a.distance + zone.to) - (b.distance + zone.otherFrom) / ENTERING_SPEED);
    }
  }
  return worst;
}

/** From the end of green until the last vehicle has left a place so far behind its stop line [s]. */
function clearanceTo({ turn }: Movement, way: number): number {
  const isTurning = turn !== 'straight';
  const speed = isTurning ? CLEARING_SPEED_TURNING : CLEARING_SPEED;
  return (isTurning ? CROSSING_TURNING : CROSSING) + (way + VEHICLE_LENGTH) / speed;
}

/** Until the last vehicle has left the crossing of pedestrians who step on it at once. */
function crossingAfter(map: RoadMap, clearing: readonly Movement[], walkers: number): number {
  const crossed = crossedLanes(map, walkers);
  let worst = Number.NEGATIVE_INFINITY;
  for (const movement of clearing) {
    const { successors, length } = map.lanes[movement.lane];
    if (crossed.includes(movement.approach)) worst = Math.max(worst, clearanceTo(movement, movement.distance));
    if (crossed.includes(movement.lane) || successors.some((lane) => crossed.includes(lane))) {
      worst = Math.max(worst, clearanceTo(movement, movement.distance + length));
    }
  }
  return worst;
}

/** How long the slowest pedestrian of a group takes to cross, who starts at the end of green [s]. */
export function crossingSeconds(map: RoadMap, group: number): number {
  return crossingWidth(map, group) / WALKING_SPEED;
}

/** All lanes that pedestrians cross, side by side [m]. */
function crossingWidth(map: RoadMap, walkers: number): number {
  let width = 0;
  for (const lane of crossedLanes(map, walkers)) width += map.lanes[lane].centre.width[0];
  return width;
}
