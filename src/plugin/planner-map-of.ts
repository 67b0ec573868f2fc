import { PerMap } from '../map/per-map.ts';
import type { Lane, LaneCentre, RoadMap } from '../map/road-map.ts';
import type { LaneSamples, MapLane, PlannerMap } from './planner-map.ts';

/** A map as planners see it; made once for each. */
export function plannerMapOf(map: RoadMap): PlannerMap {
  return made.get(map, 'planner', () => {
    const { name, junctions, signals, crosswalks, parkingSpaces } = map;
    const idOf = (lane: number) => map.lanes[lane].key;
    return {
      name,
      lanes: map.lanes.map((lane) => laneOf(map, lane)),
      junctions: junctions.map(({ id, lanes }) => ({ id, lanes: lanes.map(idOf) })),
      stopLines: [
        ...map.stopLines.map(({ lane, s, signal, way }) => ({
          lane: idOf(lane),
          s,
          signal: signals[signal].id,
          towards: way < 0 ? null : idOf(way),
        })),
        ...map.paintedStops.map(({ lane, s }) => ({ lane: idOf(lane), s, signal: null, towards: null })),
      ],
      signals: signals.map(({ id, kind, x, y, z, heading }) => ({ id, kind, x, y, z, heading })),
      crosswalks: crosswalks.map(({ id, outline, lanes }) => ({
        id,
        outline: Array.from(outline).filter((_, i) => i % 3 < 2),
        lanes: lanes.map(({ lane, from, to }) => ({ lane: idOf(lane), from, to })),
      })),
      parkingSpaces: parkingSpaces.map(({ id, x, y, heading, length, width }) => ({
        id,
        x,
        y,
        heading,
        length,
        width,
      })),
    };
  });
}

function laneOf(map: RoadMap, lane: Lane): MapLane {
  const { index, key, length, junction, turn, successors, predecessors, left, right, centre } = lane;
  const idOf = (other: number) => (other < 0 ? null : map.lanes[other].key);
  const idsOf = (others: readonly number[]) => others.map((other) => map.lanes[other].key);
  const { s, limit } = map.speedLimits[index];
  return {
    id: key,
    length,
    junction: junction < 0 ? null : map.junctions[junction].id,
    turn,
    successors: idsOf(successors),
    predecessors: idsOf(predecessors),
    left: idOf(left),
    right: idOf(right),
    changesLeft: stretches(map.laneChanges[index].left),
    changesRight: stretches(map.laneChanges[index].right),
    speedLimits: Array.from(s, (from, i) => ({ s: from, limit: limit[i] })),
    centre: samplesOf(centre),
    leftEdge: edgeOf(centre, 1),
    rightEdge: edgeOf(centre, -1),
    conflicts: map.conflictZones[index].map(({ lane: other, ...zone }) => ({ lane: map.lanes[other].key, ...zone })),
  };
}

/** From, to, from, to ... as pairs. */
function stretches(ends: Float64Array): [number, number][] {
  return Array.from({ length: ends.length / 2 }, (_, i) => [ends[2 * i], ends[2 * i + 1]]);
}

function samplesOf({ s, x, y, z, heading, curvature, width }: LaneCentre): LaneSamples {
  return {
    s: Array.from(s),
    x: Array.from(x),
    y: Array.from(y),
    z: Array.from(z),
    heading: Array.from(heading),
    curvature: Array.from(curvature),
    width: Array.from(width),
  };
}

/** Half of the width beside the centre, on the left (1) or the right (-1). */
function edgeOf({ count, x, y, tx, ty, width }: LaneCentre, side: 1 | -1): number[] {
  const edge: number[] = [];
  for (let i = 0; i < count; i++) {
    const across = (side * width[i]) / 2;
    edge.push(x[i] - across * ty[i], y[i] + across * tx[i]);
  }
  return edge;
}

const made = new PerMap<PlannerMap>();
