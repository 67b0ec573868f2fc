import type { DrivingLane, DrivingLanes } from './driving-lanes.ts';
import { endsLeft, linksOf } from './lane-joints.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { JunctionConnection } from './opendrive/junction-records.ts';
import type { ProblemList } from './opendrive/problem-list.ts';
import { linkAt, type RoadEnd, sectionOf } from './road-end.ts';
import { sectionFrom } from './split-sections.ts';

/** Successors and predecessors of every driving lane, ascending. */
export interface LaneLinks {
  readonly successors: readonly number[][];
  readonly predecessors: readonly number[][];
}

/**
 * Links lanes end to end by section links, road links and junction connections. Each link of the file says that one end
 * of a lane touches one end of another; which way traffic goes over the joint follows from the lanes' directions. So it
 * does not matter which of the two lanes states the link, and successors and predecessors always mirror each other.
 */
export function linkLanes(document: OpenDriveDocument, lanes: DrivingLanes, problems: ProblemList): LaneLinks {
  const edges = lanes.all.map(() => new Set<number>());
  const join = (lane: DrivingLane, end: RoadEnd, other: number, otherEnd: RoadEnd) => {
    if (other < 0) return;
    const target = lanes.all[other];
    const leaves = isExit(lane, end);
    if (leaves === isExit(target, otherEnd)) {
      const path = lanePath(lane);
      problems.add(
        'warning',
        lane.road.line,
        path,
        `is linked to ${lanePath(target)}, which runs against it; not linked`,
      );
    } else if (leaves) edges[lane.index].add(other);
    else edges[other].add(lane.index);
  };
  for (const lane of lanes.all) {
    joinEnd(document, lanes, lane, 'start', join);
    joinEnd(document, lanes, lane, 'end', join);
  }
  for (const junction of document.junctions) {
    for (const connection of junction.connections) joinConnection(document, lanes, connection, junction.index, join);
  }
  return mirrored(edges);
}

/** "road 12/laneSection[0]/lane -1" */
function lanePath(lane: DrivingLane): string {
  return `road ${lane.road.id}/lanes/laneSection[${lane.sectionIndex}]/lane ${lane.lane.id}`;
}

type Join = (lane: DrivingLane, end: RoadEnd, other: number, otherEnd: RoadEnd) => void;

function joinEnd(document: OpenDriveDocument, lanes: DrivingLanes, lane: DrivingLane, end: RoadEnd, join: Join): void {
  for (const id of linksOf(lane.lane, end)) joinTo(document, lanes, lane, end, id, join);
}

function joinTo(
  document: OpenDriveDocument,
  lanes: DrivingLanes,
  lane: DrivingLane,
  end: RoadEnd,
  linked: number,
  join: Join,
): void {
  const { road, sectionIndex } = lane;
  const neighbour = sectionIndex + (end === 'start' ? -1 : 1);
  if (neighbour >= 0 && neighbour < road.laneSections.length) {
    join(lane, end, lanes.find(road.index, neighbour, linked), end === 'start' ? 'end' : 'start');
    return;
  }
  const link = linkAt(road, end);
  if (link === null || link.kind !== 'road' || link.element < 0) return;
  if (link.at !== undefined) joinMiddle(document.roads[link.element], link.at.s, lanes, lane, end, linked, join);
  if (link.contact === null) return;
  const target = document.roads[link.element];
  join(lane, end, lanes.find(target.index, sectionOf(target, link.contact), linked), link.contact);
}

/** To a lane in the middle of a road: of the two sections that meet there, traffic goes on from the one or to the other. */
function joinMiddle(
  road: Road,
  s: number,
  lanes: DrivingLanes,
  lane: DrivingLane,
  end: RoadEnd,
  linked: number,
  join: Join,
): void {
  const after = sectionFrom(road, s);
  const before = lanes.find(road.index, after - 1, linked);
  const isBefore = before >= 0 && isExit(lanes.all[before], 'end') !== isExit(lane, end);
  if (isBefore) join(lane, end, before, 'end');
  else join(lane, end, lanes.find(road.index, after, linked), 'start');
}

function joinConnection(
  document: OpenDriveDocument,
  lanes: DrivingLanes,
  connection: JunctionConnection,
  junction: number,
  join: Join,
): void {
  const incoming = document.roads[connection.incomingRoad];
  const connecting = document.roads[connection.connectingRoad];
  const link = linkAt(connecting, connection.contact);
  for (const { from, to } of connection.laneLinks) {
    if (link?.at !== undefined && link.element === incoming.index) {
      const target = lanes.find(connecting.index, sectionOf(connecting, connection.contact), to);
      if (target < 0) continue;
      joinMiddle(incoming, link.at.s, lanes, lanes.all[target], connection.contact, from, join);
    }
    for (const end of endsLeft(document, connection, junction, from)) {
      const lane = lanes.find(incoming.index, sectionOf(incoming, end), from);
      const target = lanes.find(connecting.index, sectionOf(connecting, connection.contact), to);
      if (lane < 0 || target < 0) continue;
      // A road with both ends at the junction: only the end that fits the connecting lane's direction is meant.
      const fits = isExit(lanes.all[lane], end) !== isExit(lanes.all[target], connection.contact);
      if (fits) join(lanes.all[lane], end, target, connection.contact);
    }
  }
}

/** Whether traffic of the lane leaves it at that end of the road. */
function isExit(lane: DrivingLane, end: RoadEnd): boolean {
  return lane.direction > 0 === (end === 'end');
}

function mirrored(edges: readonly Set<number>[]): LaneLinks {
  const ascending = (a: number, b: number) => a - b;
  const predecessors: number[][] = edges.map(() => []);
  const successors = edges.map((targets) => [...targets].sort(ascending));
  successors.forEach((targets, from) => {
    for (const target of targets) predecessors[target].push(from);
  });
  return { successors, predecessors };
}
