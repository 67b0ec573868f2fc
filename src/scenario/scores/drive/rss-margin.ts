import { sin } from '../../../core/math/sin-cos.ts';
import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';
import type { DriveFrame } from '../../metrics/drive-frame.ts';
import { rssLateral, rssLongitudinal } from '../safety/rss.ts';

/** Who goes across the ego's way at more than 30 degrees is no matter of lanes: cosine of that angle. */
const ALONG = Math.sqrt(3) / 2;
/** Slower than this has no direction of travel [m/s]. */
const STANDING = 0.1;

/**
 * By how much the ego keeps the RSS distance to those ahead of it and beside it [m], the least of all: distance less safe
 * distance, along the lane or across it, whichever is kept better; a situation is dangerous where neither is kept. NaN
 * where there is nobody, off the lanes, and in junctions. People on foot, and who crosses the ego's way, are left out: RSS
 * has other rules for them. An oncoming one counts as standing.
 */
export function rssMargin(frame: DriveFrame): number {
  if (frame.lane < 0 || frame.inJunction) return Number.NaN;
  const { others, halfLength, halfWidth, laneOffset } = frame;
  const speed = Math.max(0, frame.speed);
  const drift = frame.speed * sin(frame.headingError);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < others.count; i++) {
    const pace = Math.abs(others.speed[i]);
    const isAlong = pace < STANDING || Math.abs(others.alongSpeed[i]) > ALONG * pace;
    if (others.kind[i] === ACTOR_KIND.pedestrian || !(others.pathS[i] > 0) || !isAlong) continue;
    const side = others.pathD[i] - laneOffset;
    const along = others.pathS[i] - others.halfLength[i] - halfLength;
    const across = Math.abs(side) - others.halfWidth[i] - halfWidth;
    const towards = side > 0 ? drift : -drift;
    const margin = Math.max(
      along - rssLongitudinal(speed, Math.max(0, others.alongSpeed[i])),
      across - rssLateral(towards),
    );
    least = Math.min(least, margin);
  }
  return least === Number.POSITIVE_INFINITY ? Number.NaN : least;
}
