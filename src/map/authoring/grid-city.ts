import type { OpenDriveDocument } from '../opendrive/document.ts';
import { inboundLanes, type JunctionArm, outboundLanes } from './arm-lanes.ts';
import { layCrossing } from './crossing.ts';
import type { Control } from './crossing-control.ts';
import { Network } from './network.ts';
import { dashes, NO_PAINT, solid } from './paint.ts';
import { putSign, putSpeedSign } from './road-signs.ts';
import { layRoundabout } from './roundabout.ts';
import { type Place, StreetNet, type StreetProfile } from './street-net.ts';
import { type AvenueEnd, avenue, oneWayStreet, twoWayStreet } from './street-profiles.ts';

/** Distance of two neighbouring streets [m]: five blocks make a kilometre. */
const BLOCK = 200;
const COLUMNS = ['A', 'B', 'C', 'D', 'E', 'F'];
/** Names of the streets from south to north, and the height of each [m]. */
const ROWS = [
  { name: 'Harbor Street', z: 0 },
  { name: 'Second Street', z: 0 },
  { name: 'Market Avenue', z: 1 },
  { name: 'Fourth Street', z: 2.5 },
  { name: 'Fifth Street', z: 4 },
  { name: 'Hill Street', z: 5 },
];
const COLUMN_NAMES = ['West Drive', 'Birch Street', 'Cedar Street', 'Grand Avenue', 'Elm Street', 'East Drive'];

/** What the crossings are, from north to south as on a map: o roundabout, S signals, A all-way stop, 2 two-way stop, Y yield to the ring road. */
const CROSSINGS = [
  '.YYYY.', //
  'YoASoY',
  'YAAS2Y',
  'YSSSSY',
  'Yo2SoY',
  '.YYYY.',
];

/** How far streets end from the middle of a crossing of streets, of one with an avenue, and of a roundabout [m]. */
const SETBACK = 15;
const AVENUE_SETBACK = 22;
const ROUNDABOUT_SETBACK = 40;
const ROUNDABOUT_RADIUS = 20;
/** Leaves room for two cars between two arms of the ring [rad]. */
const ROUNDABOUT_HALF_ARM = (28 * Math.PI) / 180;
const RING_CORNER_RADIUS = 30;
const MPH = 0.44704;

const LANE = 3.3;
const STREET = twoWayStreet({
  lane: LANE,
  sidewalk: 2,
  parking: 2.2,
  centre: dashes(3, 9, 'yellow'),
  edge: NO_PAINT,
});
const RING = twoWayStreet({
  lane: LANE,
  sidewalk: 2,
  parking: 0,
  centre: solid('yellow', 'solid solid'),
  edge: solid(),
});
const ONE_WAY = oneWayStreet({ lane: 3.6, sidewalk: 2, parking: 2.2, centre: NO_PAINT, edge: NO_PAINT });

/** A city of 1 km2 on a grid: five by five blocks within a ring road, two avenues, two one-way streets. */
export function gridCity(): OpenDriveDocument {
  const network = new Network('grid-city', 'US');
  const net = new StreetNet(network, places());
  layRing(net);
  layStreets(net);
  for (const [name, place] of places()) layJunction(network, net, name, place);
  putLimits(network, net);
  return network.document();
}

function places(): Map<string, Place> {
  const entries = CROSSINGS.flatMap((line, fromNorth) =>
    [...line].flatMap((kind, column): [string, Place][] => {
      if (kind === '.') return [];
      const row = ROWS.length - 1 - fromNorth;
      return [
        [placeName(column, row), { x: BLOCK * column, y: BLOCK * row, z: ROWS[row].z, setback: setbackOf(kind) }],
      ];
    }),
  );
  return new Map(entries);
}

function setbackOf(kind: string): number {
  if (kind === 'o') return ROUNDABOUT_SETBACK;
  return kind === 'S' ? AVENUE_SETBACK : SETBACK;
}

/** "C2" */
function placeName(column: number, row: number): string {
  return `${COLUMNS[column]}${row + 1}`;
}

function kindOf(name: string): string {
  return CROSSINGS[ROWS.length - Number(name.slice(1))][COLUMNS.indexOf(name[0])];
}

/** The ring road, with its corners rounded off; it climbs on its way north. */
function layRing(net: StreetNet): void {
  const limit = { type: 'town', max: 35 * MPH };
  const side = BLOCK * (COLUMNS.length - 1);
  const corner = (x: number, y: number) => [{ x, y, radius: RING_CORNER_RADIUS, spiral: 20 }];
  for (let i = 1; i < 4; i++) {
    net.street('Harbor Street', placeName(i, 0), placeName(i + 1, 0), RING, limit);
    net.street('East Drive', placeName(5, i), placeName(5, i + 1), RING, limit);
    net.street('Hill Street', placeName(i + 1, 5), placeName(i, 5), RING, limit);
    net.street('West Drive', placeName(0, i + 1), placeName(0, i), RING, limit);
  }
  net.street('Harbor Street', 'E1', 'F2', RING, limit, corner(side, 0));
  net.street('East Drive', 'F5', 'E6', RING, limit, corner(side, side));
  net.street('Hill Street', 'B6', 'A5', RING, limit, corner(0, side));
  net.street('West Drive', 'A2', 'B1', RING, limit, corner(0, 0));
}

/** Streets inside the ring: Market Avenue and Grand Avenue cross at D3; Fourth Street is one-way to the west, Cedar Street to the north. */
function layStreets(net: StreetNet): void {
  for (let row = 1; row < 5; row++) {
    for (let column = 0; column < 5; column++) {
      const inside = column >= 1 && column < 4;
      const west = placeName(column, row);
      const east = placeName(column + 1, row);
      if (row === 2 && inside) layAvenue(net, ROWS[row].name, west, east, column === 1, column === 3);
      else if (row === 3 && inside) net.street(ROWS[row].name, east, west, ONE_WAY, { type: 'town', max: 25 * MPH });
      else net.street(ROWS[row].name, west, east, STREET, { type: 'town', max: 30 * MPH });
    }
  }
  for (let column = 1; column < 5; column++) {
    for (let row = 0; row < 5; row++) {
      const south = placeName(column, row);
      const north = placeName(column, row + 1);
      const name = COLUMN_NAMES[column];
      if (column === 3 && row >= 1 && row < 4) layAvenue(net, name, south, north, row === 1, row === 3);
      else if (column === 2 && (row === 2 || row === 3))
        net.street(name, south, north, ONE_WAY, { type: 'town', max: 25 * MPH });
      else net.street(name, south, north, STREET, { type: 'town', max: 30 * MPH });
    }
  }
}

function layAvenue(net: StreetNet, name: string, from: string, to: string, first: boolean, last: boolean): void {
  const end = (isLast: boolean): AvenueEnd => (isLast ? 'narrows' : 'goes on');
  const profile: StreetProfile = avenue({
    lane: LANE,
    sidewalk: 2.5,
    laneLine: dashes(3, 9),
    start: end(first),
    end: end(last),
  });
  net.street(name, from, to, profile, { type: 'town', max: 35 * MPH });
}

function layJunction(network: Network, net: StreetNet, name: string, { x, y, z }: Place): void {
  const arms = net.armsAt(name);
  const kind = kindOf(name);
  if (kind === 'o') {
    layRoundabout(network, {
      name: `${name} Circle`,
      x,
      y,
      z,
      radius: ROUNDABOUT_RADIUS,
      halfArm: ROUNDABOUT_HALF_ARM,
      width: 5,
      sidewalk: 2,
      limit: 15 * MPH,
      arms,
      crosswalks: true,
    });
  } else layCrossing(network, { name, arms, control: controlOf(kind, name), crosswalks: kind !== 'Y' });
}

function controlOf(kind: string, name: string): Control {
  if (kind === 'S') return { kind: 'signals' };
  if (kind === 'A') return { kind: 'all-way-stop' };
  const row = ROWS[Number(name.slice(1)) - 1].name;
  const column = COLUMN_NAMES[COLUMNS.indexOf(name[0])];
  // Second and Fourth Street have the right of way over the columns; the ring road over whatever leads into it.
  if (kind === '2') return { kind: 'stop', minor: [column] };
  return { kind: 'yield', minor: name[0] === 'A' || name[0] === 'F' ? [row] : [column] };
}

/** Limits after every crossing, and what keeps traffic from one-way streets' wrong ends. */
function putLimits(network: Network, net: StreetNet): void {
  for (const name of places().keys()) {
    for (const arm of net.armsAt(name)) {
      const side = outboundSideOf(arm);
      const limit = Math.round(arm.road.limitAt(arm.end) / MPH);
      if (outboundLanes(arm).length > 0)
        putSpeedSign(network, arm.road, arm.road.stationFrom(arm.end, 12), side, limit);
      else putSign(network, arm.road, arm.road.stationFrom(arm.end, 3), side, 'no-entry');
      if (inboundLanes(arm).length === 0) putSign(network, arm.road, arm.road.stationFrom(arm.end, 4), side, 'one-way');
    }
  }
}

function outboundSideOf(arm: JunctionArm): 'left' | 'right' {
  return arm.end === 'end' ? 'left' : 'right';
}
