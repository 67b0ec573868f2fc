import type { TrafficScene } from '../traffic-scene.ts';

/** Nobody farther ahead or behind matters to a lane change [m]. */
const SIGHT = 120;

/** Who would be next on another lane; entries as in TrafficState, -1 for none; gaps bumper to bumper [m]. */
export interface Neighbours {
  leader: number;
  leaderGap: number;
  follower: number;
  followerGap: number;
}

/** Finds them around station `s` of the first of some lanes that follow one another; `actor` itself does not count. */
export function findNeighbours(
  scene: TrafficScene,
  actor: number,
  lanes: Int32Array,
  laneCount: number,
  s: number,
  out: Neighbours,
): void {
  const { map, order, state, length } = scene;
  const half = length[actor] / 2;
  out.leader = order.beyond(lanes[0], s);
  let toStart = -s - half;
  for (let k = 1; k < laneCount && out.leader < 0; k++) {
    toStart += map.lanes[lanes[k - 1]].length;
    if (toStart > SIGHT) break;
    out.leader = order.rearmost(lanes[k]);
  }
  const { leader } = out;
  out.leaderGap = leader < 0 ? Number.POSITIVE_INFINITY : toStart + state.s[leader] - length[leader] / 2;
  out.follower = order.upTo(lanes[0], s);
  out.followerGap = Number.POSITIVE_INFINITY;
  if (out.follower >= 0) out.followerGap = s - half - state.s[out.follower] - length[out.follower] / 2;
  else lookBehind(scene, lanes[0], s - half, out);
}

/** The nearest on the lanes that lead to a lane, `behind` its start by so much [m]. */
function lookBehind(scene: TrafficScene, lane: number, behind: number, out: Neighbours): void {
  const { map, order, state, length } = scene;
  const { predecessors } = map.lanes[lane];
  for (let i = 0; i < predecessors.length; i++) {
    const before = predecessors[i];
    const last = order.foremost(before);
    if (last >= 0) {
      const gap = behind + map.lanes[before].length - state.s[last] - length[last] / 2;
      if (gap >= out.followerGap) continue;
      out.follower = last;
      out.followerGap = gap;
    } else if (behind + map.lanes[before].length < SIGHT) {
      lookBehind(scene, before, behind + map.lanes[before].length, out);
    }
  }
}
