import type { Point } from './point.ts';

/** Left and right. */
export type Pair = readonly [Point, Point];

/** Joints of a person in some pose. */
export interface Skeleton {
  /** Between the hips, at the base of the neck, and the middle of the head. */
  readonly pelvis: Point;
  readonly neck: Point;
  readonly head: Point;
  readonly hips: Pair;
  readonly knees: Pair;
  readonly ankles: Pair;
  readonly toes: Pair;
  readonly shoulders: Pair;
  readonly elbows: Pair;
  readonly hands: Pair;
}
