import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Track } from '../../core/messages/tracks.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LaneState } from '../planning-problem.ts';
import { type ReferenceLine, type ReferencePoint, referencePointAt } from '../route/reference-line.ts';

/** Only in turns tighter than this radius [m]: in a bend of a road everybody is headed for whoever comes the other way. */
const TIGHTEST_BEND = 40;
/** Cosine from which on two headings are against each other: 110 degrees. */
const AGAINST = -0.34;
/** Cosine of the angle to our heading within which a track is ahead: 40 degrees. */
const AHEAD = 0.77;
/** How far both are thought to go on straight [s], and in which steps. */
const HORIZON = 2;
const STEP = 0.1;
/** Slower than this it turns as it likes [m/s]. */
const SLOW = 1.5;

/**
 * Whether the ego, in a turn, is headed for somebody who comes against it: both straight on, they would touch within
 * HORIZON. Both will turn away, but who is driven at cannot know that: one takes the foot off the pedal.
 */
export function headsForOncoming(
  line: ReferenceLine,
  vehicle: VehicleSpecification,
  start: LaneState,
  tracks: readonly Track[],
): boolean {
  if (start.speed < SLOW) return false;
  referencePointAt(line, start.s, ego);
  if (Math.abs(ego.curvature) < 1 / TIGHTEST_BEND) return false;
  const heading = ego.heading + start.slope;
  const [c, s] = [cos(heading), sin(heading)];
  const middle = vehicle.length / 2 - vehicle.rearOverhang;
  const x = ego.x - start.d * sin(ego.heading) + middle * c;
  const y = ego.y + start.d * cos(ego.heading) + middle * s;
  return tracks.some((track) => {
    const along = cos(track.yaw - heading);
    const [dx, dy] = [track.x - x, track.y - y];
    const ahead = dx * c + dy * s;
    if (along > AGAINST || ahead < AHEAD * hypot(dx, dy)) return false;
    const side = dy * c - dx * s;
    const across = sin(track.yaw - heading);
    const reachAlong = (vehicle.length + track.length * Math.abs(along) + track.width * Math.abs(across)) / 2;
    const reachAcross = (vehicle.width + track.width * Math.abs(along) + track.length * Math.abs(across)) / 2;
    for (let t = STEP; t <= HORIZON; t += STEP) {
      const gap = ahead + (track.speed * along - start.speed) * t;
      if (Math.abs(gap) < reachAlong && Math.abs(side + track.speed * across * t) < reachAcross) return true;
    }
    return false;
  });
}

const ego: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
