import { TWO_PI } from '../../core/math/angle.ts';
import { acos, asin } from '../../core/math/asin-acos.ts';
import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ArcPiece, PlanePose, Turn } from './arc-piece.ts';

/** Turns and lengths of a way, in radii. */
interface Word {
  readonly turns: readonly Turn[];
  readonly lengths: readonly number[];
}

/** What is shorter than this is rounding [rad]. */
const NOTHING = 1e-9;
const QUARTER = Math.PI / 2;

/** Turns of each family of ways; 1 is left. Its mirror images and reversals in time are found by symmetry. */
const FAMILIES: readonly (readonly Turn[])[] = [
  [1, 0, 1],
  [1, 0, -1],
  [1, -1, 1, -1],
  [1, -1, 0, 1, -1],
  [1, -1, 1],
  [1, -1, 0, 1],
  [1, -1, 0, -1],
  // The last three read from their ends.
  [1, -1, 1],
  [1, 0, -1, 1],
  [-1, 0, -1, 1],
];
const LSL = 0;
const LSR = 1;
const LRLR = 2;
const LRSLR = 3;
const LRL = 4;
const LRSL = 5;
const LRSR = 6;
/** From a family to the one that is its reading from the end. */
const BACK = 3;

/** The best way of the pair of poses that is looked at: its family, mirror image, reversal, and lengths in radii. */
const best = { family: 0, mirror: 1, flip: 1, total: 0, lengths: new Float64Array(5) };
/** The symmetry that is looked at, and where all ways go where somebody wants all of them. */
let mirror = 1;
let flip = 1;
let all: Word[] | null = null;

/**
 * The shortest way of a car that drives forwards and backwards and turns at `radius` [m] (Reeds and Shepp 1990, "Optimal
 * paths for a car that goes both forwards and backwards", section 8): at most five pieces.
 */
export function shortestReedsShepp(from: PlanePose, to: PlanePose, radius: number): ArcPiece[] {
  findBest(from.x, from.y, from.yaw, to, radius);
  return wordOf(best.family, best.lengths).flatMap(({ turn, length }) =>
    Math.abs(length) <= NOTHING ? [] : [{ turn, length: length * radius }],
  );
}

/** Length of that way [m]; allocates nothing. */
export function reedsSheppLength(x: number, y: number, yaw: number, to: PlanePose, radius: number): number {
  findBest(x, y, yaw, to, radius);
  return best.total * radius;
}

/** All ways that the paper's formulas give from one pose to the other, lengths in radii. */
export function reedsSheppWords(from: PlanePose, to: PlanePose, radius: number): Word[] {
  all = [];
  findBest(from.x, from.y, from.yaw, to, radius);
  const words = all;
  all = null;
  return words;
}

function findBest(fromX: number, fromY: number, fromYaw: number, to: PlanePose, radius: number): void {
  best.total = Number.POSITIVE_INFINITY;
  const c = cos(fromYaw);
  const s = sin(fromYaw);
  const dx = (to.x - fromX) / radius;
  const dy = (to.y - fromY) / radius;
  const x = c * dx + s * dy;
  const y = c * dy - s * dx;
  const phi = wrap(to.yaw - fromYaw);
  // What holds of a way holds of it in a mirror, backwards in time, and both.
  for (flip = 1; flip >= -1; flip -= 2) {
    for (mirror = 1; mirror >= -1; mirror -= 2) {
      const u = flip * x;
      const v = mirror * y;
      const angle = flip * mirror * phi;
      offerWays(u, v, angle);
      offerTurned(u, v, angle, false);
      // The same from its end to its start, for families that are no palindromes.
      offerTurned(u * cos(angle) + v * sin(angle), u * sin(angle) - v * cos(angle), angle, true);
    }
  }
}

/** Ways that begin with a turn to the left, forwards; numbers are the paper's. */
function offerWays(x: number, y: number, phi: number): void {
  const nearX = x - sin(phi);
  const nearY = y - 1 + cos(phi);
  const farX = x + sin(phi);
  const farY = y - 1 - cos(phi);
  const toFar = hypot(farX, farY);
  // 8.1: L S L.
  {
    const t = atan2(nearY, nearX);
    const v = wrap(phi - t);
    if (t >= -NOTHING && v >= -NOTHING) offer(LSL, t, hypot(nearX, nearY), v, 0, 0);
  }
  // 8.2: L S R.
  if (toFar >= 2) {
    const u = Math.sqrt(toFar * toFar - 4);
    const t = wrap(atan2(farY, farX) + atan2(2, u));
    const v = wrap(t - phi);
    if (t >= -NOTHING && v >= -NOTHING) offer(LSR, t, u, v, 0, 0);
  }
  // 8.7: L R | L R, both middle turns alike.
  if (toFar <= 2) {
    const u = acos((2 + toFar) / 4);
    const t = firstOfFour(u, -u, farX, farY);
    const v = wrap(t - u - u - phi);
    if (t >= -NOTHING && v <= NOTHING) offer(LRLR, t, u, -u, v, 0);
  }
  // 8.8: L | R L | R.
  const rho = (20 - toFar * toFar) / 16;
  if (rho >= 0 && rho <= 1) {
    const u = -acos(rho);
    const t = firstOfFour(u, u, farX, farY);
    const v = wrap(t - phi);
    if (u >= -QUARTER && t >= -NOTHING && v >= -NOTHING) offer(LRLR, t, u, u, v, 0);
  }
  // 8.11: L | R S L | R.
  if (toFar >= 2) {
    const u = 4 - Math.sqrt(toFar * toFar - 4);
    const t = wrap(atan2((4 - u) * farX - 2 * farY, -2 * farX + (u - 4) * farY));
    const v = wrap(t - phi);
    if (u <= NOTHING && t >= -NOTHING && v >= -NOTHING) offer(LRSLR, t, -QUARTER, u, -QUARTER, v);
  }
}

/** Ways that are others when they are read from their end, as `isBack` says. */
function offerTurned(x: number, y: number, phi: number, isBack: boolean): void {
  const nearX = x - sin(phi);
  const nearY = y - 1 + cos(phi);
  const farX = x + sin(phi);
  const farY = y - 1 - cos(phi);
  const toNear = hypot(nearX, nearY);
  const toFar = hypot(farX, farY);
  // 8.3 and 8.4: L | R L and L | R | L.
  if (toNear <= 4) {
    const u = -2 * asin(toNear / 4);
    const t = wrap(atan2(nearY, nearX) + u / 2 + Math.PI);
    const v = wrap(phi - t + u);
    if (t >= -NOTHING) isBack ? offer(LRL + BACK, v, u, t, 0, 0) : offer(LRL, t, u, v, 0, 0);
  }
  // 8.9: L | R S L.
  if (toNear >= 2) {
    const r = Math.sqrt(toNear * toNear - 4);
    const u = 2 - r;
    const t = wrap(atan2(nearY, nearX) + atan2(r, -2));
    const v = wrap(phi - QUARTER - t);
    if (t >= -NOTHING && u <= NOTHING && v <= NOTHING)
      isBack ? offer(LRSL + BACK, v, u, -QUARTER, t, 0) : offer(LRSL, t, -QUARTER, u, v, 0);
  }
  // 8.10: L | R S R.
  if (toFar >= 2) {
    const t = atan2(farX, -farY);
    const u = 2 - toFar;
    const v = wrap(t + QUARTER - phi);
    if (t >= -NOTHING && u <= NOTHING && v <= NOTHING)
      isBack ? offer(LRSR + BACK, v, u, -QUARTER, t, 0) : offer(LRSR, t, -QUARTER, u, v, 0);
  }
}

/** First turn of a way of four turns whose middle ones are known (8.7, 8.8). */
function firstOfFour(u: number, v: number, xi: number, eta: number): number {
  const delta = wrap(u - v);
  const a = sin(u) - sin(delta);
  const b = cos(u) - cos(delta) - 1;
  const t = atan2(eta * a - xi * b, xi * a + eta * b);
  const isTurned = 2 * (cos(delta) - cos(v) - cos(u)) + 3 < 0;
  return wrap(isTurned ? t + Math.PI : t);
}

/** Keeps a way if it is the shortest so far; of equals the first. */
function offer(family: number, a: number, b: number, c: number, d: number, e: number): void {
  const total = Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d) + Math.abs(e);
  if (all === null && total >= best.total - NOTHING) return;
  const { lengths } = best;
  lengths[0] = a;
  lengths[1] = b;
  lengths[2] = c;
  lengths[3] = d;
  lengths[4] = e;
  best.family = family;
  best.mirror = mirror;
  best.flip = flip;
  best.total = total;
  if (all === null) return;
  const pieces = wordOf(family, lengths);
  all.push({ turns: pieces.map(({ turn }) => turn), lengths: pieces.map(({ length }) => length) });
}

function wordOf(family: number, lengths: Float64Array): ArcPiece[] {
  return FAMILIES[family].map((turn, i) => ({
    turn: (best.mirror * turn) as Turn,
    length: best.flip * lengths[i],
  }));
}

/** The same angle in [-pi, pi]. */
function wrap(angle: number): number {
  const rest = angle % TWO_PI;
  if (rest > Math.PI) return rest - TWO_PI;
  return rest < -Math.PI ? rest + TWO_PI : rest;
}
