import type { RoadMap } from '../../map/road-map.ts';
import type { LaneFacts } from './lane-network.ts';

/**
 * What every vehicle looks up of every lane ahead, ten times a second, once more as plain arrays by lane: a lane of the map
 * and its facts lie far apart in memory.
 */
export interface LaneTable {
  /** [m] */
  readonly length: Float64Array;
  /** 1 for a connecting lane of a junction. */
  readonly isConnecting: Uint8Array;
  /** 1 where others part from it at its start. */
  readonly hasSiblings: Uint8Array;
  /** Speed at its start [m/s], and 1 where it is the same all along. */
  readonly startSpeed: Float64Array;
  readonly isEven: Uint8Array;
}

export function laneTable({ lanes }: RoadMap, facts: readonly LaneFacts[]): LaneTable {
  return {
    length: Float64Array.from(lanes, ({ length }) => length),
    isConnecting: Uint8Array.from(lanes, ({ junction }) => (junction >= 0 ? 1 : 0)),
    hasSiblings: Uint8Array.from(facts, ({ siblings }) => (siblings.length > 0 ? 1 : 0)),
    startSpeed: Float64Array.from(facts, ({ speeds }) => speeds[0]),
    isEven: Uint8Array.from(facts, ({ speeds }) => (speeds.every((speed) => speed === speeds[0]) ? 1 : 0)),
  };
}
