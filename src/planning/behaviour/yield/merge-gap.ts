import type { RoadMap } from '../../../map/road-map.ts';
import type { RoadUser } from '../../road-users/road-user.ts';
import type { ReferenceLeg } from '../../route/reference-line.ts';

/** Gaps in the lane that we change onto: room [m], time to who is in front and to who comes behind [s]. */
const ROOM = 2;
const GAP_AHEAD = 0.6;
const GAP_BEHIND = 0.8;
/** Braking that the one behind is asked for [m/s^2]. */
const ASKED_BRAKING = 1.2;

/** The ego when it comes to the lane that it changes onto. */
export interface Merging {
  /** The lane, and where on it the ego's middle comes in [m]. */
  readonly lane: number;
  readonly at: number;
  /** When [s], how fast [m/s]. */
  readonly time: number;
  readonly speed: number;
  /** Of the ego [m]. */
  readonly length: number;
  /** Share of the gaps that is enough [1]. */
  readonly share: number;
}

/** Whether the route changes from one leg to the next onto a lane beside it. */
export function changesLane(map: RoadMap, leg: ReferenceLeg, next: ReferenceLeg): boolean {
  const { left, right } = map.lanes[leg.lane];
  return next.lane === left || next.lane === right;
}

/** Whether somebody who goes on at his speed leaves no gap for us in the lane that we change onto. */
export function takesGap(map: RoadMap, { lane, at, time, speed, length, share }: Merging, user: RoadUser): boolean {
  for (let w = 0; w < user.wayCount; w++) {
    const { lanes, laneCount } = user.ways[w];
    let before = 0;
    for (let i = 0; i < laneCount; i++) {
      if (lanes[i] === lane) {
        // How far he is before us then, middle to middle.
        const ahead = user.s - before + user.speed * time - at;
        const gap = Math.abs(ahead) - (length + user.length) / 2;
        const closing = ahead > 0 ? speed - user.speed : user.speed - speed;
        const brakes = closing > 0 ? (closing * closing) / (2 * ASKED_BRAKING) : 0;
        const needed = ROOM + (ahead > 0 ? GAP_AHEAD * speed : GAP_BEHIND * user.speed) + brakes;
        return gap < Math.max(ROOM / 2, share * needed);
      }
      before += map.lanes[lanes[i]].length;
    }
  }
  return false;
}
