/** Braking that the vehicle is held to [m/s^2], and time to begin [s]. */
const BRAKING = 6;
const DELAY = 0.35;

/** How far beyond the marking the intruder is when the clock starts [m]. */
export const INTRUSION = 0.3;

/** `not required`: no vehicle could have avoided it, so a collision is not held against it. */
export type CutInVerdict = 'pass' | 'fail' | 'not required';

/**
 * Time to collision at the intrusion above which a collision has to be avoided [s]: v_rel / (2 * 6 m/s^2) + 0.35 s.
 *
 * Source: esmini, ControllerALKS_R157SM.cpp. R157-style: from public implementations, not the regulation's own text.
 *
 * @param closing speed at which the ego nears the intruder [m/s]
 */
export function cutInTtc(closing: number): number {
  return closing / (2 * BRAKING) + DELAY;
}

/**
 * R157-style verdict of a cut-in, taken when the intruder is 0.30 m past the marking: where its time to collision is above
 * cutInTtc a collision is a fail, else it is not judged.
 *
 * @param gap bumper to bumper at that moment [m]
 * @param ego speed then [m/s]
 * @param intruder speed along the lane then [m/s]
 */
export function cutInVerdict(gap: number, ego: number, intruder: number, collided: boolean): CutInVerdict {
  if (!collided) return 'pass';
  const closing = ego - intruder;
  if (closing <= 0) return 'fail';
  return gap / closing > cutInTtc(closing) ? 'fail' : 'not required';
}
