import { hypot } from '../../core/math/hypot.ts';
import { laneHeight, laneInnerT, laneOuterT } from '../lane-geometry.ts';
import { type LaneEnd, laneJoints } from '../lane-joints.ts';
import type { OpenDriveDocument } from '../opendrive/document.ts';
import type { ProblemList } from '../opendrive/problem-list.ts';
import { type RoadPoint, roadPoint } from '../road-geometry.ts';
import { laneEndPath, laneOf } from './lane-link-rules.ts';

/** Linked lanes whose borders end farther from each other are worth a word [m]. */
const GAP = 0.01;

/** The inner and the outer border of a lane's end. */
interface BorderEnds {
  readonly inner: RoadPoint;
  readonly outer: RoadPoint;
}

/** Linked lanes of any type whose ends don't meet, in the plan or in height. */
export function checkLaneGaps(document: OpenDriveDocument, problems: ProblemList): void {
  const reported = new Set<string>();
  for (const { from, to } of laneJoints(document)) {
    const gap = gapBetween(document, from, to);
    if (!(gap > GAP)) continue;
    const path = laneEndPath(document, from);
    const target = laneEndPath(document, to);
    // Lanes that are linked both ways gape once.
    const pair = path < target ? `${path} ${target}` : `${target} ${path}`;
    if (reported.has(pair)) continue;
    reported.add(pair);
    const rule = 'lane_smoothness.contact_point_no_horizontal_gaps';
    const message = `ends ${gap.toFixed(3)} m from the start of ${target} [${rule}]`;
    problems.add('warning', laneOf(document, from).line ?? document.roads[from.road].line, path, message);
  }
}

/** Largest distance between borders that belong together [m]; inner to outer where a link changes sides. */
function gapBetween(document: OpenDriveDocument, from: LaneEnd, to: LaneEnd): number {
  const a = bordersOf(document, from);
  const b = bordersOf(document, to);
  const straight = Math.max(distance(a.inner, b.inner), distance(a.outer, b.outer));
  const crossed = Math.max(distance(a.inner, b.outer), distance(a.outer, b.inner));
  return Math.min(straight, crossed);
}

function bordersOf(document: OpenDriveDocument, at: LaneEnd): BorderEnds {
  const road = document.roads[at.road];
  const section = road.laneSections[at.section];
  const lane = laneOf(document, at);
  const s = at.end === 'start' ? section.s : section.sEnd;
  const inner = { x: 0, y: 0, z: 0, heading: 0 };
  const outer = { ...inner };
  roadPoint(road, s, laneInnerT(road, section, at.lane, s), inner);
  roadPoint(road, s, laneOuterT(road, section, at.lane, s), outer);
  inner.z += laneHeight(lane, s, 0);
  outer.z += laneHeight(lane, s, 1);
  return { inner, outer };
}

function distance(a: RoadPoint, b: RoadPoint): number {
  return hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}
