/*
 * Surrogate measures of safety between a follower and who is ahead in its way: bumper to bumper gap [m], speeds of the
 * rear one and the front one along the way [m/s]. Textbook forms; names as in CommonRoad-CriMe.
 */

/** Time to collision, gap / (rear - front) [s]; Infinity where the gap does not shrink, 0 in contact. */
export function timeToCollision(gap: number, rear: number, front: number): number {
  if (Number.isNaN(gap + rear + front)) return Number.NaN;
  if (!(rear > front)) return Number.POSITIVE_INFINITY;
  return Math.max(0, gap) / (rear - front);
}

/** Time headway, gap / rear [s]; Infinity at standstill. */
export function timeHeadway(gap: number, rear: number): number {
  if (Number.isNaN(gap + rear)) return Number.NaN;
  return rear > 0 ? Math.max(0, gap) / rear : Number.POSITIVE_INFINITY;
}

/**
 * Deceleration rate to avoid the crash, (rear - front)^2 / (2 gap) [m/s^2]: 0 where the gap does not shrink, Infinity in
 * contact.
 */
export function decelerationToAvoid(gap: number, rear: number, front: number): number {
  if (Number.isNaN(gap + rear + front)) return Number.NaN;
  if (!(rear > front)) return 0;
  return gap > 0 ? ((rear - front) * (rear - front)) / (2 * gap) : Number.POSITIVE_INFINITY;
}

/** Brake threat number, deceleration needed over the greatest that the vehicle has [1]; above 1 braking is too late. */
export function brakeThreatNumber(needed: number, greatest: number): number {
  return needed / greatest;
}
