import { angleDifference } from '../../core/math/angle.ts';
import type { RoadMap } from '../../map/road-map.ts';

/** Turning by more is a turn, not straight on [rad]: 30 degrees. */
const TURN = Math.PI / 6;

/** A connecting lane on which a group's green lets traffic go. */
export interface Movement {
  /** Connecting lane. */
  readonly lane: number;
  /** Where it came from: the lane with the stop line. */
  readonly approach: number;
  /** From the stop line to the connecting lane's start [m]. */
  readonly distance: number;
  /** Heading at which the junction is entered [rad]. */
  readonly heading: number;
  readonly turn: 'left' | 'straight' | 'right';
}

/** All movements of a group, by stop line and way: each connecting lane up to the end of the junction. */
export function movementsOf(map: RoadMap, group: number): Movement[] {
  const movements: Movement[] = [];
  const { signals } = map.signalGroups[group];
  for (const { lane: approach, s, signal, way } of map.stopLines) {
    if (!signals.includes(signal)) continue;
    for (const first of map.lanes[approach].successors) {
      if (way >= 0 && way !== first) continue;
      addWays(map, approach, first, Math.max(0, map.lanes[approach].length - s), movements);
    }
  }
  return movements;
}

/** A movement in words: from which lane to which. */
export function describeMovement(map: RoadMap, { approach, lane, turn }: Movement): string {
  const after = map.lanes[lane].successors[0];
  const to = after === undefined ? map.lanes[lane].key : map.lanes[after].key;
  const how = turn === 'straight' ? 'straight on' : `turning ${turn}`;
  return `from lane ${map.lanes[approach].key} ${how} to lane ${to}`;
}

function addWays(map: RoadMap, approach: number, first: number, toJunction: number, out: Movement[]): void {
  const { junction, centre } = map.lanes[first];
  if (junction < 0) return;
  const distances = new Map([[first, toJunction]]);
  for (const [lane, distance] of distances) {
    const { successors, length, centre: own } = map.lanes[lane];
    const swept = own.heading[own.count - 1] - own.heading[0] + angleDifference(own.heading[0], centre.heading[0]);
    const turn = Math.abs(swept) < TURN ? 'straight' : swept > 0 ? 'left' : 'right';
    out.push({ lane, approach, distance, heading: centre.heading[0], turn });
    for (const next of successors) {
      if (map.lanes[next].junction === junction && !distances.has(next)) distances.set(next, distance + length);
    }
  }
}
