/** Length of the window [s]. */
const WINDOW = 1;
/** Way against the direction of travel within a window that is let pass, and from which on the score is 0 [m]. */
const COMPLIANT = 2;
const VIOLATION = 6;
/** Roundings of a sum of centimetres are no violation [m]. */
const ROUNDING = 1e-9;

/** The greatest way against the lanes' direction within any second [m], 0 where there is none. */
export function wayAgainstDirection(advance: ArrayLike<number>, step: number): number {
  const length = Math.max(1, Math.round(WINDOW / step));
  let worst = 0;
  for (let end = 1; end <= advance.length; end++) {
    let way = 0;
    for (let i = Math.max(0, end - length); i < end; i++) way += advance[i];
    worst = Math.max(worst, -way);
  }
  return worst;
}

/**
 * 1 below 2 m against the direction within the worst second, 1/2 below 6 m, else 0.
 *
 * Source: nuplan-devkit, driving_direction_compliance (its sum over "the last second" takes in one sample more).
 *
 * @param advance way along the direction of the lane that the ego is on since the sample before [m]; 0 off the lanes
 * @param step time between samples [s]
 */
export function drivingDirection(advance: ArrayLike<number>, step: number): number {
  const worst = wayAgainstDirection(advance, step) + ROUNDING;
  return worst < COMPLIANT ? 1 : worst < VIOLATION ? 0.5 : 0;
}
