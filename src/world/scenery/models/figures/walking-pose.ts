import { cos, sin } from '../../../../core/math/sin-cos.ts';
import { BODY_SHARES as SHARE } from './body-shares.ts';
import { type Point, plus } from './point.ts';
import type { Pair, Skeleton } from './skeleton.ts';

/**
 * Swing of the thighs forward and back, of the arms, and bend of the knee that swings forward and of the one that
 * carries [rad] (Perry and Burnfield, Gait Analysis, 2010: hip 20 degrees each way, knee 60 and 10).
 */
const HIP_SWING = 0.42;
const ARM_SWING = 0.34;
const KNEE_SWING = 0.95;
const KNEE_BEND = 0.08;
/** The knee bends most before the thigh passes the other one [rad of the stride]. */
const KNEE_LEAD = 0.45;
const ELBOW_BEND = 0.35;
/** Share of the shank's lean that the foot follows [1]. */
const FOOT_LEAN = 0.75;
/** Lean of a walking body [rad]. */
const LEAN = 0.04;

interface Leg {
  readonly knee: Point;
  readonly ankle: Point;
  readonly toe: Point;
}

/**
 * A person of that height [m] walking, at an angle of the stride [rad]: at 0 the left thigh passes the right one on its
 * way forward, at pi on its way back. NaN: standing. The lowest part of the feet is on the ground.
 */
export function walkingPose(height: number, angle: number): Skeleton {
  const stands = Number.isNaN(angle);
  const legs = [0, Math.PI].map((shift) => legAt(height, stands ? Number.NaN : angle + shift));
  const sole = SHARE.ankle * height;
  const low = Math.min(...legs.map(({ ankle, toe }) => Math.min(ankle[2] - sole, toe[2] - 0.3 * sole)));
  const pelvis: Point = [0, 0, -low];
  const lean = stands ? 0 : LEAN;
  const neck = plus(pelvis, [sin(lean), 0, cos(lean)], SHARE.trunk * height);
  const at = (offset: Point, side: number): Point =>
    plus(pelvis, [offset[0], side * SHARE.halfHips * height, offset[2]]);
  const pair = (pick: (leg: Leg) => Point): Pair => [at(pick(legs[0]), 1), at(pick(legs[1]), -1)];
  const shoulders: Pair = [shoulder(neck, height, 1), shoulder(neck, height, -1)];
  const arms = shoulders.map((from, i) =>
    armAt(from, height, stands ? 0 : -ARM_SWING * sin(angle + i * Math.PI), 1 - 2 * i),
  );
  return {
    pelvis,
    neck,
    head: plus(neck, [0.02 * height, 0, SHARE.neckToHead * height]),
    hips: [at([0, 0, 0], 1), at([0, 0, 0], -1)],
    knees: pair(({ knee }) => knee),
    ankles: pair(({ ankle }) => ankle),
    toes: pair(({ toe }) => toe),
    shoulders,
    elbows: [arms[0].elbow, arms[1].elbow],
    hands: [arms[0].hand, arms[1].hand],
  };
}

/** A leg from its hip at the origin. */
function legAt(height: number, angle: number): Leg {
  const stands = Number.isNaN(angle);
  const thigh = stands ? 0 : HIP_SWING * sin(angle);
  const bend = stands ? 0 : KNEE_BEND + KNEE_SWING * Math.max(0, cos(angle + KNEE_LEAD));
  const shank = thigh - bend;
  const knee: Point = [SHARE.thigh * height * sin(thigh), 0, -SHARE.thigh * height * cos(thigh)];
  const ankle = plus(knee, [sin(shank), 0, -cos(shank)], SHARE.shank * height);
  const pitch = FOOT_LEAN * shank;
  const toe = plus(ankle, [cos(pitch), 0, sin(pitch)], 0.72 * SHARE.foot * height);
  return { knee, ankle, toe: plus(toe, [sin(pitch), 0, -cos(pitch)], 0.7 * SHARE.ankle * height) };
}

function shoulder(neck: Point, height: number, side: number): Point {
  return plus(neck, [0, side * SHARE.halfShoulders * height, -0.012 * height]);
}

function armAt(from: Point, height: number, swing: number, side: number): { elbow: Point; hand: Point } {
  const elbow = plus(from, [sin(swing), 0.12 * side, -cos(swing)], SHARE.upperArm * height);
  const forward = swing + ELBOW_BEND;
  return { elbow, hand: plus(elbow, [sin(forward), -0.04 * side, -cos(forward)], SHARE.forearm * height) };
}
