import { swingStretch } from '../grip/swing-grip.ts';
import { keepsLeft } from '../route/keeps-left.ts';
import type { Block } from './find-block.ts';
import { frontOf, type PassingScene } from './passing-scene.ts';
import type { Swing } from './swing.ts';

/**
 * A swing of length L to the offset D bends by at most 5.8 D / L^2: L^2 of at least STEEPNESS * D keeps it at two thirds of what a
 * car can steer [m]. It is longer by SPARE_SWING where there is room [m], and by speed [s] at what stands, at what moves.
 */
const STEEPNESS = 36;
const SPARE_SWING = 2;
const SWING_SECONDS = 2.4;
const OVERTAKING_SECONDS = 3;
/** At speed [s/m^(1/2)]: of 5.8 D v^2 / L^2 the lateral acceleration is 3 m/s^2. */
const BENDING = 1.4;
/** Share of a swing after which the front, which looks outwards, may be beside what stands: the axle is two thirds out [1]. */
const MOSTLY_OUT = 0.6;
/** Swinging back is reckoned with at least this speed [m/s]: the ego has gathered it by then. */
const BACK_SPEED = 6;
/** Way kept straight beside the first and the last: [m], and by speed [s]. */
const BESIDE = 1;
const BESIDE_SECONDS = 0.3;
/** Farther to the side than this is no passing any more [m]. */
const FARTHEST = 4.5;
/** The swing begins so far ahead of the ego that the last plan can be gone on with [m]. */
const LEAD = 0.5;

/** Offsets beside a block, the one that goes less to the side first, on a tie that of the other carriageway's side. */
export function shiftsAround(scene: PassingScene, block: Block): number[] {
  const { map, line, vehicle } = scene;
  const half = vehicle.width / 2;
  const lane = map.lanes[line.legs[0].lane];
  const shifts = [block.left + half, block.right - half];
  if (keepsLeft(lane)) shifts.reverse();
  return shifts.filter((shift) => Math.abs(shift) <= FARTHEST).sort((a, b) => Math.abs(a) - Math.abs(b));
}

/** A swing around a block at an offset; null where it does not fit in. @param pace speed beside it [m/s], null for any */
export function swingAround(
  scene: PassingScene,
  block: Block,
  shift: number,
  oncoming: boolean,
  pace: number | null,
): Swing | null {
  const { ego, vehicle, line, grip } = scene;
  const bend = swingStretch(grip) * Math.max(Math.sqrt(STEEPNESS), BENDING * ego.speed);
  const least = Math.sqrt(Math.abs(shift)) * bend;
  const wished = Math.max(
    least + SPARE_SWING,
    block.moves ? OVERTAKING_SECONDS * block.pace : SWING_SECONDS * ego.speed,
  );
  const touch = block.from - frontOf(scene) - BESIDE - BESIDE_SECONDS * ego.speed;
  // At who moves on, the ego is out before it is there if it begins at once.
  const from = block.moves ? ego.s + LEAD : Math.max(ego.s + LEAD, touch - MOSTLY_OUT * wished);
  const length = block.moves ? wished : Math.min(wished, (touch - from) / MOSTLY_OUT);
  if (length < least) return null;
  const out = from + length;
  const back = Math.max(out, block.to + vehicle.rearOverhang + BESIDE + BESIDE_SECONDS * block.pace);
  const end = back + Math.max(least + SPARE_SWING, backLength(block, ego.speed));
  return end > line.goal ? null : { from, out, back, end, shift, oncoming, pace };
}

/** Way over which it swings back at the speed it passes with [m]. */
function backLength(block: Block, speed: number): number {
  return block.moves ? OVERTAKING_SECONDS * block.pace : SWING_SECONDS * Math.max(BACK_SPEED, speed);
}

/** A swing that goes on for as long as the block does; once the ego swings back it stays as it is. */
export function prolonged(scene: PassingScene, block: Block, swing: Swing): Swing {
  const { ego, vehicle } = scene;
  const back = block.to + vehicle.rearOverhang + BESIDE + BESIDE_SECONDS * ego.speed;
  if (back <= swing.back || ego.s + LEAD >= swing.back) return swing;
  return { ...swing, back, end: back + Math.max(swing.end - swing.back, backLength(block, ego.speed)) };
}
