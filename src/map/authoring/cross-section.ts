import type { LaneSection, SectionLane } from '../opendrive/lane-records.ts';
import type { RoadMark } from '../opendrive/mark-records.ts';
import { plainLane, plainMark } from '../opendrive/plain-records.ts';

/** Widths of the town's lanes [m] and the height of its kerbs [m]. */
export const DRIVING_WIDTH = 3.5;
export const KERB_WIDTH = 0.3;
export const SIDEWALK_WIDTH = 2;
const KERB_HEIGHT = 0.12;

/** Of painted lines [m]. */
const LINE_WIDTH = 0.12;

const EDGE_LINE = plainMark({ type: 'solid', width: LINE_WIDTH });
const LANE_LINE = plainMark({ type: 'broken', width: LINE_WIDTH });
const CENTRE_LINE = plainMark({ type: 'broken', color: 'yellow', width: LINE_WIDTH });
const DOUBLE_CENTRE_LINE = plainMark({ type: 'solid solid', color: 'yellow', width: LINE_WIDTH });
const NO_LINE = plainMark({ type: 'none' });

/** Distance from the centre line to the sidewalk [m]. */
export function carriagewayHalfWidth(lanes: number): number {
  return lanes * DRIVING_WIDTH + KERB_WIDTH;
}

/** A two-way street with `lanes` driving lanes, a kerb zone and a sidewalk on either side. */
export function streetSection(lanes: number, length: number): LaneSection {
  const centreLine = lanes === 1 ? CENTRE_LINE : DOUBLE_CENTRE_LINE;
  return { s: 0, sEnd: length, left: side(1, lanes), centre: centreLane(centreLine), right: side(-1, lanes) };
}

/** A single lane through a junction, with a kerb zone and a sidewalk on its right if it runs along the junction's rim. */
export function connectingSection(length: number, from: number, to: number, rim: boolean): LaneSection {
  const right = [driving(-1, NO_LINE, from, to)];
  if (rim) {
    const fromOuter = Math.abs(from) + 1;
    const toOuter = Math.abs(to) + 1;
    const fromSign = Math.sign(from);
    const toSign = Math.sign(to);
    right.push(kerb(-2, fromSign * fromOuter, toSign * toOuter));
    right.push(sidewalk(-3, fromSign * (fromOuter + 1), toSign * (toOuter + 1)));
  }
  return { s: 0, sEnd: length, left: [], centre: centreLane(NO_LINE), right };
}

function side(sign: number, lanes: number): SectionLane[] {
  const result: SectionLane[] = [];
  for (let i = 1; i <= lanes; i++) result.push(driving(sign * i, i < lanes ? LANE_LINE : EDGE_LINE, null, null));
  result.push(kerb(sign * (lanes + 1), null, null));
  result.push(sidewalk(sign * (lanes + 2), null, null));
  return result;
}

function centreLane(mark: RoadMark): SectionLane {
  return lane(0, 'none', 0, [mark], 0, null, null);
}

function driving(id: number, mark: RoadMark, predecessor: number | null, successor: number | null): SectionLane {
  return lane(id, 'driving', DRIVING_WIDTH, [mark], 0, predecessor, successor);
}

function kerb(id: number, predecessor: number | null, successor: number | null): SectionLane {
  return lane(id, 'border', KERB_WIDTH, [NO_LINE], 0, predecessor, successor);
}

function sidewalk(id: number, predecessor: number | null, successor: number | null): SectionLane {
  return lane(id, 'sidewalk', SIDEWALK_WIDTH, [NO_LINE], KERB_HEIGHT, predecessor, successor);
}

function lane(
  id: number,
  type: string,
  width: number,
  roadMarks: readonly RoadMark[],
  height: number,
  predecessor: number | null,
  successor: number | null,
): SectionLane {
  return plainLane({
    id,
    type,
    widths: id === 0 ? [] : [{ s: 0, a: width, b: 0, c: 0, d: 0 }],
    roadMarks,
    heightInner: height,
    heightOuter: height,
    predecessor,
    successor,
  });
}
