import { lanesOfSide, laneWidth } from '../lane-geometry.ts';
import { type LaneEnd, laneBeyond, linksOf } from '../lane-joints.ts';
import type { OpenDriveDocument, Road } from '../opendrive/document.ts';
import type { SectionLane } from '../opendrive/lane-records.ts';
import type { ProblemList } from '../opendrive/problem-list.ts';
import { linkAt, ROAD_ENDS } from '../road-end.ts';

/** Narrower lanes have no width [m]. */
const NO_WIDTH = 1e-6;

/** Links from lane to lane over the joints of sections and of roads. */
export function checkLaneLinks(document: OpenDriveDocument, problems: ProblemList): void {
  for (const road of document.roads) {
    road.laneSections.forEach((section, index) => {
      for (const lane of [...section.right, ...section.left]) {
        for (const end of ROAD_ENDS) {
          const from: LaneEnd = { road: road.index, section: index, lane: lane.id, end };
          const links = linksOf(lane, end);
          if (links.length === 0) continue;
          checkOwnWidth(road, lane, from, problems);
          for (const id of links) checkLink(document, road, lane, from, id, problems);
        }
      }
    });
  }
}

/** "road 12/lanes/laneSection[0]/lane -1" */
export function laneEndPath(document: OpenDriveDocument, { road, section, lane }: LaneEnd): string {
  return `road ${document.roads[road].id}/lanes/laneSection[${section}]/lane ${lane}`;
}

export function laneOf(document: OpenDriveDocument, { road, section, lane }: LaneEnd): SectionLane {
  return lanesOfSide(document.roads[road].laneSections[section], lane)[Math.abs(lane) - 1];
}

export function hasNoWidth(document: OpenDriveDocument, at: LaneEnd): boolean {
  const section = document.roads[at.road].laneSections[at.section];
  return Math.abs(laneWidth(laneOf(document, at), at.end === 'start' ? section.s : section.sEnd)) < NO_WIDTH;
}

/** A lane that begins or ends at width 0 has no link there. */
function checkOwnWidth(road: Road, lane: SectionLane, from: LaneEnd, problems: ProblemList): void {
  const section = road.laneSections[from.section];
  const width = laneWidth(lane, from.end === 'start' ? section.s : section.sEnd);
  if (Math.abs(width) >= NO_WIDTH) return;
  const path = `road ${road.id}/lanes/laneSection[${from.section}]/lane ${lane.id}`;
  const name = from.end === 'start' ? 'predecessor' : 'successor';
  const rule = `road.lane.link.zero_width_at_${from.end}`;
  problems.add(
    'warning',
    road.line,
    path,
    `has a ${name}, but no width at its ${from.end}; expected no link [${rule}]`,
  );
}

function checkLink(
  document: OpenDriveDocument,
  road: Road,
  lane: SectionLane,
  from: LaneEnd,
  id: number,
  problems: ProblemList,
): void {
  const path = `road ${road.id}/lanes/laneSection[${from.section}]/lane ${lane.id}`;
  const name = from.end === 'start' ? 'predecessor' : 'successor';
  const target = laneBeyond(document, from, id);
  if (target === null) {
    if (id !== 0 && leadsSomewhere(road, from)) {
      const message = `${name} is lane ${id}, which is not there; the link leads nowhere`;
      problems.add('warning', lane.line ?? road.line, path, message);
    }
    return;
  }
  const found = laneEndPath(document, target);
  if (hasNoWidth(document, target)) {
    const message = `${name} is ${found}, which has no width there; expected no link to a lane that appears`;
    problems.add('warning', lane.line ?? road.line, path, `${message} [road.lane.link.new_lane_appear]`);
  }
  if (laneOf(document, target).level !== lane.level) {
    const message = `${name} is ${found}, and one of them is level but not the other`;
    problems.add('warning', lane.line ?? road.line, path, `${message} [road.lane.level_true_one_side]`);
  }
  const inJunction = road.junction >= 0 || document.roads[target.road].junction >= 0;
  if (target.road !== from.road && inJunction) return;
  if (linksOf(laneOf(document, target), target.end).includes(lane.id)) return;
  const message = `${name} is ${found}, which is not linked back to this lane`;
  problems.add('warning', lane.line ?? road.line, path, `${message} [road.lane.link.lanes_across_lane_sections]`);
}

/** Whether there is a section that the links of this end speak of; at junctions the connections count. */
function leadsSomewhere(road: Road, { section, end }: LaneEnd): boolean {
  const neighbour = section + (end === 'start' ? -1 : 1);
  if (neighbour >= 0 && neighbour < road.laneSections.length) return true;
  const link = linkAt(road, end);
  return link !== null && link.kind === 'road' && link.element >= 0 && link.contact !== null;
}
