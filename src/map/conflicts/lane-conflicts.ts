import type { ProblemList } from '../opendrive/problem-list.ts';
import type { ConflictZone, Junction, Lane } from '../road-map.ts';
import { conflictKind, follows, type JunctionWays, junctionWays } from './conflict-kind.ts';
import { laneChunks } from './lane-chunks.ts';
import { type BoxedLane, type Stretch, SWEPT_WIDTH, sweptAreasOverlap, sweptStretch } from './swept-areas.ts';

/** More pairs in one junction are refused: 450 lanes that all cross each other have as many. */
const MAX_PAIRS = 100_000;
/** Where the least and the largest x of a whole lane are among its boxes. */
const LEFT = 4;
const RIGHT = 6;

/** Connecting lanes that get into each other's way. */
export interface LaneConflicts {
  /** Per lane: connecting lanes of its junction that can't be driven at the same time, ascending. */
  readonly conflicts: readonly Int32Array[];
  /** Per lane, aligned with `conflicts`: how and where they meet. */
  readonly conflictZones: readonly (readonly ConflictZone[])[];
}

/** A connecting lane made ready for comparing. */
interface Way extends BoxedLane {
  readonly lane: Lane;
  readonly reach: JunctionWays;
}

/**
 * Conflicts within every junction: pairs of lanes whose swept areas overlap, but for lanes that follow one another. Lanes
 * are swept through by their boxes, so that a junction costs as much as it has lanes near each other. One with absurdly many is an error.
 */
export function laneConflicts(
  lanes: readonly Lane[],
  junctions: readonly Junction[],
  problems: ProblemList,
): LaneConflicts {
  const zones: ConflictZone[][] = lanes.map(() => []);
  for (const junction of junctions) {
    const ways = junction.lanes.map((index) => makeReady(lanes, lanes[index]));
    ways.sort((a, b) => a.boxes.boxes[LEFT] - b.boxes.boxes[LEFT] || a.lane.index - b.lane.index);
    let pairs = 0;
    for (let i = 0; i < ways.length && pairs <= MAX_PAIRS; i++) {
      const right = ways[i].boxes.boxes[RIGHT] + SWEPT_WIDTH;
      for (let k = i + 1; k < ways.length && ways[k].boxes.boxes[LEFT] <= right; k++) {
        if (compare(lanes, ways[i], ways[k], zones)) pairs++;
      }
    }
    if (pairs > MAX_PAIRS) {
      const found = `${ways.length} lanes cross each other in more than ${MAX_PAIRS} places; expected fewer`;
      problems.add('error', 0, `junction ${junction.id}`, found);
    }
  }
  for (const list of zones) list.sort((a, b) => a.lane - b.lane);
  return { conflicts: zones.map((list) => Int32Array.from(list, (zone) => zone.lane)), conflictZones: zones };
}

function makeReady(lanes: readonly Lane[], lane: Lane): Way {
  return { lane, centre: lane.centre, boxes: laneChunks(lane.centre), reach: junctionWays(lanes, lane) };
}

/** Adds where two lanes conflict, and whether they do. */
function compare(lanes: readonly Lane[], a: Way, b: Way, zones: ConflictZone[][]): boolean {
  if (!sweptAreasOverlap(a, b)) return false;
  if (follows(lanes, a.lane, b.lane) || follows(lanes, b.lane, a.lane)) return false;
  const onA: Stretch = { from: 0, to: a.lane.length };
  const onB: Stretch = { from: 0, to: b.lane.length };
  sweptStretch(a, b, onA);
  sweptStretch(b, a, onB);
  const kind = conflictKind(a.lane, a.reach, onA, b.lane, b.reach, onB);
  zones[a.lane.index].push({
    lane: b.lane.index,
    kind,
    from: onA.from,
    to: onA.to,
    otherFrom: onB.from,
    otherTo: onB.to,
  });
  zones[b.lane.index].push({
    lane: a.lane.index,
    kind,
    from: onB.from,
    to: onB.to,
    otherFrom: onA.from,
    otherTo: onA.to,
  });
  return true;
}
