import { findOverlap, type OrientedBox, type Overlap } from '../../../core/oriented-box.ts';

/** Step and end of the projection [s]; the end itself is not looked at. */
const STEP = 0.1;
const HORIZON = 3;
/** Steps looked at: 0.1 s to 2.9 s. */
const STEPS = Math.round(HORIZON / STEP) - 1;
/** An ego slower than this has no time to collision [m/s]. */
const STANDING = 0.005;
/** nuPlan passes a run whose least time to collision is above this [s]. */
export const LEAST_TTC = 0.95;

/** A box that moves on straight at constant speed. */
export interface MovingBox extends OrientedBox {
  /** Along its heading [m/s]. */
  speed: number;
}

const overlap: Overlap = { normalX: 0, normalY: 0, depth: 0 };

/**
 * Time after which the ego and another overlap if both go on with constant speed and heading [s]: the first of 0.1, 0.2,
 * ... 2.9 s; Infinity where there is none, or where the ego stands.
 *
 * Who counts is the caller's to say (relevantForTtc). Boxes that overlap already are those of a collision, which is
 * judged by itself: only what is to come is looked at.
 *
 * Source: nuplan-devkit, time_to_collision_within_bound (numpy's arange leaves out 3.0).
 */
export function projectedTtc(ego: MovingBox, other: MovingBox): number {
  if (!(ego.speed > STANDING)) return Number.POSITIVE_INFINITY;
  const reach = (ego.speed + Math.abs(other.speed)) * HORIZON + radiusOf(ego) + radiusOf(other);
  const dx = other.x - ego.x;
  const dy = other.y - ego.y;
  if (dx * dx + dy * dy > reach * reach) return Number.POSITIVE_INFINITY;
  const [egoX, egoY, otherX, otherY] = [ego.x, ego.y, other.x, other.y];
  let found = Number.POSITIVE_INFINITY;
  for (let i = 1; i <= STEPS && found === Number.POSITIVE_INFINITY; i++) {
    const time = i / 10;
    ego.x = egoX + ego.speed * ego.cosYaw * time;
    ego.y = egoY + ego.speed * ego.sinYaw * time;
    other.x = otherX + other.speed * other.cosYaw * time;
    other.y = otherY + other.speed * other.sinYaw * time;
    if (findOverlap(ego, other, overlap)) found = time;
  }
  [ego.x, ego.y, other.x, other.y] = [egoX, egoY, otherX, otherY];
  return found;
}

/** Cosine of 30 degrees: who bears less is ahead, who bears more than its supplement is behind. */
const COS_30 = Math.sqrt(3) / 2;

/** Whether a point bears less than 30 degrees from the ego's heading, as seen from (x, y). */
export function isAhead(dx: number, dy: number, cosYaw: number, sinYaw: number): boolean {
  return dx * cosYaw + dy * sinYaw > COS_30 * Math.sqrt(dx * dx + dy * dy);
}

/** Whether a point bears more than 150 degrees from the ego's heading. */
export function isBehind(dx: number, dy: number, cosYaw: number, sinYaw: number): boolean {
  return dx * cosYaw + dy * sinYaw < -COS_30 * Math.sqrt(dx * dx + dy * dy);
}

/**
 * Whether another counts for the time to collision: those ahead always, those beside only where the ego is between lanes,
 * off them or in a junction, those behind never.
 *
 * @param dx from the ego's rear axle to the other's centre, map frame [m]
 */
export function relevantForTtc(dx: number, dy: number, cosYaw: number, sinYaw: number, besideCounts: boolean): boolean {
  return isAhead(dx, dy, cosYaw, sinYaw) || (besideCounts && !isBehind(dx, dy, cosYaw, sinYaw));
}

function radiusOf({ halfLength, halfWidth }: OrientedBox): number {
  return halfLength + halfWidth;
}
