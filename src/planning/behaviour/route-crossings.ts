import { angleDifference } from '../../core/math/angle.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';
import type { ReferenceLine } from '../route/reference-line.ts';
import type { RouteStopLine } from './route-stop-lines.ts';

/** A way through the junction that conflicts with ours. */
export interface ConflictingWay {
  readonly lane: number;
  /** Lanes that lead to it. */
  readonly approaches: readonly number[];
  /** Ways from the same approaches that do not conflict with ours. */
  readonly harmless: readonly number[];
  /** Lane after it, -1 for none. */
  readonly exit: number;
  /** Heading at its beginning against ours at our entry, in [-pi, pi]. */
  readonly headingAtEntry: number;
  readonly turn: Lane['turn'];
}

/** A junction that the route crosses. */
export interface RouteCrossing {
  /** Stations of its beginning and end on the route [m]. */
  readonly from: number;
  readonly to: number;
  readonly turn: Lane['turn'];
  /** Signal that governs our way, -1 for none. */
  readonly signal: number;
  readonly conflicts: readonly ConflictingWay[];
}

/** A stop line this far before the junction still belongs to it [m]. */
const LINE_BEFORE_JUNCTION = 25;

/** The junctions of the route in the order in which they come. Ways that begin on our own lane are no conflict. */
export function routeCrossings(
  map: RoadMap,
  line: ReferenceLine,
  stopLines: readonly RouteStopLine[],
): RouteCrossing[] {
  const crossings: RouteCrossing[] = [];
  for (const leg of line.legs) {
    const lane = map.lanes[leg.lane];
    if (lane.junction < 0 || leg.from > line.goal) continue;
    const light = stopLines.find(
      ({ s, kind }) => kind === 'light' && s <= leg.from + 1 && s > leg.from - LINE_BEFORE_JUNCTION,
    );
    crossings.push({
      from: leg.from,
      to: leg.to,
      turn: lane.turn,
      signal: light === undefined ? -1 : light.signal,
      conflicts: conflictsOf(map, lane),
    });
  }
  return crossings;
}

function conflictsOf(map: RoadMap, ours: Lane): ConflictingWay[] {
  const ways: ConflictingWay[] = [];
  for (const index of map.conflicts[ours.index]) {
    const lane = map.lanes[index];
    if (lane.predecessors.some((before) => ours.predecessors.includes(before))) continue;
    ways.push({
      lane: index,
      approaches: lane.predecessors,
      harmless: lane.predecessors
        .flatMap((approach) => map.lanes[approach].successors)
        .filter((sibling) => sibling !== index && !map.conflicts[ours.index].includes(sibling)),
      exit: lane.successors.length > 0 ? lane.successors[0] : -1,
      headingAtEntry: angleDifference(lane.centre.heading[0], ours.centre.heading[0]),
      turn: lane.turn,
    });
  }
  return ways;
}
