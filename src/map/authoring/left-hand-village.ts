import type { OpenDriveDocument } from '../opendrive/document.ts';
import { layCrossing } from './crossing.ts';
import type { Control } from './crossing-control.ts';
import { putCrosswalkAt } from './crosswalk.ts';
import { mirrored } from './mirrored.ts';
import { Network } from './network.ts';
import { dashes, NO_PAINT } from './paint.ts';
import { limitOf, type RoadDraft } from './road-draft.ts';
import { putSpeedSign } from './road-signs.ts';
import { putBridge } from './roadside-objects.ts';
import { layRoundabout } from './roundabout.ts';
import type { Corner } from './street-alignment.ts';
import { type Place, StreetNet } from './street-net.ts';
import { twoWayStreet } from './street-profiles.ts';

const MPH = 0.44704;
const THIRTY = limitOf('town', 30 * MPH);
const TWENTY = limitOf('town', 20 * MPH);
/** A high street, and lanes that two cars just pass in; white centre dashes of 2 m with gaps of 4 m (TSRGD 1008). */
const HIGH_STREET = twoWayStreet({ lane: 3, sidewalk: 1.8, parking: 0, centre: dashes(2, 4), edge: NO_PAINT });
const LANE = twoWayStreet({ lane: 2.6, sidewalk: 1.2, parking: 0, centre: NO_PAINT, edge: NO_PAINT });

/**
 * An English village, driven on the left. The plan is drawn as seen in a mirror, as if one drove on the right: y points
 * south here, and `mirrored` turns it over. A high street from the mini roundabout in the west over the brook to the
 * green in the east, lanes around to the north and south.
 */
export function leftHandVillage(): OpenDriveDocument {
  const network = new Network('left-hand-village', 'GB');
  const net = new StreetNet(network, PLACES);
  const high = net.street('High Street', 'Cross', 'Green', HIGH_STREET, THIRTY, [corner(75, -8, 90, 15)]);
  const bridge = net.street('Bridge Street', 'Green', 'Mill', HIGH_STREET, THIRTY, [corner(225, 14, 110, 15)]);
  const back = net.street('Back Lane', 'Cross', 'Church', LANE, TWENTY, [
    corner(-8, 62, 40, 10),
    corner(20, 118, 35, 12),
  ]);
  const church = net.street('Church Lane', 'Church', 'Green', LANE, TWENTY, [corner(148, 72, 60, 12)]);
  const mill = net.street('Mill Lane', 'Church', 'Mill', LANE, TWENTY, [
    corner(200, 142, 60, 12),
    corner(286, 95, 40, 14),
  ]);
  const west = net.street('Vicarage Road', 'Cross', 'Pond', LANE, TWENTY, [corner(-70, -10, 60, 12)]);
  const loop = net.street('Pond Lane', 'Pond', 'Mill', LANE, TWENTY, [
    corner(-125, -95, 32, 14),
    corner(80, -110, 120, 15),
    corner(300, -85, 34, 14),
  ]);
  const north = net.street('Pound Lane', 'Pond', 'Church', LANE, TWENTY, [
    corner(-112, 205, 34, 14),
    corner(118, 212, 34, 14),
  ]);
  layRoundabout(network, {
    name: 'Cross',
    ...net.place('Cross'),
    radius: 6,
    halfArm: (41 * Math.PI) / 180,
    width: 4.2,
    sidewalk: 1.5,
    limit: 15 * MPH,
    arms: net.armsAt('Cross'),
    crosswalks: false,
  });
  const cross = (name: string, control: Control) =>
    layCrossing(network, { name, arms: net.armsAt(name), control, crosswalks: false });
  cross('Green', { kind: 'yield', minor: ['Church Lane'] });
  cross('Mill', { kind: 'stop', minor: ['Bridge Street'] });
  cross('Church', { kind: 'yield', minor: ['Church Lane', 'Pound Lane'] });
  cross('Pond', { kind: 'yield', minor: ['Vicarage Road'] });
  putBridge(network, bridge, 'Bridge over the brook', 40, 52);
  putCrosswalkAt(network, { road: high, end: 'end' }, 30);
  for (const road of [high, bridge]) signLimit(network, road, 30);
  for (const road of [back, church, mill, west, loop, north]) signLimit(network, road, 20);
  return mirrored(network.document());
}

const PLACES = new Map<string, Place>([
  ['Cross', { x: 0, y: 0, z: 2, setback: 20 }],
  ['Green', { x: 150, y: 0, z: 1, setback: 13 }],
  ['Mill', { x: 290, y: 0, z: 0, setback: 13 }],
  ['Church', { x: 125, y: 135, z: 4, setback: 13 }],
  ['Pond', { x: -120, y: 0, z: 2, setback: 13 }],
]);

function signLimit(network: Network, road: RoadDraft, mph: number): void {
  putSpeedSign(network, road, 6, 'right', mph);
  putSpeedSign(network, road, road.length - 6, 'left', mph);
}

function corner(x: number, y: number, radius: number, spiral: number): Corner {
  return { x, y, radius, spiral };
}
