import type { RoadMap } from '../../map/road-map.ts';
import type { LaneFacts } from './lane-network.ts';
import { roomToWait } from './waiting-place.ts';

/** Per lane: 1 where a vehicle of a length [m] can wait for what comes next, alone or with the lanes behind it. */
export function waitingLanes({ lanes }: RoadMap, facts: readonly LaneFacts[], length: number): Uint8Array {
  const needed = roomToWait(length);
  return Uint8Array.from(lanes, (lane) => {
    if (lane.junction >= 0) return 0;
    let room = facts[lane.index].waitAt;
    for (let at = lane; room < needed && at.predecessors.length === 1; ) {
      at = lanes[at.predecessors[0]];
      if (at.junction >= 0 || at === lane) break;
      room += at.length;
    }
    return room >= needed ? 1 : 0;
  });
}

/**
 * Ways on without those into traps: rings that a vehicle fits into but not out of, as a bus in a roundabout whose exits are
 * too tight for it. It would go around for ever, and since it holds its junctions up to a place to wait, hold it for good.
 *
 * @param onward lanes that may follow each lane
 * @param ends whether a drive may end on a lane
 * @param canWait lanes on which it can wait, 1 each: a way leads on that comes by such lanes again and again, or to an end
 */
export function withoutTraps(
  onward: readonly (readonly number[])[],
  ends: readonly boolean[],
  canWait: Uint8Array,
): readonly (readonly number[])[] {
  const before = onward.map((): number[] => []);
  for (const [lane, next] of onward.entries()) for (const other of next) before[other].push(lane);
  let good: Uint8Array = canWait;
  for (;;) {
    const leadsOn = comingTo(good, ends, before);
    const left = good.map((waits, lane) => waits & leadsOn[lane]);
    if (left.every((waits, lane) => waits === good[lane]))
      return onward.map((next, lane) => (leadsOn[lane] === 1 ? next.filter((other) => leadsOn[other] === 1) : []));
    good = left;
  }
}

/** Per lane: 1 where a drive ends, or comes to one of some lanes after it. */
function comingTo(goals: Uint8Array, ends: readonly boolean[], before: readonly (readonly number[])[]): Uint8Array {
  const comes = Uint8Array.from(ends, (isEnd) => (isEnd ? 1 : 0));
  const queue: number[] = [];
  for (const [lane, isEnd] of ends.entries()) if (isEnd || goals[lane] === 1) queue.push(lane);
  for (let i = 0; i < queue.length; i++) {
    for (const lane of before[queue[i]]) {
      if (comes[lane] === 1) continue;
      comes[lane] = 1;
      if (goals[lane] !== 1) queue.push(lane);
    }
  }
  return comes;
}
