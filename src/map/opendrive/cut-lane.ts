import type { SectionLane } from './lane-records.ts';
import type { RoadMark } from './mark-records.ts';

/** A lane up to the station `s` where its section is cut: it goes on as the lane of the same id. */
export function beforeCut(lane: SectionLane, s: number): SectionLane {
  return { ...lane, successor: lane.id, moreSuccessors: [], roadMarks: lane.roadMarks.filter((mark) => mark.s < s) };
}

/** The same lane from there on. */
export function afterCut(lane: SectionLane, s: number): SectionLane {
  return { ...lane, predecessor: lane.id, morePredecessors: [], roadMarks: marksFrom(lane.roadMarks, s) };
}

/** The marks from a station on; the one that holds there begins there. */
function marksFrom(marks: readonly RoadMark[], s: number): RoadMark[] {
  const holding = marks.findLast((mark) => mark.s <= s);
  const later = marks.filter((mark) => mark.s > s);
  return holding === undefined ? later : [{ ...holding, s }, ...later];
}
