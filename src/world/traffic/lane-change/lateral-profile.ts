/**
 * The course of a lane change from one lane's centre to the other's over its way: the quintic with neither slope nor
 * curvature at both ends, the smoothest in the sense of least jerk (Takahashi et al. 1989; Werling et al. 2010, ICRA, 987).
 *
 * @param u share of the way, 0 to 1 @returns share of the distance across
 */
export function lateralShare(u: number): number {
  return u * u * u * (10 + u * (6 * u - 15));
}

/** Slope of that course over u. */
export function lateralSlope(u: number): number {
  const rest = 1 - u;
  return 30 * u * u * rest * rest;
}
