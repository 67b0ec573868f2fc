import type { Finish, MeshBuilder } from '../../mesh-builder.ts';
import { addLimb, addTube, type TubeCut } from './add-tube.ts';
import { BODY_SHARES as SHARE } from './body-shares.ts';
import { minus, mirrored, type Point, plus, unit } from './point.ts';
import type { Skeleton } from './skeleton.ts';

/** What a person wears and looks like. */
export interface Attire {
  readonly top: Finish;
  readonly trousers: Finish;
  readonly skin: Finish;
  readonly hair: Finish;
  readonly shoes: Finish;
  /** Of the hair over the back of the head, or of a helmet over all but the face. */
  readonly head: 'short' | 'long' | 'helmet';
  /** The top reaches down over this share of the thighs [1]. */
  readonly hem: number;
  readonly bag?: Finish;
}

const LIMB_SIDES = 6;
const TRUNK_SIDES = 8;
const HEAD_SIDES = 8;

/** Adds a person of that height [m] in that pose. */
export function addPerson(builder: MeshBuilder, skeleton: Skeleton, height: number, attire: Attire): void {
  addTrunk(builder, skeleton, height, attire);
  addHead(builder, skeleton, height, attire);
  for (const side of [0, 1] as const) {
    addLeg(builder, skeleton, height, attire, side);
    addArm(builder, skeleton, height, attire, side);
  }
  if (attire.bag !== undefined) addBag(builder, skeleton, height, attire.bag);
}

function addTrunk(builder: MeshBuilder, { pelvis, neck, knees }: Skeleton, height: number, attire: Attire): void {
  const cut = (share: number, across: number, along: number): TubeCut => ({
    at: plus(pelvis, minus(neck, pelvis), share),
    across: across * height,
    along: along * height,
  });
  const isCoat = attire.hem > 0;
  const body = [
    isCoat ? cut(-0.1, 0.1, 0.08) : cut(-0.1, 0.088, 0.068),
    cut(0.35, 0.079, 0.056),
    cut(0.72, 0.098, 0.066),
    cut(0.95, 0.112, 0.046),
    cut(1.03, 0.04, 0.036),
  ];
  if (isCoat) {
    const knee = plus(knees[0], minus(knees[1], knees[0]), 0.5);
    const spread = Math.abs(knees[0][0] - knees[1][0]) / 2;
    const at = plus(pelvis, minus(knee, pelvis), attire.hem);
    body.unshift({ at, across: 0.115 * height, along: 0.09 * height + 1.35 * attire.hem * spread });
  }
  addTube(builder, body, TRUNK_SIDES, attire.top);
}

function addHead(builder: MeshBuilder, { neck, head }: Skeleton, height: number, attire: Attire): void {
  const { skin, hair } = attire;
  const half = SHARE.halfHead * height;
  const grown = attire.head === 'helmet' ? 1.22 : 1;
  const cut = (up: number, across: number, along: number, ahead = 0): TubeCut => ({
    at: plus(head, [ahead * half, 0, up * half]),
    across: across * half * grown,
    along: along * half * grown,
  });
  addLimb(
    builder,
    [plus(neck, [0, 0, -0.01 * height]), plus(head, [0, 0, -0.7 * half])],
    [0.034 * height, 0.03 * height],
    6,
    skin,
  );
  const cuts = [
    cut(-0.98, 0.4, 0.45, 0.2),
    cut(-0.5, 0.66, 0.78, 0.08),
    cut(0.15, 0.74, 0.9),
    cut(0.7, 0.62, 0.76, -0.05),
    cut(1, 0.22, 0.3, -0.05),
  ];
  const low = { short: 1, long: -1, helmet: 0 }[attire.head];
  addTube(builder, cuts, HEAD_SIDES, (band, side) => {
    // Sides 4 to 7 look forward.
    const isFace = side >= HEAD_SIDES / 2 && band < 3;
    return isFace || band <= low - 1 ? skin : hair;
  });
}

function addLeg(builder: MeshBuilder, skeleton: Skeleton, height: number, attire: Attire, side: 0 | 1): void {
  const { hips, knees, ankles, toes } = skeleton;
  const radii = [0.05, 0.036, 0.026].map((share) => share * height);
  addLimb(builder, [hips[side], knees[side], ankles[side]], radii, LIMB_SIDES, attire.trousers);
  const [ankle, toe] = [ankles[side], toes[side]];
  const ahead = unit(minus(toe, ankle));
  const heel = plus(plus(ankle, ahead, -0.022 * height), [0, 0, -0.019 * height]);
  addTube(
    builder,
    [
      { at: heel, across: 0.022 * height, along: 0.018 * height },
      { at: plus(ankle, minus(toe, ankle), 0.55), across: 0.028 * height, along: 0.02 * height },
      { at: plus(toe, ahead, 0.03 * height), across: 0.022 * height, along: 0.01 * height },
    ],
    5,
    attire.shoes,
  );
}

function addArm(builder: MeshBuilder, skeleton: Skeleton, height: number, attire: Attire, side: 0 | 1): void {
  const { shoulders, elbows, hands } = skeleton;
  const [shoulder, elbow, hand] = [shoulders[side], elbows[side], hands[side]];
  const wrist = plus(elbow, minus(hand, elbow), 0.74);
  const joint = plus(shoulder, mirrored([0, -0.008 * height, -0.004 * height], 1 - 2 * side));
  const start = plus(joint, [0, 0, 0.012 * height]);
  const round = plus(joint, minus(elbow, joint), 0.12);
  const radii = [0.022, 0.032, 0.026, 0.019].map((share) => share * height);
  addLimb(builder, [start, round, elbow, wrist], radii, 5, attire.top);
  addLimb(builder, [wrist, plus(wrist, minus(hand, wrist), 1.35)], [0.019 * height, 0.015 * height], 4, attire.skin);
}

function addBag(builder: MeshBuilder, { pelvis, neck }: Skeleton, height: number, finish: Finish): void {
  const at = (share: number): Point => plus(plus(pelvis, minus(neck, pelvis), share), [-0.1 * height, 0, 0]);
  const size = { across: 0.085 * height, along: 0.055 * height };
  addTube(
    builder,
    [
      { at: at(0.3), ...size },
      { at: at(0.9), ...size },
    ],
    6,
    finish,
  );
}
