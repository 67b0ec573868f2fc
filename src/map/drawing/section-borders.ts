import { cubicAt } from '../cubic.ts';
import { evenStations } from '../even-stations.ts';
import { laneWidth } from '../lane-geometry.ts';
import type { Road } from '../opendrive/document.ts';
import type { LaneSection, SectionLane } from '../opendrive/lane-records.ts';
import { createReferencePoint, offsetPoint, type RoadPoint, referencePoint, rolledOffset } from '../road-geometry.ts';
import { simplifyLine } from './simplify-line.ts';

const reference = createReferencePoint();
const point: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };

/** The borders of a section's lanes as lines (x, y in turn) in the direction of s. */
export interface SectionBorders {
  /** Between the two sides. */
  readonly centre: number[];
  /** Outer borders of the lanes 1, 2, ... */
  readonly left: number[][];
  /** Outer borders of the lanes -1, -2, ... */
  readonly right: number[][];
  /** Mean height of the reference line [m]. */
  readonly z: number;
}

/** Samples the borders every `step` [m] and leaves out what lies within `tolerance` [m] of the line through the rest. */
export function sectionBorders(road: Road, section: LaneSection, step: number, tolerance: number): SectionBorders {
  const centre: number[] = [];
  const left: number[][] = section.left.map(() => []);
  const right: number[][] = section.right.map(() => []);
  const stations = evenStations(road, section.s, section.sEnd, step);
  let z = 0;
  for (const s of stations) {
    referencePoint(road, s, reference);
    z += reference.z;
    const offset = cubicAt(road.laneOffset, s);
    const add = (line: number[], t: number) => {
      offsetPoint(reference, t, point, rolledOffset(road, s, t, reference.superelevation, section));
      line.push(point.x, point.y);
    };
    add(centre, offset);
    addSide(section.left, left, s, offset, 1, add);
    addSide(section.right, right, s, offset, -1, add);
  }
  const simple = (line: number[]) => simplifyLine(line, tolerance);
  return { centre: simple(centre), left: left.map(simple), right: right.map(simple), z: z / stations.length };
}

function addSide(
  lanes: readonly SectionLane[],
  lines: number[][],
  s: number,
  offset: number,
  sign: 1 | -1,
  add: (line: number[], t: number) => void,
): void {
  let t = offset;
  lanes.forEach((lane, i) => {
    t += sign * Math.max(0, laneWidth(lane, s));
    add(lines[i], t);
  });
}
