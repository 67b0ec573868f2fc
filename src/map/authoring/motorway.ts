import type { OpenDriveDocument } from '../opendrive/document.ts';
import { layCrossing } from './crossing.ts';
import { layDirectJunction } from './direct-junction.ts';
import { MOTORWAY, rampStrips, THREE_LANES, threeLanes, threeLanesAtNose, twoLanes } from './motorway-sections.ts';
import { Network } from './network.ts';
import { BROAD_EDGE, dashes, solid } from './paint.ts';
import { type Limit, limitOf, type RoadDraft } from './road-draft.ts';
import { putSign, putSpeedSign } from './road-signs.ts';
import { putBridge, putGuardRail, putGuardRailAt } from './roadside-objects.ts';
import { type Corner, streetAlignment } from './street-alignment.ts';
import { type CrossSection, drivingStrip, section, strip } from './strip.ts';
import { type BankingRule, bankedCurves } from './superelevation.ts';
import { type GradePoint, verticalAlignment } from './vertical-alignment.ts';

/** RAA: 130 km/h with at most 7 %. Side friction is AASHTO's 0.08 at that speed. */
const BANKING: BankingRule = { speedKmh: 130, steepest: 0.07, friction: 0.08 };
/** Ramps are driven at 60 km/h (RAA 8.4). */
const RAMP_BANKING: BankingRule = { speedKmh: 60, steepest: 0.06, friction: 0.15 };

/** Noses of the ramps are so far west and east of the bridge [m]. */
const NOSE = 420;
/** An outer lane's full length, of which the last before the nose has a solid line, and its taper (RAA 8.5) [m]. */
const OUTER = 250;
const SOLID = 40;
const TAPER = 75;
/** Over which the shoulder opens again behind a nose [m]. */
const SHOULDER_OPENS = 85;
/** The third lanes begin and end over this length, so far east of the eastern nose [m]. */
const LANE_DROP = 900;
const DROP_TAPER = 180;

/** The road over the motorway: its height, and where the ramps meet it north and south of the motorway [m]. */
const BRIDGE_Z = 6.5;
const RAMP_END = 95;
const SETBACK = 20;

/**
 * Four kilometres of motorway from west to east with three lanes per direction, of which the third ends (and begins) in
 * the east. In the middle a country road goes over it, with a ramp for every way on and off: off and on to the south for
 * those who go east, to the north for those who go west. It is one road with a median; at the noses of the ramps, which
 * lie opposite each other, it is cut by direct junctions.
 */
export function motorway(): OpenDriveDocument {
  const network = new Network('motorway', 'DE');
  const west = layWest(network);
  const middle = layMiddle(network);
  const east = layEast(network);
  const over = layOver(network);
  const south = layRamps(network, over.south, -1);
  const north = layRamps(network, over.north, 1);
  layDirectJunction(network, 'West Noses', { road: west, end: 'end' }, [
    { road: middle, end: 'start' },
    { road: south.off, end: 'start' },
    { road: north.on, end: 'end' },
  ]);
  layDirectJunction(network, 'East Noses', { road: east, end: 'start' }, [
    { road: middle, end: 'end' },
    { road: south.on, end: 'end' },
    { road: north.off, end: 'start' },
  ]);
  joinOver(network, 'South Ramps', [over.southEnd, over.middle], south);
  joinOver(network, 'North Ramps', [over.middle, over.northEnd], north);
  furnish(network, west, middle, east);
  return network.document();
}

function layWest(network: Network): RoadDraft {
  const corners = [{ x: -1150, y: 0, radius: 1400, spiral: 250 }];
  const alignment = streetAlignment({ x: -1900, y: -260 }, corners, { x: -NOSE, y: 0 }, 0, 0);
  const { length } = alignment;
  const both = (exit: Parameters<typeof threeLanes>[0], entry: Parameters<typeof threeLanes>[0]) => ({
    left: threeLanes(entry),
    right: threeLanes(exit),
  });
  const outer = (name: 'exit' | 'entry', width: number, open: boolean) =>
    ({ name, width, widthEnd: MOTORWAY.lane, open }) as const;
  return network.road({
    name: 'Motorway West',
    alignment,
    sections: [
      section(0, both(null, null)),
      section(length - OUTER - TAPER, both(outer('exit', 0, true), outer('entry', 0, true))),
      section(length - OUTER, both(outer('exit', MOTORWAY.lane, true), outer('entry', MOTORWAY.lane, true))),
      section(length - SOLID, both(outer('exit', MOTORWAY.lane, false), outer('entry', MOTORWAY.lane, false))),
    ],
    limits: [limit(0, 130), limit(length - 500, 100)],
    elevation: profile([
      { s: 0, z: 6, rounding: 0 },
      { s: 700, z: -1, rounding: 400 },
      { s: 1050, z: 0, rounding: 200 },
      { s: length, z: 0, rounding: 0 },
    ]),
    superelevation: bankedCurves(alignment.elements, BANKING),
  });
}

function layMiddle(network: Network): RoadDraft {
  const alignment = streetAlignment({ x: -NOSE, y: 0 }, [], { x: NOSE, y: 0 }, 0, 0);
  const { length } = alignment;
  const opening = threeLanesAtNose(0, MOTORWAY.shoulder);
  const closing = threeLanesAtNose(MOTORWAY.shoulder, 0);
  const full = threeLanes(null);
  return network.road({
    name: 'Motorway',
    alignment,
    sections: [
      section(0, { left: opening, right: opening }),
      section(SHOULDER_OPENS, { left: full, right: full }),
      section(length - SHOULDER_OPENS, { left: closing, right: closing }),
    ],
    limits: [limit(0, 100)],
    elevation: [{ s: 0, a: 0, b: 0, c: 0, d: 0 }],
  });
}

function layEast(network: Network): RoadDraft {
  const corners = [{ x: 1500, y: 0, radius: 1200, spiral: 220 }];
  const alignment = streetAlignment({ x: NOSE, y: 0 }, corners, { x: 2350, y: -330 }, 0, 0);
  const { length } = alignment;
  const both = (open: boolean, width: number, widthEnd: number): Partial<CrossSection> => ({
    left: threeLanes({ name: 'exit', width, widthEnd, open }),
    right: threeLanes({ name: 'entry', width, widthEnd, open }),
  });
  const same = (strips: CrossSection['left']) => ({ left: strips, right: strips });
  return network.road({
    name: 'Motorway East',
    alignment,
    sections: [
      section(0, both(false, MOTORWAY.lane, MOTORWAY.lane)),
      section(SOLID, both(true, MOTORWAY.lane, MOTORWAY.lane)),
      section(OUTER, both(true, MOTORWAY.lane, 0)),
      section(OUTER + TAPER, same(threeLanes(null))),
      section(LANE_DROP, same(twoLanes(MOTORWAY.lane, 0))),
      section(LANE_DROP + DROP_TAPER, same(twoLanes(0, 0))),
    ],
    limits: [limit(0, 100), limit(LANE_DROP - 300, 80), limit(LANE_DROP + DROP_TAPER + 100, 130)],
    elevation: profile([
      { s: 0, z: 0, rounding: 0 },
      { s: 500, z: 0, rounding: 300 },
      { s: 1200, z: 12, rounding: 400 },
      { s: length, z: 4, rounding: 0 },
    ]),
    superelevation: bankedCurves(alignment.elements, BANKING),
  });
}

/** The country road over the motorway, cut where the ramps meet it. */
function layOver(network: Network) {
  const lay = (name: string, fromY: number, toY: number, elevation: RoadDraft['plan']['elevation']) => {
    const alignment = streetAlignment({ x: 0, y: fromY }, [], { x: 0, y: toY }, 0, 0);
    const side = [drivingStrip('lane', 3.5, solid()), strip('shoulder', 'shoulder', 0.75)];
    return network.road({
      name,
      alignment,
      sections: [section(0, { left: side, centre: dashes(4, 8), right: side })],
      limits: [limitOf('rural', 70 / 3.6)],
      elevation,
    });
  };
  const climb = 350;
  const near = RAMP_END - SETBACK;
  const far = RAMP_END + SETBACK;
  const grades = (z: number, zEnd: number) => [
    { s: 0, z, rounding: 0 },
    { s: 60, z: z === 0 ? 0 : z, rounding: 60 },
    { s: climb - 60, z: zEnd, rounding: 60 },
    { s: climb, z: zEnd, rounding: 0 },
  ];
  const southEnd = lay('Bridge Road South', -far - climb, -far, verticalAlignment(grades(0, BRIDGE_Z)));
  const middle = lay('Bridge Road', -near, near, [{ s: 0, a: BRIDGE_Z, b: 0, c: 0, d: 0 }]);
  const northEnd = lay('Bridge Road North', far, far + climb, verticalAlignment(grades(BRIDGE_Z, 0)));
  const half = THREE_LANES + MOTORWAY.shoulder + 4;
  putBridge(network, middle, 'Bridge Road over the motorway', near - half, near + half);
  return { southEnd, middle, northEnd, south: -RAMP_END, north: RAMP_END };
}

interface Ramps {
  readonly off: RoadDraft;
  readonly on: RoadDraft;
}

/** Off and on on one side of the motorway: `side` is -1 for the south, where traffic goes east, and 1 for the north. */
function layRamps(network: Network, y: number, side: -1 | 1): Ramps {
  const noseY = side * THREE_LANES;
  // East and west change places on the other side.
  const x = (distance: number) => side * distance;
  const curve = (distance: number, cornerY: number, radius: number): Corner => ({
    x: x(distance),
    y: cornerY,
    radius,
    spiral: 50,
  });
  const off = streetAlignment(
    { x: x(NOSE), y: noseY },
    [curve(NOSE - 72, noseY, 240), curve(110, y, 240)],
    { x: 0, y },
    0,
    SETBACK,
  );
  const on = streetAlignment(
    { x: 0, y },
    [curve(-110, y, 240), curve(72 - NOSE, noseY, 240)],
    { x: x(-NOSE), y: noseY },
    SETBACK,
    0,
  );
  const heading = side < 0 ? 'East' : 'West';
  const lay = (name: string, alignment: typeof off, lane: 'exit' | 'entry', z: number, zEnd: number) => {
    const climb = [
      { s: 0, z, rounding: 0 },
      { s: 100, z, rounding: 120 },
      { s: alignment.length - 60, z: zEnd, rounding: 100 },
      { s: alignment.length, z: zEnd, rounding: 0 },
    ];
    return network.road({
      name,
      alignment,
      sections: [section(0, { left: [strip('margin', 'shoulder', 0.5)], centre: BROAD_EDGE, right: rampStrips(lane) })],
      limits: [limitOf('motorway', 60 / 3.6)],
      elevation: verticalAlignment(lane === 'exit' ? climb : mirroredGrades(climb, alignment.length)),
      superelevation: bankedCurves(alignment.elements, RAMP_BANKING),
    });
  };
  return {
    off: lay(`Ramp Off ${heading}bound`, off, 'exit', 0, BRIDGE_Z),
    on: lay(`Ramp On ${heading}bound`, on, 'entry', 0, BRIDGE_Z),
  };
}

/** The same climb driven from its other end. */
function mirroredGrades(points: readonly GradePoint[], length: number): GradePoint[] {
  return points.map((point) => ({ ...point, s: length - point.s })).reverse();
}

function joinOver(network: Network, name: string, roads: readonly [RoadDraft, RoadDraft], ramps: Ramps): void {
  layCrossing(network, {
    name,
    arms: [
      { road: roads[0], end: 'end' },
      { road: roads[1], end: 'start' },
      { road: ramps.off, end: 'end' },
      { road: ramps.on, end: 'start' },
    ],
    control: { kind: 'yield', minor: [ramps.off.plan.name] },
    crosswalks: false,
  });
  putSign(network, ramps.off, ramps.off.length - 4, 'left', 'no-entry');
  putSign(network, ramps.off, ramps.off.length - 60, 'right', 'motorway-ends');
  putSign(network, ramps.on, 15, 'right', 'motorway');
  putSpeedSign(network, ramps.off, 60, 'right', 60);
}

/** Limits on either side of each carriageway, and guard rails. */
function furnish(network: Network, west: RoadDraft, middle: RoadDraft, east: RoadDraft): void {
  for (const road of [west, middle, east]) {
    for (const t of [MOTORWAY.median / 2, -MOTORWAY.median / 2]) putGuardRailAt(network, road, 0, road.length, t, t);
  }
  for (const side of ['left', 'right'] as const) {
    putGuardRail(network, west, side, 100, west.length - OUTER - TAPER);
    putGuardRail(network, middle, side, 120, middle.length - 120);
    putGuardRail(network, east, side, OUTER + TAPER, LANE_DROP);
    putGuardRail(network, east, side, LANE_DROP + DROP_TAPER, east.length - 50);
  }
  const limits: [RoadDraft, number, 'left' | 'right', number][] = [
    [west, 60, 'right', 130],
    [west, west.length - 500, 'right', 100],
    [west, west.length - 510, 'left', 130],
    [middle, 140, 'right', 100],
    [middle, middle.length - 140, 'left', 100],
    [east, LANE_DROP - 300, 'right', 80],
    [east, LANE_DROP - 310, 'left', 100],
    [east, LANE_DROP + DROP_TAPER + 100, 'right', 130],
    [east, LANE_DROP + DROP_TAPER + 90, 'left', 80],
    [east, east.length - 60, 'left', 130],
  ];
  for (const [road, s, side, kmh] of limits) putSpeedSign(network, road, s, side, kmh);
  for (const before of [400, 200]) putSign(network, east, LANE_DROP - before, 'right', 'lane-ends', { zOffset: 1.5 });
}

function profile(points: readonly GradePoint[]): RoadDraft['plan']['elevation'] {
  return verticalAlignment(points);
}

function limit(s: number, kmh: number): Limit {
  return { ...limitOf('motorway', kmh / 3.6), s };
}
