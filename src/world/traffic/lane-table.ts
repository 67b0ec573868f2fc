import type { Lane, RoadMap } from '../../map/road-map.ts';
import type { LaneFacts } from './lane-network.ts';

/**
 * What every vehicle looks up of every lane ahead, ten times a second, once more as plain arrays by lane: a lane of the map
 * and its facts lie far apart in memory.
 */
export interface LaneTable {
  /** [m] */
  readonly length: Float64Array;
  /** Junction of a connecting lane, -1 for others; 1 for a connecting lane; where that one turns: 1 left, -1 right, 0 straight. */
  readonly junction: Int32Array;
  readonly isConnecting: Uint8Array;
  readonly turn: Int8Array;
  /** 1 where another lane lies beside it. */
  readonly hasNeighbour: Uint8Array;
  /** Speed at its start [m/s], and 1 where it is the same all along. */
  readonly startSpeed: Float64Array;
  readonly isEven: Uint8Array;
  /** Its places in `siblings`: from here to before those of the next lane. */
  readonly siblingsFrom: Int32Array;
  readonly siblings: Int32Array;
  /** See LaneFacts [m]. */
  readonly partedAt: Float64Array;
  /** How much of a lane that ends beside another is not driven on: where it is too narrow, or has to be left [m]. */
  readonly cut: Float64Array;
  readonly waitAt: Float64Array;
  /** Its places in the next three, as in LaneFacts.lightLines: from here to before those of the next lane. */
  readonly linesFrom: Int32Array;
  readonly lineAt: Float64Array;
  readonly lineSignal: Int32Array;
  readonly lineWay: Int32Array;
}

/** Where lanes end beside others, this much is left to change at the end of the queue [m]. */
const TO_CHANGE = 10;

const TURNS = { left: 1, straight: 0, right: -1 } as const;

export function laneTable({ lanes }: RoadMap, facts: readonly LaneFacts[]): LaneTable {
  const lines = facts.flatMap(({ lightLines }) => lightLines);
  return {
    length: Float64Array.from(lanes, ({ length }) => length),
    junction: Int32Array.from(lanes, ({ junction }) => junction),
    isConnecting: Uint8Array.from(lanes, ({ junction }) => (junction >= 0 ? 1 : 0)),
    turn: Int8Array.from(lanes, ({ junction, turn }) => (junction < 0 ? 0 : TURNS[turn])),
    hasNeighbour: Uint8Array.from(lanes, ({ left, right }) => (left >= 0 || right >= 0 ? 1 : 0)),
    startSpeed: Float64Array.from(facts, ({ speeds }) => speeds[0]),
    isEven: Uint8Array.from(facts, ({ speeds }) => (speeds.every((speed) => speed === speeds[0]) ? 1 : 0)),
    siblingsFrom: placesOf(facts.map(({ siblings }) => siblings)),
    siblings: Int32Array.from(facts.flatMap(({ siblings }) => siblings)),
    cut: Float64Array.from(lanes, (lane, i) => cutOf(lane, facts[i])),
    partedAt: Float64Array.from(facts, ({ partedAt }) => partedAt),
    waitAt: Float64Array.from(facts, ({ waitAt }) => waitAt),
    linesFrom: placesOf(facts.map(({ lightLines }) => lightLines)),
    lineAt: Float64Array.from(lines, ({ s }) => s),
    lineSignal: Int32Array.from(lines, ({ signal }) => signal),
    lineWay: Int32Array.from(lines, ({ way }) => way),
  };
}

function cutOf({ left, right, length }: Lane, { usableTo }: LaneFacts): number {
  if (left < 0 && right < 0) return 0;
  return Math.min(length, Math.max(length - usableTo, TO_CHANGE));
}

/** Where each list begins when all are put one after the other, and the end of the last. */
function placesOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const from = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) from[i + 1] = from[i] + list.length;
  return from;
}
