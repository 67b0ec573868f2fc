import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import { PATH_LENGTH, type TrafficState } from './traffic-state.ts';

/**
 * The centre of an actor's way at station `s` of its current lane, which may lie before or beyond that lane; where no
 * lane is known there, straight on. Allocates nothing.
 */
export function wayPointAt({ lanes }: RoadMap, state: TrafficState, actor: number, s: number, out: LanePoint): void {
  const lane = lanes[state.path[actor * PATH_LENGTH]];
  if (s < 0) {
    const last = state.lastLane[actor];
    if (last >= 0) extendedPointAt(lanes[last], lanes[last].length + s, out);
    else extendedPointAt(lane, s, out);
    return;
  }
  const next = state.path[actor * PATH_LENGTH + 1];
  if (s > lane.length && next >= 0) extendedPointAt(lanes[next], s - lane.length, out);
  else extendedPointAt(lane, s, out);
}

/** The centre of a lane, and straight on beyond its ends. */
export function extendedPointAt(lane: RoadMap['lanes'][number], s: number, out: LanePoint): void {
  lanePointAt(lane, s, out);
  const beyond = s < 0 ? s : Math.max(0, s - lane.length);
  if (beyond === 0) return;
  const end = s < 0 ? 0 : lane.centre.count - 1;
  out.x += beyond * lane.centre.tx[end];
  out.y += beyond * lane.centre.ty[end];
}
