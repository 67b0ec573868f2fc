import { layCrossing } from '../../src/map/authoring/crossing.ts';
import type { Control } from '../../src/map/authoring/crossing-control.ts';
import { Network } from '../../src/map/authoring/network.ts';
import { openDriveXml } from '../../src/map/authoring/opendrive-writer.ts';
import { dashes, NO_PAINT } from '../../src/map/authoring/paint.ts';
import { layRoundabout } from '../../src/map/authoring/roundabout.ts';
import { type Place, StreetNet } from '../../src/map/authoring/street-net.ts';
import { avenue, twoWayStreet } from '../../src/map/authoring/street-profiles.ts';

/** As in grid-city: distance of two streets, how far they end from a crossing and from a roundabout, and of what it is made [m]. */
const BLOCK = 200;
const SETBACK = 22;
const ROUNDABOUT = { setback: 40, radius: 20, halfArm: (28 * Math.PI) / 180, width: 5, sidewalk: 2, limit: 7 };
const CORNER = { radius: 30, spiral: 20 };
const LIMIT = { type: 'town', max: 13 };

/** Crossings inside, over and over: signals, all-way stop, roundabout, two-way stop. */
const KINDS = ['S', 'A', 'S', 'o', 'S', '2', 'S'];
/** Every so many streets one is an avenue of two lanes each way. */
const AVENUE_EVERY = 3;

const STREET = twoWayStreet({ lane: 3.3, sidewalk: 2, parking: 2.2, centre: dashes(3, 9), edge: NO_PAINT });
const AVENUE = avenue({ lane: 3.3, sidewalk: 2.5, laneLine: dashes(3, 9), start: 'goes on', end: 'goes on' });

/** A city like grid-city of as many streets each way as wanted, at least 4, with signs, lights, roundabouts and avenues. */
export function grownCityXml(streets: number): string {
  const network = new Network(`city of ${streets} by ${streets}`, 'US');
  const last = streets - 1;
  const places = new Map<string, Place>();
  for (let row = 0; row < streets; row++) {
    for (let column = 0; column < streets; column++) {
      const isCorner = (row === 0 || row === last) && (column === 0 || column === last);
      const setback = kindOf(row, column, last) === 'o' ? ROUNDABOUT.setback : SETBACK;
      if (!isCorner) places.set(nameOf(row, column), { x: BLOCK * column, y: BLOCK * row, z: 0, setback });
    }
  }
  const net = new StreetNet(network, places);
  for (let line = 0; line < streets; line++) {
    const profile = isAvenue(line, last) ? AVENUE : STREET;
    for (let k = 0; k < last; k++) {
      const isRim = line === 0 || line === last;
      if (isRim && (k === 0 || k === last - 1)) continue;
      net.street(`Row ${line}`, nameOf(line, k), nameOf(line, k + 1), profile, LIMIT);
      net.street(`Column ${line}`, nameOf(k, line), nameOf(k + 1, line), profile, LIMIT);
    }
  }
  const far = BLOCK * last;
  for (const [row, x] of [
    [0, 0],
    [0, far],
    [last, 0],
    [last, far],
  ] as const) {
    const column = x === 0 ? 0 : last;
    const beside = nameOf(row, x === 0 ? 1 : last - 1);
    const along = nameOf(row === 0 ? 1 : last - 1, column);
    net.street('Ring', beside, along, STREET, LIMIT, [{ x, y: BLOCK * row, ...CORNER }]);
  }
  for (const [name, { x, y, z }] of places) {
    const [row, column] = name.split(' ').map(Number);
    const kind = kindOf(row, column, last);
    const arms = net.armsAt(name);
    if (kind === 'o') layRoundabout(network, { ...ROUNDABOUT, name, x, y, z, arms, crosswalks: true });
    else layCrossing(network, { name, arms, control: controlOf(kind, row, column, last), crosswalks: kind !== 'Y' });
  }
  return openDriveXml(network.document());
}

function nameOf(row: number, column: number): string {
  return `${row} ${column}`;
}

function isAvenue(line: number, last: number): boolean {
  return line % AVENUE_EVERY === 0 && line > 0 && line < last;
}

function kindOf(row: number, column: number, last: number): string {
  if (row === 0 || column === 0 || row === last || column === last) return 'Y';
  if (isAvenue(row, last) || isAvenue(column, last)) return 'S';
  return KINDS[(3 * row + column) % KINDS.length];
}

function controlOf(kind: string, row: number, column: number, last: number): Control {
  if (kind === 'S') return { kind: 'signals' };
  if (kind === 'A') return { kind: 'all-way-stop' };
  if (kind === '2') return { kind: 'stop', minor: [`Column ${column}`] };
  return { kind: 'yield', minor: [column === 0 || column === last ? `Row ${row}` : `Column ${column}`] };
}
