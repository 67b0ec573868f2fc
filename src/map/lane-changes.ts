import type { DrivingLane } from './driving-lanes.ts';
import { laneStationAt } from './lane-station.ts';
import type { SectionLane } from './opendrive/lane-records.ts';
import type { RoadMark } from './opendrive/mark-records.ts';
import type { Lane, LaneChanges } from './road-map.ts';

/** Marks that begin this little before the section still begin in it, and stretches shorter than this are none [m]. */
const SHORTEST = 1e-6;

/** How a mark's lines look from its two sides. */
type Line = 'open' | 'closed';

/**
 * Marks that let nobody over, from both sides alike. Of two lines, the one nearer to the vehicle counts: "solid broken"
 * has the solid one on the inner side, on the centre lane on the left [11.9].
 */
const CLOSED: ReadonlySet<RoadMark['type']> = new Set(['solid', 'solid solid', 'grass', 'curb', 'edge']);

/** Where one may change from a lane to its neighbours: what the paint and its `laneChange` both allow. */
export function laneChanges(driving: readonly DrivingLane[], lanes: readonly Lane[]): LaneChanges[] {
  return lanes.map((lane) => ({
    left: stretchesTo(driving, lanes, lane, lane.left),
    right: stretchesTo(driving, lanes, lane, lane.right),
  }));
}

function stretchesTo(driving: readonly DrivingLane[], lanes: readonly Lane[], lane: Lane, to: number): Float64Array {
  if (to < 0) return new Float64Array();
  const { section } = driving[lane.index];
  const inner = borderBetween(driving[lane.index], lanes[to].id);
  const stretches: [number, number][] = [];
  const marks = inner.roadMarks;
  let from = section.s;
  for (let i = -1; i < marks.length; i++) {
    const end = Math.min(section.sEnd, i + 1 < marks.length ? Math.max(section.s, marks[i + 1].s) : section.sEnd);
    if (end - from > SHORTEST) {
      if (i < 0 || allows(marks[i], inner.id, lane.id, lanes[to].id)) stretches.push([from, end]);
      from = end;
    }
  }
  return alongLane(lane, joined(stretches));
}

/** The lane whose outer border, or centre line, lies between a lane and its neighbour. */
function borderBetween({ section, lane }: DrivingLane, other: number): SectionLane {
  if (lane.id > 0 !== other > 0) return section.centre;
  const inner = Math.min(Math.abs(lane.id), Math.abs(other));
  return (lane.id > 0 ? section.left : section.right)[inner - 1];
}

function allows(mark: RoadMark, border: number, from: number, to: number): boolean {
  const increases = to > from;
  if (mark.laneChange === 'none' || mark.laneChange === (increases ? 'decrease' : 'increase')) return false;
  // The first line is on the inner side; of the centre lane on the left, where the ids are higher.
  const first = border === 0 ? !increases : Math.abs(to) > Math.abs(from);
  return lineAt(mark, first) === 'open';
}

/** The line of a mark that is nearest to who comes from its first side, or from its second. */
function lineAt(mark: RoadMark, fromFirst: boolean): Line {
  if (mark.type === 'solid broken') return fromFirst ? 'closed' : 'open';
  if (mark.type === 'broken solid') return fromFirst ? 'open' : 'closed';
  if (mark.type === 'custom')
    return mark.lines.length > 0 && mark.lines.every(({ space }) => space === 0) ? 'closed' : 'open';
  return CLOSED.has(mark.type) ? 'closed' : 'open';
}

function joined(stretches: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of stretches) {
    const last = result[result.length - 1];
    if (last !== undefined && last[1] === from) last[1] = to;
    else result.push([from, to]);
  }
  return result;
}

/** Road stations as stations along the lane, ascending. */
function alongLane(lane: Lane, stretches: readonly [number, number][]): Float64Array {
  const ends = stretches.flat().map((station) => {
    if (station <= lane.s0) return lane.direction > 0 ? 0 : lane.length;
    if (station >= lane.s1) return lane.direction > 0 ? lane.length : 0;
    return laneStationAt(lane, station);
  });
  return Float64Array.from(lane.direction > 0 ? ends : ends.reverse());
}
