import { clamp } from '../../core/math/clamp.ts';
import type { RandomStream } from '../../core/random.ts';

/** Walking speed [m/s]: mean and standard deviation of adults (Henderson 1971, Nature 229, 381), and of children. */
const SPEED = 1.34;
const CHILD_SPEED = 1.2;
const SPEED_SPREAD = 0.26;
const SLOWEST = 0.8;
const FASTEST = 2;
/** Radius of a body seen from above [m]: shoulders 0.45 m wide (Helbing et al. 2000: 0.25 to 0.35). */
const RADIUS = 0.25;
const CHILD_RADIUS = 0.2;

/** What stays the same of a person. */
export interface PersonTraits {
  /** Speed when nothing hinders [m/s]. */
  readonly speed: number;
  readonly radius: number;
  /** Crosses where it likes, and at red. */
  readonly jaywalks: boolean;
}

/** Draws a person from its own stream. */
export function drawTraits(random: RandomStream, isChild: boolean, jaywalkers: number): PersonTraits {
  const mean = isChild ? CHILD_SPEED : SPEED;
  const speed = clamp(mean + SPEED_SPREAD * random.normal(), SLOWEST, FASTEST);
  return { speed, radius: isChild ? CHILD_RADIUS : RADIUS, jaywalks: random.uniform() < jaywalkers };
}
