import { angleDifference } from '../core/math/angle.ts';
import { hypot } from '../core/math/hypot.ts';
import { lanesOfSide, laneWidth } from './lane-geometry.ts';
import type { LaneSection, OpenDriveDocument, Road, SectionLane } from './opendrive/document.ts';
import type { ProblemList } from './opendrive/problem-list.ts';
import { geometryPoint, type PlanPoint } from './plan-view.ts';

/** Gaps of a plan view that are worth a word: in place [m] and in heading [rad]. */
const GAP = 0.01;
const KINK = 0.01;
/** Lanes narrower than this are wrong, not rounded [m]. */
const NEGATIVE_WIDTH = -1e-3;
/** Distance at which widths are looked at [m]. */
const WIDTH_STEP = 2;

/** Reports what a reader can't see record by record: elements that don't meet, negative widths, links to no lane. */
export function checkDocument(document: OpenDriveDocument, problems: ProblemList): void {
  for (const road of document.roads) {
    checkPlanView(road, problems);
    road.laneSections.forEach((section, index) => {
      for (const lane of [...section.left, ...section.right]) {
        const path = `road ${road.id}/lanes/laneSection[${index}]/lane ${lane.id}`;
        checkWidth(road, section, lane, path, problems);
        checkLink(document, road, index, lane, 'predecessor', path, problems);
        checkLink(document, road, index, lane, 'successor', path, problems);
      }
    });
  }
}

function checkPlanView(road: Road, problems: ProblemList): void {
  const end: PlanPoint = { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };
  const start: PlanPoint = { ...end };
  for (let i = 1; i < road.planView.length; i++) {
    const before = road.planView[i - 1];
    const here = road.planView[i];
    // Up to where the next begins: a length that is a little off is another fault.
    geometryPoint(before, here.s - before.s, end);
    geometryPoint(here, 0, start);
    const gap = hypot(start.x - end.x, start.y - end.y);
    const kink = Math.abs(angleDifference(start.heading, end.heading));
    const path = `road ${road.id}/planView/geometry[${i}]`;
    if (gap > GAP)
      problems.add('warning', road.line, path, `begins ${gap.toFixed(3)} m from the end of the one before`);
    else if (kink > KINK) problems.add('note', road.line, path, `turns by ${kink.toFixed(3)} rad on the spot`);
  }
}

function checkWidth(road: Road, section: LaneSection, lane: SectionLane, path: string, problems: ProblemList): void {
  const steps = Math.max(1, Math.ceil((section.sEnd - section.s) / WIDTH_STEP));
  for (let i = 0; i <= steps; i++) {
    const s = section.s + ((section.sEnd - section.s) * i) / steps;
    const width = laneWidth(lane, s);
    if (width >= NEGATIVE_WIDTH) continue;
    problems.add(
      'warning',
      road.line,
      path,
      `is ${width.toFixed(3)} m wide at s = ${s.toFixed(2)} m; expected 0 or more`,
    );
    return;
  }
}

function checkLink(
  document: OpenDriveDocument,
  road: Road,
  sectionIndex: number,
  lane: SectionLane,
  which: 'predecessor' | 'successor',
  path: string,
  problems: ProblemList,
): void {
  const id = lane[which];
  if (id === null) return;
  const section = sectionBeyond(document, road, sectionIndex, which);
  if (section === null || id === 0 || lanesOfSide(section, id).some((candidate) => candidate.id === id)) return;
  problems.add('warning', road.line, path, `${which} is lane ${id}, which is not there; the link leads nowhere`);
}

/** The lane section that a lane's link speaks of; null at junctions and open ends. */
function sectionBeyond(
  document: OpenDriveDocument,
  road: Road,
  sectionIndex: number,
  which: 'predecessor' | 'successor',
): LaneSection | null {
  const neighbour = road.laneSections[sectionIndex + (which === 'successor' ? 1 : -1)];
  if (neighbour !== undefined) return neighbour;
  const link = road[which];
  if (link === null || link.kind !== 'road' || link.element < 0) return null;
  const sections = document.roads[link.element].laneSections;
  return (link.contact === 'end' ? sections.at(-1) : sections[0]) ?? null;
}
