/** What the intelligent driver model goes by. */
export interface IdmInput {
  /** [m/s] */
  readonly speed: number;
  /** Speed on a free road, v_0 [m/s]. */
  readonly wished: number;
  /** Room to whoever is ahead [m] and its speed [m/s]; left out where nobody is. */
  readonly gap?: number;
  readonly leaderSpeed?: number;
  /** Time gap T, 1.5 [s]; gap at rest s_0, 2 [m]. */
  readonly timeGap?: number;
  readonly restGap?: number;
  /** Greatest acceleration a, 1.5, and comfortable braking b, 2 [m/s^2]. */
  readonly acceleration?: number;
  readonly braking?: number;
}

/**
 * Acceleration by the intelligent driver model (Treiber, Hennecke and Helbing 2000) [m/s^2], at least -8:
 *   a [1 - (v / v_0)^4 - (s* / gap)^2],   s* = s_0 + max(0, v T + v (v - v_leader) / (2 sqrt(a b)))
 */
export function idm({
  speed,
  wished,
  gap = Number.POSITIVE_INFINITY,
  leaderSpeed = 0,
  timeGap = 1.5,
  restGap = 2,
  acceleration = 1.5,
  braking = 2,
}: IdmInput): number {
  const share = speed / Math.max(wished, 0.1);
  const closing = (speed * (speed - leaderSpeed)) / (2 * Math.sqrt(acceleration * braking));
  const near = (restGap + Math.max(0, speed * timeGap + closing)) / Math.max(gap, 0.1);
  // Whoever is faster than it wishes to be lets the car roll out, and does not brake hard.
  const free = Math.max(1 - share * share * share * share, -braking / acceleration);
  return Math.max(acceleration * (free - near * near), -8);
}
