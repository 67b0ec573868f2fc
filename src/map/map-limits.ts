import { pieceAt } from './cubic.ts';
import type { DrivingLane } from './driving-lanes.ts';
import { MAX_REPETITIONS } from './object-places.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { LaneSection, SectionLane } from './opendrive/lane-records.ts';
import type { RoadObject } from './opendrive/object-records.ts';
import type { Cubic } from './opendrive/polynomials.ts';
import type { ProblemList } from './opendrive/problem-list.ts';

/** More driving lane than this is refused: its samples would fill the memory [m]. */
const MAX_LANE_LENGTH = 3e6;
/** All lanes of all roads [m^2]: a hundred square kilometres, ten times the paved area of a large city. */
const MAX_AREA = 1e8;
/** Lanes farther from their road's reference line [m]. */
const MAX_REACH = 2000;
/** Roads farther up or down [m]. */
const MAX_HEIGHT = 20_000;
/**
 * Each lane is placed by all lanes further in: its length and records times their number [m]. Roads have a dozen lanes
 * on a side; short ones may have more.
 */
const MAX_LANES_BESIDE = 12;
const FREE_LANES_BESIDE = 8e6;

/** Places of objects that are repeated along roads. */
const MAX_COPIES = 3e5;

/** Shares of a piece at which its cubic is looked at: between them it is not much larger. */
const SHARES = [0, 0.15, 0.5, 0.85, 1];

/**
 * Refuses maps that are larger than any place on Earth, as files with one wrong number are: everything that is made of a
 * map later takes time and memory by its size.
 */
export function checkLimits(
  { roads }: OpenDriveDocument,
  driving: readonly DrivingLane[],
  problems: ProblemList,
): void {
  let area = 0;
  for (const road of roads) {
    area += checkRoad(road, problems);
  }
  const copies = roads.reduce((sum, road) => sum + road.objects.reduce((count, one) => count + copiesOf(one), 0), 0);
  const lanes = driving.reduce((sum, { section }) => sum + section.sEnd - section.s, 0);
  const beside = driving.reduce((sum, one) => sum + workOf(one) * Math.abs(one.lane.id), 0);
  const most = FREE_LANES_BESIDE + MAX_LANES_BESIDE * lanes;
  const refuse = (message: string) => problems.add('error', 0, '', message);
  if (lanes > MAX_LANE_LENGTH) refuse(`has ${lanes} m of driving lanes; expected at most ${MAX_LANE_LENGTH} m`);
  if (area > MAX_AREA) refuse(`has lanes of ${area} m^2; expected at most ${MAX_AREA} m^2; see the widths of lanes`);
  if (copies > MAX_COPIES) refuse(`repeats objects ${copies} times; expected at most ${MAX_COPIES} times`);
  if (beside > most) refuse('has hundreds of lanes beside each other; expected as many as a road can have');
}

/** Area of all lanes of a road, at least [m^2]; 0 where it is refused. */
function checkRoad(road: Road, problems: ProblemList): number {
  const refuse = (section: LaneSection, what: string, found: number, most: number) =>
    problems.add(
      'error',
      section.centre.line ?? section.right[0]?.line ?? section.left[0]?.line ?? 0,
      `road ${road.id}`,
      `${what} ${found} m in the lane section at s ${section.s}; expected at most ${most} m`,
    );
  let area = 0;
  for (const section of road.laneSections) {
    const { s, sEnd } = section;
    const height = largest(road.elevation, s, sEnd);
    const width = Math.max(reach(section.left, s, sEnd), reach(section.right, s, sEnd));
    const offset = largest(road.laneOffset, s, sEnd);
    if (!(height <= MAX_HEIGHT)) refuse(section, 'is at a height of', height, MAX_HEIGHT);
    else if (!(width + offset <= MAX_REACH)) refuse(section, 'its lanes reach out to', width + offset, MAX_REACH);
    else area += (sEnd - s) * (reach(section.left, s, sEnd) + reach(section.right, s, sEnd));
  }
  return area;
}

function reach(lanes: readonly SectionLane[], from: number, to: number): number {
  return lanes.reduce((sum, { widths }) => sum + largest(widths, from, to), 0);
}

/** Largest absolute value of a piecewise cubic between two stations, about. */
function largest(pieces: readonly Cubic[], from: number, to: number): number {
  let most = 0;
  for (let i = Math.max(0, pieceAt(pieces, from)); i < pieces.length && pieces[i].s <= to; i++) {
    const { s, a, b, c, d } = pieces[i];
    const begin = Math.max(from, s) - s;
    const end = (i + 1 < pieces.length ? Math.min(to, pieces[i + 1].s) : to) - s;
    for (const share of SHARES) {
      const h = begin + share * Math.max(0, end - begin);
      most = Math.max(most, Math.abs(a + h * (b + h * (c + h * d))));
    }
  }
  return most;
}

function copiesOf({ repeats }: RoadObject): number {
  return repeats.reduce(
    (sum, { length, distance }) => sum + (distance > 0 ? Math.min(MAX_REPETITIONS, length / distance) : 0),
    0,
  );
}

/** Metres of a lane, and one for each place where it may need a sample of its own. */
function workOf({ road, section, lane }: DrivingLane): number {
  const side = lane.id > 0 ? section.left : section.right;
  const lists = [road.planView, road.laneOffset, road.superelevation, road.elevation];
  for (const inner of side.slice(0, Math.abs(lane.id))) lists.push(inner.widths);
  let count = 0;
  for (const list of lists) count += pieceAt(list, section.sEnd) - Math.max(0, pieceAt(list, section.s));
  return section.sEnd - section.s + Math.max(0, count);
}
