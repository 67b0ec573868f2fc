import { lanesOfSide } from './lane-geometry.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { JunctionConnection } from './opendrive/junction-records.ts';
import type { SectionLane } from './opendrive/lane-records.ts';
import { endsAtJunction, linkAt, type RoadEnd, runsWithS, sectionOf } from './road-end.ts';

/** An end of a lane of one section: indices, the id of the lane, and which end along the road's s. */
export interface LaneEnd {
  readonly road: number;
  readonly section: number;
  readonly lane: number;
  readonly end: RoadEnd;
}

/** Where traffic of one lane goes on in another. */
export interface LaneJoint {
  readonly from: LaneEnd;
  readonly to: LaneEnd;
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
  const join = (from: LaneEnd, to: LaneEnd) => joints.set(`${key(from)} ${key(to)}`, { from, to });
  for (const road of document.roads) {
    road.laneSections.forEach((section, index) => {
      for (const lane of [...section.right, ...section.left]) {
        const start: LaneEnd = { road: road.index, section: index, lane: lane.id, end: 'start' };
        const end: LaneEnd = { ...start, end: 'end' };
        const forward = runsWithS(road, lane.id);
        for (const id of linksOf(lane, 'start')) {
          const other = laneBeyond(document, start, id);
          if (other !== null) forward ? join(other, start) : join(start, other);
        }
        for (const id of linksOf(lane, 'end')) {
          const other = laneBeyond(document, end, id);
          if (other !== null) forward ? join(end, other) : join(other, end);
        }
      }
    });
  }
  for (const junction of document.junctions) {
    for (const connection of junction.connections) {
      for (const link of connection.laneLinks) joinConnection(document, connection, junction.index, link, join);
    }
  }
  return [...joints.values()].sort((a, b) => order(a.from, b.from) || order(a.to, b.to));
}

/** A document with every lane section that its file has, those without length too. Sections are counted among these. */
export function asStated(document: OpenDriveDocument): OpenDriveDocument {
  const roads = document.roads.map(({ statedSections, ...road }) =>
    statedSections === undefined ? road : { ...road, laneSections: statedSections },
  );
  return { ...document, roads };
}

/** Every lane that a lane's links at one of its ends name. */
export function linksOf(lane: SectionLane, end: RoadEnd): number[] {
  const first = end === 'start' ? lane.predecessor : lane.successor;
  const more = end === 'start' ? lane.morePredecessors : lane.moreSuccessors;
  return first === null ? [] : [first, ...more];
}

/** The lane that a link at one end of a lane names; null where it is not there. */
export function laneBeyond(document: OpenDriveDocument, from: LaneEnd, id: number): LaneEnd | null {
  const road = document.roads[from.road];
  const neighbour = from.section + (from.end === 'start' ? -1 : 1);
  if (neighbour >= 0 && neighbour < road.laneSections.length) {
    return laneIn(road, neighbour, id, from.end === 'start' ? 'end' : 'start');
  }
  const link = linkAt(road, from.end);
  if (link === null || link.kind !== 'road' || link.element < 0 || link.contact === null) return null;
  return laneAt(document.roads[link.element], link.contact, id);
}

/** The lane of a road's first or last section; null where it is not there. */
export function laneAt(road: Road, end: RoadEnd, id: number): LaneEnd | null {
  return laneIn(road, sectionOf(road, end), id, end);
}

function laneIn(road: Road, section: number, lane: number, end: RoadEnd): LaneEnd | null {
  const there = lane !== 0 && lanesOfSide(road.laneSections[section], lane).length >= Math.abs(lane);
  return there ? { road: road.index, section, lane, end } : null;
}

function joinConnection(
  document: OpenDriveDocument,
  connection: JunctionConnection,
  junction: number,
  link: { readonly from: number; readonly to: number },
  join: (from: LaneEnd, to: LaneEnd) => void,
): void {
  const incoming = document.roads[connection.incomingRoad];
  const connecting = document.roads[connection.connectingRoad];
  for (const end of endsLeft(document, connection, junction, link.from)) {
    const lane = laneAt(incoming, end, link.from);
    const target = laneAt(connecting, connection.contact, link.to);
    if (lane !== null && target !== null) join(lane, target);
  }
}

/** Ends of the incoming road that touch the junction; where its links say none, the end that the connecting road names. */
export function incomingEnds(document: OpenDriveDocument, connection: JunctionConnection, junction: number): RoadEnd[] {
  const ends = endsAtJunction(document.roads[connection.incomingRoad], junction);
  if (ends.length > 0) return ends;
  const back = linkAt(document.roads[connection.connectingRoad], connection.contact);
  const named = back?.kind === 'road' && back.element === connection.incomingRoad ? back.contact : null;
  return named === null ? [] : [named];
}

/**
 * Ends of the incoming road at which a connection takes over one of its lanes: where no link says, and the roads don't meet
 * in the middle of one, the end at which traffic leaves that lane.
 */
export function endsLeft(
  document: OpenDriveDocument,
  connection: JunctionConnection,
  junction: number,
  lane: number,
): RoadEnd[] {
  const ends = incomingEnds(document, connection, junction);
  const back = linkAt(document.roads[connection.connectingRoad], connection.contact);
  if (ends.length > 0 || document.junctions[junction].type === 'virtual' || back?.at !== undefined) return ends;
  return [runsWithS(document.roads[connection.incomingRoad], lane) ? 'end' : 'start'];
}

function order(a: LaneEnd, b: LaneEnd): number {
  return a.road - b.road || a.section - b.section || a.lane - b.lane;
}

function key({ road, section, lane }: LaneEnd): string {
  return `${road}/${section}/${lane}`;
}
