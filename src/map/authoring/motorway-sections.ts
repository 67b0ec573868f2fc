import { BROAD_EDGE, broadDashes, dashes, NO_PAINT, type Paint, solid } from './paint.ts';
import { drivingStrip, type Strip, strip } from './strip.ts';

/** Widths of one direction of a motorway from the inside out (RAA, RQ 36) [m]. */
export const MOTORWAY = { median: 2, margin: 0.75, lane: 3.75, shoulder: 2.5 };
/** From the middle of the motorway to the outer border of its third lane [m]. */
export const THREE_LANES = MOTORWAY.median + MOTORWAY.margin + 3 * MOTORWAY.lane;

const LANE_LINE: Paint = dashes(6, 12);
/** Between through lanes and lanes that begin or end beside them (RMS-1). */
const RAMP_LINE: Paint = broadDashes(6, 6);
const NOSE_LINE: Paint = solid();

/** The outermost lane of a direction: none but the three through lanes, or one that opens, runs, or ends at a nose. */
export interface OuterLane {
  readonly name: 'exit' | 'entry';
  /** At the section's start and end [m]. */
  readonly width: number;
  readonly widthEnd: number;
  /** Whether it may still be changed to and from. */
  readonly open: boolean;
}

/** Three lanes per direction with median, margin and hard shoulder, and an outer lane where there is one. */
export function threeLanes(outer: OuterLane | null): Strip[] {
  const last = outer === null ? BROAD_EDGE : outer.open ? RAMP_LINE : NOSE_LINE;
  return [
    ...inside(),
    drivingStrip('lane 1', MOTORWAY.lane, LANE_LINE),
    drivingStrip('lane 2', MOTORWAY.lane, LANE_LINE),
    drivingStrip('lane 3', MOTORWAY.lane, last),
    ...(outer === null ? [] : [outerLane(outer)]),
    hardShoulder(MOTORWAY.shoulder, MOTORWAY.shoulder),
  ];
}

/** Beyond a nose: the shoulder opens where the ramp has taken it away. */
export function threeLanesAtNose(shoulder: number, shoulderEnd: number): Strip[] {
  return [...threeLanes(null).slice(0, -1), hardShoulder(shoulder, shoulderEnd)];
}

/** Two lanes, with what is left of the third. */
export function twoLanes(third: number, thirdEnd: number): Strip[] {
  const tapers = third > 0 || thirdEnd > 0;
  return [
    ...inside(),
    drivingStrip('lane 1', MOTORWAY.lane, LANE_LINE),
    drivingStrip('lane 2', MOTORWAY.lane, tapers ? RAMP_LINE : BROAD_EDGE),
    ...(tapers ? [drivingStrip('lane 3', third, BROAD_EDGE, { widthEnd: thirdEnd })] : []),
    hardShoulder(MOTORWAY.shoulder, MOTORWAY.shoulder),
  ];
}

/** A ramp of one lane that carries on the outer lane and the hard shoulder of its motorway. */
export function rampStrips(name: OuterLane['name']): Strip[] {
  return [drivingStrip(name, MOTORWAY.lane, BROAD_EDGE), hardShoulder(MOTORWAY.shoulder, MOTORWAY.shoulder)];
}

function inside(): Strip[] {
  return [
    strip('median', 'median', MOTORWAY.median),
    strip('margin', 'shoulder', MOTORWAY.margin, { paint: BROAD_EDGE }),
  ];
}

function outerLane({ name, width, widthEnd }: OuterLane): Strip {
  return drivingStrip(name, width, BROAD_EDGE, { widthEnd });
}

function hardShoulder(width: number, widthEnd: number): Strip {
  return strip('shoulder', 'shoulder', width, { widthEnd, paint: NO_PAINT });
}
