import { NO_PAINT, type Paint, solid } from './paint.ts';
import type { StreetProfile } from './street-net.ts';
import { type CrossSection, drivingStrip, type Strip, section, sidewalkStrips, strip } from './strip.ts';

/** A street with one lane per direction. */
export interface StreetWidths {
  /** Of a lane and of a sidewalk [m]. */
  readonly lane: number;
  readonly sidewalk: number;
  /** Of the parking lanes [m]; 0 for none. */
  readonly parking: number;
  readonly centre: Paint;
  readonly edge: Paint;
}

/** Parking lanes keep away from the ends of their street, and open over a few metres [m]. */
const PARKING_SETBACK = 18;
const PARKING_TAPER = 6;
/** Shorter stretches aren't worth opening for [m]. */
const PARKING_LENGTH = 20;

/** One lane per direction, with kerb and sidewalk, and parking lanes away from the ends. */
export function twoWayStreet(widths: StreetWidths): StreetProfile {
  const lane = drivingStrip('lane', widths.lane, widths.edge);
  return withParking(widths, (parking) => ({
    left: [lane, ...parking, ...sidewalkStrips(widths.sidewalk)],
    centre: widths.centre,
    right: [lane, ...parking, ...sidewalkStrips(widths.sidewalk)],
  }));
}

/** One lane in the direction in which the street is laid, in its middle; parking on both sides. */
export function oneWayStreet(widths: StreetWidths): StreetProfile {
  const lane = drivingStrip('lane', widths.lane, widths.edge);
  return withParking(widths, (parking) => ({
    offset: widths.lane / 2,
    offsetEnd: widths.lane / 2,
    left: [...parking, ...sidewalkStrips(widths.sidewalk)],
    centre: widths.edge,
    right: [lane, ...parking, ...sidewalkStrips(widths.sidewalk)],
  }));
}

function withParking(
  { parking }: StreetWidths,
  across: (parking: readonly Strip[]) => Partial<CrossSection>,
): StreetProfile {
  return (length) => {
    const opening = PARKING_SETBACK + PARKING_TAPER;
    if (parking === 0 || length < 2 * opening + PARKING_LENGTH) return [section(0, across([]))];
    const bay = (start: number, end: number) => [strip('parking', 'parking', start, { widthEnd: end, paint: solid() })];
    return [
      section(0, across([])),
      section(PARKING_SETBACK, across(bay(0, parking))),
      section(opening, across(bay(parking, parking))),
      section(length - opening, across(bay(parking, 0))),
      section(length - PARKING_SETBACK, across([])),
    ];
  };
}

/** What an avenue does at one of its ends: goes on with as many lanes, or with one, or its outer lane turns right. */
export type AvenueEnd = 'goes on' | 'narrows';

export interface AvenueWidths {
  readonly lane: number;
  readonly sidewalk: number;
  readonly laneLine: Paint;
  readonly start: AvenueEnd;
  readonly end: AvenueEnd;
}

/** Of a left-turn lane and of its opening [m]. */
const TURN_LANE = 42;
const TURN_TAPER = 22;
/** Over which the median changes from the side of one turn lane to that of the other [m]. */
const MEDIAN_SHIFT = 16;

/**
 * Two lanes per direction with a median between them, which gives way to a lane for left turns at either end. Where both
 * directions have theirs at one crossing, they face each other, so that nobody who goes straight on has to shift.
 */
export function avenue(widths: AvenueWidths): StreetProfile {
  const { lane, sidewalk, laneLine, start, end } = widths;
  const through = (at: AvenueEnd | null): Strip[] => [
    drivingStrip('lane 1', lane, laneLine, { turns: at === null ? [] : ['straight'] }),
    drivingStrip('lane 2', lane, solid(), { turns: turnsOfOuterLane(at) }),
    ...sidewalkStrips(sidewalk),
  ];
  const turning = (from: number, to: number) =>
    drivingStrip('turn', from, from === to ? solid() : laneLine, { widthEnd: to, turns: ['left'] });
  const median = (from: number, to: number) =>
    strip('median', 'median', from, { widthEnd: to, paint: solid('yellow') });
  const atStart = { offset: -lane / 2, offsetEnd: -lane / 2, centre: solid('yellow', 'solid solid') };
  const atEnd = { offset: lane / 2, offsetEnd: lane / 2, centre: solid('yellow', 'solid solid') };
  return (length) => [
    section(0, { ...atStart, left: [turning(lane, lane), ...through(start)], right: through(null) }),
    section(TURN_LANE, {
      ...atStart,
      left: [median(0, lane), turning(lane, 0), ...through(null)],
      right: through(null),
    }),
    section(TURN_LANE + TURN_TAPER, {
      ...atStart,
      centre: solid('yellow'),
      left: [median(lane, lane), ...through(null)],
      right: through(null),
    }),
    section((length - MEDIAN_SHIFT) / 2, {
      offset: -lane / 2,
      offsetEnd: lane / 2,
      centre: NO_PAINT,
      left: [median(lane, 0), ...through(null)],
      right: [median(0, lane), ...through(null)],
    }),
    section((length + MEDIAN_SHIFT) / 2, {
      ...atEnd,
      centre: solid('yellow'),
      left: through(null),
      right: [median(lane, lane), ...through(null)],
    }),
    section(length - TURN_LANE - TURN_TAPER, {
      ...atEnd,
      left: through(null),
      right: [median(lane, 0), turning(0, lane), ...through(null)],
    }),
    section(length - TURN_LANE, { ...atEnd, left: through(null), right: [turning(lane, lane), ...through(end)] }),
  ];
}

function turnsOfOuterLane(at: AvenueEnd | null): Strip['turns'] {
  if (at === null) return [];
  return at === 'goes on' ? ['straight', 'right'] : ['right'];
}
