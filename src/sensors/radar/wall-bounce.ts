import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';

/** Least distance from the wall at which a mirrored target counts: nearer it is the wall's own foot [m]. */
const CLEAR_OF_WALL = 0.5;

/** What a ray meets after it has bounced off a wall. */
export interface Bounce {
  /** Index of the actor, -1 for none. */
  actor: number;
  /** Way from the wall to its box [m]. */
  way: number;
}

/**
 * The first actor that a level ray from (x, y) along the unit vector (dx, dy), map frame, meets: by their boxes on the
 * plan, at whatever height. What else stands in the way is not looked at.
 */
export function firstActorOnRay(
  actors: ActorsTruth,
  x: number,
  y: number,
  dx: number,
  dy: number,
  reach: number,
  out: Bounce,
): Bounce {
  out.actor = -1;
  out.way = reach;
  for (let i = 0; i < actors.count; i++) {
    const ox = actors.x[i] - x;
    const oy = actors.y[i] - y;
    const radius = (actors.length[i] + actors.width[i]) / 2;
    const ahead = ox * dx + oy * dy;
    const aside = ox * dy - oy * dx;
    if (ahead < -radius || ahead - radius > out.way || aside > radius || aside < -radius) continue;
    const way = wayIntoBox(actors, i, ox, oy, dx, dy);
    if (way >= CLEAR_OF_WALL && way < out.way) {
      out.actor = i;
      out.way = way;
    }
  }
  return out;
}

/** Way along the ray to an actor's box whose centre is at (ox, oy) from its start; Infinity for a miss (slab method). */
function wayIntoBox(actors: ActorsTruth, i: number, ox: number, oy: number, dx: number, dy: number): number {
  const c = cos(actors.yaw[i]);
  const s = sin(actors.yaw[i]);
  const startAlong = -(c * ox + s * oy);
  const startAcross = s * ox - c * oy;
  const along = c * dx + s * dy;
  const across = c * dy - s * dx;
  let first = Number.NEGATIVE_INFINITY;
  let last = Number.POSITIVE_INFINITY;
  const halfLength = actors.length[i] / 2;
  const halfWidth = actors.width[i] / 2;
  // Division by zero gives infinities of the right sign, but for a start on the slab's edge, where NaN counts as a miss.
  const a1 = (-halfLength - startAlong) / along;
  const a2 = (halfLength - startAlong) / along;
  first = Math.max(first, Math.min(a1, a2));
  last = Math.min(last, Math.max(a1, a2));
  const c1 = (-halfWidth - startAcross) / across;
  const c2 = (halfWidth - startAcross) / across;
  first = Math.max(first, Math.min(c1, c2));
  last = Math.min(last, Math.max(c1, c2));
  return first <= last ? first : Number.POSITIVE_INFINITY;
}
