import type { OpenDriveDocument } from '../opendrive/document.ts';
import { layCrossing } from './crossing.ts';
import type { Control } from './crossing-control.ts';
import { Network } from './network.ts';
import { dashes, NO_PAINT } from './paint.ts';
import { ANGLED, type BayKind, bayDepth, PARALLEL, PERPENDICULAR, putBays } from './parking-bays.ts';
import { limitOf } from './road-draft.ts';
import { putSign, putSpeedSign } from './road-signs.ts';
import { type Place, StreetNet, type StreetProfile } from './street-net.ts';
import { twoWayStreet } from './street-profiles.ts';
import { drivingStrip, type Strip, section, strip } from './strip.ts';

const STREET = twoWayStreet({ lane: 3.5, sidewalk: 2, parking: 0, centre: dashes(3, 6), edge: NO_PAINT });
/** Lanes of an aisle (EAR 05: aisles of 6 m for perpendicular bays), and how far they go without bays at its ends [m]. */
const AISLE_LANE = 3;
const CLEAR_END = 4;
const SETBACK = 11;
const TOWN = limitOf('town', 50 / 3.6);
const WALKING_PACE = limitOf('lowSpeed', 20 / 3.6);

/**
 * A street that runs past a car park. The entrance leads up to its western lane; four aisles lie between that and the
 * eastern one: bays at right angles, at right angles again, at 60 degrees, and along the aisle.
 */
export function parkingLot(): OpenDriveDocument {
  const network = new Network('parking-lot', 'DE');
  const net = new StreetNet(network, places());
  net.street('Station Street', 'West End', 'Entrance', STREET, TOWN);
  net.street('Station Street', 'Entrance', 'East End', STREET, TOWN);
  const lot = lotProfile(null, null);
  const entrance = net.street('Entrance Lane', 'Entrance', 'West 1', lot, WALKING_PACE);
  for (const side of ['West', 'East']) {
    for (let row = 1; row < 4; row++)
      net.street(`${side} Lane`, `${side} ${row}`, `${side} ${row + 1}`, lot, WALKING_PACE);
  }
  layAisle(network, net, 'Aisle 1', 1, PERPENDICULAR, PERPENDICULAR);
  layAisle(network, net, 'Aisle 2', 2, PERPENDICULAR, PERPENDICULAR);
  layAisle(network, net, 'Aisle 3', 3, ANGLED, ANGLED);
  layAisle(network, net, 'Aisle 4', 4, PARALLEL, PARALLEL);
  for (const name of places().keys()) {
    if (net.armsAt(name).length < 2) continue;
    layCrossing(network, { name, arms: net.armsAt(name), control: controlOf(name), crosswalks: name === 'Entrance' });
  }
  putSign(network, entrance, 5, 'right', 'parking');
  putSpeedSign(network, entrance, 3, 'right', 20);
  return network.document();
}

/** Distance of two aisles, with a strip of green between their bays [m]. */
const ROW = 34;

function places(): Map<string, Place> {
  const rows = [1, 2, 3, 4].flatMap((row): [string, Place][] => [
    [`West ${row}`, place(0, 40 + ROW * (row - 1))],
    [`East ${row}`, place(100, 40 + ROW * (row - 1))],
  ]);
  return new Map([
    ['West End', { ...place(-150, 0), setback: 0 }],
    ['Entrance', { ...place(0, 0), setback: 14 }],
    ['East End', { ...place(220, 0), setback: 0 }],
    ...rows,
  ]);
}

function place(x: number, y: number): Place {
  return { x, y, z: 0, setback: SETBACK };
}

function controlOf(name: string): Control {
  return name === 'Entrance' ? { kind: 'yield', minor: ['Entrance Lane'] } : { kind: 'none' };
}

function layAisle(
  network: Network,
  net: StreetNet,
  name: string,
  row: number,
  left: BayKind | null,
  right: BayKind | null,
): void {
  const aisle = net.street(name, `West ${row}`, `East ${row}`, lotProfile(left, right), WALKING_PACE);
  for (const [side, kind] of [
    ['left', left],
    ['right', right],
  ] as const) {
    if (kind !== null) putBays(network, aisle, side, kind, CLEAR_END, aisle.length - CLEAR_END);
  }
}

/** Two unmarked lanes, with room for bays on either side. */
function lotProfile(left: BayKind | null, right: BayKind | null): StreetProfile {
  const side = (kind: BayKind | null): Strip[] => [
    drivingStrip('lane', AISLE_LANE, NO_PAINT),
    ...(kind === null ? [] : [strip('bays', 'parking', bayDepth(kind))]),
  ];
  const clear = { left: side(null), right: side(null) };
  return (length) =>
    left === null && right === null
      ? [section(0, clear)]
      : [
          section(0, clear),
          section(CLEAR_END, { left: side(left), centre: NO_PAINT, right: side(right) }),
          section(length - CLEAR_END, clear),
        ];
}
