import { cos, sin } from '../../../../core/math/sin-cos.ts';
import { BODY_SHARES as SHARE } from './body-shares.ts';
import { middleJoint } from './middle-joint.ts';
import { type Point, plus } from './point.ts';
import type { Pair, Skeleton } from './skeleton.ts';

/** Where a rider sits and holds on [m]. */
export interface RidingPose {
  readonly height: number;
  readonly pelvis: Point;
  /** Forward lean of the trunk [rad]. */
  readonly lean: number;
  readonly hands: Pair;
  readonly ankles: Pair;
}

/** A rider: knees forward and out, elbows down and out, eyes ahead. */
export function ridingPose({ height, pelvis, lean, hands, ankles }: RidingPose): Skeleton {
  const neck = plus(pelvis, [sin(lean), 0, cos(lean)], SHARE.trunk * height);
  const beside = (of: Point, half: number, side: number): Point => plus(of, [0, side * half * height, 0]);
  const hips: Pair = [beside(pelvis, SHARE.halfHips, 1), beside(pelvis, SHARE.halfHips, -1)];
  const shoulders: Pair = [beside(neck, SHARE.halfShoulders, 1), beside(neck, SHARE.halfShoulders, -1)];
  const knee = (i: 0 | 1) =>
    middleJoint(hips[i], ankles[i], SHARE.thigh * height, SHARE.shank * height, [1, 0.15 * (1 - 2 * i), 0.3]);
  const elbow = (i: 0 | 1) =>
    middleJoint(shoulders[i], hands[i], SHARE.upperArm * height, SHARE.forearm * height, [-0.2, 0.6 * (1 - 2 * i), -1]);
  const toe = (i: 0 | 1) => plus(ankles[i], [0.72 * SHARE.foot * height, 0, -0.7 * SHARE.ankle * height]);
  return {
    pelvis,
    neck,
    head: plus(neck, [0.3 * lean * SHARE.neckToHead * height, 0, SHARE.neckToHead * height]),
    hips,
    knees: [knee(0), knee(1)],
    ankles,
    toes: [toe(0), toe(1)],
    shoulders,
    elbows: [elbow(0), elbow(1)],
    hands,
  };
}
