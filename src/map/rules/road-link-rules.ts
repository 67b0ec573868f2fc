import { hypot } from '../../core/math/hypot.ts';
import type { OpenDriveDocument, Road } from '../opendrive/document.ts';
import type { ProblemList } from '../opendrive/problem-list.ts';
import { linkAt, ROAD_ENDS, type RoadEnd, stationOf } from '../road-end.ts';
import { createReferencePoint, referencePoint } from '../road-geometry.ts';

/** Reference lines of linked roads that end farther from each other are worth a word [m]. */
const GAP = 0.01;

const here = createReferencePoint();
const there = createReferencePoint();

/** Links from road to road: whether they meet, are answered, and are the only ones of their kind. */
export function checkRoadLinks(document: OpenDriveDocument, problems: ProblemList): void {
  const linked = new Map<string, Road>();
  for (const road of document.roads) {
    for (const end of ROAD_ENDS) {
      const link = linkAt(road, end);
      if (link === null || link.element < 0) continue;
      if (link.kind === 'junction') {
        checkJunctionLink(document, road, end, link.element, problems);
        continue;
      }
      if (link.contact === null || road.junction >= 0) continue;
      const target = document.roads[link.element];
      if (target.junction < 0) {
        checkMeeting(road, end, target, link.contact, problems);
        checkAnswer(document, road, end, target, link.contact, problems);
      }
      checkUnique(linked, road, end, target, link.contact, problems);
    }
  }
}

function pathOf(road: Road, end: RoadEnd): string {
  return `road ${road.id}/link/${end === 'start' ? 'predecessor' : 'successor'}`;
}

/** Without a junction between them, reference lines meet at the contact point. */
function checkMeeting(road: Road, end: RoadEnd, target: Road, contact: RoadEnd, problems: ProblemList): void {
  const gap = distance(road, end, target, contact);
  if (!(gap > GAP)) return;
  const other = contact === 'start' ? 'end' : 'start';
  const turned = distance(road, end, target, other) <= GAP;
  const hint = turned ? `; its ${other} lies there, so contactPoint "${other}" is probably meant` : '';
  const rule = 'road.geometry.contact_point';
  const message = `the road's ${end} is ${gap.toFixed(3)} m from the ${contact} of road ${target.id}${hint} [${rule}]`;
  problems.add('warning', road.line, pathOf(road, end), message);
}

function distance(road: Road, end: RoadEnd, target: Road, contact: RoadEnd): number {
  referencePoint(road, stationOf(road, end), here);
  referencePoint(target, stationOf(target, contact), there);
  return hypot(here.x - there.x, here.y - there.y, here.z - there.z);
}

/** The linked road's end names this one. */
function checkAnswer(
  document: OpenDriveDocument,
  road: Road,
  end: RoadEnd,
  target: Road,
  contact: RoadEnd,
  problems: ProblemList,
): void {
  const back = linkAt(target, contact);
  if (back?.kind === 'road' && back.element === road.index && back.contact === end) return;
  const found =
    back === null
      ? 'nothing'
      : back.element < 0
        ? 'nothing that is in the file'
        : back.kind === 'junction'
          ? `junction ${document.junctions[back.element].id}`
          : `the ${back.contact} of road ${document.roads[back.element].id}`;
  const message = `the ${contact} of road ${target.id} is linked to ${found}; expected the ${end} of this road`;
  problems.add('warning', road.line, pathOf(road, end), message);
}

/** Two roads that go on in the same one need a junction. */
function checkUnique(
  linked: Map<string, Road>,
  road: Road,
  end: RoadEnd,
  target: Road,
  contact: RoadEnd,
  problems: ProblemList,
): void {
  const key = `${target.index}/${contact}`;
  const other = linked.get(key);
  if (other === undefined) linked.set(key, road);
  else if (other !== road) {
    const rule = 'road.linkage.is_junction_needed';
    const message = `road ${other.id} is linked to the ${contact} of road ${target.id} too; a junction is needed [${rule}]`;
    problems.add('warning', road.line, pathOf(road, end), message);
  }
}

/** A junction that a road leads to knows the road. */
function checkJunctionLink(
  document: OpenDriveDocument,
  road: Road,
  end: RoadEnd,
  index: number,
  problems: ProblemList,
): void {
  const junction = document.junctions[index];
  if (road.junction === index) {
    const message = `leads to junction ${junction.id}, which the road itself is part of`;
    problems.add('warning', road.line, pathOf(road, end), message);
  }
}
