import { lanesOfSide } from './lane-geometry.ts';
import type { JunctionConnection, OpenDriveDocument, Road, RoadLink } from './opendrive/document.ts';

type RoadEnd = 'start' | 'end';

/** One lane of one section: indices, and the id of the lane. */
export interface LanePlace {
  readonly road: number;
  readonly section: number;
  readonly lane: number;
}

/** Where traffic of one lane goes on in another. */
export interface LaneJoint {
  readonly from: LanePlace;
  readonly to: LanePlace;
}

/**
 * Every lane-to-lane successor that a file's links state, of lanes of any type, ordered by the lane that is left (by road,
 * section, then lane id), then by the lane that is entered. A lane is followed the way its traffic goes: right lanes with s
 * and left lanes against it, the other way round in left-hand traffic; a connection leads from its incoming road to its
 * connecting road. It does not matter which of the two lanes states a link. A link between lanes that run against
 * each other is kept as stated: whoever wants to drive uses the successors of a RoadMap, which leave it out.
 */
export function laneJoints(document: OpenDriveDocument): LaneJoint[] {
  const joints = new Map<string, LaneJoint>();
  const join = (from: LanePlace, to: LanePlace) => joints.set(`${key(from)} ${key(to)}`, { from, to });
  for (const road of document.roads) {
    road.laneSections.forEach((section, index) => {
      for (const lane of [...section.right, ...section.left]) {
        const place = { road: road.index, section: index, lane: lane.id };
        const before = placeBeyond(document, road, index, 'start', lane.predecessor);
        const after = placeBeyond(document, road, index, 'end', lane.successor);
        const [behind, ahead] = runsWithS(road, lane.id) ? [before, after] : [after, before];
        if (behind !== null) join(behind, place);
        if (ahead !== null) join(place, ahead);
      }
    });
  }
  for (const junction of document.junctions) {
    for (const connection of junction.connections) joinConnection(document, connection, junction.index, join);
  }
  return [...joints.values()].sort((a, b) => order(a.from, b.from) || order(a.to, b.to));
}

function joinConnection(
  document: OpenDriveDocument,
  connection: JunctionConnection,
  junction: number,
  join: (from: LanePlace, to: LanePlace) => void,
): void {
  const incoming = document.roads[connection.incomingRoad];
  const connecting = document.roads[connection.connectingRoad];
  for (const { from, to } of connection.laneLinks) {
    for (const end of endsAt(incoming, junction, connecting, connection.contact)) {
      const lane = placeAt(incoming, end, from);
      const target = placeAt(connecting, connection.contact, to);
      if (lane !== null && target !== null) join(lane, target);
    }
  }
}

function placeBeyond(
  document: OpenDriveDocument,
  road: Road,
  section: number,
  end: RoadEnd,
  lane: number | null,
): LanePlace | null {
  if (lane === null) return null;
  const neighbour = section + (end === 'start' ? -1 : 1);
  if (neighbour >= 0 && neighbour < road.laneSections.length) return placeIn(road, neighbour, lane);
  const link = end === 'start' ? road.predecessor : road.successor;
  if (link === null || link.kind !== 'road' || link.element < 0 || link.contact === null) return null;
  return placeAt(document.roads[link.element], link.contact, lane);
}

function placeAt(road: Road, end: RoadEnd, lane: number): LanePlace | null {
  return placeIn(road, end === 'start' ? 0 : road.laneSections.length - 1, lane);
}

function placeIn(road: Road, section: number, lane: number): LanePlace | null {
  const there = lane !== 0 && lanesOfSide(road.laneSections[section], lane).length >= Math.abs(lane);
  return there ? { road: road.index, section, lane } : null;
}

/** Which ends of the incoming road touch a junction; where its links say none, the end that the connecting road names. */
function endsAt(road: Road, junction: number, connecting: Road, contact: RoadEnd): RoadEnd[] {
  const touches = (link: RoadLink | null) => link !== null && link.kind === 'junction' && link.element === junction;
  const ends: RoadEnd[] = [];
  if (touches(road.predecessor)) ends.push('start');
  if (touches(road.successor)) ends.push('end');
  if (ends.length > 0) return ends;
  const back = contact === 'start' ? connecting.predecessor : connecting.successor;
  const named = back?.kind === 'road' && back.element === road.index ? back.contact : null;
  return named === null ? [] : [named];
}

/** Whether traffic of the lane goes with the road's s. */
function runsWithS(road: Road, lane: number): boolean {
  return lane < 0 !== road.leftHand;
}

function order(a: LanePlace, b: LanePlace): number {
  return a.road - b.road || a.section - b.section || a.lane - b.lane;
}

function key({ road, section, lane }: LanePlace): string {
  return `${road}/${section}/${lane}`;
}
