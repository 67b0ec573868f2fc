import type { RoadMap } from '../../../src/map/road-map.ts';
import type { Traffic } from '../../../src/world/traffic/traffic.ts';
import { PATH_LENGTH } from '../../../src/world/traffic/traffic-state.ts';
import { describeWait } from '../../../src/world/traffic/wait-reason.ts';

/** So many are told one after the other. */
const LONGEST = 6;

/** Where an actor stands, what it waits for and for whom, what that one waits for, and so on. */
export function whoWaits(map: RoadMap, traffic: Traffic, actor: number): string {
  const { path, s, waitsFor, waitsForActor } = traffic.ways;
  const { id } = traffic.current();
  const told: string[] = [];
  for (let at = actor; at >= 0 && told.length < LONGEST; ) {
    const lane = map.lanes[path[at * PATH_LENGTH]];
    const leader = leaderOf(traffic, at);
    const wait = describeWait(waitsFor[at], waitsForActor[at], id);
    const next = wait === '' ? leader : waitsForActor[at];
    const reason = wait === '' && leader >= 0 ? `stands behind #${id[leader]}` : wait === '' ? 'stands' : wait;
    told.push(
      `#${id[at]} (${traffic.kindOf(at)}) on ${lane.key} at ${s[at].toFixed(0)} of ${lane.length.toFixed(0)} m ${reason}`,
    );
    at = next;
  }
  return told.join(', ');
}

/** Who is next before an actor on its lane, -1 for nobody. */
function leaderOf(traffic: Traffic, actor: number): number {
  const { path, s } = traffic.ways;
  let leader = -1;
  for (let other = 0; other < traffic.count; other++) {
    if (path[other * PATH_LENGTH] !== path[actor * PATH_LENGTH] || s[other] <= s[actor]) continue;
    if (leader < 0 || s[other] < s[leader]) leader = other;
  }
  return leader;
}
