import type { RoadMap } from '../../map/road-map.ts';
import { circulatingLanes } from './circles.ts';
import { criticalGap } from './critical-gap.ts';
import { type JunctionApproach, junctionApproaches } from './junction-approach.ts';
import type { LaneFacts } from './lane-network.ts';
import { type ConnectingWay, type JunctionRules, yieldsAsEqual, yieldsBySigns } from './priority-rules.ts';
import { sideRule } from './side-rule.ts';

/** Who goes first between a connecting lane and each of its rivals (aligned with LaneFacts.rivals). */
export interface Precedence {
  /** Gap that the lane's traffic wants before a rival's [s]; -1 where it need not give way. */
  readonly gap: Float64Array;
  /** 1 where the rival's traffic gives way to it. */
  readonly isFirst: Uint8Array;
}

/** Right of way of one connecting lane. */
export interface LaneRights {
  readonly approach: JunctionApproach;
  /** While lights work on the lane's approach, and while signs hold. */
  readonly byLights: Precedence;
  readonly bySigns: Precedence;
  /** Per rival: where its lane gets in the way, where the own lane gets into its way, and where it is out of it [m]. */
  readonly rivalFrom: Float64Array;
  readonly meetsAt: Float64Array;
  readonly clearAt: Float64Array;
}

/** Right of way on a map, worked out once; null for lanes that are no connecting lanes. */
export function rightOfWay(map: RoadMap, facts: readonly LaneFacts[]): (LaneRights | null)[] {
  const approaches = junctionApproaches(map);
  const circulating = circulatingLanes(map);
  const ways = map.lanes.map(
    (lane): ConnectingWay => ({
      lane,
      approach: approaches[lane.index],
      circulates: lane.predecessors.some((before) => circulating[before] === 1),
    }),
  );
  const recorded = recordedPairs(map);
  const rules = map.junctions.map(({ lanes }): JunctionRules => {
    const before = lanes.map((lane) => approaches[lane].lane).filter((lane) => lane >= 0);
    return {
      leftHand: lanes.some((lane) => map.document.roads[map.lanes[lane].road].leftHand),
      side: sideRule(map, before),
      isRecorded: (high, low) => recorded.get(high)?.has(low) ?? false,
    };
  });
  const precedence = (own: ConnectingWay, byLights: boolean): Precedence => {
    const rule = byLights ? yieldsAsEqual : yieldsBySigns;
    const { index, junction } = own.lane;
    const rivals = facts[index].rivals.map((rival) => {
      const yielding = rule(rules[junction], own, ways[rival]);
      const yields = rule(rules[junction], ways[rival], own) !== null;
      // Two who would give way to each other have no rule.
      const gap = yielding === null || yields ? -1 : criticalGap(map, own, ways[rival], yielding, byLights);
      return { gap, isFirst: yields && yielding === null };
    });
    return {
      gap: Float64Array.from(rivals, ({ gap }) => gap),
      isFirst: Uint8Array.from(rivals, ({ isFirst }) => (isFirst ? 1 : 0)),
    };
  };
  return map.lanes.map(({ index, junction }) => {
    if (junction < 0) return null;
    const zones = facts[index].rivals.map((rival) => map.conflictZones[index][map.conflicts[index].indexOf(rival)]);
    return {
      approach: approaches[index],
      byLights: precedence(ways[index], true),
      bySigns: precedence(ways[index], false),
      rivalFrom: Float64Array.from(zones, ({ otherFrom }) => otherFrom),
      meetsAt: Float64Array.from(zones, ({ from }) => from),
      clearAt: Float64Array.from(zones, ({ to }) => to),
    };
  });
}

/** Per lane that goes before others by the file's records: which. */
function recordedPairs({ priorities }: RoadMap): ReadonlyMap<number, ReadonlySet<number>> {
  const pairs = new Map<number, Set<number>>();
  for (const { high, low } of priorities) {
    for (const first of high) {
      const behind = pairs.get(first) ?? new Set();
      for (const lane of low) behind.add(lane);
      pairs.set(first, behind);
    }
  }
  return pairs;
}
